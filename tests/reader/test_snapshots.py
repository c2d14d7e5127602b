"""Pictures of the screens. After a wanted change: pytest tests/reader/test_snapshots.py --snapshot-update -n 0."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import textual
from rich.segment import Segment
from textual.pilot import Pilot
from textual.widgets import Static

from tests.reader.contrast import require_contrast, segments_of
from tests.reader.support import is_at_work, is_listed, rows, until, write_article
from tests.reader.test_selecting import cell_of, drag
from tui.library.library import Library
from tui.library.records import ReadingState
from tui.reader.app import StandfirstApp
from tui.reader.dialogs.highlights import HighlightsDialog
from tui.reader.rows.skim_items import FoldLine
from tui.reader.screen import ReaderScreen
from tui.reader.startup import ReaderOptions, prepare
from tui.sources.folders import sample_articles
from tui.sources.open import article_from_text

PAINTED_WITH = "8.2."
SIZES = [(120, 36), (80, 24), (40, 12)]
THEMES = ["standfirst-dark", "standfirst-light"]
SAMPLES = {path.name: path for path in sample_articles()}

Compare = Callable[..., bool]
Run = Callable[[Pilot[Any]], Awaitable[None]]

pytestmark = pytest.mark.skipif(
    not textual.__version__.startswith(PAINTED_WITH),
    reason=f"the pictures were made with Textual {PAINTED_WITH}x",
)


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Turn off animations and everything that depends on the terminal of the tests."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("textual.widgets.Input._toggle_cursor", lambda _: None)
    yield


@pytest.fixture
def snap_compare(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> Compare:
    """Compare a picture, or one in each of some themes, and check the contrast of all its text."""

    def compare(
        app: StandfirstApp, terminal_size: tuple[int, int], run_before: Run, themes: Sequence[str] = ()
    ) -> bool:
        async def pictures() -> list[str]:
            async with app.run_test(size=terminal_size) as pilot:
                await run_before(pilot)
                return [await picture(pilot, theme) for theme in themes or [app.theme]]

        def is_same(taken: str) -> bool:
            monkeypatch.setattr("textual._doc.take_svg_screenshot", lambda **_: taken)
            return snap_compare(app)

        return all(map(is_same, asyncio.run(pictures())))

    return compare


async def picture(pilot: Pilot[Any], theme: str) -> str:
    """Return the picture of a screen in a theme, once nothing changes any more."""
    app = pilot.app
    app.theme = theme
    await rest(pilot)
    if not app.native_ansi_color:  # nobody knows what a terminal's own colours are
        require_contrast(segments_of(app.screen))
    return app.export_screenshot(title=StandfirstApp.TITLE, simplify=True)


async def rest(pilot: Pilot[Any]) -> None:
    """Wait until no work is running and nothing changes any more."""
    before: list[Segment] = []
    while (now := segments_of(pilot.app.screen)) != before:
        before = now
        await until(pilot, lambda: not is_at_work(pilot))


def at_every_size(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test at three sizes."""
    return pytest.mark.parametrize("size", SIZES)(test)


def app(*sources: Path | str, theme: str = THEMES[0]) -> StandfirstApp:
    return StandfirstApp(prepare(ReaderOptions(sources=tuple(map(str, sources)), theme=theme)))


def digest_then(*keys: str) -> Run:
    """Wait for the digest, then press keys."""

    async def run(pilot: Pilot[Any]) -> None:
        screen = pilot.app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await until(pilot, lambda: not screen.status_line.message)

    return run


@at_every_size
def test_the_digest_with_a_sentence_chosen(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(
        news,
        terminal_size=size,
        run_before=digest_then("right_parenthesis", "right_parenthesis"),
        themes=THEMES,
    )


@pytest.mark.parametrize("keys", ["))", "hjj", "M", "/tik"], ids=["summary", "heat", "methods", "find"])
def test_the_colours_of_the_terminal(snap_compare: Compare, keys: str) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"], theme="standfirst-terminal")
    typed = map(textual.keys._character_to_key, keys)
    assert snap_compare(news, terminal_size=(100, 30), run_before=digest_then("tab", *typed))


@at_every_size
def test_the_article_after_a_jump(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=digest_then("J", "enter"), themes=THEMES)


def test_markdown_with_quotes_lists_and_code(snap_compare: Compare) -> None:
    letter = app(SAMPLES["letter-from-the-archive.md"])
    assert snap_compare(letter, terminal_size=(80, 60), run_before=digest_then("tab"), themes=THEMES)


def test_a_table(snap_compare: Compare) -> None:
    tides = app(SAMPLES["tides.md"])
    assert snap_compare(tides, terminal_size=(80, 36), run_before=digest_then("J", "J", "J", "tab"))


def test_numbered_sections(snap_compare: Compare) -> None:
    report = app(SAMPLES["bridge-inspection-report.txt"])
    assert snap_compare(report, terminal_size=(120, 50), run_before=digest_then("t"))


def test_one_section_alone(snap_compare: Compare) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=(120, 36), run_before=digest_then("2", "S"))


def test_one_pane_is_centred(snap_compare: Compare) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=(140, 30), run_before=digest_then("tab", "z"))


@at_every_size
def test_matches_as_one_types(snap_compare: Compare, size: tuple[int, int]) -> None:
    async def typed(pilot: Pilot[Any]) -> None:
        await digest_then("tab", "slash", *"tiktok")(pilot)
        await until(pilot, lambda: "1 of 6" in rows(pilot.app.screen)[-1])

    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=typed, themes=THEMES)


@at_every_size
def test_matches_that_are_walked(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    keys = ("tab", "slash", *"tiktok", "enter", "n", "n")
    assert snap_compare(news, terminal_size=size, run_before=digest_then(*keys), themes=THEMES)


@at_every_size
def test_the_digest_with_only_what_matches(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(
        news, terminal_size=size, run_before=digest_then("slash", *"microsoft", "enter"), themes=THEMES
    )


@at_every_size
def test_the_article_skimmed(snap_compare: Compare, size: tuple[int, int]) -> None:
    tides = app(SAMPLES["tides.md"])

    async def unfolded(pilot: Pilot[Any]) -> None:
        await digest_then("tab", "s")(pilot)
        pane = pilot.app.screen.article_pane
        await until(pilot, lambda: any(isinstance(item, FoldLine) for item in pane.line_index.items))
        await pilot.press(*"gjjjj")
        while pane.fold_line is None:
            await pilot.press("j")
        await pilot.press("enter")
        await until(pilot, lambda: pane.fold_line is not None and pane.fold_line.is_unfolded)

    assert snap_compare(tides, terminal_size=size, run_before=unfolded, themes=THEMES)


@at_every_size
def test_heat_by_rank(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=digest_then("h"), themes=THEMES)


@at_every_size
def test_a_skimmed_article_with_heat_by_agreement(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])

    async def agreed(pilot: Pilot[Any]) -> None:
        await digest_then("s", "h", "h")(pilot)
        screen = pilot.app.screen
        await until(pilot, lambda: screen.heat.map is not None and "methods" in screen.heat.map.measure)

    assert snap_compare(news, terminal_size=size, run_before=agreed, themes=THEMES)


@at_every_size
def test_the_keys(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=digest_then("question_mark"), themes=THEMES)


@at_every_size
def test_the_methods(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=digest_then("M"), themes=THEMES)


@at_every_size
def test_the_palette(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=digest_then("colon", *"sec"), themes=THEMES)


@at_every_size
def test_the_languages(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["nordsee-deiche.md"])

    async def typed(pilot: Pilot[Any]) -> None:
        await digest_then("l")(pilot)
        await rest(pilot)  # a list that is narrowed before it is there has no room for a scrollbar
        await pilot.press(*"sl")

    assert snap_compare(news, terminal_size=size, run_before=typed, themes=THEMES)


@at_every_size
def test_a_folder_in_a_folder(snap_compare: Compare, size: tuple[int, int], tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    (letters / "old").mkdir(parents=True)
    for number, word in enumerate(("First", "Second", "Third"), 9):
        write_article(letters, f"The {word} [b]letter\n\n{'It says little. ' * 200}", f"letter {number}.txt")

    async def entered(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: is_listed(pilot, "letters/"))
        await pilot.press("enter")
        await until(pilot, lambda: is_listed(pilot, "../"))
        await pilot.app.screen.workers.wait_for_complete()
        shown = pilot.app.screen.filtered_list
        shown.set_title("letters")  # the folder that the test runs in has another name each time
        shown.update([shown.entries.all_entries[0]._replace(detail="back")])
        await pilot.pause()

    assert snap_compare(app(tmp_path), terminal_size=size, run_before=entered, themes=THEMES)


@at_every_size
def test_the_prompt_for_a_path(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=digest_then("o"), themes=THEMES)


@at_every_size
def test_a_failure_over_the_article(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    path = "/no/such/[b]article[/b].txt"
    keys = ("o", *(textual.keys._character_to_key(character) for character in path), "enter")
    assert snap_compare(news, terminal_size=size, run_before=digest_then(*keys), themes=THEMES)


@at_every_size
def test_the_list_of_samples(snap_compare: Compare, size: tuple[int, int]) -> None:
    async def titles_read(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: is_listed(pilot, "walmart-tiktok.txt"))
        await pilot.app.screen.workers.wait_for_complete()
        await pilot.pause()

    assert snap_compare(app(), terminal_size=size, run_before=titles_read, themes=THEMES)


LAMPS = f"""\
# The lamp that learned to wait

A fire burns out, and a fire in rain burns low. [How towers were lit](https://example.org/t/{"lamp-" * 20}) tells.

## From fire to oil

{"A keeper trimmed the wick every four hours. The lamp turned on a bath of mercury. " * 8}
"""


def lamps(folder: Path, monkeypatch: pytest.MonkeyPatch) -> StandfirstApp:
    """Write an article with a link to a file whose path is short."""
    write_article(folder, LAMPS, "lamps.md")
    (folder / "lamps-digest.md").touch()
    monkeypatch.chdir(folder)
    return app("lamps.md")


@at_every_size
def test_what_is_known_of_the_article(
    snap_compare: Compare, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def measured(pilot: Pilot[Any]) -> None:
        await digest_then("i")(pilot)
        said = pilot.app.screen.query_one(Static)
        await until(pilot, lambda: "(Flesch" in str(said.content) and "methods …" not in str(said.content))

    opened = lamps(tmp_path, monkeypatch)
    assert snap_compare(opened, terminal_size=size, run_before=measured, themes=THEMES)


@at_every_size
def test_the_question_before_a_file_is_replaced(
    snap_compare: Compare, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = lamps(tmp_path, monkeypatch)
    assert snap_compare(opened, terminal_size=size, run_before=digest_then("w", "enter"), themes=THEMES)


@at_every_size
def test_where_a_link_leads(
    snap_compare: Compare, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def shown(pilot: Pilot[Any]) -> None:
        await digest_then()(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen) and screen.session is not None
        screen.links.show(screen.session.article.links[0])
        await pilot.pause()

    opened = lamps(tmp_path, monkeypatch)
    assert snap_compare(opened, terminal_size=size, run_before=shown, themes=THEMES)


def test_what_is_selected(snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def selected(pilot: Pilot[Any]) -> None:
        await digest_then()(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        await drag(pilot, screen, cell_of(screen, "in rain burns"), cell_of(screen, "tells"))
        await until(pilot, lambda: not screen.status_line.message)

    opened = lamps(tmp_path, monkeypatch)
    assert snap_compare(opened, terminal_size=(120, 24), run_before=selected, themes=THEMES)


def test_a_terminal_that_is_too_small(snap_compare: Compare) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=(36, 9), run_before=digest_then())


def test_hostile_text_is_shown_as_text(snap_compare: Compare, tmp_path: Path) -> None:
    hostile = (
        "A \x1b]0;title\x07 [b]title[/b] \u202egnp\n\n"
        "The [link=x]text[/link] rings \x07 and turns \u202eback\u202c here. An escape \x1b[31m stands here.\n\n"
        "A [@click=app.quit]heading\n\nThe second [/] sentence stands here. The third \x9b stands here too.\n"
    )
    path = write_article(tmp_path, hostile, "hostile.txt")
    assert snap_compare(app(path), terminal_size=(100, 20), run_before=digest_then())


def compared_then(*keys: str) -> Run:
    """Wait until all methods have chosen, then press keys."""

    async def run(pilot: Pilot[Any]) -> None:
        await digest_then("c")(pilot)
        shown = pilot.app.screen
        await until(pilot, lambda: shown.comparison.finished == len(shown.comparison.columns))
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await until(pilot, lambda: not shown.status_line.message)

    return run


@at_every_size
def test_the_methods_compared(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(
        news, terminal_size=size, run_before=compared_then("j", "j", "right", "right"), themes=THEMES
    )


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((80, 40), ("j", "j")),
        ((80, 24), ("s", "home")),
        ((40, 12), ("j", "j", "enter")),
        ((170, 30), ("end",)),
    ],
)
def test_the_methods_compared_otherwise(
    snap_compare: Compare, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    """The article under the table, agreement first, the place in the article, and room for all names."""
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=compared_then(*keys))


def keep(title: str, source: str | None, days: int, progress: float, *marked: str) -> None:
    """Record an article as read some days ago."""
    library = Library(clock=lambda: int(1000 * (time.time() - days * 86_400)))
    article = article_from_text(title, "\n\n".join(("It says little.", *marked)))
    fingerprint = library.record_opened(article, source).fingerprint
    library.save(fingerprint, ReadingState(progress=progress))
    for text in marked:
        library.add_highlight(fingerprint, article.text.index(text), text)
    library.close()


@at_every_size
def test_the_library(snap_compare: Compare, size: tuple[int, int]) -> None:
    keep("What came through a pipe", None, 40, 1.0, "One sentence is marked.")
    keep("", "/no/such/folder/report.txt", 3, 0.07)
    keep("Leuchttürme und 灯台 [b]", "https://example.org/lamps", 1, 0.5, "Two of them.", "Are marked.")

    async def asked(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: is_listed(pilot, "Samples …"))
        await pilot.app.screen.workers.wait_for_complete()
        await pilot.press("j", "d")
        await pilot.pause()

    assert snap_compare(app(), terminal_size=size, run_before=asked, themes=THEMES)


@at_every_size
def test_marked_sentences(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    keys = ("right_parenthesis", "enter", "x", "j", "j", "j", "j", "j", "x")
    assert snap_compare(news, terminal_size=size, run_before=digest_then(*keys), themes=THEMES)


@at_every_size
def test_the_list_of_marks(snap_compare: Compare, size: tuple[int, int]) -> None:
    async def listed(pilot: Pilot[Any]) -> None:
        await digest_then("right_parenthesis", "x", "3", "x", "X")(pilot)
        await until(pilot, lambda: isinstance(pilot.app.screen, HighlightsDialog))
        await until(pilot, lambda: len(pilot.app.screen.filtered_list.entries.all_entries) == 2)

    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=listed, themes=THEMES)


def test_marked_sentences_without_colours(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    news = app(SAMPLES["walmart-tiktok.txt"])
    keys = ("right_parenthesis", "enter", "x", "j", "j", "j", "j", "j", "x")
    assert snap_compare(news, terminal_size=(80, 24), run_before=digest_then(*keys))
