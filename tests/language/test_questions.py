"""The kind of answer that questions ask for, and the words of them that count."""

import pytest

from tui.language.questions import Wanted, may_answer, wanted_by, words_without_subject


@pytest.mark.parametrize(
    ("question", "language", "wanted"),
    [
        ("How many fish are there?", "english", Wanted.AMOUNT),
        ("When did he leave?", "english", Wanted.AMOUNT),
        ("Why did he leave?", "english", Wanted.REASON),
        ("Who left?", "english", Wanted.PERSON),
        ("How does it work?", "english", None),
        ("whole grain", "english", None),
        ("Wie viele Fische gibt es?", "german", Wanted.AMOUNT),
        ("¿Cuántos peces hay?", "spanish", Wanted.AMOUNT),
        ("Pourquoi est-il parti ?", "french", Wanted.REASON),
        ("Kuka lähti?", "finnish", None),
    ],
)
def test_the_beginning_tells_what_a_question_asks_for(
    question: str, language: str, wanted: Wanted | None
) -> None:
    assert wanted_by(question, language) is wanted


@pytest.mark.parametrize(
    ("sentence", "wanted", "fits"),
    [
        ("It froze in 1947.", Wanted.AMOUNT, True),
        ("It froze twice.", Wanted.AMOUNT, True),
        ("It froze.", Wanted.AMOUNT, False),
        ("They left because it froze.", Wanted.REASON, True),
        ("They left.", Wanted.REASON, False),
        ("The lamp was lit by Ada Byrne.", Wanted.PERSON, True),
        ("The lamp was lit.", Wanted.PERSON, False),
    ],
)
def test_a_sentence_may_answer_by_what_it_has(sentence: str, wanted: Wanted, fits: bool) -> None:
    assert may_answer(sentence, wanted, "english") is fits


def test_words_that_ask_are_without_a_subject() -> None:
    assert {"why", "the", "happened"} <= words_without_subject("english")
    assert "second" not in words_without_subject("english")
    assert words_without_subject("klingon") == frozenset()
