import errno
import os
import stat
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.batch.results_file import ResultsFile
from tui.document.errors import StandfirstError, UsageError


def test_a_line_is_in_the_file_once_it_is_written(tmp_path: Path) -> None:
    file = ResultsFile(tmp_path / "out")
    file.write(b"one\n")
    assert (tmp_path / "out").read_bytes() == b"one\n"
    file.write(b"two\n")
    assert (tmp_path / "out").read_bytes() == b"one\ntwo\n"
    file.close()
    file.close()


def test_a_file_with_content_is_kept_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"one\n")
    with pytest.raises(UsageError, match="--resume"):
        ResultsFile(path)
    assert path.read_bytes() == b"one\n"
    ResultsFile(path, overwrite=True).close()
    assert path.read_bytes() == b""
    ResultsFile(path).close()


@given(data=st.binary(max_size=200).map(lambda data: data.replace(b"a", b"\n")), block=st.integers(1, 9))
def test_an_incomplete_line_is_removed(
    data: bytes, block: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "torn"
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.batch.results_file._READ_BYTES", block)
        file = ResultsFile(path, resume=True)
    whole = data[: data.rfind(b"\n") + 1]
    assert b"".join(file.lines()) == whole
    file.write(b"new\n")
    assert b"".join(file.lines()) == whole
    file.close()
    assert path.read_bytes() == whole + b"new\n"


def test_an_empty_file_can_be_resumed(tmp_path: Path) -> None:
    file = ResultsFile(tmp_path / "out", resume=True)
    assert [*file.lines()] == []
    file.close()


def test_two_runs_do_not_write_to_one_file(tmp_path: Path) -> None:
    first = ResultsFile(tmp_path / "out")
    first.write(b"one\n")
    for wish in ({"resume": True}, {"overwrite": True}):
        with pytest.raises(UsageError, match="Another run"):
            ResultsFile(tmp_path / "out", **wish)
    first.close()
    assert (tmp_path / "out").read_bytes() == b"one\n"
    ResultsFile(tmp_path / "out", resume=True).close()


def test_a_pipe_is_written_to_directly(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    file = ResultsFile(path)
    file.write(b"one\n")
    assert [*file.lines()] == []
    file.close()
    reader.join()
    assert read == [b"one\n"]
    assert stat.S_ISFIFO(path.stat().st_mode)
    with pytest.raises(UsageError, match="it is not a regular file"):
        ResultsFile(Path(os.devnull), resume=True)


def test_write_errors_are_reported(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="it is a folder"):
        ResultsFile(tmp_path)
    with pytest.raises(StandfirstError, match="No such file or directory"):
        ResultsFile(tmp_path / "missing" / "out")
    full = ResultsFile(Path("/dev/full"))
    with pytest.raises(StandfirstError, match="No space left"):
        full.write(b"one\n")
    full.close()


def test_a_line_that_does_not_fit_on_the_disk_is_not_there_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out"
    file = ResultsFile(path)
    file.write(b"one\n")
    write = os.write

    def write_on_full_disk(descriptor: int, data: bytes) -> int:
        if room := 6 - path.stat().st_size:
            return write(descriptor, data[:room])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", write_on_full_disk)
    with pytest.raises(StandfirstError, match="No space left"):
        file.write(b"two and more\n")
    file.close()
    assert path.read_bytes() == b"one\n"
