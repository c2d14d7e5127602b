"""A question to the article, and its answer in the digest."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from tests.reader.support import reader, until, write_article
from tui.document.model import Sentence
from tui.reader.dialogs.ask import AskPrompt
from tui.reader.rows.spans import MATCH
from tui.reader.screen import ReaderScreen

TIDES = Path(__file__).parents[2] / "sample_articles" / "tides.md"
RHYTHM = "Every lamp has its own rhythm."


async def ask(pilot: Pilot[str], screen: ReaderScreen, about: str) -> None:
    """Ask a question, and wait for the answer."""
    before = screen.session.digest if screen.session else None
    await pilot.press("A")
    await pilot.pause()
    assert isinstance(pilot.app.screen, AskPrompt)
    pilot.app.screen.query_one(Input).value = about
    await pilot.press("enter")
    await until(pilot, lambda: screen.session is not None and screen.session.digest is not before)


def digest_texts(screen: ReaderScreen) -> list[str]:
    return [item.text for item in screen.digest_pane.line_index.items]


async def test_the_answer_is_looked_at_and_left_where_one_was(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        summary = digest_texts(screen)
        await pilot.press("tab", "j", "j")
        read = screen.navigator.position
        await ask(pilot, screen, "the rhythm of a lamp")
        assert digest_texts(screen)[0] == "About “the rhythm of a lamp”"
        assert screen.in_digest
        assert isinstance(screen.digest_pane.current, Sentence)
        assert screen.article_pane.place == screen.digest_pane.current.start
        marked = [item for item in screen.digest_pane.line_index.items if item.text == RHYTHM]
        assert [RHYTHM[start:end] for start, end in marked[0].matches] == ["lamp", "rhythm"]
        pane = screen.digest_pane
        shown = [pane.decorate(pane.line_index.locate(row)) for row in range(pane.page_rows)]
        assert MATCH in {span.style for decoration in shown for span in decoration.spans}
        await pilot.press("minus")  # the length is the reader's
        assert screen.session is not None
        assert len(screen.session.summary) == 4
        await pilot.press("equals_sign", "j")
        assert screen.ask.status().hints == (("Esc", "summary"),)
        await pilot.press("escape")
        assert digest_texts(screen) == summary
        assert screen.navigator.position == read


async def test_a_sentence_that_was_gone_to_is_not_left(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await ask(pilot, screen, "rhythm")
        await pilot.press("enter")
        place = screen.article_pane.place
        assert place > 0
        await pilot.press("escape")
        assert screen.article_pane.place == place
        assert not screen.ask.is_answered
        await pilot.press("A", "up")
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == "rhythm"


async def test_no_answer_is_told_and_an_empty_question_ends_it(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        summary = digest_texts(screen)
        await ask(pilot, screen, "carburettors")
        assert "The article says nothing of “carburettors”." in digest_texts(screen)
        assert screen.session is not None
        assert screen.session.summary == ()
        await pilot.press("A", "enter")
        await pilot.pause()
        assert digest_texts(screen) == summary


async def test_the_answer_is_in_view_whatever_the_digest_showed() -> None:
    async with reader(TIDES, size=(100, 28)) as (pilot, screen):
        await pilot.press("J", "J", "J", "enter")
        await pilot.press("slash", *"full moon", "enter")
        await ask(pilot, screen, "who built the machine")
        pane = screen.digest_pane
        assert pane.current_item is not None
        await until(pilot, lambda: pane.page.scroll == 0 and pane.has_focus)
