"""The sentences, words and stems of every language are fixed, whatever versions of other packages are installed."""

import json

import pytest

from tests.language.answers import FILE, answers, languages
from tui.language.names import LANGUAGE_TABLE

EXPECTED = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", languages())
def test_the_answers_for_a_language_are_fixed(language: str) -> None:
    assert answers(language) == EXPECTED[language]


def test_every_language_has_answers() -> None:
    assert set(EXPECTED) == set(LANGUAGE_TABLE)
