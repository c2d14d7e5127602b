"""Reading PDF documents with PDFium, in a child process: what a broken document does to the library ends there."""

import json
import os
import subprocess
import sys
from itertools import starmap

from tui.document.build import Draft, Metadata
from tui.document.errors import SourceError
from tui.document.model import BlockKind, Dropped
from tui.formats.parsed_document import ParsedDocument

_CHILD = "tui.formats.pdf.child"
_MOST_SECONDS = 20
"""For a machine that has much else to do; the child itself ends after half of that time of work."""


def read_pdf(data: bytes, name: str) -> ParsedDocument:
    """Read a PDF document.

    Args:
        data: The bytes of the file.
        name: What to call it in an error, already harmless.

    Raises:
        SourceError: It is locked, damaged, too large, or holds only pictures of text.
    """
    try:
        child = subprocess.run(
            # -P: a module in the folder where the reader was started must not stand in for one of ours.
            [sys.executable, "-P", "-m", _CHILD],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_MOST_SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )
    except subprocess.TimeoutExpired:
        raise _failure(name) from None
    if child.returncode != 0:
        raise _failure(name)
    answer = json.loads(child.stdout)
    if "error" in answer:
        raise SourceError(f"Cannot read {name}: {answer['error']}")
    return ParsedDocument(
        answer["title"],
        list(starmap(_draft, answer["drafts"])),
        [Dropped(reason, text) for reason, text in answer["dropped"]],
        Metadata(author=answer["author"], date=answer["date"]),
        answer["language"],
    )


def _failure(name: str) -> SourceError:
    return SourceError(
        f"Cannot read {name}: it takes too long or too much memory, or is damaged. "
        "Open a part of it, or save a copy with a PDF viewer and open that."
    )


def _draft(kind: str, text: str, level: int, marker: str, rows: list[list[str]]) -> Draft:
    return Draft(BlockKind(kind), text, level, marker, rows=tuple(map(tuple, rows)))
