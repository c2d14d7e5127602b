import gzip
import io

from hypothesis import given
from hypothesis import strategies as st

from tui.batch.json_records import decompressed, peek, split_lines


@given(st.lists(st.binary(max_size=20).filter(lambda line: b"\n" not in line)), st.booleans())
def test_lines_are_split_as_they_were_joined(lines: list[bytes], compressed: bool) -> None:
    data = b"\n".join([*lines, b""])
    stream = decompressed(io.BytesIO(gzip.compress(data) if compressed else data))
    if not compressed and data.startswith(b"\x1f\x8b\x08"):
        return
    assert peek(stream, "a") == data[: 8 * 1024]
    assert list(split_lines(stream, "a")) == lines


@given(st.binary(max_size=300), st.integers(1, 50), st.integers(1, 9))
def test_long_lines_are_cut(data: bytes, limit: int, piece: int) -> None:
    stream = io.BufferedReader(io.BytesIO(data), piece)
    expected = [line[: limit + 1] for line in data.split(b"\0")]
    found = list(split_lines(stream, "a", b"\0", limit))
    assert found == (expected if expected[-1] else expected[:-1])
