"""The example for Dask on the page about clusters, run if Dask is installed. It needs no cluster."""

import json
from pathlib import Path

import pytest

from tests.docs.blocks import PROJECT, python_examples

PAGE = PROJECT / "docs" / "clusters.md"


def test_a_dask_bag_gives_digests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dask = pytest.importorskip("dask")
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    for number in range(3):
        lines = [{"id": f"{number}-{line}", "text": "The harbour froze. Ships waited."} for line in range(2)]
        Path("articles", f"{number}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    (program,) = python_examples(PAGE, "py")
    with dask.config.set(scheduler="sync"):
        exec(compile(program, str(PAGE), "exec"), {})
    found = [json.loads(line) for path in sorted(Path("digests").iterdir()) for line in path.open()]
    assert [digest["id"] for digest in found] == [
        f"{number}-{line}" for number in range(3) for line in range(2)
    ]
    assert {digest["method"] for digest in found} == {"lex-rank"}
    assert all(digest["sentences"] == 2 for digest in found)
