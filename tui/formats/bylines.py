"""Lines that name the author of a text."""

import re

from tui.text.patterns import lazy_pattern

_MAX_CHARS = 120
_POSTED = lazy_pattern(r"(?:posted|written|published|reported) (?=by )", re.IGNORECASE)
_BYLINE = lazy_pattern(
    r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor) [A-ZÀ-Þ][\w.'’-]+"
    r"(?:[ ,&]+(?:and |und |et |y |e |en )?[\w.'’-]+){0,8}"
)


def is_byline(line: str) -> bool:
    """Return whether a line says who wrote a text, such as ``By Ann Lee, May 6, 2024``, and nothing else."""
    return " " in line and len(line) <= _MAX_CHARS and _BYLINE.fullmatch(_POSTED.sub("", line)) is not None
