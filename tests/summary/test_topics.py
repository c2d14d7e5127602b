import pytest

from tests.summary.themes import PARAGRAPHS_OF_A_THEME, long_text, paragraphs
from tui.document.errors import UsageError
from tui.document.model import Article
from tui.document.sections import find_section, section_name
from tui.sources.open import article_from_bytes, article_from_text
from tui.summary.digests import summarize
from tui.summary.keywords import keywords, section_keywords
from tui.summary.rankings import rank
from tui.summary.topics import MIN_WORDS, with_topics


@pytest.fixture(scope="module")
def article() -> Article:
    return article_from_text("Four things", long_text(), language="english")


@pytest.fixture(scope="module")
def found(article: Article) -> Article:
    return with_topics(article)


def test_topics_begin_where_the_themes_do(article: Article, found: Article) -> None:
    starts = [article.blocks[index].start for index in range(0, len(article.blocks), PARAGRAPHS_OF_A_THEME)]
    assert {section.start for section in found.sections} >= set(starts)
    assert all(section.is_found and section.heading is None for section in found.sections)
    assert {(section.level, section.parent) for section in found.sections} == {(1, None)}


def test_topics_cover_the_text_once(found: Article) -> None:
    assert found.sections[0].start == 0
    assert found.sections[-1].end == len(found.text)
    for before, after in zip(found.sections, found.sections[1:], strict=False):
        assert found.text[before.end : after.start] == "\n\n"
    for sentence in found.sentences:
        section = found.sections[sentence.section]
        assert section.start <= sentence.start < sentence.end <= section.end


def test_topics_are_named_by_their_words(found: Article) -> None:
    for section in found.sections:
        text = found.text[section.start : section.end].lower()
        assert section_name(section) == f"≈ {section.title}"
        assert all(word.lower() in text for word in (section.title or "").split(", "))
    assert find_section(found, found.sections[1].title or "") == found.sections[1]
    assert find_section(found, section_name(found.sections[1])) == found.sections[1]
    assert find_section(found, "2") == found.sections[1]


def test_nothing_else_changes(article: Article, found: Article) -> None:
    assert (found.text, found.blocks, found.title) == (article.text, article.blocks, article.title)
    assert [each.text for each in found.sentences] == [each.text for each in article.sentences]
    assert rank(found).order == rank(article).order
    assert keywords(found) == keywords(article)
    assert summarize(found, section=1).summary[0].section == 1
    assert section_keywords(found, 1)


def test_a_long_text_without_sentences_has_no_topics() -> None:
    article = article_from_bytes(b"```\n" + b"a = b(c)\n" * MIN_WORDS + b"```\n", "code.md")
    assert article.sentences == ()
    assert with_topics(article) is article


def test_a_short_text_and_one_with_headings_are_left_as_they_are() -> None:
    short = article_from_text("", "\n\n".join(paragraphs("bees")), language="english")
    assert short.word_count < MIN_WORDS
    assert with_topics(short) is short
    headed = article_from_bytes(f"# Bees\n\n{long_text()}\n\n# Glass\n\nIt breaks.".encode(), "x.md")
    assert headed.sections[-1].title == "Glass"
    assert with_topics(headed) is headed


def test_a_text_of_one_paragraph_has_no_topics() -> None:
    made = article_from_text("", long_text().replace("\n\n", " "), language="english")
    assert with_topics(made) is made


def test_in_another_language_topics_are_not_found_yet(found: Article) -> None:
    other = found.in_language("german")
    assert [section.title for section in other.sections] == [None]
    assert other.sections[0].end == len(other.text)


def test_only_an_article_has_topics() -> None:
    with pytest.raises(UsageError):
        with_topics("text")  # type: ignore[arg-type]
