"""The site that is built from the pages: a link or an anchor that leads nowhere fails the build."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.blocks import PAGES, PROJECT

pytest.importorskip("properdocs", reason="needs the extra “docs”")


def test_every_page_and_the_manual_are_built(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "properdocs", "build", "--site-dir", str(tmp_path)]
    ended = subprocess.run(build, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    names = {page.stem for page in PAGES if page.name != "README.md"} | {
        "manual",
        "CONTRIBUTING",
        "CHANGELOG",
    }
    assert {page.parent.name for page in tmp_path.glob("*/index.html")} == names
    manual = (tmp_path / "manual" / "index.html").read_text(encoding="utf-8")
    assert 'id="exit-status"' in manual
    assert "--about TEXT" in manual
