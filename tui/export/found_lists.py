"""Passages found in everything read, as text and JSON."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from tui.export.places import command_lines, entry_lines, place_command
from tui.export.record import json_line
from tui.export.text import dim
from tui.library.records import FoundPassage
from tui.text.wrap import wrap

_INDENT = "  "


def found_text(found: Iterable[FoundPassage], *, width: int | None = None, styled: bool = False) -> str:
    """Return passages as text, under the titles of their articles, each with the command that opens it."""
    parts = []
    for entry, passages in groupby(found, attrgetter("entry")):
        lines = entry_lines(entry, width, styled)
        for passage in passages:
            lines += ["", *wrap(" ".join(passage.text.split()), width, initial_indent=_INDENT)]
            lines += (
                dim(f"{2 * _INDENT}{line}", styled) for line in command_lines(entry.source, passage.text)
            )
        parts.append("".join(f"{line}\n" for line in lines))
    return "\n".join(parts)


def found_json(found: Iterable[FoundPassage]) -> str:
    """Return passages as lines of JSON, one for each."""
    return "".join(
        json_line(
            {
                "text": passage.text,
                "title": passage.entry.title,
                "source": passage.entry.source,
                "start": passage.start,
                "end": passage.end,
                "command": place_command(passage.entry.source, passage.text) or None,
            }
        )
        for passage in found
    )
