"""Stop words: Sumy's lists and those of ``stopwordsiso``."""

import subprocess
import sys

import pytest
from sumy.utils import get_stop_words

from tui.language.names import SUMYS
from tui.language.stemmers import stop_words_of, tools_for

# For each language that Sumy has no list for: some stop words, and a word that is none.
WITHOUT_SUMYS = {
    "danish": ("og ikke der være", "bro"),
    "dutch": ("het een niet wordt", "brug"),
    "estonian": ("ja ei kui aga", "sild"),
    "finnish": ("ja ei että mutta", "silta"),
    "hungarian": ("és nem hogy egy", "híd"),
    "norwegian": ("og ikke som være", "bro"),
    "romanian": ("și nu pentru este", "pod"),
    "russian": ("и не что это", "мост"),
    "slovene": ("in ne ki ali", "most"),
    "turkish": ("ve bir için ile", "köprü"),
}


@pytest.mark.parametrize("language", WITHOUT_SUMYS)
def test_common_words_are_known_where_sumy_has_none(language: str) -> None:
    common, topical = WITHOUT_SUMYS[language]
    words = stop_words_of(language)
    assert set(common.split()) <= words
    assert topical not in words
    assert not any("common words" in line for line in tools_for(language).missing)


@pytest.mark.parametrize("language", sorted({*SUMYS} - {*WITHOUT_SUMYS} - {"malayalam"}))
def test_sumys_own_list_stays(language: str) -> None:
    assert stop_words_of(language) == get_stop_words(language)


@pytest.mark.parametrize("language", WITHOUT_SUMYS)
def test_all_are_in_lower_case(language: str) -> None:
    assert all(word == word.lower() for word in stop_words_of(language))


def test_a_note_says_that_there_is_no_list() -> None:
    assert stop_words_of("malayalam") == frozenset()
    assert any("common words for Malayalam" in line for line in tools_for("malayalam").missing)


def test_other_languages_have_those_of_stopwordsiso() -> None:
    assert {"és", "perquè"} <= stop_words_of("catalan")
    assert {"और", "है"} <= stop_words_of("hindi")
    assert stop_words_of("georgian") == frozenset()


def test_stopwordsiso_is_loaded_only_for_a_language_that_needs_it() -> None:
    code = (
        "import sys; from tui.language.stemmers import stop_words_of; "
        "stop_words_of('german'); print('stopwordsiso' in sys.modules); "
        "stop_words_of('danish'); print('stopwordsiso' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.split() == ["False", "True"]
