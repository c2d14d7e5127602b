from hypothesis import given, settings
from hypothesis import strategies as st

from tui.library.records import fingerprint_of


def test_a_fingerprint_is_the_same_in_every_process() -> None:
    assert fingerprint_of("Ice", "The harbour froze.") == "d18aa8227a17a0ea7d8bd76a02920c9b"


def test_title_and_text_are_distinguished() -> None:
    assert len({fingerprint_of("ab", "c"), fingerprint_of("a", "bc"), fingerprint_of("", "abc")}) == 3


@settings(deadline=None)  # the first one loads hashlib
@given(st.text(), st.text(), st.text(), st.text())
def test_different_content_has_a_different_fingerprint(
    title: str, text: str, other_title: str, other_text: str
) -> None:
    title, other_title = title.replace("\0", ""), other_title.replace("\0", "")  # which no clean title holds
    same = (title, text) == (other_title, other_text)
    assert (fingerprint_of(title, text) == fingerprint_of(other_title, other_text)) is same


def test_surrogates_have_a_fingerprint() -> None:
    assert len(fingerprint_of("\ud800", "\udfff\0")) == 32
