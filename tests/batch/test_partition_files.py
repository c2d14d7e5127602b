import json
from pathlib import Path

import pytest

from tui.batch.partition_files import PartitionFolder
from tui.batch.worker import Answer
from tui.document.errors import StandfirstError
from tui.pipeline import DigestOptions, digest_record
from tui.text.json_lines import json_line

RECORDS = [
    digest_record(
        {"id": 7, "text": "Salt was money. Ice was not."}, DigestOptions(explain=True, with_text=True)
    ),
    digest_record({"id": "b", "source": "b.md", "text": " "}),
]


def answers() -> list[Answer]:
    return [Answer.of(record) for record in RECORDS]


def test_a_part_is_the_lines(tmp_path: Path) -> None:
    folder = PartitionFolder(str(tmp_path / "new" / "digests"))
    folder.write(12, answers())
    assert [Path(part).name for part in folder.parts()] == ["part-000012.jsonl"]
    assert Path(folder.file_of(12)).read_text() == "".join(map(json_line, RECORDS))
    assert Path(folder.file_of(12)).stat().st_mode & 0o400


def test_what_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    folder = PartitionFolder(str(tmp_path))

    def broken() -> list[Answer]:
        raise StandfirstError("no more")

    with pytest.raises(StandfirstError, match="no more"):
        folder.write(0, (answer for answers in (broken(),) for answer in answers))
    folder.write(0, answers())
    with pytest.raises(StandfirstError, match="Cannot write"):
        folder.write(0, (1 / 0 for _ in range(1)))  # type: ignore[misc]
    assert [path.name for path in tmp_path.iterdir()] == ["part-000000.jsonl"]


def test_parts_can_be_removed(tmp_path: Path) -> None:
    folder = PartitionFolder(str(tmp_path))
    folder.write(0, [])
    (tmp_path / "mine.txt").touch()
    folder.remove(folder.parts())
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_note_is_kept(tmp_path: Path) -> None:
    folder = PartitionFolder(str(tmp_path))
    assert folder.read_note() is None
    folder.write_note({"method": "lsa"})
    assert folder.read_note() == {"method": "lsa"}
    assert folder.parts() == []


def test_parquet_has_the_same_fields(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = PartitionFolder(str(tmp_path), "parquet")
    folder.write(0, answers())
    rows = parquet.read_table(folder.file_of(0)).to_pylist()
    for row, record in zip(rows, RECORDS, strict=True):
        known = {name: value for name, value in row.items() if value is not None}
        wanted = json.loads(json.dumps({**record, "id": str(record["id"])}))
        assert known == {name: value for name, value in wanted.items() if value is not None}


def test_a_store_has_parts_too() -> None:
    pytest.importorskip("fsspec")
    folder = PartitionFolder("memory://bucket/digests")
    assert folder.parts() == []
    folder.write(0, answers())
    folder.write_note([1])
    assert folder.parts() == ["memory:///bucket/digests/part-000000.jsonl"]
    assert folder.read_note() == [1]
    folder.remove(folder.parts())
    assert folder.parts() == []
