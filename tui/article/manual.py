"""Manual pages: the line at the top and the bottom that has the page's name on both sides."""

import re

from tui.article.model import Dropped
from tui.article.unwrapping import Unwrapped

_HEAD = re.compile(
    r"\s{0,200}(?P<line>(?P<name>[\w.:+@-]{1,60}\([0-9][0-9a-zA-Z]{0,8}\)) {2,}\S[^\n]{0,150} {2,}(?P=name)) *\n"
)
_DATE = re.compile(r"(?:[A-Z][a-z]+ [0-9]{1,2}, )?[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?|[A-Z][a-z]+ [0-9]{4}")
_COLUMNS = re.compile(r" {2,}")


def unwrap_manual(text: str) -> Unwrapped | None:
    """Take the first and the last line from a manual page; None if the text is none.

    Args:
        text: Clean text, without overstruck letters.
    """
    head = _HEAD.match(text)
    if head is None:
        return None
    body, _, foot = text[head.end() :].rstrip().rpartition("\n")
    cells = _COLUMNS.split(foot.strip())
    if len(cells) == 1 or foot.startswith(" "):
        body, cells, foot = text[head.end() :], [], ""
    dates = [cell for cell in cells if _DATE.fullmatch(cell)]
    lines = filter(None, (head["line"], foot))
    return Unwrapped(
        body,
        head["name"],
        date=dates[0] if dates else None,
        dropped=tuple(Dropped("a running head", " ".join(line.split())) for line in lines),
    )
