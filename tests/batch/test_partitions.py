import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.batch.inputs import Inputs
from tui.batch.json_records import Fields
from tui.batch.partitions import LineRange, Partition, count_lines, partitions_of, records_in
from tui.pipeline import Record

LINES = st.lists(st.sampled_from(["", " ", "x", "{}", '{"text": "Salt."}', '{"text": "' + "é" * 20 + '"}']))


def cut(records: list[Record], folder: Path, most_bytes: int) -> list[Partition]:
    def count(pieces: list[LineRange]) -> list[int]:
        return [count_lines(piece, str(folder)) for piece in pieces]

    return list(partitions_of(records, str(folder), count, most_bytes))


def read(parts: list[Partition], folder: Path) -> list[Record]:
    return [record for part in parts for record in records_in(part, str(folder), Fields())]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(lines=LINES, end=st.sampled_from(["", "\n"]), most=st.integers(1, 60))
def test_ranges_of_a_file_have_its_lines_with_their_numbers(
    tmp_path: Path, lines: list[str], end: str, most: int
) -> None:
    (tmp_path / "news.jsonl").write_text("\n".join(lines) + end)
    whole = read([Partition(0, LineRange("news.jsonl"))], tmp_path)
    assert read(cut([{"lines": "news.jsonl"}], tmp_path, most), tmp_path) == whole


def test_partitions_are_numbered_in_the_order_of_the_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.batch.partitions._MAX_RECORDS", 2)
    (tmp_path / "b.jsonl").write_text('{"text": "Salt."}\n{"text": "Ice."}\n')
    records = Inputs(defer_json_lines=True).records(
        ["a.md", str(tmp_path / "b.jsonl"), "c.md", "d.md", "e.md"]
    )
    parts = cut(list(records), tmp_path, 10)
    assert [part.number for part in parts] == list(range(len(parts)))
    assert [record["source"].rpartition("/")[2] for record in read(parts, tmp_path)] == [
        "a.md",
        "b.jsonl:1",
        "b.jsonl:2",
        "c.md",
        "d.md",
        "e.md",
    ]
    assert len(parts) == 7


def test_compressed_files_stay_whole(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl.gz").write_bytes(b"x" * 100)
    assert cut([{"lines": "news.jsonl.gz"}], tmp_path, 10) == [Partition(0, LineRange("news.jsonl.gz"))]


def test_an_unreadable_file_is_a_record_with_an_error(tmp_path: Path) -> None:
    assert [record["error"] for record in read(cut([{"lines": "gone.jsonl"}], tmp_path, 10), tmp_path)] == [
        "Cannot read gone.jsonl: No such file or directory. Check the path."
    ]


def test_records_that_were_read_are_part_of_a_partition(tmp_path: Path) -> None:
    known = [{"text": json.dumps(number)} for number in range(3)]
    assert cut([*known], tmp_path, 10) == [Partition(0, tuple(known))]
