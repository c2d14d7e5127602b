"""The ranges of a text that were read, and those that are shown."""

from hypothesis import given
from hypothesis import strategies as st

from tui.document.model import Section
from tui.reader.rows.article_items import article_items
from tui.reader.rows.line_index import LineIndex
from tui.reader.rows.read_ranges import ReadRanges, shown_ranges
from tui.reader.rows.skim_items import Unfolded, skim_items
from tui.reader.rows.spans import TextRange
from tui.sources.open import article_from_text

SECTIONS = (
    Section(0, "One", 1, None, 0, 300),
    Section(1, "Inner", 2, 0, 100, 200),
    Section(2, "Last", 2, 0, 200, 300),
    Section(3, "Two", 1, None, 300, 400),
)


def read(*parts: tuple[int, int]) -> ReadRanges:
    ranges = ReadRanges()
    for part in parts:
        ranges = ranges.with_range(*part)
    return ranges


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))), st.integers(0, 60), st.integers(0, 60))
def test_parts_are_those_of_a_set(parts: list[tuple[int, int]], start: int, length: int) -> None:
    end = start + length
    ranges, expected = read(*parts), {n for first, last in parts for n in range(first, last)}
    assert {n for first, last in ranges.ranges for n in range(first, last)} == expected
    assert ranges.length_in(start, end) == len(expected & set(range(start, end)))
    gaps = zip(ranges.ranges, ranges.ranges[1:], strict=False)
    assert all(before.end < after.start for before, after in gaps)
    assert ReadRanges.parse(ranges.dump(60), 60) == ranges


def test_only_what_was_read_to_its_end_counts() -> None:
    def indexes(*parts: tuple[int, int]) -> set[int]:
        ranges = read(*parts)
        return {index for part in parts for index in ranges.read_among(SECTIONS, *part)}

    assert indexes((0, 99)) == set()
    assert indexes((0, 300)) == {0, 1, 2}
    assert indexes((100, 198)) == {1}
    assert indexes((100, 190)) == set()
    assert indexes((0, 200), (200, 400)) == {0, 1, 2, 3}
    assert indexes((300, 300)) == set()
    assert [*ReadRanges().read_among((), 0, 9)] == []


def test_of_another_text_or_a_damaged_line_nothing_is_known() -> None:
    assert ReadRanges.parse("60: 1-20", 61) == ReadRanges()
    for line in (None, "", "60", "60: x", "60: 1-2-3", "60: 1", "x: 1-2"):
        assert ReadRanges.parse(line, 60) == ReadRanges()
    assert ReadRanges.parse("60: 50-999", 60) == read((50, 60))


def test_shown_is_what_stands_on_the_rows() -> None:
    article = article_from_text("Title", "A lamp burns all night long.\n\nA keeper sleeps.")
    index = LineIndex(article_items(article), 15)
    assert shown_ranges(index, 0, 99) == [TextRange(0, len(article.text))]
    (part,) = shown_ranges(index, 2, 2)
    assert article.text[part.start : part.end] == "A lamp burns"
    assert shown_ranges(index, 0, 0) == []
    assert shown_ranges(LineIndex([], 0), 0, 9) == []


def test_what_is_folded_is_not_shown() -> None:
    article = article_from_text("Title", "One lamp. Two lamps.\n\nThree lamps. Four lamps.")
    items = [*skim_items(article, article.sentences[1:2], Unfolded())]
    shown = shown_ranges(LineIndex(items, 60), 0, 99)
    assert [article.text[start:end].strip() for start, end in shown] == ["Two lamps."]
