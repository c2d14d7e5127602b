from tui.document.build import Draft
from tui.document.model import BlockKind
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
