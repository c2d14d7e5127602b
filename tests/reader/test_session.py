import pytest

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.language.articles import build_article
from tui.reader.session import Session
from tui.summary.lengths import Length
from tui.summary.rankings import rank


def paragraph(text: str) -> Draft:
    return Draft(BlockKind.PARAGRAPH, text)


def heading(text: str, level: int = 1) -> Draft:
    return Draft(BlockKind.HEADING, text, level)


@pytest.fixture
def reading() -> Session:
    article = build_article(
        [
            paragraph("A lamp stood on the hill. It burned all night."),
            heading("Oil"),
            paragraph("Oil burns long. A keeper pours it."),
            heading("The wick", 2),
            paragraph("The wick is trimmed. It burns low at dawn."),
            heading("Glass"),
            paragraph("Glass bends the light. The beam turns."),
        ],
        title="Lamps",
    )
    reading = Session(article, "lex-rank", Length.parse("3"))
    reading.add(rank(article, "lex-rank"))
    return reading


def test_there_is_no_digest_before_a_ranking(reading: Session) -> None:
    assert Session(reading.article, "luhn", Length.parse("3")).digest is None


def test_a_choice_gives_another_digest(reading: Session) -> None:
    assert len(reading.summary) == 3
    reading.choose(length=Length.parse("5"))
    assert len(reading.summary) == 5
    reading.choose_section(3)
    assert {sentence.section for sentence in reading.summary} == {3}


def test_a_ranking_waits_until_its_method_is_chosen(reading: Session) -> None:
    reading.add(rank(reading.article, "luhn"))
    assert reading.method == "lex-rank"
    reading.choose(method="luhn")
    assert reading.digest is not None
    assert reading.digest.ranking.method == "luhn"
    assert set(reading.rankings) == {"lex-rank", "luhn"}


def test_sections_before_after_and_at_a_place(reading: Session) -> None:
    starts = [section.start for section in reading.article.sections]
    for index, start in enumerate(starts):
        assert reading.section_at(start) == reading.article.sections[index]
        assert reading.section_at(start + 1) == reading.article.sections[index]
        after = reading.section_after(start)
        assert after == (reading.article.sections[index + 1] if index + 1 < len(starts) else None)
        before = reading.section_before(start)
        assert before == (reading.article.sections[index - 1] if index else None)


def test_numbers_count_top_level_sections_with_headings(reading: Session) -> None:
    titles = [section and section.title for section in map(reading.numbered_section, range(4))]
    assert titles == [None, "Oil", "Glass", None]


def test_the_summary_is_walked_in_reading_order(reading: Session) -> None:
    first, second, third = reading.summary
    assert reading.summary_after(-1) == first
    assert reading.summary_after(first.start) == second
    assert reading.summary_before(third.start) == second
    assert reading.summary_before(first.start) is None
    assert reading.summary_after(third.start) is None
    assert reading.summary_between(second.start + 1, second.start + 2) == second


def test_the_sentence_at_a_place_is_the_one_there_or_the_next(reading: Session) -> None:
    sentences = reading.article.sentences
    assert reading.sentence_at(0) == sentences[0]
    assert reading.sentence_at(sentences[1].start + 3) == sentences[1]
    assert reading.sentence_at(reading.article.sections[1].start) == sentences[2]
    assert reading.sentence_at(len(reading.article.text)) is None
