"""Paths of files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.text.paths import real_path


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    assert real_path(tmp_path / "link" / "a.md") == os.path.realpath(tmp_path / "there" / "a.md")


def test_a_path_that_cannot_be_stays_as_it_is() -> None:
    assert real_path("/a\0b") == "/a\0b"


@pytest.mark.skipif(sys.platform == "win32", reason="paths are Unicode there")
def test_a_path_that_the_encoding_lacks_stays_as_it_is() -> None:
    code = "from tui.text.paths import real_path; print(ascii(real_path('/\\xe9')))"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert done.stdout.decode().strip() == r"'/\xe9'"
