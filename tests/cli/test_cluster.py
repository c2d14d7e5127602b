"""``standfirst batch --cluster`` against a real cluster, if Dask is there to make one."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.batch import work
from tests.batch.dask_cluster import DaskCluster
from tests.cli.conftest import Standfirst
from tui.batch import cluster_tasks
from tui.batch.cluster import Cluster, ClusterPool
from tui.batch.pool import PoolOptions
from tui.batch.run import Run
from tui.document.errors import StandfirstError
from tui.pipeline import DigestOptions, Record

WORDS = "harbour ice ship winter market road spring boat fish captain".split()


def records(count: int) -> Iterator[Record]:
    for number in range(count):
        words = [WORDS[(number + step) % len(WORDS)] for step in range(5)]
        text = " ".join(f"The {word} came before the {words[0]}." for word in words)
        yield {"id": number, "text": text if number % 20 else ""}


def test_a_real_cluster_writes_the_lines_of_a_local_run(
    standfirst: Standfirst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cluster_tasks, "_MAX_CHUNK_RECORDS", 8)
    Path("news.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records(120)))
    Path("story.txt").write_text("The harbour froze over. Ships waited outside.")
    expected = standfirst("batch", "story.txt", "news.jsonl", "-m", "lex-rank", "--jobs", "2")
    assert expected.out.count('"error"') == 6

    with DaskCluster(tmp_path) as there:
        named = ("batch", "story.txt", "news.jsonl", "-m", "lex-rank", "--cluster", there.address)
        assert standfirst(*named) == expected

        written = standfirst(*named, "--output", "digests", "--partitions", "jsonl")
        parts = sorted(Path("digests").glob("part-*"))
        assert (written.status, written.out, written.err) == (1, "", expected.err)
        assert len(parts) == 2
        assert "".join(part.read_text() for part in parts) == expected.out
        parts[1].unlink()
        assert standfirst(*named, "--output", "digests", "--partitions", "jsonl", "--resume").status == 1
        assert "".join(part.read_text() for part in parts) == expected.out

        _lose_a_worker(there)
        _lose_the_scheduler(there)


def _lose_a_worker(there: DaskCluster) -> None:
    """Check that a killed worker loses nothing, and that a record that kills its process loses only itself."""
    wanted = [{"id": number, "text": "sleep 0.01"} for number in range(200)]
    wanted[150]["text"] = "die"
    with closing(Cluster(there.address)) as cluster:
        run = Run(
            DigestOptions(),
            PoolOptions(timeout=600),
            work=work.obey,
            executor=lambda work_, options: ClusterPool(cluster, work_, options),
        )
        lines = []
        for line in run.lines(wanted):
            lines.append(json.loads(line))
            if len(lines) == 20:
                there.kill_worker()
    assert [line["id"] for line in lines] == list(range(200))
    assert [line["id"] for line in lines if "error" in line] == [150]
    assert "SIGKILL" in lines[150]["error"]


def _lose_the_scheduler(there: DaskCluster) -> None:
    """Check that the run stops, and does not report the remaining articles as failed."""
    with closing(Cluster(there.address)) as cluster:
        pool = ClusterPool(cluster, work.obey, PoolOptions())
        outcomes = pool.outcomes({"id": number, "text": "sleep 0.01"} for number in range(200))
        assert [next(outcomes).result.error for _ in range(10)] == [None] * 10
        there.kill_scheduler()
        with pytest.raises(StandfirstError, match="is gone"):
            while True:
                assert next(outcomes).result.error is None
