import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tui.batch.cluster import Cluster, PartitionedRun
from tui.batch.cluster_tasks import PartitionTask, write_partition
from tui.batch.inputs import Inputs
from tui.batch.partition_folder import PartitionFolder
from tui.batch.progress import RunStats
from tui.document.errors import StandfirstError, UsageError
from tui.installation import install_command
from tui.pipeline import DigestOptions


def test_without_the_package_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(StandfirstError, match=re.escape(install_command("cluster"))):
        Cluster("tcp://127.0.0.1:1")


@pytest.mark.parametrize("address", ["nonsense", "https://example.org", "tcp://a b:1", ""])
def test_an_invalid_address_is_refused(address: str) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(UsageError, match="is not the address of a cluster"):
        Cluster(address)


def test_an_unreachable_cluster_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("tui.batch.cluster._CONNECT_TIMEOUT", 0.2)
    with pytest.raises(StandfirstError, match="Cannot reach the cluster tcp:") as raised:
        Cluster("tcp://127.0.0.1:1")
    assert "\n" not in str(raised.value)


class LocalCluster:
    """Runs tasks here instead of on a cluster, and writes only its number to a partition's file."""

    def __init__(self, fails: Callable[[int], Exception | None] = lambda number: None) -> None:
        self.fails = fails

    def results(self, do: Callable[[Any], Any], tasks: Iterable[Any], *, ordered: bool) -> Iterator[Any]:
        for task in tasks:
            if do is not write_partition:
                yield task, do(task)
                continue
            assert isinstance(task, PartitionTask)
            number = task.partition.number
            if (failure := self.fails(number)) is None:
                Path(task.output.path_of(number)).write_text(f"{number}\n")
                yield task, RunStats(total=1)
            else:
                yield task, failure


def run(folder: Path, cluster: LocalCluster, **options: Any) -> PartitionedRun:
    (folder / "news.jsonl").write_text('{"text": "Salt."}\n' * 5)
    made: Any = cluster
    return PartitionedRun(
        made,
        DigestOptions(**options),
        PartitionFolder(str(folder / "out")),
        str(folder),
        max_bytes=20,
    )


def write(parts: PartitionedRun, resume: bool = False, force: bool = False) -> None:
    parts.prepare(["news.jsonl"], resume=resume, force=force)
    for _ in parts.write(Inputs(defer_json_lines=True).records(["news.jsonl"]), resume=resume):
        pass


def written(parts: PartitionedRun) -> list[int]:
    return [json.loads(Path(part).read_text()) for part in parts.output.existing()]


def test_every_part_is_written_and_counted(tmp_path: Path) -> None:
    parts = run(tmp_path, LocalCluster())
    write(parts)
    assert written(parts) == list(range(5))
    assert parts.stats.total == 5


def test_resuming_keeps_existing_files(tmp_path: Path) -> None:
    first = run(tmp_path, LocalCluster(lambda number: KeyError("Worker died") if number == 3 else None))
    write(first)
    assert written(first) == [0, 1, 2, 4]
    assert [line.rpartition("/")[2] for line in first.missing] == ["part-000003.jsonl: 'Worker died'"]
    again = run(tmp_path, LocalCluster(lambda number: None if number == 3 else KeyError("done before")))
    write(again, resume=True)
    assert (written(again), again.missing, again.stats.total) == (list(range(5)), [], 1)


def test_other_options_are_another_run(tmp_path: Path) -> None:
    write(run(tmp_path, LocalCluster()))
    with pytest.raises(UsageError, match="from something else, in another way or with other versions"):
        write(run(tmp_path, LocalCluster(), method="lsa"), resume=True)
    with pytest.raises(UsageError, match="has results already"):
        write(run(tmp_path, LocalCluster()))
    again = run(tmp_path, LocalCluster(), method="lsa")
    write(again, force=True)
    assert written(again) == list(range(5))


def test_a_write_error_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(StandfirstError, match="no room"):
        write(run(tmp_path, LocalCluster(lambda number: StandfirstError("no room") if number == 1 else None)))
