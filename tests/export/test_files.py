import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tui.document.errors import StandfirstError, UsageError
from tui.export.files import write_file


def test_a_new_file_holds_the_text(tmp_path: Path) -> None:
    write_file(tmp_path / "digest.txt", "Straße\n")
    assert (tmp_path / "digest.txt").read_bytes() == "Straße\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["digest.txt"]


def test_a_new_file_has_the_permissions_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_file(tmp_path / "digest.txt", "text")
    assert (tmp_path / "digest.txt").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_file_is_not_overwritten_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "digest.txt"
    path.write_text("before")
    with pytest.raises(UsageError, match="exists already"):
        write_file(path, "after")
    assert path.read_text() == "before"


def test_a_replaced_file_keeps_its_permissions_and_its_links(tmp_path: Path) -> None:
    path, link = tmp_path / "digest.txt", tmp_path / "link"
    path.write_text("before")
    path.chmod(0o640)
    link.symlink_to(path)
    write_file(link, "after", overwrite=True)
    assert path.read_text() == "after"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "digest.txt"
    path.write_text("before")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StandfirstError, match="No space left on device"):
        write_file(path, "after", overwrite=True)
    assert path.read_text() == "before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["digest.txt"]


def test_an_interrupted_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "digest.txt", "text")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("has_links", [True, False])
def test_a_file_that_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    path = tmp_path / "digest.txt"
    monkeypatch.setattr(os, "fsync", lambda _: path.write_text("of someone else"))
    if not has_links:
        monkeypatch.setattr(os, "link", _refused)
    with pytest.raises(UsageError, match="exists already"):
        write_file(path, "text")
    assert path.read_text() == "of someone else"
    assert [entry.name for entry in tmp_path.iterdir()] == ["digest.txt"]


def test_a_file_system_without_hard_links_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", _refused)
    write_file(tmp_path / "digest.txt", "text")
    assert (tmp_path / "digest.txt").read_text() == "text"
    assert [entry.name for entry in tmp_path.iterdir()] == ["digest.txt"]


def _refused(*_: object, **__: object) -> None:
    raise PermissionError(1, "Operation not permitted")


KILLED = """
import os, signal, sys
from pathlib import Path
from tui.export.files import write_file

moments = {"written": (os, "fsync"), "synced": (Path, "replace"), "linked": (Path, "hardlink_to")}
holder, name = moments[sys.argv[1]]
setattr(holder, name, lambda *arguments: os.kill(os.getpid(), signal.SIGKILL))
write_file(Path(sys.argv[2]), "after " * 100_000, overwrite=sys.argv[1] != "linked")
"""


@pytest.mark.parametrize("moment", ["written", "synced", "linked"])
def test_a_kill_during_a_write_leaves_the_old_file_or_none(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "digest.txt"
    if moment != "linked":
        path.write_text("before")
    killed = subprocess.run([sys.executable, "-c", KILLED, moment, str(path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    if moment == "linked":
        assert not path.exists()
    else:
        assert path.read_text() == "before"
    write_file(path, "after", overwrite=True)
    assert path.read_text() == "after"


REWRITTEN = """
import sys
from itertools import cycle
from pathlib import Path
from tui.export.files import write_file

for letter in cycle("ab"):
    write_file(Path(sys.argv[1]), letter * 500_000, overwrite=True)
    print(letter, flush=True)
"""


def test_a_kill_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "digest.txt"
    for rounds in range(1, 4):
        with subprocess.Popen([sys.executable, "-c", REWRITTEN, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            for _ in range(3 * rounds):
                writer.stdout.readline()
            writer.kill()
        text = path.read_text()
        assert text in ("a" * 500_000, "b" * 500_000)


@pytest.mark.parametrize("path", ["missing/digest.txt", "file/digest.txt", "name" * 100])
def test_an_error_is_one_line(tmp_path: Path, path: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StandfirstError, match=r"^Cannot write .*[.]$"):
        write_file(tmp_path / path, "text")


def test_a_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        write_file(tmp_path, "text", overwrite=True)


def test_a_device_is_written_to_and_stays_one() -> None:
    write_file(Path(os.devnull), "text")
    assert not Path(os.devnull).is_file()


def test_lone_surrogates_are_spelt_out(tmp_path: Path) -> None:
    write_file(tmp_path / "digest.txt", "a\udc80b")
    assert (tmp_path / "digest.txt").read_text() == "a\\udc80b"
