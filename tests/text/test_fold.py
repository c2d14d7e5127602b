import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.fold import FoldedText, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("eﬃcient", "efficient"),
        ("ＡＢＣ１２", "ABC12"),
        ("ｶﾞﾗｽ", "ガラス"),
        ("²½ plain", "²½ plain"),
        ("", ""),
    ],
)
def test_ligatures_and_wide_forms_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("folded", "found"),
    [
        ((0, 1), "a"),
        ((1, 4), "ﬃ"),
        ((2, 3), "ﬃ"),
        ((4, 5), "b"),
        ((3, 5), "ﬃb"),
        ((5, 6), "ﾊﾟ"),
        ((6, 7), "c"),
    ],
)
def test_a_span_is_found_again(folded: tuple[int, int], found: str) -> None:
    text = "aﬃbﾊﾟc"
    start, end = FoldedText(text).span(*folded)
    assert text[start:end] == found


@given(st.text(st.sampled_from("abﬁﬄＡﾊﾟﾞ 。")), st.data())
def test_any_span_holds_what_it_folds_to(text: str, data: st.DataObject) -> None:
    folded = FoldedText(text)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        first, last = folded.span(start, end)
        assert 0 <= first < last <= len(text)
        assert folded.text[start:end] in fold(text[first:last])
