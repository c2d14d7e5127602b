import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.export.digests import bridge, digest_of, lamp
from tui.batch.partition_folder import PartitionFolder
from tui.batch.worker import Result
from tui.document.errors import StandfirstError
from tui.export.record import digest_to_record, json_line
from tui.pipeline import DigestOptions, digest_record


@cache
def records() -> list[dict[str, Any]]:
    return [
        digest_record(
            {"id": 7, "text": "Salt was money. Ice was not."},
            DigestOptions(explain=True, with_text=True, context=1),
        ),
        digest_record({"id": "b", "source": "b.md", "text": " "}),
        {"id": "c", **digest_to_record(digest_of(lamp()), with_text=True)},
        {"id": "d", **digest_to_record(digest_of(bridge()), with_text=True)},
    ]


def without_nulls(value: Any) -> Any:
    """Return a value without the fields that are null, which a column has and a line of JSON may not have."""
    if isinstance(value, dict):
        return {name: without_nulls(part) for name, part in value.items() if part is not None}
    return [without_nulls(part) for part in value] if isinstance(value, list) else value


def results() -> list[Result]:
    return [Result.of(record) for record in records()]


def test_a_file_has_the_lines_of_its_partition(tmp_path: Path) -> None:
    folder = PartitionFolder(str(tmp_path / "new" / "digests"))
    folder.write(12, results())
    assert [Path(part).name for part in folder.existing()] == ["part-000012.jsonl"]
    assert Path(folder.path_of(12)).read_text() == "".join(map(json_line, records()))
    assert Path(folder.path_of(12)).stat().st_mode & 0o400


def test_a_write_that_fails_leaves_no_file(tmp_path: Path) -> None:
    folder = PartitionFolder(str(tmp_path))

    def broken() -> list[Result]:
        raise StandfirstError("no more")

    with pytest.raises(StandfirstError, match="no more"):
        folder.write(0, (result for broken_results in (broken(),) for result in broken_results))
    folder.write(0, results())
    with pytest.raises(StandfirstError, match="Cannot write"):
        folder.write(0, (1 / 0 for _ in range(1)))  # type: ignore[misc]
    assert [path.name for path in tmp_path.iterdir()] == ["part-000000.jsonl"]


def test_files_can_be_removed(tmp_path: Path) -> None:
    folder = PartitionFolder(str(tmp_path))
    folder.write(0, [])
    (tmp_path / "mine.txt").touch()
    folder.remove(folder.existing())
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_manifest_is_written_and_read(tmp_path: Path) -> None:
    folder = PartitionFolder(str(tmp_path))
    assert folder.read_manifest() is None
    folder.write_manifest({"method": "lsa"})
    assert folder.read_manifest() == {"method": "lsa"}
    assert folder.existing() == []


def test_parquet_has_the_same_fields(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = PartitionFolder(str(tmp_path), "parquet")
    folder.write(0, results())
    rows = parquet.read_table(folder.path_of(0)).to_pylist()
    for row, record in zip(rows, records(), strict=True):
        wanted = json.loads(json.dumps({**record, "id": str(record["id"])}))
        assert without_nulls(row) == without_nulls(wanted)


def test_a_store_has_files_too() -> None:
    pytest.importorskip("fsspec")
    folder = PartitionFolder("memory://bucket/digests")
    assert folder.existing() == []
    folder.write(0, results())
    folder.write_manifest([1])
    assert folder.existing() == ["memory:///bucket/digests/part-000000.jsonl"]
    assert folder.read_manifest() == [1]
    folder.remove(folder.existing())
    assert folder.existing() == []


def test_pyarrow_is_loaded_only_to_write_parquet(tmp_path: Path) -> None:
    program = f"""
import sys
sys.modules["pyarrow"] = None
import tui.batch.cluster_tasks, tui.batch.report.report
from tui.batch.partition_folder import PartitionFolder
PartitionFolder({str(tmp_path)!r}).write(0, [])
"""
    subprocess.run([sys.executable, "-c", program], check=True)
    assert [path.name for path in tmp_path.iterdir()] == ["part-000000.jsonl"]
