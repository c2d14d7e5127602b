"""Tables of contents in print: lines that end with the number of a page."""

import re
from collections.abc import Sequence

from tui.article.clean import clean_line
from tui.article.contents import is_contents_title
from tui.article.model import Dropped
from tui.sources.pdf.lines import Line

_LEADERS = re.compile(r"(?:\s*[.·…_]){3,}\s*(?:[0-9]{1,4}|[ivxlc]{1,7})$|(?:\s*[.·…_]){8,}$")
_NUMBER = re.compile(r"[0-9]{1,4}|[ivxlc]{1,7}")
_FEWEST = 3
_MOST_BETWEEN = 2


def without_contents(lines: Sequence[Line]) -> tuple[list[Line], list[Dropped]]:
    """The lines without tables of contents, and what was left out.

    Args:
        lines: The document's lines in reading order.
    """
    kept: list[Line] = []
    dropped = []
    position = 0
    while position < len(lines):
        end = _end_of_entries(lines, position)
        if end > position:
            dropped.append(
                Dropped(
                    "the table of contents", clean_line(f"{lines[position].text} … {lines[end - 1].text}")
                )
            )
            position = end
        else:
            kept.append(lines[position])
            position += 1
    return kept, dropped


def _end_of_entries(lines: Sequence[Line], start: int) -> int:
    """Where the table of contents that begins at a line ends; the line itself if none does."""
    is_titled = is_contents_title(lines[start].text)
    if not is_titled and not _LEADERS.search(lines[start].text):
        return start
    end = last = start + is_titled
    count = 0
    while end < len(lines) and end - last <= _MOST_BETWEEN:
        end += 1
        if _is_entry(lines[end - 1], is_titled):
            last = end
            count += 1
    return last if count >= _FEWEST else start


def _is_entry(line: Line, is_titled: bool) -> bool:
    if _LEADERS.search(line.text):
        return True
    return is_titled and len(line.cells) > 1 and _NUMBER.fullmatch(line.cells[-1]) is not None
