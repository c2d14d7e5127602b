import pytest

from tui.document.build import Draft
from tui.document.model import Article, BlockKind
from tui.document.sections import SectionNumbers, find_section
from tui.language.articles import build_article


def article_with(*headings: tuple[str, int]) -> Article:
    drafts = [Draft(BlockKind.PARAGRAPH, "It begins.")]
    for title, level in headings:
        drafts += [Draft(BlockKind.HEADING, title, level), Draft(BlockKind.PARAGRAPH, f"About {title}.")]
    return build_article(drafts, title="Survey")


COUNTED = article_with(
    ("Methods", 1), ("Sampling", 2), ("Weighing", 2), ("Scales", 3), ("Results", 1), ("Sums", 2)
)
PAPER = article_with(
    ("Abstract", 1), ("1 Introduction", 1), ("1.1 Terms", 2), ("1.1.1 Words", 3), ("2. Results", 1)
)
BOOK = article_with(
    ("Part One", 1), ("Chapter 1. Loomings", 2), ("Chapter 2. Dawn", 2), ("Part Two", 1), ("Notes", 1)
)


def test_sections_are_counted_below_each_other() -> None:
    numbers = SectionNumbers(COUNTED.sections)
    assert numbers.numbers == ("", "1", "1.1", "1.2", "1.2.1", "2", "2.1")
    assert not numbers.are_in_headings


def test_headings_are_numbered_but_the_opening_is_not() -> None:
    numbers = SectionNumbers(COUNTED.sections)
    assert [numbers.before(section) for section in COUNTED.sections[:3]] == ["", "1. ", "1.1. "]


def test_numbered_headings_get_no_other_numbers() -> None:
    numbers = SectionNumbers(PAPER.sections)
    assert numbers.are_in_headings
    assert numbers.numbers == ("", "", "1", "1.1", "1.1.1", "2")
    assert {numbers.before(section) for section in PAPER.sections} == {""}


@pytest.mark.parametrize(
    ("titles", "numbers"),
    [
        (("Chapter 1. Loomings", "Chapter 2. Dawn"), ("1", "2")),
        (("I. Dawn", "II. Noon", "Notes"), ("1", "2", "")),
        (("1962", "1984"), ("1", "2")),
        (("I was there", "I left"), ("1", "2")),
        (("12 monkeys", "The weather", "What else"), ("1", "2", "3")),
        (("1 Results", "2 Discussion", "A. Tables"), ("1", "2", "")),
    ],
)
def test_numbers_of_headings(titles: tuple[str, ...], numbers: tuple[str, ...]) -> None:
    article = article_with(*((title, 1) for title in titles))
    assert SectionNumbers(article.sections).numbers[1:] == numbers


@pytest.mark.parametrize(
    ("article", "asked", "title"),
    [
        (COUNTED, "1.2", "Weighing"),
        (COUNTED, "1.2.1.", "Scales"),
        (COUNTED, "2", "Results"),
        (PAPER, "1", "1 Introduction"),
        (PAPER, "1.1", "1.1 Terms"),
        (PAPER, "3", "2. Results"),
        (BOOK, "2", "Part Two"),
        (BOOK, "chapter 2", "Chapter 2. Dawn"),
    ],
)
def test_a_section_is_found_by_the_number_that_is_shown(article: Article, asked: str, title: str) -> None:
    assert find_section(article, asked).title == title


def test_there_may_be_no_sections() -> None:
    assert SectionNumbers(()).numbers == ()
    assert SectionNumbers(()).find("1") is None
