"""The command line run in this process: standard output, standard error and the exit status."""

import io
import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.cli.main import run

ARTICLE = """\
# The bridge at Orsk

The old bridge at Orsk was closed to lorries in May. Engineers found cracks in two of its piers.

## What the engineers found

The cracks were as wide as a hand. They had grown for thirty years, the engineers say, because of frost.
Water enters the stone in autumn and splits it in winter.

### The second pier

The second pier leans by four degrees. It will be taken down first.

## What comes next

A new bridge will be built of steel and timber. It will open in three years, if the money is found.
"""


@dataclass(frozen=True)
class Ended:
    """The result of a command."""

    status: int
    out: str
    err: str


Standfirst = Callable[..., Ended]


class Terminal(io.StringIO):
    """A stream that pretends to be a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _log_closed() -> Iterator[None]:
    """Close the log, of which a real process has only one."""
    yield
    logger = logging.getLogger("tui")
    for handler in list(logger.handlers):
        handler.close()
        logger.removeHandler(handler)
    logger.propagate = True


@pytest.fixture
def standfirst(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Standfirst:
    def call(*arguments: str | Path, stdin: bytes | None = None) -> Ended:
        stream = Terminal() if stdin is None else io.TextIOWrapper(io.BytesIO(stdin))
        monkeypatch.setattr(sys, "stdin", stream)
        status = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ended(status, captured.out, captured.err)

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.md"
    path.write_text(ARTICLE)
    return path
