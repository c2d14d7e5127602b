"""Words of scripts with marks, and of languages without tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language.names import OTHERS
from tui.language.words import tokenize_words


@pytest.mark.parametrize(
    "language, sentence, words",
    [
        ("hindi", "डॉ. शर्मा भी आए थे।", "डॉ शर्मा भी आए थे"),
        ("persian", "خانه\u200cها سه\u200cشنبه باز شد.", "خانه\u200cها سه\u200cشنبه باز شد"),
        ("armenian", "Ո՞վ է այնտեղ:", "Ով է այնտեղ"),
        ("amharic", "ዝናብ ነው። ቀዝቃዛ", "ዝናብ ነው ቀዝቃዛ"),
        ("bengali", "নদীর উপরে ২টি সেতু", "নদীর উপরে টি সেতু"),
        ("yoruba", "Wọ́n tún ṣí", "Wọ́n tún ṣí"),
        ("catalan", "L'home d’ahir col·labora, set-cents 12.", "home ahir col·labora set-cents"),
        ("welsh", "Mae'r bont - yma.", "Mae'r bont yma"),
        ("burmese", "သည်မှာ abc", "သည် ည်မှာ abc"),
        ("khmer", "ចាស់", "ចាស់"),
        ("lao", "ນ້ຳໄດ້", "ນ້ຳ ຳໄ ໄດ້"),
        ("hindi", "… 12 — !", ""),
    ],
)
def test_marks_and_joiners_belong_to_words(language: str, sentence: str, words: str) -> None:
    assert tokenize_words(sentence, language) == tuple(words.split())


@given(st.text(max_size=80), st.sampled_from(sorted(OTHERS)))
def test_every_letter_is_in_a_word(sentence: str, language: str) -> None:
    words = "".join(tokenize_words(sentence, language))
    assert {letter for letter in sentence if letter.isalpha()} <= {*words, *"dlmnstDLMNSTquQU"}


def test_long_runs_take_little_time() -> None:
    assert len(tokenize_words("က" * 20_000, "burmese")) == 19_999
    assert len(tokenize_words("a\u0301'" * 20_000, "catalan")) == 1
