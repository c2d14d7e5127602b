from tui.formats.plain.raw_paragraph import RawParagraph
from tui.formats.plain.reader import find_title_page, repeats_heading, title_position
from tui.sources.open import article_from_text
from tui.text.lines import is_same_title

TEXT = RawParagraph(
    "It was a long and rainy day, and in the evening the lights went out in all of the houses."
)


def found(*texts: str) -> int | None:
    return title_position([*map(RawParagraph, texts), TEXT])


def test_the_first_line_is_the_title_if_it_looks_like_one() -> None:
    assert found("A long day by the river") == 0
    assert found("How long can it rain?") == 0
    assert found("The mill of J. R. Hartley Jr.") == 0
    assert found("THE MILL.") == 0


def test_a_first_line_that_is_something_else_is_none() -> None:
    assert found("It rained all day.") is None
    assert found("May 5, 2024") is None
    assert found("Dear reader,") is None
    assert found("* * *") is None


def test_a_sentence_that_stands_twice_is_the_title() -> None:
    assert found("It rained all day.", "It rained all day.") == 0


def test_a_double_line_beneath_wins() -> None:
    paragraphs = [RawParagraph("The Daily Post"), RawParagraph("Flood in the valley", underline="="), TEXT]
    assert title_position(paragraphs) == 1


def test_a_lone_line_is_the_text() -> None:
    assert title_position([RawParagraph("Hello")]) is None
    assert title_position([]) is None


def test_titles_are_compared_by_their_words() -> None:
    assert is_same_title("MOBY-DICK; or, The Whale", "Moby Dick or the whale")
    assert not is_same_title("", "")
    assert not is_same_title("Moby", "Moby Dick")


def test_a_title_page_has_the_title_in_pieces() -> None:
    page = [
        RawParagraph("A novel"),
        RawParagraph("MOBY-DICK;"),
        RawParagraph("or, THE WHALE."),
        RawParagraph("By Herman Melville"),
    ]
    assert find_title_page(page, "Moby Dick; or The Whale") == range(1, 3)
    assert find_title_page(page, "Billy Budd") == range(0)


def test_a_heading_again() -> None:
    assert repeats_heading("EXTRACTS.", "EXTRACTS. (Supplied by a Librarian)")
    assert repeats_heading("The mill", "The Mill")
    assert not repeats_heading("The mill", "The mill and the river")
    assert not repeats_heading("* * *", "")


def test_a_common_section_name_is_no_title() -> None:
    article = article_from_text("", "Background\n\nShips need harbours.\n\nResults\n\nHarbours need ships.\n")
    assert article.title == ""
    assert [section.title for section in article.sections] == ["Background", "Results"]
