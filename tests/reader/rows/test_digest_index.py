"""The right edge of the digest's lines."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.document.model import Section, Sentence
from tui.reader.rows.digest_index import DigestIndex
from tui.reader.rows.digest_items import DigestItem
from tui.reader.rows.line_index import RowRef


def section(title: str, minutes: int = 1, chosen: int = 0, level: int = 1) -> DigestItem:
    indent = "  " * level
    target = Section(0, title, level, None, 0, 9)
    return DigestItem(
        title,
        "digest--section",
        initial_indent="1".ljust(len(indent)),
        subsequent_indent=indent,
        target=target,
        minutes=minutes,
        chosen=chosen,
    )


def sentence(text: str, label: str = "", of: int = 0) -> DigestItem:
    target = Sentence(0, text, 0, len(text), of)
    return DigestItem(
        text, "digest--sentence", initial_indent="• ", subsequent_indent="  ", target=target, label=label
    )


def painted(index: DigestIndex) -> list[str]:
    """Return the rows with what stands at their right edge."""
    index.ensure_wrapped(0, 10**6)
    found = []
    for row in range(index.rows):
        ref = index.locate(row)
        start, end = index.span(ref)
        item = index.items[ref.item]
        text = index.indent(ref) + item.text[start:end]
        aside = index.aside(ref)
        assert cell_len(text) + cell_len(aside) <= index.width
        found.append(text + " " * (index.width - cell_len(text) - cell_len(aside)) + aside)
    return found


def asides(index: DigestIndex) -> list[str]:
    return [index.aside(RowRef(item, 0)) for item in range(len(index.items))]


def test_minutes_and_dots_stand_in_columns() -> None:
    items = [
        sentence("A lamp."),
        section("Oil", 4, 1),
        section("Lenses", 75, 4),
        section("Keepers", 1, 12),
        section("Notes"),
    ]
    assert asides(DigestIndex(items, 60)) == [
        "",
        "       4 min     •",
        "  1 h 15 min  ••••",
        "       1 min  12 •",
        "       1 min      ",
    ]


def test_what_has_no_room_is_left_out_the_dots_first() -> None:
    items = [section("Oil", 14, 2)]
    assert asides(DigestIndex(items, 32)) == ["  14 min  ••"]
    assert asides(DigestIndex(items, 31)) == ["  14 min"]
    assert asides(DigestIndex(items, 27)) == [""]


def test_a_deeply_nested_section_keeps_room_for_its_title() -> None:
    items = [section("Oil", 3), section("Wicks", 3, level=9)]
    assert asides(DigestIndex(items, 32)) == ["  3 min", ""]


@pytest.mark.parametrize("width", [14, 34, 54, 88])
@given(title=st.text(st.sampled_from("ab 鯨猫 שלום"), min_size=1, max_size=300), level=st.integers(1, 6))
def test_the_title_never_runs_under_the_columns(width: int, title: str, level: int) -> None:
    index = DigestIndex([section(title.strip() or "x", 90, 3, level)], width)
    index.ensure_wrapped(0, 10**6)
    for line in range(len(index.breaks(0))):
        ref = RowRef(0, line)
        start, end = index.span(ref)
        text = index.items[0].text[start:end]
        if cell_len(text) > 1:
            assert 2 * level + cell_len(text) + cell_len(index.aside(ref)) <= max(width, 2 * level + 2)


SUMMARY = [
    replace(item, gap=0)
    for item in (
        sentence("A lamp burns.", "From fire to oil", of=1),
        sentence("It burns long.", "From fire to oil", of=1),
        sentence("Every lamp has its own rhythm.", "What a lens does", of=2),
        sentence("The last keepers left their towers one day.", "The last keepers", of=3),
    )
]


def test_the_first_sentence_from_a_section_names_it_on_its_last_row_or_under_it() -> None:
    assert painted(DigestIndex(SUMMARY, 36)) == [
        "• A lamp burns.     From fire to oil",
        "• It burns long.                    ",
        "• Every lamp has its own rhythm.    ",
        "                    What a lens does",
        "• The last keepers left their towers",
        "  one day.          The last keepers",
    ]


def test_without_rows_for_them_names_are_shortened_or_left_out() -> None:
    tight = DigestIndex(SUMMARY, 36).with_label_rows(False)
    assert painted(tight)[2:4] == [
        "• Every lamp has its own rhythm.    ",
        "• The last keepers left their towers",
    ]
    assert painted(tight.at_width(29))[0] == "• A lamp burns.  From fire t…"
    assert tight.with_label_rows(True).rows == DigestIndex(SUMMARY, 36).rows


@given(
    text=st.text(st.sampled_from("ab 鯨猫 שלום"), min_size=1, max_size=90),
    label=st.text(st.sampled_from("ab 鯨猫 שלום"), min_size=1, max_size=90),
    width=st.integers(8, 60),
    has_rows=st.booleans(),
)
def test_names_in_any_script_stay_beside_the_text(text: str, label: str, width: int, has_rows: bool) -> None:
    item = replace(sentence("x" + text.strip(), "y" + label.strip()), gap=0)
    rows = painted(DigestIndex([item], width).with_label_rows(has_rows))
    assert all(row.strip() for row in rows)
    assert ("y" in rows[-1]) or not has_rows


def with_context(item: DigestItem, context: str) -> DigestItem:
    return replace(item, text=f"[{context}] {item.text}", own_start=len(context) + 3)


@pytest.mark.parametrize("label", ["", "The last keepers"])
def test_what_a_sentence_refers_back_to_has_rows_above_its_bullet(label: str) -> None:
    item = replace(sentence("They left their towers one day.", label, of=3), gap=0)
    index = DigestIndex([with_context(item, "The keepers trimmed it every night.")], 30)
    assert painted(index) == [
        "  [The keepers trimmed it     ",
        "  every night.]               ",
        "• They left their towers one  ",
        f"  day.{label:>24}",
    ]
    assert index.first_line_of(0) == 2
    assert [index.row_of(0), index.last_row_of(0)] == [0, 3]


@given(
    context=st.text(st.sampled_from("ab 鯨猫 שלום"), min_size=1, max_size=90),
    text=st.text(st.sampled_from("ab 鯨猫 שלום"), min_size=1, max_size=90),
    label=st.text(st.sampled_from("ab 鯨"), max_size=20),
    width=st.integers(8, 60),
)
def test_context_in_any_script_shares_no_row_with_its_sentence(
    context: str, text: str, label: str, width: int
) -> None:
    own = replace(sentence("x" + text.strip(), label.strip()), gap=0)
    item = with_context(own, context.strip())
    index = DigestIndex([item], width)
    rows, alone = painted(index), painted(DigestIndex([own], width))
    first = index.first_line_of(0)
    assert rows[first:] == alone
    assert "".join("".join(rows[:first]).split()) == "".join(f"[{context}]".split())
    assert painted(DigestIndex([item], width + 1).at_width(width)) == rows
