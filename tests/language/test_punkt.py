"""The marks that may end sentences, beside Punkt's own way of finding them."""

from hypothesis import given
from hypothesis import strategies as st
from nltk.tokenize.punkt import PunktSentenceTokenizer

from tui.language.punkt import load_tokenizer

_PIECES = st.sampled_from(["a", "B", ".", "?", "!", " ", "  ", "\n", '"', ")", "…", "x.y", "-", "\xa0", "日"])


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_finds_the_contexts_that_punkt_finds(text: str) -> None:
    tokenizer = load_tokenizer("english")
    found = tokenizer._match_potential_end_contexts(text)
    expected = PunktSentenceTokenizer._match_potential_end_contexts(tokenizer, text)
    assert [(mark.span(), context) for mark, context in found] == [
        (mark.span(), context) for mark, context in expected
    ]
