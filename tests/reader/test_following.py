"""Letters at the links of a page: following them to other articles and back, within the article, and copying them."""

from itertools import pairwise
from pathlib import Path

from textual.pilot import Pilot

from tests.reader.painting import painted_strips
from tests.reader.support import reader, rows, until, write_article
from tests.sources.web_server import ARTICLE, answer, serving
from tui.reader.dialogs.dialog import LinkDialog
from tui.reader.dialogs.link_letters import LinkLetters
from tui.reader.screen import ReaderScreen
from tui.reader.widgets.letters import letters_for

FILLER = "Words stand here so that the page is full of them. " * 60


def page(server: str) -> str:
    """Return an article with links to three pages of a server, given by its address."""
    at = server.rstrip("/")
    links = f"See [the lamp]({at}/lamp) and [a picture]({at}/lamp.png), or [nothing]({at}/none)."
    return f"# The first\n\nIt begins here.\n\n{FILLER}\n\n{links}\n\n{FILLER}\n"


def title(screen: ReaderScreen) -> str:
    return "" if screen.session is None else screen.session.article.title


async def at_the_links(pilot: Pilot[str], screen: ReaderScreen) -> tuple[int, int]:
    """Go to the line with the links; return the place and its row of the view."""
    assert screen.session is not None
    if screen.in_digest:
        await pilot.press("tab")
    screen.article_pane.go_to(screen.session.article.text.index("See the lamp"), row=7)
    await pilot.pause()
    return screen.article_pane.place, screen.article_pane.place_row


def lettered(pilot: Pilot[str]) -> str:
    return "\n".join("".join(segment.text for segment in strip) for strip in painted_strips(pilot.app.screen))


async def test_a_letter_opens_a_page_here_and_backspace_leads_back(tmp_path: Path) -> None:
    with serving(lamp=answer(ARTICLE)) as server:
        path = write_article(tmp_path, page(server.address()), "first.md")
        async with reader(path) as (pilot, screen):
            before = await at_the_links(pilot, screen)
            assert f"→ {server.address('/lamp')} +2" in str(screen.article_pane.border_subtitle)
            await pilot.press("F")
            await until(pilot, lambda: isinstance(pilot.app.screen, LinkLetters))
            assert "Seeathe lamp andsa picture, ordnothing." in lettered(pilot)
            await pilot.press("a")
            await until(pilot, lambda: title(screen) == "The lamp that learned to wait")
            await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
            assert "Seeathe" not in "\n".join(rows(screen))
            await pilot.press("J", "backspace")
            assert title(screen) == "The lamp that learned to wait"
            await pilot.press("backspace")
            await until(pilot, lambda: title(screen) == "The first")
            assert (screen.article_pane.place, screen.article_pane.place_row) == before
            assert not screen.in_digest
            await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
            await pilot.press("backspace")
            assert screen.status_line.message == "There is no jump to undo."


async def test_over_several_articles_each_is_left_where_it_was(tmp_path: Path) -> None:
    with serving(lamp=answer(ARTICLE)) as server:
        links = f'<p>More <a href="{server.address("/lamp")}">on lamps</a> is there to be read.</p></article>'
        with serving(lamp=answer(ARTICLE.replace("</article>", links))) as other:
            path = write_article(tmp_path, page(other.address()), "first.md")
            async with reader(path) as (pilot, screen):
                before = await at_the_links(pilot, screen)
                await pilot.press("F", "a")
                await until(pilot, lambda: title(screen) != "The first" and screen.loader.is_complete)
                second = screen.session and screen.session.article.source
                await pilot.press("F", "a")
                await until(
                    pilot,
                    lambda: (
                        screen.session is not None
                        and screen.session.article.source not in (second, str(path))
                        and screen.loader.is_complete
                    ),
                )
                await pilot.press("backspace")
                assert screen.session is not None and screen.session.article.source == second
                await pilot.press("backspace")
                assert title(screen) == "The first"
                assert (screen.article_pane.place, screen.article_pane.place_row) == before


async def test_what_is_not_read_here_is_asked_about(tmp_path: Path) -> None:
    with serving() as server:
        path = write_article(tmp_path, page(server.address()), "first.md")
        async with reader(path) as (pilot, screen):
            await at_the_links(pilot, screen)
            await pilot.press("F", "s")
            await until(pilot, lambda: isinstance(pilot.app.screen, LinkDialog))
            assert "lamp.png" in lettered(pilot)
            assert not server.requests
            await pilot.press("escape", "F", "d")
            await until(pilot, lambda: isinstance(pilot.app.screen, LinkDialog))
            assert "404" in lettered(pilot)
            assert "Cannot read it:" in lettered(pilot)
            await pilot.press("escape", "backspace")
            assert title(screen) == "The first"
            assert screen.status_line.message == "There is no jump to undo."


async def test_a_capital_y_copies_the_address_and_escape_ends_it(tmp_path: Path) -> None:
    path = write_article(tmp_path, page("https://example.org/"), "first.md")
    async with reader(path) as (pilot, screen):
        await pilot.press("F")
        assert screen.status_line.message == "There is no link on this page."
        await at_the_links(pilot, screen)
        await pilot.press("F", "Y", "s")
        await pilot.pause()
        assert pilot.app.clipboard == "https://example.org/lamp.png"
        for key in ("escape", "q", "0"):
            await pilot.press("F", key)
            await pilot.pause()
            assert pilot.app.screen is screen
            assert "See the lamp and a picture" in "\n".join(rows(screen))


async def test_a_link_into_the_article_is_a_jump(tmp_path: Path) -> None:
    body = ARTICLE.replace(
        "Nobody was paid", 'See <a href="/page#what-a-lens-does">the lens</a>. Nobody was paid'
    )
    with serving(page=answer(body)) as server:
        async with reader(server.address("/page")) as (pilot, screen):
            await pilot.press("tab")
            before = screen.article_pane.place
            await pilot.press("F", "a")
            assert screen.session is not None
            section = next(s for s in screen.session.article.sections if s.title == "What a lens does")
            assert screen.article_pane.place == section.start
            await pilot.press("backspace")
            assert screen.article_pane.place == before


def test_letters_are_short_and_none_is_the_beginning_of_another() -> None:
    assert letters_for(0) == []
    assert letters_for(3) == ["a", "s", "d"]
    assert {len(each) for each in letters_for(26)} == {1}
    assert letters_for(27)[24:] == ["n", "ma", "ms"]
    for count in (26, 27, 51, 52, 676, 677, 700):
        letters = sorted(letters_for(count))
        assert len(set(letters)) == count
        assert not any(after.startswith(before) for before, after in pairwise(letters))
