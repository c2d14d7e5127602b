import gzip
import inspect
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from tui.batch.inputs import FileFilter, Inputs
from tui.batch.json_records import Fields


def lines_of(*entries: object) -> bytes:
    return "".join(json.dumps(entry) + "\n" for entry in entries).encode()


def place(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Salt was money once.")


def found_in(folder: Path, **patterns: tuple[str, ...]) -> list[str]:
    records = Inputs(files=FileFilter(**patterns)).records([str(folder)])
    return [Path(record["source"]).relative_to(folder).as_posix() for record in records]


def test_files_and_addresses_are_sources() -> None:
    sources = ["a.md", "missing/b.pdf", "https://example.org/story"]
    assert list(Inputs().records(sources)) == [{"source": source} for source in sources]


def test_articles_of_a_folder_are_in_natural_order(tmp_path: Path) -> None:
    place(tmp_path, "b/part 10.md", "b/part 2.md", "z.txt", "a.html.gz", "b/c/d.eml", "photo.png", "Makefile")
    place(tmp_path, ".hidden.md", ".git/readme.md")
    assert found_in(tmp_path) == ["a.html.gz", "z.txt", "b/part 2.md", "b/part 10.md", "b/c/d.eml"]


def test_patterns_choose_files_and_folders(tmp_path: Path) -> None:
    place(tmp_path, "a.md", "a.txt", "drafts/b.md", "2024/c.md", "2024/old/d.md", "notes")
    assert found_in(tmp_path, include=("*.md",)) == ["a.md", "2024/c.md", "2024/old/d.md", "drafts/b.md"]
    assert found_in(tmp_path, include=("*.md",), exclude=("drafts", "2024/old")) == ["a.md", "2024/c.md"]
    assert found_in(tmp_path, include=("2024/*",)) == ["2024/c.md", "2024/old/d.md"]
    assert found_in(tmp_path, include=("notes",)) == ["notes"]
    assert found_in(tmp_path, exclude=("*.md",)) == ["a.txt"]


def test_circular_links_are_not_followed(tmp_path: Path) -> None:
    place(tmp_path, "a/b.md")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "c.md").symlink_to(tmp_path / "a" / "b.md")
    (tmp_path / "d.md").symlink_to(tmp_path / "d.md")
    assert found_in(tmp_path) == ["c.md", "a/b.md"]


def test_folders_may_be_deeper_than_functions_may_call_each_other(tmp_path: Path) -> None:
    place(tmp_path, "d/" * 300 + "a.md")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 200)
    try:
        assert found_in(tmp_path) == ["d/" * 300 + "a.md"]
    finally:
        sys.setrecursionlimit(limit)


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jsonl")
    assert found_in(tmp_path) == []


def test_json_lines_in_a_folder_give_their_records(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines_of({"text": "One."}, {"text": "Two."}))
    place(tmp_path, "b.md")
    records = list(Inputs().records([str(tmp_path)]))
    assert [record.get("text") for record in records] == ["One.", "Two.", None]
    assert records[1]["source"] == f"{tmp_path}/a.jsonl:2"


def test_json_lines_are_read_by_the_names_of_their_fields(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(
        lines_of(
            {"body": "Salt.", "headline": "H", "key": 7, "text": "other"},
            {"body": "Salt.", "headline": 5, "source": "https://example.org/a", "key": 1.5},
        )
    )
    fields = Fields(text="body", title="headline", id="key")
    assert list(Inputs(fields).records([str(path)])) == [
        {"source": f"{path}:1", "id": 7, "title": "H", "text": "Salt."},
        {"source": "https://example.org/a", "id": "1.5", "text": "Salt."},
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "the line is not JSON"),
        (b'{"text": NaN}', "the line is not JSON"),
        (b'{"text": "\xff"}', "the line is not JSON"),
        (b"[" * 100_000, "the line is not JSON"),
        (b'["text"]', "the line is not a JSON object"),
        (b'{"title": "Salt", "source": "/etc/hosts"}', "the line has no field “…”"),
        (b'{"text": null}', "the line has no field “…”"),
    ],
)
def test_a_line_that_is_no_record_becomes_one_with_an_error(tmp_path: Path, line: bytes, why: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "One."}\n\n' + line + b'\n{"text": "Two."}')
    first, failed, last = Inputs().records([str(path)])
    assert (first["text"], last["text"], last["source"]) == ("One.", "Two.", f"{path}:4")
    assert failed["cause"] == why
    assert f"{path}:3" in failed["error"]


def test_compressed_lines_are_unpacked_under_any_name(tmp_path: Path) -> None:
    data = gzip.compress(lines_of({"text": "One."})) + gzip.compress(lines_of({"text": "Two."}))
    for name in ("a.jsonl.gz", "b.jsonl"):
        (tmp_path / name).write_bytes(data)
    assert [record["text"] for record in Inputs().records([str(tmp_path)])] == ["One.", "Two."] * 2


def test_a_truncated_file_yields_its_records_and_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    entries = [{"text": os.urandom(30_000).hex()} for _ in range(20)]
    path.write_bytes(gzip.compress(lines_of(*entries))[:-20_000])
    records = list(Inputs().records([str(path), "b.md"]))
    assert records[0]["text"] == entries[0]["text"]
    assert records[-2]["cause"] == "it is a gzip file that is damaged or cut off"
    assert records[-1] == {"source": "b.md"}


def test_a_file_that_is_cut_off_while_it_is_read_yields_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    entries = [{"text": f"{number} " * 10_000} for number in range(100)]
    path.write_bytes(lines_of(*entries))
    records = Inputs().records([str(path), "b.md"])
    first = next(records)
    os.truncate(path, path.stat().st_size // 2)
    *rest, cut, last = records
    assert [record["text"] for record in (first, *rest)] == [
        entry["text"] for entry in entries[: len(rest) + 1]
    ]
    assert "JSON" in cut["cause"]
    assert last == {"source": "b.md"}


def test_an_unreadable_source_is_a_record_with_an_error(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.jsonl")
    records = list(Inputs().records([missing, "-"], lists=[missing, "null\0byte"]))
    assert [record["cause"] for record in records] == [
        "there is no such file",
        "it is closed",
        "there is no such file",
        "that is not a file name",
    ]


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\0"])
def test_a_list_names_sources(tmp_path: Path, separator: str) -> None:
    place(tmp_path, "folder/a.md")
    names = ["b.md", str(tmp_path / "folder"), "", "-", "https://example.org/", "n\udcff.md"]
    data = os.fsencode(separator.join(names))
    listed = [{"source": name} for name in ("b.md", f"{tmp_path}/folder/a.md", *names[4:])]
    path = tmp_path / "list"
    path.write_bytes(data)
    assert list(Inputs().records([], lists=[str(path)])) == listed
    assert list(Inputs(standard_input=io.BytesIO(data)).records(["-"])) == listed


def test_standard_input_may_be_json_lines() -> None:
    data = b'\xef\xbb\xbf  {"text": "One."}\n{"text": "Two."}\n'
    for given in (data, gzip.compress(data)):
        records = list(Inputs(standard_input=io.BytesIO(given)).records(["-"]))
        assert [record["text"] for record in records] == ["One.", "Two."]
        assert records[1]["source"] == "standard input:2"


def test_a_record_is_yielded_as_soon_as_its_line_has_come() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream, os.fdopen(writing, "wb", buffering=0) as pipe:
        pipe.write(b"a.md\n")
        records = Inputs(standard_input=stream).records(["-"])
        pipe.write(b"b.md\n")
        assert next(records) == {"source": "a.md"}
        Thread(target=lambda: (pipe.write(b"c.md\nd"), pipe.close())).start()
        assert [record["source"] for record in records] == ["b.md", "c.md", "d"]


@pytest.mark.parametrize("reader", [io.BytesIO, lambda data: io.BufferedReader(io.BytesIO(data), 7)])
def test_a_line_that_is_too_long_is_an_error(
    monkeypatch: pytest.MonkeyPatch, reader: Callable[[bytes], io.BufferedReader]
) -> None:
    monkeypatch.setattr("tui.batch.json_records.MAX_SOURCE_BYTES", 40)
    data = lines_of({"text": "One."}, {"text": "x" * 200_000}, {"text": "Two."})
    records = list(Inputs(standard_input=reader(data)).records(["-"]))
    assert [record.get("cause") for record in records] == [None, "the line has more than 64 MB", None]
