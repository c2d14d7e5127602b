"""A method of another package: one module, and an entry point in the package's metadata."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.summary.methods import METHODS

MODULE = """
import numpy as np

from tui.summary.base import ArrayMethod
from tui.summary.methods import Method

METHOD = Method(
    "longest",
    "Longest first",
    "The sentences with the most words.",
    "No paper: an example",
    "longest_first:LongestFirst",
    short="long",
    seconds_a_book=0.001,
)
UNLOADABLE = METHOD._replace(name="unloadable", summarizer="longest_first:Missing")


class LongestFirst(ArrayMethod):
    def rate(self, terms, checkpoint):
        return np.diff(terms.starts).astype(np.float64)
"""
ENTRY_POINTS = """
[standfirst.methods]
longest = longest_first:METHOD
unloadable = longest_first:UNLOADABLE
wrong = longest_first:LongestFirst
broken = no_such_module:METHOD
"""


@contextmanager
def installed(folder: Path) -> Iterator[None]:
    """Put the package on the path of this process and of those that it starts."""
    metadata = folder / "longest_first-1.0.dist-info"
    metadata.mkdir()
    (folder / "longest_first.py").write_text(MODULE, "utf-8")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: longest-first\nVersion: 1.0\n", "utf-8")
    (metadata / "entry_points.txt").write_text(ENTRY_POINTS, "utf-8")
    path = os.pathsep.join([str(folder), *filter(None, sys.path)])
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        patch.setenv("PYTHONPATH", path)
        forget()
        yield
    forget()


def forget() -> None:
    """Let the registry look for packages again."""
    vars(METHODS).pop("_added", None)
    METHODS.problems.clear()
    sys.modules.pop("longest_first", None)
