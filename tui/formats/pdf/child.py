"""The child process that reads one PDF document from standard input and writes what it found to standard output."""

import json
import sys
from dataclasses import astuple
from typing import Any

MOST_SECONDS = 10
_MOST_MEMORY = 1024 * 1024 * 1024


def main() -> None:
    """Read the document, or say why it cannot be read."""
    _limit_resources()
    from tui.formats.pdf.document import UnreadableError, read_document

    try:
        reading = read_document(sys.stdin.buffer.read())
    except UnreadableError as error:
        answer: dict[str, Any] = {"error": str(error)}
    else:
        answer = {
            "title": reading.title,
            "drafts": [
                (draft.kind, draft.text, draft.level, draft.marker, draft.rows) for draft in reading.drafts
            ],
            "dropped": [astuple(dropped) for dropped in reading.dropped],
            "author": reading.metadata.author,
            "date": reading.metadata.date,
            "language": reading.language,
        }
    json.dump(answer, sys.stdout)


def _limit_resources() -> None:
    """Let the system end this process before it takes too long or too much memory, and leave no dump of it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    main()
