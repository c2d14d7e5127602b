"""The table of languages."""

import re

import pytest

from tui.language.detect import _SCRIPTS
from tui.language.names import LANGUAGE_TABLE, NAMES

SCRIPTS = dict(_SCRIPTS) | {"latin": "[A-Za-zÀ-ɏʻ]"}


@pytest.mark.parametrize("language", LANGUAGE_TABLE)
def test_a_language_is_named_in_its_script_and_has_codes(language: str) -> None:
    row = LANGUAGE_TABLE[language]
    two, three = row.codes.split()[:2]
    assert re.fullmatch("[a-z]{2}", two) and re.fullmatch("[a-z]{3}", three)
    first_script = row.script.split()[0]
    assert set(row.script.split()) <= SCRIPTS.keys()
    if language != "japanese":  # it is written 日本語
        assert re.match(SCRIPTS[first_script], row.own_name)
    assert {NAMES[code] for code in (language, *row.codes.split())} == {language}
