import io
import os
import socket
import sys
from pathlib import Path

import pytest

from tui.document.errors import SourceError
from tui.sources import files
from tui.sources.files import file_size, read_file, read_stream


def message(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read_file(path)
    text = str(caught.value)
    assert "\n" not in text
    return text


def test_a_file_is_read_whole_or_in_part(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    assert read_file(path) == b"0123456789"
    assert read_file(path, 4) == b"0123"
    assert file_size(path) == 10


def test_a_missing_file(tmp_path: Path) -> None:
    assert message(tmp_path / "none.txt").endswith("there is no such file. Check the name and the folder.")
    assert file_size(tmp_path / "none.txt") is None


def test_a_missing_file_whose_name_is_almost_that_of_another(tmp_path: Path) -> None:
    (tmp_path / "report.md").touch()
    (tmp_path / "minutes.md").touch()
    assert message(tmp_path / "reprot.md").endswith(f"Did you mean {tmp_path / 'report.md'}?")


@pytest.mark.parametrize(
    ("typed", "is_address"),
    [
        ("www.example.org", True),
        ("example.org", True),
        ("news.example.ac.uk/story.html", True),
        ("report.md", False),
        ("notes/story.html", False),
        ("chapter.1/story.html", False),
    ],
)
def test_an_address_without_its_scheme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, is_address: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (f"write https://{typed}." in message(Path(typed))) == is_address


def test_a_folder_and_a_path_through_a_file(tmp_path: Path) -> None:
    assert "it is a folder" in message(tmp_path)
    (tmp_path / "a.txt").write_text("a")
    assert "not a folder" in message(tmp_path / "a.txt" / "b.txt")
    assert file_size(tmp_path) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "a named pipe" in message(tmp_path / "pipe")


@pytest.mark.skipif(sys.platform == "win32", reason="needs devices")
def test_devices_and_sockets_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "a device" in message(Path("/dev/zero"))
    monkeypatch.chdir(tmp_path)  # The path of a socket must be short.
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        assert "a socket" in message(Path("s"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs permissions and links")
def test_permissions_and_loops_of_links(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    path.chmod(0)
    if not os.access(path, os.R_OK):  # The superuser may read anything.
        assert "not allowed" in message(path)
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    assert "Check the path" in message(circle)


def test_invalid_file_names(tmp_path: Path) -> None:
    assert "not a file name" in message(tmp_path / "a\0b")
    assert "Cannot read" in message(tmp_path / ("x" * 5000))
    assert "\x1b" not in message(tmp_path / "a\x1b[31m\nb")


def test_too_large_a_file_is_refused_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert "100 MB" in message(path)


def test_a_stream_is_read_to_its_end_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_stream(io.BytesIO(b"abc"), "standard input") == b"abc"
    monkeypatch.setattr(files, "MAX_SOURCE_BYTES", 10)
    with pytest.raises(SourceError, match="standard input: it has more than"):
        read_stream(io.BytesIO(b"x" * 11), "standard input")


def test_a_stream_that_fails_is_a_clear_error() -> None:
    stream = io.BytesIO(b"abc")
    stream.close()
    with pytest.raises(SourceError, match="Cannot read standard input"):
        read_stream(stream, "standard input")
