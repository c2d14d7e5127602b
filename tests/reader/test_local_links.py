"""Links into the article itself, and to files beside it."""

from pathlib import Path

import pytest

import tui
from tests.reader.support import reader, rows, until, write_article
from tui.document.model import Article
from tui.reader.dialogs.dialog import Notice
from tui.reader.local_links import LocalLinks

WORDS = "Here are some words to be read, in two sentences. This is the second one."
FIRST = f"""\
# First

{WORDS} See [the oil](#oil), [the others](more/other.md#a-lens), [a lost one](lost.md) or [a place](#nowhere).

## Wicks

{"They are trimmed. " * 300}

## Oil

{WORDS}
"""
OTHER = f"# Other\n\n{WORDS}\n\n## Masts\n\n{'They are tall. ' * 300}\n\n## A lens\n\n{WORDS}\n"


def opened(folder: Path, name: str, text: str) -> Article:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return tui.open_article(path)


def targets(article: Article) -> list[str]:
    return [span.target for span in LocalLinks(article).spans]


@pytest.mark.parametrize(
    "link, leads_somewhere",
    [
        ("#oil", True),
        ("#no-such-place", False),
        ("other.md", True),
        ("../other%20one.md#x", True),
        ("/etc/passwd", False),
        ("~/secret.md", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("mailto:a@example.org", False),
        ("//example.org/x", False),
    ],
)
def test_only_places_here_and_files_beside_it_are_local(
    tmp_path: Path, link: str, leads_somewhere: bool
) -> None:
    article = opened(tmp_path, "a.md", f"# A\n\nSee [that]({link}).\n\n## Oil\n\n{WORDS}\n")
    assert targets(article) == ([link] if leads_somewhere else [])
    assert not article.links


def test_names_of_elements_are_places(tmp_path: Path) -> None:
    page = (
        f'<h1>A</h1><p>{WORDS} <a href="#x1">there</a></p><h2>Oil</h2><p id="x1">It burns, and it is old.</p>'
        f"<p>{WORDS}</p>"
    )
    article = opened(tmp_path, "a.html", f"<html><body><article>{page}</article></body></html>")
    assert targets(article) == ["#x1"]
    assert LocalLinks(article).place_of("x1") == article.text.index("It burns")


def test_a_link_to_its_own_block_leads_nowhere(tmp_path: Path) -> None:
    page = (
        f'<h1>A</h1><p>{WORDS} <a href="#oil">There</a>.</p><h2 id="oil"><a href="#oil">Oil</a></h2><p>{WORDS}</p>'
        f'<section id="wicks"><h2><a href="#wicks">Wicks</a></h2><p>{WORDS} <a href="#oil">Oil</a>.</p></section>'
    )
    article = opened(tmp_path, "a.html", f"<html><body><article>{page}</article></body></html>")
    shown = [article.text[span.start : span.end] for span in LocalLinks(article).spans]
    assert shown == ["There", "Oil"]


def test_links_between_parts_of_a_book_are_not_files(tmp_path: Path) -> None:
    article = opened(tmp_path, "a.md", "# A\n\nSee [that](other.md).\n")
    spans = article.blocks[0].local_links
    assert spans and not LocalLinks(tui.article_from_text("", "See that.")).leads_somewhere(spans[0])


async def test_local_links_are_followed_and_backspace_leads_back(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    write_article(tmp_path / "more", OTHER, "other.md")
    path = write_article(tmp_path, FIRST, "first.md")
    async with reader(path) as (pilot, screen):
        await pilot.press("tab", "F", "a")
        assert screen.session is not None
        text = screen.session.article.text
        assert screen.article_pane.place == text.index("Oil\n")
        await pilot.press("backspace")
        assert screen.article_pane.place == 0
        await pilot.press("F", "s")
        await until(pilot, lambda: screen.session is not None and screen.session.article.title == "Other")
        await until(pilot, lambda: screen.loader.is_complete)
        place = screen.article_pane.place
        assert screen.session.article.text[place:].startswith("A lens")
        await pilot.press("backspace")
        assert screen.session.article.title == "First"
        await pilot.press("F", "d")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        await pilot.press("escape")
        assert screen.session.article.title == "First"
        assert not any("[a place]" in row for row in rows(screen))


@pytest.mark.parametrize("settings", ["", "history = false"])
async def test_the_way_back_leads_to_the_choices_made_there_and_to_what_was_read(
    tmp_path: Path, settings: str
) -> None:
    (tmp_path / "more").mkdir()
    write_article(tmp_path / "more", OTHER, "other.md")
    async with reader(write_article(tmp_path, FIRST, "first.md"), settings=settings) as (pilot, screen):
        begun = screen.summary.choices.method
        await pilot.press("tab", "space", "space", "g", "m")
        chosen, read = screen.summary.choices.method, screen.reading.saved
        assert chosen != begun
        assert read is not None
        await pilot.press("F", "s")
        await until(pilot, lambda: screen.session is not None and screen.session.article.title == "Other")
        await until(pilot, lambda: screen.loader.is_complete)
        assert screen.summary.choices.method == begun
        await pilot.press("backspace")
        assert (screen.summary.choices.method, screen.reading.saved) == (chosen, read)
