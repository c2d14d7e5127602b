"""A format that another package adds, in the reader and in the process that opens articles for it."""

import os
import sys
from pathlib import Path

import pytest

from tests.reader.support import reader, rows
from tui.formats.registry import FORMATS

MODULE = """
from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.parsed_document import ParsedDocument
from tui.formats.registry import Format

FORMAT = Format("ship's log", (".shiplog",), "ship_log:read_log", is_text=True)


def read_log(text, name):
    title, _, rest = text.partition("\\n")
    return ParsedDocument(title, [Draft(BlockKind.PARAGRAPH, line) for line in rest.splitlines()])
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a package with the format for this process and those that it starts."""
    package = tmp_path / "package"
    metadata = package / "ship_log-1.0.dist-info"
    metadata.mkdir(parents=True)
    (package / "ship_log.py").write_text(MODULE, "utf-8")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: ship-log\nVersion: 1.0\n", "utf-8")
    (metadata / "entry_points.txt").write_text("[standfirst.formats]\nlog = ship_log:FORMAT\n", "utf-8")
    monkeypatch.syspath_prepend(package)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(package), *filter(None, sys.path)]))
    monkeypatch.delitem(FORMATS.__dict__, "_added", raising=False)


async def test_it_is_opened_and_summarised(installed: None, tmp_path: Path) -> None:
    path = tmp_path / "ferry.shiplog"
    path.write_text("The Ferry\nIt crossed twice a day. In winter the ice closed the harbour.\n", "utf-8")
    try:
        async with reader(path) as (_, screen):
            assert "The Ferry" in rows(screen)[0]
            assert screen.session is not None
            assert screen.session.digest is not None
            assert "It crossed twice a day." in [sentence.text for sentence in screen.session.digest.summary]
    finally:
        FORMATS.__dict__.pop("_added", None)
