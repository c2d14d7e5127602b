import importlib.metadata

import pytest

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.language.articles import build_article
from tui.library.records import ReadingState
from tui.reader import session as session_module
from tui.reader.session import Choices, Session
from tui.registry import Registry
from tui.summary.lengths import Length
from tui.summary.methods import METHODS, Method
from tui.summary.rankings import Ranking, rank


def paragraph(text: str) -> Draft:
    return Draft(BlockKind.PARAGRAPH, text)


def heading(text: str, level: int = 1) -> Draft:
    return Draft(BlockKind.HEADING, text, level)


@pytest.fixture
def session() -> Session:
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
    session = Session(article, "lex-rank", Length.parse("3"))
    session.add(rank(article, "lex-rank"))
    return session


def test_there_is_no_digest_before_a_ranking(session: Session) -> None:
    assert Session(session.article, "luhn", Length.parse("3")).digest is None


def test_a_choice_gives_another_digest(session: Session) -> None:
    assert len(session.summary) == 3
    session.choose(length=Length.parse("5"))
    assert len(session.summary) == 5
    session.choose_section(3)
    assert {sentence.section for sentence in session.summary} == {3}


def test_a_digest_has_what_its_sentences_refer_back_to_when_chosen(session: Session) -> None:
    def shown() -> list[int]:
        assert session.digest is not None
        return [each.index for chosen in session.summary for each in session.digest.context_of(chosen)]

    session.choose(length=Length.parse("1"), context=1)
    session.choose_section(2)
    session.add(Ranking("lex-rank", (5, *range(5), 6, 7), (0.0,) * 8))
    assert shown() == [4]
    session.choose(length=Length.parse("2"))
    assert session.context == 1
    session.choose(length=Length.parse("1"), context=0)
    assert shown() == []


def test_a_ranking_waits_until_its_method_is_chosen(session: Session) -> None:
    session.add(rank(session.article, "luhn"))
    assert session.method == "lex-rank"
    session.choose(method="luhn")
    assert session.digest is not None
    assert session.digest.ranking.method == "luhn"
    assert set(session.rankings) == {"lex-rank", "luhn"}


def test_sections_before_after_and_at_a_place(session: Session) -> None:
    starts = [section.start for section in session.article.sections]
    for index, start in enumerate(starts):
        assert session.section_at(start) == session.article.sections[index]
        assert session.section_at(start + 1) == session.article.sections[index]
        after = session.section_after(start)
        assert after == (session.article.sections[index + 1] if index + 1 < len(starts) else None)
        before = session.section_before(start)
        assert before == (session.article.sections[index - 1] if index else None)


def test_numbers_count_top_level_sections_with_headings(session: Session) -> None:
    titles = [section and section.title for section in map(session.numbered_section, range(4))]
    assert titles == [None, "Oil", "Glass", None]


def test_the_summary_is_walked_in_reading_order(session: Session) -> None:
    first, second, third = session.summary
    assert session.summary_after(-1) == first
    assert session.summary_after(first.start) == second
    assert session.summary_before(third.start) == second
    assert session.summary_before(first.start) is None
    assert session.summary_after(third.start) is None
    assert session.summary_between(second.start + 1, second.start + 2) == second


def test_the_sentence_at_a_place_is_the_one_there_or_the_next(session: Session) -> None:
    sentences = session.article.sentences
    assert session.sentence_at(0) == sentences[0]
    assert session.sentence_at(sentences[1].start + 3) == sentences[1]
    assert session.sentence_at(session.article.sections[1].start) == sentences[2]
    assert session.sentence_at(len(session.article.text)) is None


# Choices


@pytest.fixture
def choices() -> Choices:
    return Choices("lex-rank", Length.parse("3"))


def test_choices_are_restored_and_kept(choices: Choices, session: Session) -> None:
    choices.restore(ReadingState(method="luhn", length="20%", section=2, language="german"))
    assert (choices.method, choices.length, choices.language) == ("luhn", Length.parse("20%"), "german")
    restored = choices.session(session.article, is_whole=True)
    assert (restored.method, restored.length, restored.section) == ("luhn", Length.parse("20%"), 2)
    assert choices.state(2) == ReadingState(method="luhn", length="20%", section=2, language="german")


def test_what_was_never_chosen_is_not_kept(choices: Choices) -> None:
    choices.restore(ReadingState())
    assert choices.state(None) == ReadingState()
    choices.choose_method("lex-rank")
    choices.choose_length(Length.parse("3"))
    assert choices.state(None) == ReadingState(method="lex-rank", length="3")


def test_an_article_that_is_new_does_not_load_the_methods_of_other_packages(
    choices: Choices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        importlib.metadata, "entry_points", lambda **_: pytest.fail("the packages were loaded")
    )
    monkeypatch.setattr(session_module, "METHODS", Registry(METHODS.builtin.values(), Method, METHODS.group))
    choices.restore(ReadingState())
    choices.restore(ReadingState(method="luhn"))


def test_what_was_asked_for_at_the_start_wins_over_the_last_time() -> None:
    asked = Choices("kl", Length.parse("7"), explicit={"length"})
    asked.choose_length(Length.parse("9"))
    for _ in range(2):
        asked.restore(ReadingState(method="luhn", length="20%"))
        assert (asked.method, asked.length) == ("luhn", Length.parse("7"))


def test_a_choice_stays_with_the_article_it_was_made_for(choices: Choices) -> None:
    choices.choose_method("kl")
    choices.restore(ReadingState(method="luhn", length="20%"), keeps_chosen=True)
    assert (choices.method, choices.length) == ("kl", Length.parse("20%"))
    choices.restore(ReadingState(length="20%"))
    assert (choices.method, choices.length) == ("lex-rank", Length.parse("20%"))


def test_what_is_chosen_while_an_article_opens_is_for_that_one(choices: Choices) -> None:
    choices.choose_length(Length.parse("7"))
    choices.expect_article()
    choices.choose_method("kl")
    choices.restore(ReadingState(method="luhn"))
    assert (choices.method, choices.length) == ("kl", Length.parse("3"))
    choices.expect_article()
    choices.restore(ReadingState(method="luhn"))
    assert choices.method == "luhn"


@pytest.mark.parametrize("state", [ReadingState(), ReadingState(method="no-such-method", length="many")])
def test_what_cannot_be_restored_is_what_the_reader_began_with(choices: Choices, state: ReadingState) -> None:
    choices.restore(ReadingState(method="luhn", length="20%"))
    choices.restore(state)
    assert (choices.method, choices.length) == ("lex-rank", choices.first_length)


@pytest.mark.parametrize(("section", "is_whole"), [(9, True), (2, False)])
def test_a_section_that_is_not_there_is_not_restored(
    choices: Choices, session: Session, section: int, is_whole: bool
) -> None:
    choices.restore(ReadingState(section=section))
    assert choices.session(session.article, is_whole=is_whole).section is None
    assert choices.session(session.article, is_whole=True).section is None


def test_a_section_is_restored_once(choices: Choices, session: Session) -> None:
    choices.restore(ReadingState(section=2))
    assert choices.session(session.article, is_whole=True).section == 2
    assert choices.session(session.article, is_whole=True).section is None
