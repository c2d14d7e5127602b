"""Which rows of the digest are in view while the article is read."""

from hypothesis import assume, event, given
from hypothesis import strategies as st

from tui.reader.rows.paging import Page, Rows, scroll_while_reading


@st.composite
def pages(draw: st.DrawFn) -> Page:
    height = draw(st.integers(1, 40))
    rows = draw(st.integers(height, 120))
    return Page(draw(st.integers(0, rows - height)), height, rows, draw(st.integers(0, height * 6 // 10)))


@st.composite
def ranges(draw: st.DrawFn, page: Page, start: int = 0) -> Rows:
    first = draw(st.integers(start, page.rows - 1))
    return Rows(first, min(page.rows - 1, first + draw(st.integers(0, 3))))


def rows_in_view(page: Page) -> set[int]:
    return {*range(page.fixed), *range(page.scroll + page.fixed, page.scroll + page.height)}


def is_in_view(page: Page, rows: Rows) -> bool:
    return set(range(rows.first, rows.last + 1)) <= rows_in_view(page)


def scrolls(page: Page) -> list[Page]:
    """Return the page at every scroll, the nearest ones first."""
    at = [page._replace(scroll=scroll) for scroll in range(page.rows - page.height + 1)]
    return sorted(at, key=lambda other: abs(other.scroll - page.scroll))


@given(st.data())
def test_rows_are_brought_into_view_by_the_shortest_way(data: st.DataObject) -> None:
    page = data.draw(pages())
    rows = data.draw(ranges(page))
    assert page.shows(rows) == is_in_view(page, rows)
    shown = page._replace(scroll=page.scroll_to_show(rows))
    nearest = next((other for other in scrolls(page) if is_in_view(other, rows)), None)
    assert page.has_room_for(rows) == (nearest is not None)
    assert shown == nearest or (nearest is None and is_in_view(shown, Rows(rows.first, rows.first)))


@given(st.data())
def test_the_section_being_read_and_the_current_line_are_in_view_where_both_fit(data: st.DataObject) -> None:
    page = data.draw(pages())
    section, line = data.draw(ranges(page, page.fixed)), data.draw(ranges(page))
    is_of_section = data.draw(st.booleans())
    following = data.draw(ranges(page, section.first))
    around = Rows(max(0, line.first - 2), min(page.rows - 1, line.last + 1))

    def follow_up(before: Page) -> Page:
        scroll = scroll_while_reading(before, section, following, line, around, is_of_section=is_of_section)
        return before._replace(scroll=scroll)

    after = follow_up(page)
    assert 0 <= after.scroll <= page.rows - page.height
    assert follow_up(after) == after
    both = [other for other in scrolls(page) if is_in_view(other, section) and is_in_view(other, line)]
    event(f"both fit: {bool(both)}")
    if both:
        assert after in both
    elif is_of_section:
        assert is_in_view(after, Rows(line.first, line.first))
    else:
        assert is_in_view(after, Rows(section.first, section.first))


@given(st.data())
def test_what_is_in_view_with_what_comes_next_stays_where_it_is(data: st.DataObject) -> None:
    page = data.draw(pages())
    section, line = data.draw(ranges(page, page.fixed)), data.draw(ranges(page))
    following = data.draw(ranges(page, section.first))
    is_near = following.last - section.last <= 9
    last = max(section.last + 4, following.last if is_near else 0)
    ahead = Rows(section.first, min(page.rows - 1, last))
    assume(is_in_view(page, ahead) and is_in_view(page, line))
    assert scroll_while_reading(page, section, following, line, line, is_of_section=False) == page.scroll


def test_without_another_line_the_section_is_brought_to_the_middle() -> None:
    section = Rows(60, 60)
    page = Page(scroll=0, height=30, rows=100)
    assert scroll_while_reading(page, section, section, section, section, is_of_section=True) == 45
    page = page._replace(fixed=10)
    assert scroll_while_reading(page, section, section, Rows(2, 3), Rows(0, 4), is_of_section=True) == 40


def test_the_next_section_stays_in_view_if_it_is_near() -> None:
    section = Rows(25, 25)
    page = Page(scroll=0, height=30, rows=100)
    assert scroll_while_reading(page, section, Rows(29, 29), section, section, is_of_section=True) == 0
    assert scroll_while_reading(page, section, Rows(30, 30), section, section, is_of_section=True) == 10
    assert scroll_while_reading(page, section, Rows(40, 40), section, section, is_of_section=True) == 0
    assert scroll_while_reading(page, section, Rows(31, 31), Rows(2, 2), Rows(0, 3), is_of_section=False) == 2
