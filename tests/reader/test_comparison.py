"""The comparison of the methods: its content, moving in it, and leaving it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.painting import painted_strips
from tests.reader.support import reader, rows, until, write_article
from tui.document.errors import StandfirstError
from tui.document.model import Article
from tui.reader.dialogs.compare import CompareScreen
from tui.reader.rows.comparison import methods_to_compare
from tui.reader.screen import ReaderScreen
from tui.reader.widgets.comparison_table import ComparisonTable
from tui.reader.widgets.method_plot import MethodPlot
from tui.reader.worker.client import WorkerClient
from tui.reader.worker.requests import ProgressHandler, RankSentences
from tui.summary.digests import digest
from tui.summary.lengths import Length
from tui.summary.rankings import Ranking, rank

WIDE, MIDDLING, SMALL = (120, 36), (80, 24), (40, 12)


@asynccontextmanager
async def comparison(
    path: Path, size: tuple[int, int] = WIDE, settings: str = ""
) -> AsyncIterator[tuple[Pilot[str], ReaderScreen, CompareScreen]]:
    """Open the comparison, and wait until all methods have answered."""
    async with reader(path, size=size, settings=settings) as (pilot, screen):
        await pilot.press("c")
        shown = await shown_comparison(pilot)
        await until(pilot, lambda: not shown.missing_methods and "…" not in title(shown))
        yield pilot, screen, shown


async def shown_comparison(pilot: Pilot[str]) -> CompareScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen) and bool(pilot.app.focused))
    assert isinstance(pilot.app.screen, CompareScreen)
    return pilot.app.screen


def title(shown: CompareScreen) -> str:
    return str(shown.query_one("#comparison").border_title)


def text_of(shown: CompareScreen) -> list[str]:
    """Return the text on the screen, row by row."""
    strips = painted_strips(shown)
    return ["".join(segment.text for segment in strip) for strip in strips]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_article(tmp_path)


class Gate:
    """Makes some methods wait until it is opened, and others fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, held: str = "", refused: str = "") -> None:
        self.opened = asyncio.Event()
        self.cancelled: list[str] = []
        self.asked: list[str] = []
        real = WorkerClient.ask

        async def ask(
            client: WorkerClient, article: Article, request: RankSentences, on_progress: ProgressHandler
        ) -> Ranking:
            method = request.method
            self.asked.append(method)
            if method == refused:
                raise StandfirstError("There is no list of words for this language.")
            if method == held:
                try:
                    await self.opened.wait()
                except asyncio.CancelledError:
                    self.cancelled.append(method)
                    raise
            return await real(client, article, request, on_progress)

        monkeypatch.setattr(WorkerClient, "ask", ask)


# Its content


async def test_the_table_has_what_each_method_chooses_and_how_many_agree(path: Path) -> None:
    async with comparison(path) as (_, screen, shown):
        assert screen.session is not None
        article = screen.session.article
        chosen = {
            method: {s.index for s in digest(article, rank(article, method), 5).summary}
            for method in methods_to_compare("blend")
        }
        assert {column.method: column.chosen for column in shown.comparison.columns} == chosen
        table = [row for row in text_of(shown) if " of 9 " in row]
        wanted = sorted(set().union(*chosen.values()))
        assert len(table) == len(wanted)
        for row, sentence in zip(table, wanted, strict=True):
            votes = sum(sentence in indexes for indexes in chosen.values())
            assert row.count("●") == votes and f" {votes} of 9" in row
            assert article.sentences[sentence].text[:12] in row


@pytest.mark.parametrize("size", [WIDE, MIDDLING, SMALL, (40, 10), (80, 40), (60, 16)])
async def test_it_fits_any_screen(path: Path, size: tuple[int, int]) -> None:
    async with comparison(path, size) as (pilot, _, shown):
        await pilot.press("end", "right")
        text = text_of(shown)
        assert all(len(row) == size[0] for row in text)
        assert any("│▸ " in row for row in text)
        assert any(bar in row for row in text[1:3] for bar in "▁▂▃▄▅▆▇█")
        assert "9 methods" in text[0]


async def test_it_is_of_one_section_if_the_summary_is(path: Path) -> None:
    async with reader(path) as (pilot, screen):
        await pilot.press("J", "J", "S", "c")
        shown = await shown_comparison(pilot)
        await until(pilot, lambda: "9 methods" in title(shown))
        assert "What a lens does" in title(shown)
        assert screen.session is not None
        section = screen.session.article.sections[2]
        sentences = screen.session.article.sentences
        assert all(section.start <= sentences[i].start < section.end for i in shown.comparison.votes)


async def test_chance_has_a_column_while_it_is_active(path: Path) -> None:
    async with reader(path, settings='method = "random"') as (pilot, screen):
        screen.summary.use_method("random")
        await pilot.press("c")
        shown = await shown_comparison(pilot)
        await until(pilot, lambda: "10 methods" in title(shown))
        assert any("▸0 random" in row for row in text_of(shown))


async def test_where_nothing_tells_sentences_apart_every_column_says_so(tmp_path: Path) -> None:
    path = write_article(tmp_path, "the of and to a. in the of and. to the a of.")
    async with comparison(path) as (pilot, _, shown):
        text = text_of(shown)
        assert sum("finds nothing to choose by" in row for row in text) >= 1
        await pilot.press("j", "G", "s", "tab", "tab", "right", "enter", "space")
        assert pilot.app.is_running


# Moving in it


async def test_moving_moves_the_article_and_marks_the_sentence(path: Path) -> None:
    async with comparison(path) as (pilot, screen, shown):
        before = screen.article_pane.place
        await pilot.press("G")
        await pilot.pause()
        current = shown.table.current
        assert current is not None and current == shown.comparison.in_reading_order[-1]
        assert shown.article_pane.place == shown.session.article.sentences[current].start
        assert screen.article_pane.place == before


async def test_esc_changes_nothing(path: Path) -> None:
    async with reader(path) as (pilot, screen):
        await pilot.press("J", "j", "c")
        shown = await shown_comparison(pilot)
        await until(pilot, lambda: "9 methods" in title(shown))
        before = (
            screen.navigator.position,
            screen.summary.choices.method,
            screen.session and screen.session.digest,
        )
        await pilot.press("G", "right", "s", "escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert (
            screen.navigator.position,
            screen.summary.choices.method,
            screen.session and screen.session.digest,
        ) == before


async def test_it_begins_at_the_row_for_the_readers_place(path: Path) -> None:
    async with reader(path) as (pilot, screen):
        await pilot.press(*"JJJ")
        await pilot.press("c")
        shown = await shown_comparison(pilot)
        await until(pilot, lambda: "9 methods" in title(shown))
        current, reading = shown.table.current, screen.session
        assert current is not None and reading is not None
        assert reading.article.sentences[current].section >= 2


async def test_the_other_order_has_the_most_agreed_first_and_keeps_the_sentence(path: Path) -> None:
    async with comparison(path) as (pilot, _, shown):
        await pilot.press("j", "j")
        current = shown.table.current
        await pilot.press("s")
        assert shown.table.current == current
        await pilot.press("home")
        assert shown.table.current == shown.comparison.most_agreed_first[0]
        await pilot.press("s", "home")
        assert shown.table.current == shown.comparison.in_reading_order[0]


async def test_on_a_narrow_screen_enter_shows_the_place_and_esc_the_table(path: Path) -> None:
    async with comparison(path, SMALL) as (pilot, screen, shown):
        assert not shown.article_pane.display
        await pilot.press("j", "j", "enter")
        await pilot.pause()
        assert shown.article_pane.has_focus and not shown.query_one("#comparison").display
        current = shown.table.current
        assert current is not None
        sentence = shown.session.article.sentences[current]
        assert shown.article_pane.place == sentence.start
        assert any(sentence.text.split()[0] in row for row in text_of(shown))
        await pilot.press("escape")
        assert pilot.app.screen is shown and shown.table.has_focus
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)


async def test_the_article_can_be_read_without_leaving(path: Path) -> None:
    async with comparison(path, (120, 14)) as (pilot, _, shown):
        await pilot.press("tab", "G")
        await pilot.pause()
        assert shown.article_pane.progress == 100
        await pilot.press("tab")
        assert shown.table.has_focus


async def test_the_mouse_points_too(path: Path) -> None:
    async with comparison(path) as (pilot, _, shown):
        await pilot.click(ComparisonTable, offset=(4, 3))
        assert (shown.table.cursor, shown.table.selected_column) == (2, None)
        await pilot.click(MethodPlot, offset=(6, 4))
        assert shown.table.selected_column == 4


# Choosing


@pytest.mark.parametrize("keys", [("right", "right", "enter"), ("2", "enter"), ("l", "l", "l", "h", "enter")])
async def test_enter_on_a_column_uses_its_method(path: Path, keys: tuple[str, ...]) -> None:
    async with comparison(path) as (pilot, screen, _):
        place = screen.article_pane.place
        await pilot.press(*keys)
        await until(pilot, lambda: pilot.app.screen is screen)
        assert screen.session is not None and screen.session.digest is not None
        assert screen.session.digest.ranking.method == "lex-rank" == screen.summary.choices.method
        assert screen.article_pane.place == place


async def test_the_columns_end_at_both_ends(path: Path) -> None:
    async with comparison(path) as (pilot, _, shown):
        await pilot.press(*["right"] * 20)
        assert shown.table.selected_column == 8
        await pilot.press("0")
        assert shown.table.selected_column == 8
        await pilot.press(*["left"] * 20)
        assert shown.table.selected_column is None


async def test_a_method_is_chosen_while_others_are_still_ranking(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, held="kl")
    async with reader(path) as (pilot, screen):
        await pilot.press("c")
        await until(pilot, lambda: "kl" in gate.asked)
        await pilot.press("3", "enter")
        await until(pilot, lambda: pilot.app.screen is screen and "kl" in gate.cancelled)
        assert screen.session is not None and screen.session.digest is not None
        assert screen.session.digest.ranking.method == "text-rank"


# Ranking in the background


async def test_columns_come_one_after_the_other_and_esc_stops_the_rest(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, held="kl")
    async with reader(path) as (pilot, screen):
        await pilot.press("c")
        shown = await shown_comparison(pilot)
        await until(pilot, lambda: "kl" in gate.asked and "8 of 9" in title(shown))
        assert "Comparing … 8 of 9" in title(shown)
        assert any("8 kl" in row and "ranking …" in row for row in text_of(shown))
        await pilot.press("j", "escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert gate.cancelled == ["kl"]
        assert not screen.is_working
        await pilot.press("m")
        await until(pilot, lambda: screen.session is not None and screen.session.method == "lex-rank")


async def test_what_has_been_ranked_is_not_ranked_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    async with comparison(path) as (pilot, _, __):
        assert sorted(gate.asked) == sorted(methods_to_compare("blend"))
        await pilot.press("escape", "c")
        shown = await shown_comparison(pilot)
        assert "9 methods" in title(shown)
        assert len(gate.asked) == 9


async def test_a_method_that_cannot_says_why_and_the_others_go_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Gate(monkeypatch, refused="luhn")
    async with comparison(path) as (pilot, _, shown):
        assert any("5 luhn" in row and "There is no list" in row for row in text_of(shown))
        assert any(" of 8" in row for row in text_of(shown))
        assert any("–" in row for row in text_of(shown))
        await pilot.press("5", "enter")
        assert pilot.app.screen is shown
        assert "Luhn" in shown.status_line.message


async def test_it_opens_before_there_is_a_summary_which_comes_first(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, held="blend")
    async with reader(path, summarized=False) as (pilot, screen):
        await until(pilot, lambda: "blend" in gate.asked)
        await pilot.press("c")
        shown = await shown_comparison(pilot)
        await until(pilot, lambda: gate.asked.count("blend") == 2)
        assert shown.comparison.finished == 0
        gate.opened.set()
        await until(pilot, lambda: "9 methods" in title(shown))
        assert screen.session is not None and screen.session.digest is not None
        assert not screen.is_working


async def test_left_before_there_is_a_summary_the_summary_is_still_made(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, held="blend")
    async with reader(path, summarized=False) as (pilot, screen):
        await until(pilot, lambda: "blend" in gate.asked)
        await pilot.press("c")
        await shown_comparison(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        gate.opened.set()
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        assert any("Summary" in row for row in rows(screen))


async def test_without_an_article_there_is_nothing_to_compare(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(path) as (pilot, screen):
        monkeypatch.setattr(screen.loader, "is_whole", False)
        await pilot.press("c")
        assert pilot.app.screen is screen
        assert screen.status_line.message


async def test_the_length_is_said_in_words(path: Path) -> None:
    async with reader(path) as (pilot, screen):
        for length, said in (("20%", "20% of the sentences"), ("150w", "150 words"), ("1", "1 sentence")):
            screen.summary.use_length(Length.parse(length))
            await pilot.press("c")
            shown = await shown_comparison(pilot)
            await until(pilot, lambda shown=shown: "9 methods" in title(shown))
            assert title(shown).endswith(f"· {said}")
            await pilot.press("escape")
