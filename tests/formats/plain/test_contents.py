from tui.formats.plain.contents import find_chapter_numbers, find_contents, is_contents_heading
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
