"""The process that finds the files of a list that are nearly the same.

Its arguments are the files. It writes their groups, as their places among the arguments, as a line of JSON.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from tui.document.errors import StandfirstError
from tui.library.alike import alike
from tui.library.editions import sketch_of
from tui.sources.open import open_article
from tui.summary.import_stubs import stub_unused_imports

_MAX_BYTES = 2_000_000
"""Larger files are not read: nobody waits for this."""


def main(paths: Sequence[str]) -> None:
    """Find the groups, and print them."""
    output = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints must not stand among the lines
    if hasattr(os, "nice"):
        os.nice(10)
    stub_unused_imports()
    output.write(f"{json.dumps(alike(_sketches(paths)))}\n")
    output.flush()


def _sketches(paths: Sequence[str]) -> Iterator[tuple[int, bytes]]:
    for place, path in enumerate(map(Path, paths)):
        with suppress(StandfirstError, OSError):
            if path.stat().st_size <= _MAX_BYTES:
                sentences = open_article(path).sentences
                yield place, sketch_of([sentence.text for sentence in sentences])


if __name__ == "__main__":
    main(sys.argv[1:])
