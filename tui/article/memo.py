"""Internet standards (RFC 7322): what stands at their head, around the title."""

import re

from tui.article.model import Dropped
from tui.article.unwrapping import Unwrapped

_NUMBER = re.compile(
    r"^ {0,3}(?:Request for Comments|RFC|Network Working Group +RFC ?#?)[:#]? *[0-9]{1,5}\b|^ {0,3}Internet[- ]Draft\b",
    re.IGNORECASE | re.MULTILINE,
)
_SEARCHED = 3_000
_MOST_HEAD_LINES = 30
_MOST_TITLE_LINES = 6
_COLUMNS = re.compile(r" {2,}")
_PERSON = re.compile(r"(?:[A-Z]\. ?-?){1,4}[^\W\d_][\w'’-]*(?: [\w'’.-]+){0,3}(?:, Eds?\.?|, Editors?)?")
_DATE = re.compile(
    r"(?:[0-9]{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (?:[0-9]{1,2}, )?[0-9]{4}"
)
_NOT_TITLE = re.compile(
    r"<.*>|draft-[\w.-]+|(?:status of this memo|abstract|table of contents|contents|[0-9]+\. .*)",
    re.IGNORECASE,
)


def unwrap_memo(text: str) -> Unwrapped | None:
    """Take the head from an internet standard or a draft of one; None if the text is none.

    Args:
        text: Clean text, its pages put together.
    """
    number = _NUMBER.search(text, 0, _SEARCHED)
    if number is None or text[: number.start()].count("\n") > _MOST_HEAD_LINES:
        return None
    lines = text.split("\n")
    end = _block_end(lines, text[: number.start()].count("\n"))
    head = [line for line in lines[:end] if line.strip()]
    if len(head) > _MOST_HEAD_LINES:
        return None
    cells = [cell.strip() for line in head for cell in _COLUMNS.split(line.strip())]
    title_lines, start = _title(lines, end)
    people = [re.sub(r", (?:Ed|Ed)\w*\.?$", "", cell) for cell in cells if _PERSON.fullmatch(cell)]
    dates = [match[0] for cell in [*cells, *title_lines] if (match := _DATE.fullmatch(cell))]
    return Unwrapped(
        "\n".join(lines[start:]),
        " ".join(line for line in title_lines if not _DATE.fullmatch(line)),
        ", ".join(dict.fromkeys(people)) or None,
        dates[0] if dates else None,
        dropped=(Dropped("the document's head", "\n".join(" ".join(line.split()) for line in head)),),
    )


def _block_end(lines: list[str], start: int) -> int:
    while start < len(lines) and lines[start].strip():
        start += 1
    return start


def _title(lines: list[str], start: int) -> tuple[list[str], int]:
    """The lines of the title below the head, and where the text begins."""
    position = start
    while position < len(lines) and not lines[position].strip():
        position += 1
    end = _block_end(lines, position)
    title = [" ".join(line.split()) for line in lines[position:end]]
    title = [line for line in title if not _NOT_TITLE.fullmatch(line)]
    if not title or len(title) > _MOST_TITLE_LINES:
        return [], start
    if title[-1][-1] not in "-–—:" or end == len(lines):
        return title, end
    more, end = _title(lines, end)
    return [*title, *more], end
