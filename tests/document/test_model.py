import pytest

from tui.document.build import Draft
from tui.document.model import Article, Block, BlockKind, Section, Span, SpanKind
from tui.language.articles import build_article
from tui.language.detect import language_of_blocks


def test_an_article_in_another_language_has_no_sentences_yet() -> None:
    article = build_article([Draft(BlockKind.PARAGRAPH, "It rains. It pours.")], title="Weather")
    assert (len(article.sentences), article.word_count) == (2, 4)
    other = article.in_language("german")
    assert (other.language, other.text, other.blocks) == ("german", article.text, article.blocks)
    assert not other.has_sentences
    assert other.word_count == 4
    assert (article.language, article.has_sentences) == ("english", True)


def test_the_language_of_blocks_is_that_of_their_sentences() -> None:
    drafts = [
        Draft(BlockKind.HEADING, "Der Deich und das Wasser sind hier nicht, aber auch das ist nicht so."),
        Draft(BlockKind.PARAGRAPH, "Le vent est dans les arbres, et il ne fait pas beau pour nous."),
        Draft(BlockKind.CODE, "und der die das ist nicht von mit dem und der die das"),
    ]
    assert language_of_blocks(drafts) == "french"


def test_words_before_a_place_are_exact_between_blocks() -> None:
    article = build_article(
        [
            Draft(BlockKind.HEADING, "A title", 1),
            Draft(BlockKind.PARAGRAPH, "one two three four"),
            Draft(BlockKind.CODE, "x"),
        ],
        title="Not counted",
    )
    starts = [block.start for block in article.blocks]
    assert [article.words_before(start) for start in (-1, *starts)] == [0, 0, 2, 6]
    assert article.words_before(starts[1] + len("one two ")) == 4
    assert article.words_before(len(article.text)) == article.words_before(10**6) == article.word_count == 7
    assert build_article([], title="Empty").words_before(5) == 0


@pytest.mark.parametrize(
    ("kind", "spans", "is_prose", "expected"),
    [
        (BlockKind.PARAGRAPH, (), True, True),
        (BlockKind.LIST_ITEM, (), True, True),
        (BlockKind.QUOTE, (), True, True),
        (BlockKind.HEADING, (), True, False),
        (BlockKind.CODE, (), True, False),
        (BlockKind.PARAGRAPH, (), False, False),
        (BlockKind.PARAGRAPH, ((SpanKind.FORMULA, 3, 9),), True, False),
        (BlockKind.PARAGRAPH, ((SpanKind.EMPHASIS, 3, 9),), True, True),
        (BlockKind.PARAGRAPH, ((SpanKind.FORMULA, 3, 8),), True, True),
        (BlockKind.PARAGRAPH, ((SpanKind.FORMULA, 4, 9),), True, True),
        (BlockKind.PARAGRAPH, ((SpanKind.EMPHASIS, 3, 5), (SpanKind.FORMULA, 6, 9)), True, True),
    ],
)
def test_a_block_has_sentences_unless_it_is_a_formula_or_no_prose(
    kind: BlockKind, spans: tuple[tuple[SpanKind, int, int], ...], is_prose: bool, expected: bool
) -> None:
    block = Block(kind, "a = b²", 3, 9, spans=tuple(Span(*span) for span in spans), is_prose=is_prose)
    assert block.holds_sentences is expected


def test_what_nobody_said_of_a_part_has_a_default() -> None:
    draft, block = Draft(BlockKind.PARAGRAPH, "a"), Block(BlockKind.PARAGRAPH, "a", 0, 1)
    for each in (draft, block):
        assert (each.level, each.is_prose, each.has_header, each.begins_article) == (0, True, False, False)
    assert not Draft.table([["a"]]).has_header
    assert not Section(0, "One", 1, None, 0, 3).is_found


def test_topics_are_one_section_again_in_another_language() -> None:
    article = build_article(
        [Draft(BlockKind.PARAGRAPH, text) for text in ("It rains.", "It pours.")], title=""
    )
    first, last = (
        Section(index, "rain", 1, None, block.start, block.end, is_found=True)
        for index, block in enumerate(article.blocks)
    )
    with_topics = article.with_sentences(article.sentences, (first, last))
    assert with_topics.sections == (first, last)
    assert with_topics.in_language("german").sections == article.sections
    assert build_article([], title="").in_language("german").sections == ()


def test_an_article_without_a_sentence_finder_has_no_sentences() -> None:
    with pytest.raises(LookupError, match="without a sentence finder"):
        Article("Weather", "", (), ()).sentences  # noqa: B018 - a property
