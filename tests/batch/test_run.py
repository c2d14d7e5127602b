import json
import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.batch.run import after_written, without_written, written_lines
from tui.batch.worker import Result
from tui.document.errors import UsageError
from tui.pipeline import DigestOptions, Record, digest_record, failed_record

OPTIONS = DigestOptions("luhn", "3")
names = st.text(max_size=6)
identities = st.fixed_dictionaries(
    {"source": names | st.none()}, optional={"id": names | st.integers() | st.booleans()}
)


def line_of(record: Record, options: DigestOptions = OPTIONS) -> bytes:
    return Result.of(digest_record({"text": "Salt was money.", **record}, options)).line


def failed_line_of(record: Record) -> bytes:
    return Result.of(failed_record(record, "Cannot read it: “why”. Help.")).line


def in_order(records: Sequence[Record], lines: Sequence[bytes]) -> list[Record]:
    return [*after_written(iter(records), written_lines(lines, OPTIONS, "out"), "out")]


@settings(deadline=None)  # the first digest loads the libraries
@given(st.lists(st.tuples(identities, st.booleans()), max_size=6), st.data())
def test_records_written_in_order_are_skipped(given: list[tuple[Record, bool]], data: Any) -> None:
    records = [record for record, _ in given]
    lines = [line_of(record) if well else failed_line_of(record) for record, well in given]
    count = data.draw(st.integers(0, len(lines)))
    assert in_order(records, lines[:count]) == records[count:]


@given(st.lists(identities, max_size=8), st.data())
def test_records_written_in_any_order_are_left_out(records: list[Record], data: Any) -> None:
    order = data.draw(st.permutations(range(len(records))))
    count = data.draw(st.integers(0, len(records)))
    lines = [failed_line_of(records[place]) for place in order[:count]]
    left = [*without_written(iter(records), written_lines(lines, OPTIONS, "out"))]
    expected = sorted(
        json.dumps([records[place].get("id"), failed_line_of(records[place]).decode()])
        for place in order[count:]
    )
    assert (
        sorted(json.dumps([record.get("id"), failed_line_of(record).decode()]) for record in left) == expected
    )


def test_causes_of_earlier_failures_are_counted() -> None:
    lines = [line_of({"source": "a"}), failed_line_of({"source": "b"})]
    assert [line.cause for line in written_lines(lines, OPTIONS, "out")] == [None, "“…”"]


def test_other_sources_are_refused() -> None:
    lines = [line_of({"source": "a"}), line_of({"source": "b"})]
    for sources in (["a", "c"], ["b", "a"], ["a"]):
        with pytest.raises(UsageError, match="its line"):
            in_order([{"source": source} for source in sources], lines)
    with pytest.raises(UsageError, match="line 1 is not that of article 1"):
        in_order([{"source": "a", "id": 1}], lines[:1])


@pytest.mark.parametrize("before", [b'"fingerprint": "000000000000", ', b""])
def test_lines_that_were_made_in_another_way_are_refused(before: bytes) -> None:
    line = line_of({"source": "a"})
    made = re.compile(rb'"fingerprint": "[0-9a-f]{12}", ').search(line)
    assert made is not None
    assert [*written_lines([line], OPTIONS, "out")]
    with pytest.raises(UsageError, match="line 1 was written with another version"):
        [*written_lines([line.replace(made[0], before)], OPTIONS, "out")]
    with pytest.raises(UsageError, match="line 1 was written with another version"):
        [*written_lines([line.replace(b'"english"', b'"martian"')], OPTIONS, "out")]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (DigestOptions("lsa", "3"), "with --method luhn"),
        (DigestOptions("luhn", "4"), "with --length 3"),
        (DigestOptions("luhn", "3", language="german"), "with --language english"),
        (DigestOptions("luhn", "3", with_text=True), "without --with-text"),
        (DigestOptions("luhn", "3", explain=True), "without --explain"),
        (DigestOptions("luhn", "3", context=1), "without --context"),
    ],
)
def test_other_options_are_refused(options: DigestOptions, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        [*written_lines([failed_line_of({"source": "a"}), line_of({"source": "b"})], options, "out")]


@pytest.mark.parametrize("line", [b"\n", b"text\n", b'{"title": "a"}\n', b'{"source": "a"}\n', b"\0\0\n"])
def test_other_files_are_refused(line: bytes) -> None:
    with pytest.raises(UsageError, match="line 2 was not written by this command"):
        [*written_lines([line_of({"source": "a"}), line], OPTIONS, "out")]
