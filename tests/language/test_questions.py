"""The kind of answer that questions ask for, and the words of them that count."""

import pytest

from tui.language.questions import Wanted, may_answer, wanted_by, words_without_subject


@pytest.mark.parametrize(
    ("question", "language", "wanted"),
    [
        ("How many fish are there?", "english", {Wanted.AMOUNT}),
        ("When did he leave?", "english", {Wanted.TIME}),
        ("How often is it done?", "english", {Wanted.TIME}),
        ("What must be done?", "english", {Wanted.DUTY}),
        ("By when does it have to be done?", "english", {Wanted.TIME, Wanted.DUTY}),
        ("Who should be asked?", "english", {Wanted.PERSON, Wanted.DUTY}),
        ("Why did he leave?", "english", {Wanted.REASON}),
        ("Why must he leave?", "english", {Wanted.REASON}),
        ("Who left?", "english", {Wanted.PERSON}),
        ("How does it work?", "english", set()),
        ("How should it be kept?", "english", set()),
        ("whole grain", "english", set()),
        ("Wie viele Fische gibt es?", "german", {Wanted.AMOUNT}),
        ("Bis wann muss es fertig sein?", "german", {Wanted.TIME, Wanted.DUTY}),
        ("¿Cuántos peces hay?", "spanish", {Wanted.AMOUNT}),
        ("Pourquoi est-il parti ?", "french", {Wanted.REASON}),
        ("Que faut-il faire ?", "french", {Wanted.DUTY}),
        ("Kuka lähti?", "finnish", set()),
    ],
)
def test_its_words_tell_what_a_question_asks_for(question: str, language: str, wanted: set[Wanted]) -> None:
    assert wanted_by(question, language) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted", "fits"),
    [
        ("It froze with 47 fish in it.", Wanted.AMOUNT, True),
        ("It froze twice.", Wanted.AMOUNT, True),
        ("It froze on a Monday.", Wanted.AMOUNT, False),
        ("It froze.", Wanted.AMOUNT, False),
        ("It froze in 1947.", Wanted.TIME, True),
        ("It froze on a Monday.", Wanted.TIME, True),
        ("It froze.", Wanted.TIME, False),
        ("They left because it froze.", Wanted.REASON, True),
        ("They left.", Wanted.REASON, False),
        ("The lamp was lit by Ada Byrne.", Wanted.PERSON, True),
        ("The lamp was lit.", Wanted.PERSON, False),
        ("The lamp must burn.", Wanted.DUTY, True),
        ("The lamp has to burn.", Wanted.DUTY, True),
        ("Light the lamp.", Wanted.DUTY, True),
        ("Never leave it.", Wanted.DUTY, True),
        ("Looking up the stairs, he saw it.", Wanted.DUTY, False),
        ("All the lamps burned.", Wanted.DUTY, False),
        ("The mustard burned.", Wanted.DUTY, False),
    ],
)
def test_a_sentence_may_answer_by_what_it_has(sentence: str, wanted: Wanted, fits: bool) -> None:
    assert may_answer(sentence, wanted, "english") is fits


def test_only_english_sentences_tell_to_do_something_by_their_form() -> None:
    assert may_answer("Die Lampe muss brennen.", Wanted.DUTY, "german")
    assert not may_answer("Lampe an der Wand.", Wanted.DUTY, "german")
    assert not may_answer("Palaa the.", Wanted.DUTY, "finnish")


def test_words_that_ask_are_without_a_subject() -> None:
    assert {"why", "the", "happened"} <= words_without_subject("english")
    assert "second" not in words_without_subject("english")
    assert words_without_subject("klingon") == frozenset()
