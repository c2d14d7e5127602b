"""Lists whose entries have as many rows as their details need."""

from collections.abc import Sequence

from textual.app import App, ComposeResult

from tests.reader.painting import painted_strips
from tui.reader.rows.entries import ListEntry
from tui.reader.widgets.entry_list import EntryList

SHORT, LONG = "A short one.", "One that is so long that it needs several rows in a narrow list of entries."
ENTRIES = [ListEntry(str(number), f"Title {number}", (SHORT, LONG)[number % 2]) for number in range(20)]


class _ListApp(App[None]):
    def __init__(self, entries: Sequence[ListEntry]) -> None:
        super().__init__()
        self._entries = entries
        self.list = EntryList(rows_each=6)

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.show(self._entries)

    @property
    def rows(self) -> list[str]:
        """The rows on the screen, without the scrollbar."""
        texts = ["".join(segment.text for segment in strip) for strip in painted_strips(self.screen)]
        return [text[: self.list.scrollable_content_region.width].rstrip() for text in texts]


async def test_an_entry_has_no_more_rows_than_it_needs() -> None:
    app = _ListApp(ENTRIES)
    async with app.run_test(size=(30, 20)) as pilot:
        await pilot.pause()
        assert "" not in app.rows
        assert app.rows[:2] == ["▸Title 0", f" {SHORT}"]
        assert " ".join(row.strip() for row in app.rows[3 : app.rows.index(" Title 2")]) == LONG
        await pilot.resize_terminal(120, 20)
        await pilot.pause()
        assert app.rows[:4] == ["▸Title 0", f" {SHORT}", " Title 1", f" {LONG}"]


async def test_rows_painted_before_they_are_laid_out_for_a_wider_terminal_are_empty() -> None:
    app = _ListApp(ENTRIES)
    async with app.run_test(size=(30, 20)) as pilot:
        await pilot.pause()
        narrow = app.list.line_index
        await pilot.resize_terminal(120, 20)
        await pilot.pause()
        wide = app.rows
        app.list.line_index = narrow
        app.list.repaint()
        await pilot.pause()
        assert app.rows[:4] == [*wide[:4]]
        app.list.rewrap()
        await pilot.pause()
        assert app.rows == wide


async def test_a_list_is_as_high_as_its_entries() -> None:
    app = _ListApp(ENTRIES[:2])
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.pause()
        assert app.list.size.height == 4
        assert not app.list.show_vertical_scrollbar


async def test_the_current_entry_is_in_view_wherever_the_keys_lead() -> None:
    app = _ListApp(ENTRIES)
    async with app.run_test(size=(30, 11)) as pilot:
        await pilot.pause()
        for move in (1, 1, 1, 1, 1, -1, 30, -1, -1, -1, -1, -30):
            app.list.move_to(app.list.cursor + move)
            await pilot.pause()
            assert any(row.startswith("▸") for row in app.rows)
            assert app.list.current in app.list.in_view
        seen = set()
        while app.list.cursor < len(ENTRIES) - 1:
            seen |= {entry.id for entry in app.list.in_view}
            before = app.list.cursor
            app.list.move_pages(1.0)
            await pilot.pause()
            assert app.list.cursor > before
        assert seen | {entry.id for entry in app.list.in_view} == {entry.id for entry in ENTRIES}
        app.list.move_pages(-1.0)
        await pilot.pause()
        assert 0 < app.list.cursor < len(ENTRIES) - 1
        await pilot.resize_terminal(60, 8)
        await pilot.pause()
        assert any(row.startswith("▸") for row in app.rows)


async def test_a_detail_in_wide_characters_is_shown_in_full() -> None:
    text = "灯台の光は毎晩数百の船を正しい航路に導いている。" * 2
    app = _ListApp([ListEntry("0", "灯台", text), *ENTRIES])
    async with app.run_test(size=(30, 20)) as pilot:
        await pilot.pause()
        assert "".join(row.strip() for row in app.rows[1 : app.rows.index(" Title 0")]) == text


async def test_a_title_that_is_a_sentence_is_shown_in_full_and_a_heading_has_one_row() -> None:
    heading = ListEntry("heading", "Sentences", is_heading=True)
    sentences = [ListEntry(each, f"{each} {LONG}", "told by one", title_rows=8) for each in "ab"]
    app = _ListApp([heading, *sentences])
    async with app.run_test(size=(30, 20)) as pilot:
        await pilot.pause()
        end = app.rows.index(" told by one")
        assert app.rows[0] == " Sentences"
        assert " ".join(row[1:] for row in app.rows[1:end]) == f"a {LONG}"
        assert app.rows[end + 1].startswith(" b ")


async def test_the_message_of_an_empty_list_is_shown_in_full() -> None:
    app = _ListApp([])
    app.list.placeholder = LONG
    async with app.run_test(size=(20, 12)) as pilot:
        await pilot.pause()
        assert " ".join(row[1:] for row in app.rows if row) == LONG
