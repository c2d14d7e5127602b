from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tui.library import columns as values
from tui.text.sanitize import clean_line

ANYTHING = st.one_of(
    st.none(),
    st.text(),
    st.binary(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.sampled_from(["a\nb", "\x1b]0;x\x07", "\u202e", 0, -1, 2**31, 1e308]),
)


@given(ANYTHING)
def test_anything_becomes_what_it_should_be(value: object) -> None:
    assert values.line(value) == clean_line(values.line(value))
    assert len(values.anchor_context(value)) <= 40
    assert values.source(value) is None or isinstance(value, bytes)
    assert 0 <= values.count(value) < 2**31
    assert 0 <= values.share(value) <= 1
    assert values.moment(value).tzinfo is not None


@given(st.text(min_size=1).filter(lambda text: text.isprintable()), st.integers(0, 2**31 - 1))
def test_what_was_right_stays(text: str, number: int) -> None:
    assert values.text(text) == text
    assert values.line(text) == " ".join(text.split())
    assert values.count(number) == number
    assert values.share(1 / (number + 1)) == 1 / (number + 1)


@given(st.binary(min_size=1))
def test_a_path_of_any_bytes_is_kept(name: bytes) -> None:
    source = name.decode(errors="surrogateescape")
    assert values.source(values.packed_source(source)) == source


@given(st.integers(0, 4_102_444_800_000))
def test_a_moment_is_in_milliseconds(milliseconds: int) -> None:
    assert values.moment(milliseconds) == datetime(1970, 1, 1, tzinfo=UTC) + timedelta(
        milliseconds=milliseconds
    )
