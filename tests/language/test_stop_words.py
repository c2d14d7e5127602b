"""Where the commonest words come from."""

import subprocess
import sys

import pytest
from sumy.utils import get_stop_words

from tui.language.detect import LANGUAGES
from tui.language.stop_words import stop_words_of
from tui.summary.factory import tools_for

# For each language that Sumy has no list for: words that say nothing, and one that does.
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
    common, telling = WITHOUT_SUMYS[language]
    words = stop_words_of(language)
    assert set(common.split()) <= words
    assert telling not in words
    assert not any("common words" in line for line in tools_for(language).missing)


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {*WITHOUT_SUMYS} - {"malayalam"}))
def test_sumys_own_list_stays(language: str) -> None:
    assert stop_words_of(language) == get_stop_words(language)


@pytest.mark.parametrize("language", WITHOUT_SUMYS)
def test_all_are_in_lower_case(language: str) -> None:
    assert all(word == word.lower() for word in stop_words_of(language))


def test_where_nobody_has_a_list_a_line_says_so() -> None:
    assert stop_words_of("malayalam") == frozenset()
    assert any("common words for Malayalam" in line for line in tools_for("malayalam").missing)


def test_the_lists_of_the_world_are_read_for_a_language_that_needs_them_only() -> None:
    code = (
        "import sys; from tui.language.stop_words import stop_words_of; "
        "stop_words_of('german'); print('stopwordsiso' in sys.modules); "
        "stop_words_of('danish'); print('stopwordsiso' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.split() == ["False", "True"]
