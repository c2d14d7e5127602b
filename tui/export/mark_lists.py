"""The marks of an article with their notes, as text, Markdown and JSON."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tui.export.facts import facts_line
from tui.export.markdown.digest import highlights_markdown
from tui.export.markdown.inline import escape
from tui.export.marks import MARK_FORMATS, Mark
from tui.export.places import command_lines, entry_lines, place_command
from tui.export.record import json_line
from tui.export.registry import find_writer_for
from tui.export.text import dim
from tui.library.records import Highlight, HighlightedArticle
from tui.text.phrases import quoted
from tui.text.wrap import wrap

_INDENT = "  "
_FILE_WIDTH = 80


def marks_file_text(articles: Sequence[HighlightedArticle], path: Path) -> str:
    """Return the marks of articles as the text of a file, in the format of its suffix. The file is not touched.

    Raises:
        UsageError: There is no format with that suffix.
    """
    writer = find_writer_for(path, MARK_FORMATS)
    return writer.between.join(map(marks_writer(writer.name, width=_FILE_WIDTH), articles))


def marks_writer(
    format_: str, *, width: int | None = None, styled: bool = False
) -> Callable[[HighlightedArticle], str]:
    """Return the function that writes the marks of an article in one of ``MARK_FORMATS``.

    Args:
        format_: The name of the format.
        width: The cells of a line of text; None for paragraphs of one line.
        styled: Whether text is styled for a terminal.
    """
    if format_ == "text":
        return partial(marks_text, width=width, styled=styled)
    return marks_json if format_ == "json" else marks_document


def marks_text(found: HighlightedArticle, *, width: int | None = None, styled: bool = False) -> str:
    """Return the marks of an article as text: each with its note, its section, its day and the command to it."""
    entry = found.entry
    lines = entry_lines(entry, width, styled)
    for mark in found.highlights:
        lines += ["", *wrap(quoted(" ".join(mark.text.split())), width, initial_indent=_INDENT)]
        if mark.note:
            lines += wrap(f"Note: {mark.note}", width, initial_indent=2 * _INDENT)
        facts = wrap(facts_line(_facts(mark)), width, initial_indent=2 * _INDENT)
        command = (f"{2 * _INDENT}{line}" for line in command_lines(entry.source, mark.text))
        lines += (dim(line, styled) for line in (*facts, *command))
    return "\n".join(lines) + "\n"


def _facts(mark: Highlight) -> tuple[str, ...]:
    return (*filter(None, (mark.section,)), f"{mark.created:%Y-%m-%d}")


def marks_document(found: HighlightedArticle) -> str:
    """Return the marks of an article as Markdown: quotations with notes, sections, days and the commands to them."""
    entry = found.entry
    places = [
        facts_line((escape(facts_line(_facts(mark))), *map(_code, command_lines(entry.source, mark.text))))
        for mark in found.highlights
    ]
    marks = [Mark(mark.text, mark.note) for mark in found.highlights]
    return highlights_markdown(entry.name, entry.shown_source, marks, places)


def _code(text: str) -> str:
    """Return a text as a code span of Markdown."""
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence} {text} {fence}" if len(fence) > 1 else f"`{text}`"


def marks_json(found: HighlightedArticle) -> str:
    """Return the marks of an article as a line of JSON."""
    entry = found.entry
    return json_line(
        {
            "source": entry.source,
            "title": entry.title,
            "marks": [
                {
                    "text": mark.text,
                    "note": mark.note or None,
                    "section": mark.section or None,
                    "start": mark.start,
                    "end": mark.end,
                    "created": mark.created.isoformat(timespec="seconds"),
                    "command": place_command(entry.source, mark.text) or None,
                }
                for mark in found.highlights
            ],
        }
    )
