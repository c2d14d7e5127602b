import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.export.record import json_line

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=[]))
OVERRIDES = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"


@given(ANY_TEXT)
def test_a_record_is_one_harmless_line_that_reads_back(text: str) -> None:
    line = json_line({"text": text})
    assert json.loads(line.encode("utf-8")) == json.loads(json.dumps({"text": text}))
    shown = line.removesuffix("\n")
    assert len(shown.splitlines()) == 1
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in shown)


@pytest.mark.parametrize("override", OVERRIDES)
def test_the_order_of_letters_is_not_overridden(override: str) -> None:
    line = json_line({"source": f"a{override}b"})
    assert line.isascii()
    assert json.loads(line) == {"source": f"a{override}b"}


def test_letters_stay_legible() -> None:
    assert json_line({"text": "Straße 港"}) == '{"text": "Straße 港"}\n'


def test_values_that_json_lacks_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_line({"score": float("nan")})
