"""The sentences that answer a question."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tui
from tests.summary.articles import HEADING, PARAGRAPH, plain, whales
from tui.document.build import Draft
from tui.document.errors import UsageError
from tui.document.model import Article
from tui.language.articles import build_article
from tui.summary.answers import answer
from tui.summary.digests import summarize

HARBOUR = plain(
    "The harbour froze in January.",
    "Ships waited outside for six weeks.",
    "The mayor sent for an icebreaker because the town had no coal.",
    "It came from the north.",
    "Children skated between the piers.",
    "The second ship carried oranges.",
    "Nobody had seen the bay so white since 1947.",
)


def best(article: Article, about: str) -> str:
    return article.sentences[answer(article, about).order[0]].text


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("icebreakers", "The mayor sent for an icebreaker"),  # by its stem
        ("Why was the icebreaker needed?", "The mayor sent for an icebreaker"),
        ("Where did the children skate?", "Children skated"),
        ("the mayor-icebreaker affair", "The mayor sent for an icebreaker"),  # by the parts of a word
        ("the second one", "The second ship"),  # a stop word, if it is all there is
        ("what happened in 1947?", "Nobody had seen"),
    ],
)
def test_the_best_sentence_has_the_words_of_the_question(about: str, expected: str) -> None:
    assert best(HARBOUR, about).startswith(expected)


def test_words_that_ask_do_not_count() -> None:
    article = plain("Explain what you mean, she said.", "The lamp burns oil.")
    assert best(article, "Can you please explain what the lamp burns?") == "The lamp burns oil."
    german = plain("Wer fragt, gewinnt.", "Das Schiff sank im Winter.", language="german")
    assert best(german, "Wann sank das Schiff?") == "Das Schiff sank im Winter."


def test_a_sentence_near_the_words_or_under_their_heading_can_answer() -> None:
    assert "It came from the north." in {
        HARBOUR.sentences[index].text for index in answer(HARBOUR, "the mayor's icebreaker").order
    }
    article = build_article(
        [
            Draft(HEADING, "Storing seed", 1),
            Draft(PARAGRAPH, "A closed jar is best. Keep it cool."),
            Draft(HEADING, "Sowing", 1),
            Draft(PARAGRAPH, "Wait for April. Water well."),
        ],
        title="",
    )
    assert best(article, "storing") == "A closed jar is best."


def test_of_equally_fitting_sentences_one_with_what_is_asked_for_comes_first() -> None:
    article = plain("The tower is high above us.", "The tower is high, 40 metres above.")
    assert best(article, "How high is the tower?").endswith("40 metres above.")
    assert best(article, "the high tower") == article.sentences[0].text


def test_the_matches_are_the_words_in_the_sentence() -> None:
    found = answer(HARBOUR, "ships in 1947")
    texts = {index: [HARBOUR.text[start:end] for start, end in spans] for index, spans in found.marks.items()}
    assert texts[1] == ["Ships"]
    assert texts[6] == ["1947"]
    french = plain("Le sel reste dans l'eau.", "Rien ne bouge.", language="french")
    ((start, end),) = answer(french, "Où est l'eau ?").marks[0]
    assert french.text[start:end] == "eau"


def test_repeats_come_after_what_is_new() -> None:
    article = plain(
        "The whale sank the ship at dawn.",
        "The whale sank the ship at dawn.",
        "A whale can dive for an hour.",
        "Gulls cried.",
    )
    order = answer(article, "the whale and the ship").order
    assert order[0] == 0
    assert order.index(2) < order.index(1)


def test_nothing_is_found_where_the_article_says_nothing() -> None:
    found = answer(HARBOUR, "the price of carburettors")
    assert found.order == ()
    assert found.warnings == ("The article says nothing of “the price of carburettors”.",)
    assert answer(HARBOUR, "mayoor").warnings[1:] == ("The nearest words that it has: “mayor”.",)
    assert answer(HARBOUR, "mayor Quimby's speech on taxes").warnings[1:] == (
        "Of these words it has only “mayor”.",
    )


def test_words_that_are_missing_are_told() -> None:
    assert answer(HARBOUR, "the mayor's coal and gas").warnings == ("The article does not have “gas”.",)


def test_a_question_without_a_word_is_an_error() -> None:
    for about in ("", " ?! "):
        with pytest.raises(UsageError, match="Nothing is asked"):
            answer(HARBOUR, about)
    with pytest.raises(UsageError, match="about must be a question, or words, not the int “5”"):
        answer(HARBOUR, 5)  # type: ignore[arg-type]


def test_articles_without_sentences_or_words_answer_nothing() -> None:
    assert answer(build_article([], title="Empty"), "whales").order == ()
    assert answer(plain("?", "!"), "whales").order == ()
    assert answer(HARBOUR, "who are they").order == ()


def test_a_digest_about_something_has_the_answers_in_reading_order_at_its_length() -> None:
    digest = tui.summarize(whales(), length=2, about="lamps and ships")
    starts = [sentence.start for sentence in digest.summary]
    assert len(starts) == 2
    assert starts == sorted(starts)
    assert digest.heading == "About “lamps and ships”"
    assert digest.matches(digest.summary[0])
    assert [entry.section.title for entry in digest.outline] == [
        entry.section.title for entry in summarize(whales()).outline
    ]
    assert digest.ranking.method == "blend"


def test_a_digest_of_a_section_has_only_its_own_answers() -> None:
    article = whales()
    digest = summarize(article, section=1, about="whales")
    part = article.sections[1]
    assert digest.summary
    assert all(part.start <= sentence.start < part.end for sentence in digest.summary)


def test_a_section_without_an_answer_says_that_it_is_elsewhere() -> None:
    digest = summarize(whales(), section=2, about="the crew")
    assert digest.summary == ()
    assert digest.emptiness == "There is nothing of it in this section."
    assert digest.emptiness in digest.warnings


def test_a_digest_without_an_answer_is_empty_and_says_so() -> None:
    digest = summarize(whales(), about="carburettors")
    assert digest.summary == ()
    assert digest.emptiness == "The article says nothing of “carburettors”."
    assert digest.emptiness in digest.warnings


def test_where_nothing_answers_all_ratings_are_zero() -> None:
    assert set(answer(whales(), "carburettors").scores) == {0.0}


def test_the_answer_is_always_the_same() -> None:
    assert answer(whales(), "whales in the sea") == answer(whales(), "whales in the sea")


@given(st.text(max_size=60))
def test_any_question_is_answered_or_refused(about: str) -> None:
    with suppress(UsageError):
        found = answer(HARBOUR, about)
        assert set(found.marks) == set(found.order)
        assert found.order or found.warnings


@pytest.mark.parametrize(
    ("language", "text", "about", "expected"),
    [
        ("chinese", "中国的首都是北京。上海在海边。", "北京", "中国的首都是北京。"),
        ("russian", "Москва столица России. Море синее.", "Где Москва?", "Москва столица России."),
        ("turkish", "Deniz mavidir. İstanbul büyüktür.", "İstanbul", "İstanbul büyüktür."),
    ],
)
def test_other_languages_are_asked_in_their_own_words(
    language: str, text: str, about: str, expected: str
) -> None:
    article = tui.article_from_text("", text, language=language)
    assert best(article, about) == expected
    assert answer(article, about).warnings == ()
