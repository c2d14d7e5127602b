from tests.formats.pdf.test_columns import column, line
from tui.document.model import Dropped
from tui.formats.pdf.lines import TextLine
from tui.formats.pdf.margins import remove_margins


def page(number: int, *lines: TextLine) -> list[TextLine]:
    for each in lines:
        each.page = number
    return list(lines)


def test_heads_that_change_with_the_chapter_are_removed_too() -> None:
    heads = ["The Keeper"] * 3 + ["The Flood"] + ["The Apprentice"] * 2
    pages = [page(n, line(head, 60, 750), *column(f"p{n}", 60, 700)) for n, head in enumerate(heads)]
    kept, dropped = remove_margins(pages, 10)
    assert [len(lines) for lines in kept] == [6] * 6
    assert dropped == [
        Dropped("a running head", head) for head in ("The Keeper", "The Flood", "The Apprentice")
    ]


def test_page_numbers_count_with_the_pages() -> None:
    pages = [page(n, *column(f"p{n}", 60, 700), line(str(n + 17), 300, 40, 10)) for n in range(3)]
    kept, dropped = remove_margins(pages, 10)
    assert [len(lines) for lines in kept] == [6] * 3
    assert dropped == [Dropped("page numbers", "17 19")]


def test_numbers_that_do_not_count_the_pages_stay() -> None:
    pages = [
        page(n, *column(f"p{n}", 60, 700), line(str(year), 60, 628))
        for n, year in enumerate((1871, 1902, 1936))
    ]
    kept, dropped = remove_margins(pages, 10)
    assert [len(lines) for lines in kept] == [7] * 3
    assert dropped == []


def test_titles_in_large_letters_are_no_heads_even_if_they_repeat() -> None:
    pages = [page(n, line("Results", 60, 750, size=30), *column(f"p{n}", 60, 700)) for n in range(3)]
    kept, _ = remove_margins(pages, 10)
    assert [len(lines) for lines in kept] == [7] * 3


def test_heads_that_change_with_the_section_are_removed_where_others_share_a_part() -> None:
    heads = ["§ 1.11", "§ 1.12", "§ 1.12", "§ 1.14", "§ 1.15"]
    pages = [
        page(n, line(head, 60, 750, 40), line("Harbour Rules", 400, 750, 60), *column(f"p{n}", 60, 700))
        for n, head in enumerate(heads)
    ]
    kept, dropped = remove_margins(pages, 10)
    assert [len(lines) for lines in kept] == [6] * 5
    assert {each.reason for each in dropped} == {"a running head"}


def test_first_lines_of_text_at_one_height_stay() -> None:
    pages = [page(n, *column(f"words {n} of the keeper {n}", 60, 750)) for n in range(5)]
    kept, dropped = remove_margins(pages, 10)
    assert [len(lines) for lines in kept] == [6] * 5
    assert dropped == []
