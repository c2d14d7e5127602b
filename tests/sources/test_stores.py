import re
import sys
from pathlib import Path

import pytest

from tui.batch.inputs import FileFilter, Inputs
from tui.document.errors import SourceError
from tui.installation import install_command
from tui.pipeline import digest_record
from tui.sources.stores import is_store_address, list_store, read_from_store


@pytest.mark.parametrize(
    "source, stored",
    [
        ("s3://bucket/a.md", True),
        ("gs://bucket", True),
        ("https://example.org/a.jsonl", False),
        ("file:///a.md", False),
        ("a.md", False),
        (Path("s3://bucket/a.md"), False),
    ],
)
def test_store_addresses(source: object, stored: bool) -> None:
    assert is_store_address(source) is stored


def test_without_fsspec_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(SourceError, match=re.escape(install_command("s3"))):
        read_from_store("s3://bucket/a.md")


class TestMemory:
    """Use fsspec's store in memory, which needs no network."""

    @pytest.fixture(autouse=True)
    def _filled(self) -> None:
        fsspec = pytest.importorskip("fsspec")
        store = fsspec.filesystem("memory")
        store.store.clear()
        store.pipe({"/b/news.jsonl": b'{"text": "Salt was money."}\n', "/b/c/a.md": b"# Ice\n\nIt melts."})
        store.pipe({"/b/photo.png": b"", "/b/old/d.md": b"Old."})

    def test_files_below(self) -> None:
        assert list(list_store("memory://b/c")) == ["memory:///b/c/a.md"]
        assert list(list_store("memory://b/*.jsonl")) == ["memory:///b/news.jsonl"]
        with pytest.raises(SourceError, match="nothing is there"):
            list(list_store("memory://gone"))

    def test_records(self) -> None:
        chosen = Inputs(files=FileFilter(exclude=("old",))).records(["memory:///b"])
        assert list(chosen) == [
            {"source": "memory:///b/c/a.md"},
            {"source": "memory:///b/news.jsonl:1", "text": "Salt was money."},
        ]

    def test_a_digest(self) -> None:
        made = digest_record({"source": "memory://b/c/a.md"})
        assert (made["source"], made["title"], made["sentences"]) == ("memory://b/c/a.md", "Ice", 1)

    def test_a_file_that_is_not_there(self) -> None:
        made = digest_record({"source": "memory://b/gone.md"})
        assert made["error"] == "Cannot read memory://b/gone.md: nothing is there. Check the address."
