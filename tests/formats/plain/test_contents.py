import pytest

from tui.document.model import BlockKind
from tui.formats.plain.contents import (
    find_chapter_numbers,
    find_contents,
    is_contents_heading,
    join_chapter_numbers,
)
from tui.formats.plain.raw_paragraph import RawParagraph

PROSE = RawParagraph(
    "It was a long and rainy day, and in the evening the lights went out in all of the houses by the river. "
    * 2
)


def lines(*texts: str) -> list[RawParagraph]:
    return [RawParagraph(text) for text in texts]


def test_a_titled_list_with_page_numbers() -> None:
    paragraphs = [
        *lines("Contents", "The sea ........ 3", "The land ....... 17", "The sky ........ 40"),
        PROSE,
    ]
    paragraphs += [*lines("The sea"), PROSE, *lines("The land"), PROSE, *lines("The sky"), PROSE]
    contents = find_contents(paragraphs)
    assert contents is not None
    assert (contents.start, contents.end, contents.has_title) == (0, 4, True)
    assert contents.entries == {"thesea", "theland", "thesky"}


def test_the_list_ends_where_its_first_entry_comes_again() -> None:
    paragraphs = lines("Inhalt", "Das Meer", "Das Land", "Der Himmel", "Das Meer", "Das Land", "Der Himmel")
    contents = find_contents(paragraphs)
    assert contents is not None
    assert contents.end == 4


def test_a_short_list_or_one_that_nothing_follows_up_is_none() -> None:
    assert find_contents([*lines("Contents", "The sea"), PROSE, *lines("The sea"), PROSE]) is None
    assert find_contents([*lines("Contents", "The sea", "The land", "The sky"), PROSE]) is None
    assert find_contents([PROSE, *lines("The sea", "The land"), PROSE]) is None


def test_many_false_starts_take_no_time() -> None:
    assert find_contents(lines(*["Contents"] * 20_000)) is None


def test_lines_that_come_again_and_again_are_no_contents() -> None:
    keywords = lines("STATUS current", "ACCESS none", "DESCRIPTION")
    assert find_contents([*keywords, PROSE] * 6) is None
    parts = [part for keyword in keywords for part in (keyword, PROSE)]
    assert find_contents([*keywords, PROSE, *parts]) is not None


def test_lines_that_come_again_one_after_another_or_in_another_order_are_no_contents() -> None:
    listing = lines(
        "Running two tests", "The first one passed", "The second one passed", "All of them passed"
    )
    assert find_contents([*listing, PROSE, *listing, PROSE]) is None
    backwards = [part for line in reversed(listing) for part in (line, PROSE)]
    assert find_contents([*listing, PROSE, *backwards]) is None


def test_chapters_have_more_text_than_notes() -> None:
    chapters = [part for number in "123" for part in (*lines(number), PROSE, PROSE)]
    assert find_chapter_numbers([PROSE, *chapters]) == {1, 4, 7}
    notes = [part for number in "123" for part in (*lines(number), PROSE)]
    assert find_chapter_numbers([PROSE, *notes]) == set()


def test_titles_of_contents() -> None:
    assert [
        line
        for line in ("CONTENTS.", "Table of contents", "Inhalt", "The mill", "")
        if is_contents_heading(line)
    ] == [
        "CONTENTS.",
        "Table of contents",
        "Inhalt",
    ]


def chapters(*numbers: str, paragraphs: int = 2) -> list[RawParagraph]:
    return [part for number in numbers for part in (RawParagraph(number), *[PROSE] * paragraphs)]


UNFINISHED, SMALL = RawParagraph("and so it went"), RawParagraph(PROSE.text.lower())


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        ([PROSE, *chapters("1", "2", "3")], {1, 4, 7}),
        (chapters("1", "2", "3"), {0, 3, 6}),
        ([*chapters("1", "2"), RawParagraph("3"), PROSE], {0, 3, 6}),
        ([*chapters("1", "2", "3"), RawParagraph("4")], {0, 3, 6}),
        (chapters("1", "2", "3", paragraphs=1), set()),
        (chapters("1", "2"), set()),
        (chapters("2", "3", "4"), set()),
        (chapters("1", "2", "4"), set()),
        (chapters("1", "2", "2", "3"), set()),
        ([*[UNFINISHED] * 3, *chapters("1", "2", "3")], {3, 6, 9}),
        ([*[UNFINISHED] * 4, *chapters("1", "2", "3")], set()),
        ([*chapters("1", "2"), UNFINISHED, *chapters("3")], set()),
        ([*chapters("1", "2"), RawParagraph("3"), SMALL, PROSE], set()),
        ([*chapters("1", "2"), RawParagraph("3"), UNFINISHED, PROSE], set()),
        ([*chapters("1"), RawParagraph("1871"), PROSE, *chapters("2", "3")], {0, 5, 8}),
    ],
)
def test_chapters_count_from_one_each_above_a_text(paragraphs: list[RawParagraph], found: set[int]) -> None:
    assert find_chapter_numbers(paragraphs) == found


ARGUMENT = RawParagraph("In which the river rises and the mill stands still")


@pytest.mark.parametrize(
    ("number", "title", "joined"),
    [
        ("CHAPTER I", RawParagraph("The mill"), "CHAPTER I. The mill"),
        ("CHAPTER I.", RawParagraph("The mill"), "CHAPTER I. The mill"),
        ("CHAPTER I:", RawParagraph("The mill"), "CHAPTER I: The mill"),
        ("CHAPTER I", RawParagraph("a" * 80), f"CHAPTER I. {'a' * 80}"),
        ("CHAPTER I", RawParagraph("a" * 81), None),
        ("CHAPTER I", RawParagraph("The mill:"), None),
        ("CHAPTER I", RawParagraph("The mill", BlockKind.LIST_ITEM), None),
        ("CHAPTER I", RawParagraph("CHAPTER II"), None),
        ("CHAPTER I", PROSE, None),
        ("CHAPTER I. The flood", RawParagraph("The mill"), None),
        ("Again", RawParagraph("The mill"), None),
    ],
)
def test_a_number_is_joined_with_the_title_below_it(
    number: str, title: RawParagraph, joined: str | None
) -> None:
    paragraphs = [RawParagraph(number), title, PROSE] * 2
    expected = paragraphs if joined is None else [RawParagraph(joined), PROSE] * 2
    assert join_chapter_numbers(paragraphs) == expected


def test_titles_are_joined_if_there_are_two_and_summaries_if_there_are_three() -> None:
    titled, summarised = [*lines("CHAPTER I", "The mill"), PROSE], [*lines("CHAPTER I", "a" * 200), PROSE]
    assert join_chapter_numbers(titled) == titled
    assert join_chapter_numbers(summarised * 2) == summarised * 2
    assert len(join_chapter_numbers(summarised * 3)) == 6
    for argument in ("a" * 201, "“It rises”", f"“{'a' * 90}"):
        other = [*lines("CHAPTER I", argument), RawParagraph(PROSE.text[:95] + ".")]
        assert join_chapter_numbers([*summarised * 3, *other]) == [*summarised * 3, *other]


def test_a_joined_heading_keeps_the_line_below_either() -> None:
    under_title = [RawParagraph("I."), RawParagraph("The mill", underline="="), PROSE]
    under_number = [RawParagraph("II.", underline="-"), RawParagraph("The sea"), PROSE]
    joined = join_chapter_numbers([*under_title, *under_number])
    assert [(each.text, each.underline) for each in joined if not each.is_prose] == [
        ("I. The mill", "="),
        ("II. The sea", "-"),
    ]


@pytest.mark.parametrize(
    ("entries", "repeated", "is_found"),
    [(4, 3, True), (5, 3, False), (5, 4, True), (3, 3, True), (2, 2, False)],
)
def test_three_quarters_of_the_entries_are_repeated_below(
    entries: int, repeated: int, is_found: bool
) -> None:
    titles = [f"The {place} of the mill" for place in ("wheel", "race", "weir", "loft", "pond")[:entries]]
    chapters = [part for title in titles[:repeated] for part in (RawParagraph(title), PROSE)]
    found = find_contents([*lines("Contents", *titles), PROSE, *chapters])
    assert (found is not None) is is_found


@pytest.mark.parametrize(("numbered", "is_found"), [(3, True), (2, False)])
def test_or_three_quarters_are_numbered(numbered: int, is_found: bool) -> None:
    titles = [f"{number}. Mills" if number <= numbered else "Rivers" for number in range(1, 5)]
    assert (find_contents([*lines("Contents", *titles), PROSE]) is not None) is is_found


@pytest.mark.parametrize(("length", "is_joined"), [(99, True), (100, False)])
def test_a_summary_is_shorter_than_the_text_below_it(length: int, is_joined: bool) -> None:
    text = RawParagraph("It was a long and rainy day.".rjust(100, "x"))
    chapters = [*lines("CHAPTER I", "a" * length), text] * 3
    assert len(join_chapter_numbers(chapters)) == (6 if is_joined else 9)
