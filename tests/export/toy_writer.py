"""A format that another package would add through an entry point."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from tui.export.registry import WRITERS, WriteOptions, Writer
from tui.summary.digests import Digest

GROUP = "standfirst.writers"


def write(digest: Digest, options: WriteOptions) -> str:
    title = digest.article.title.upper() if options.explain else digest.article.title
    return f"<toy>{title}: {len(digest.summary)}</toy>\n"


WRITER = Writer("toy", (".toy", ".ty"), "tests.export.toy_writer:write", between="~\n")
UNLOADABLE = Writer("unloadable", (".un",), "tests.export.no_such_module:write")


def install(monkeypatch: pytest.MonkeyPatch, **points: str) -> None:
    """Make entry points of names and values such as ``package.module:writer``."""
    found = EntryPoints(EntryPoint(name, value, GROUP) for name, value in points.items())
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: found.select(group=group))
    _forget_packages()


@pytest.fixture
def other_packages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install packages with a toy format, with one that is no writer, and with one whose function is missing."""
    install(
        monkeypatch,
        toy="tests.export.toy_writer:WRITER",
        broken="tests.export.toy_writer:GROUP",
        unloadable="tests.export.toy_writer:UNLOADABLE",
    )
    yield
    _forget_packages()


def _forget_packages() -> None:
    WRITERS.__dict__.pop("_added", None)
    WRITERS.problems.clear()
