import re

from hypothesis import given
from hypothesis import strategies as st

from tests.memory import peak_memory
from tui.text import pieces
from tui.text.lines import comparison_key
from tui.text.pieces import substitute
from tui.text.sanitize import clean_text, with_single_spaces


@given(st.text(), st.integers(1, 8))
def test_a_long_text_is_replaced_as_a_short_one(text: str, size: int) -> None:
    pattern = re.compile(r"[\W_]+")
    before, pieces._MAX_PIECE = pieces._MAX_PIECE, size
    try:
        assert substitute(pattern, "", text) == pattern.sub("", text)
    finally:
        pieces._MAX_PIECE = before


def test_spaces_where_two_pieces_meet_become_one() -> None:
    text = "a " * 49_999 + "b    c" + "  d" * 50_000
    assert with_single_spaces(text) == " ".join(text.split())


def test_long_texts_of_short_words_take_little_memory() -> None:
    for text in ("ab. " * 120_000, "ab  " * 120_000, "ab\t\x01" * 120_000):
        for function in (comparison_key, with_single_spaces, clean_text):
            assert peak_memory(lambda function=function, text=text: function(text)) < 6 * len(text)
