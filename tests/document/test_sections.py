import pytest

from tui.document.build import Draft
from tui.document.errors import UsageError
from tui.document.model import Article, BlockKind
from tui.document.sections import (
    empty_sections,
    find_section,
    innermost_section,
    innermost_sections,
    longest_section,
    own_sentence_counts,
    section_name,
    top_sections,
)
from tui.language.articles import build_article

HEADINGS = [
    ("Methods", 1),
    ("Sampling", 2),
    ("Results of the survey", 1),
    ("Results by region", 2),
    ("Sampling", 2),
    ("1984", 1),
]


def article_with(*headings: tuple[str, int], opening: bool = True) -> Article:
    drafts = [Draft(BlockKind.PARAGRAPH, "It begins. It goes on.")] if opening else []
    for title, level in headings:
        drafts += [
            Draft(BlockKind.HEADING, title, level),
            Draft(BlockKind.PARAGRAPH, f"About {title}."),
        ]
    return build_article(drafts, title="Survey")


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ("1", 1),
        ("2", 3),
        ("3", 6),
        ("methods", 1),
        ("  Results   OF the survey ", 3),
        ("results by", 4),
        ("survey", 3),
        ("sampling", 2),
        ("1984", 6),
        ("opening", 0),
    ],
)
def test_a_section_is_found_by_number_or_by_words(asked: str, index: int) -> None:
    assert find_section(article_with(*HEADINGS), asked).index == index


def test_a_beginning_wins_over_a_part() -> None:
    article = article_with(("The trade in sand", 1), ("Sand and glass", 1))
    assert find_section(article, "sand").title == "Sand and glass"


def test_numbers_do_not_count_the_opening() -> None:
    with_opening = article_with(("One", 1), ("Two", 1))
    without = article_with(("One", 1), ("Two", 1), opening=False)
    assert find_section(with_opening, "2").title == find_section(without, "2").title == "Two"


def test_an_ambiguous_section_is_an_error() -> None:
    with pytest.raises(UsageError, match="“Results of the survey” and “Results by region”"):
        find_section(article_with(*HEADINGS), "results")


@pytest.mark.parametrize("asked", ["4", "0", "-1", "conclusions", "", "  ", "9" * 5000, "²"])
def test_an_unknown_section_is_an_error_with_the_known_ones(asked: str) -> None:
    with pytest.raises(UsageError, match="“Methods”"):
        find_section(article_with(*HEADINGS), asked)


def test_an_article_without_headings_says_so() -> None:
    with pytest.raises(UsageError, match="no headings"):
        find_section(article_with(), "1")


def test_a_long_list_is_cut_short() -> None:
    article = article_with(*((f"Part {number}", 1) for number in range(1, 40)))
    with pytest.raises(UsageError, match="“Part 11” and 28 more"):
        find_section(article, "nothing like it")


def test_the_query_in_a_message_is_harmless() -> None:
    with pytest.raises(UsageError) as caught:
        find_section(article_with(*HEADINGS), "\x1b]0;gone\x07\nnext")
    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_top_sections_have_a_heading_and_no_parent() -> None:
    titles = [section.title for section in top_sections(article_with(*HEADINGS))]
    assert titles == ["Methods", "Results of the survey", "1984"]


def test_sentences_are_counted_in_their_own_section() -> None:
    assert own_sentence_counts(article_with(("One", 1), ("Two", 2))) == (2, 1, 1)


def test_the_opening_has_a_name() -> None:
    opening, first = article_with(("One", 1)).sections
    assert (section_name(opening), section_name(first)) == ("(opening)", "One")


def test_the_innermost_section_of_an_offset() -> None:
    article = build_article(
        [
            Draft(BlockKind.PARAGRAPH, "Opening."),
            Draft(BlockKind.HEADING, "One", 1),
            Draft(BlockKind.HEADING, "Below", 2),
            Draft(BlockKind.PARAGRAPH, "Text."),
        ],
        title="",
    )
    at = {
        word: innermost_section(article.sections, article.text.index(word))
        for word in ("Op", "One", "Be", "Te")
    }
    assert at == {"Op": 0, "One": 1, "Be": 2, "Te": 2}
    offsets = range(len(article.text))
    one_by_one = [innermost_section(article.sections, offset) for offset in offsets]
    assert list(innermost_sections(article.sections, offsets)) == one_by_one


def test_the_longest_section_is_the_one_with_most_words_of_its_own() -> None:
    article = build_article(
        [
            Draft(BlockKind.HEADING, "Outer", 1),
            Draft(BlockKind.PARAGRAPH, "one two three"),
            Draft(BlockKind.HEADING, "Inner", 2),
            Draft(BlockKind.PARAGRAPH, "one two three four five"),
            Draft(BlockKind.HEADING, "As long", 2),
            Draft(BlockKind.PARAGRAPH, "one two three four"),
        ],
        title="",
    )
    assert longest_section(article) == (article.sections[1], 6)


def test_an_article_without_text_has_no_longest_section() -> None:
    assert longest_section(build_article([], title="")) is None


@pytest.mark.parametrize(
    ("levels_and_texts", "empty"),
    [
        ([(1, "Text."), (1, "")], {1}),
        ([(1, ""), (2, "Text."), (2, ""), (1, ""), (2, "")], {2, 3, 4}),
        ([(1, ""), (1, "")], set()),
        ([], set()),
    ],
)
def test_sections_with_nothing_but_headings_are_empty(
    levels_and_texts: list[tuple[int, str]], empty: set[int]
) -> None:
    drafts = [
        draft
        for level, text in levels_and_texts
        for draft in (Draft(BlockKind.HEADING, "Heading", level), Draft(BlockKind.PARAGRAPH, text))
    ]
    assert empty_sections(build_article(drafts, title="")) == empty
