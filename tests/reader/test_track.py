"""The signs on the article's scroll bar, in the real app."""

from pathlib import Path

from tests.reader.support import LIGHTHOUSE, reader, rows, until, write_article
from tui.reader.screen import ReaderScreen


def track(screen: ReaderScreen) -> str:
    """Return the scroll bar's column of the article, top to bottom."""
    bar = screen.article_pane.vertical_scrollbar.region
    return "".join(row[bar.x] for row in rows(screen)[bar.y : bar.bottom])


async def test_the_scroll_bar_shows_the_summary_marks_and_matches(tmp_path: Path) -> None:
    path = write_article(tmp_path, LIGHTHOUSE + "\n\n" + "Another paragraph about the sea.\n\n" * 60)
    async with reader(path, settings='length = "3"') as (pilot, screen):
        assert screen.session is not None
        await pilot.pause()
        assert "•" in track(screen)
        assert not {"◆", "━"} & set(track(screen))
        await pilot.press("tab", "J", "x")
        await until(pilot, lambda: "◆" in track(screen))
        await pilot.press("slash", *"about", "enter")
        await until(pilot, lambda: "━" in track(screen))
        assert track(screen).rstrip().count("━") > 10
        await pilot.press("escape")
        await until(pilot, lambda: "━" not in track(screen))
        assert {"•", "◆"} <= set(track(screen))
        await pilot.press("s")
        await until(pilot, lambda: screen.article_pane.line_index.rows < 40)
        assert "•" in track(screen)
