"""The title of a text without markup."""

import re
from collections.abc import Sequence

from tui.document.model import BlockKind
from tui.formats.plain.boilerplate import is_date
from tui.formats.plain.heading_shapes import is_common_section_name, is_in_capitals
from tui.formats.plain.raw_paragraph import RawParagraph, comparison_key, is_code_line

_SEARCHED_PARAGRAPHS = 5
_MAX_TITLE_CHARS = 200
_MAX_TITLE_WORDS = 28
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Inc|Jr|Sr|Co|Ltd|St|etc|vs)\.$")


def title_position(paragraphs: Sequence[RawParagraph]) -> int | None:
    """Find the paragraph that is the title: the first line if it looks like one.

    A line with a double line under it among the first few comes before it.

    Args:
        paragraphs: The text's paragraphs in reading order, without boilerplate.

    Returns:
        The title's index; None if the text has none.
    """
    if len(paragraphs) < 2:
        return None
    beginning = paragraphs[:_SEARCHED_PARAGRAPHS]
    for position, paragraph in enumerate(beginning):
        if paragraph.underline == "=" and not any(earlier.is_prose for earlier in beginning[:position]):
            return position
    return 0 if _is_title(paragraphs[0], paragraphs[1]) else None


def is_same_title(line: str, title: str) -> bool:
    """Return whether a line is the title, whatever its capitals and punctuation."""
    return len(line) <= len(title) + 40 and comparison_key(line) == comparison_key(title) != ""


def repeats_heading(line: str, heading: str) -> bool:
    """Return whether a line only repeats the heading above it, or its first words in capitals."""
    key = comparison_key(line) if len(line) <= len(heading) + 10 else ""
    if not key:
        return False
    heading_key = comparison_key(heading)
    return key == heading_key or (heading_key.startswith(key) and is_in_capitals(line))


def find_title_page(paragraphs: Sequence[RawParagraph], title: str) -> range:
    """Find the lines at the beginning that are the title together, one part each; empty if there are none.

    Args:
        paragraphs: The text's first paragraphs.
        title: The title that is known from elsewhere.
    """
    key = comparison_key(title)
    for start in range(len(paragraphs)):
        joined = ""
        for end in range(start, len(paragraphs)):
            joined += comparison_key(paragraphs[end].text[: len(title) + 40])
            if joined == key:
                return range(start, end + 1)
            if not key.startswith(joined):
                break
    return range(0)


def is_author(line: str, author: str) -> bool:
    """Return whether a line is the author's name, with or without ``by`` before it."""
    key = comparison_key(author)
    return len(line) <= len(author) + 10 and comparison_key(line) in (key, "by" + key)


def _is_title(line: RawParagraph, following: RawParagraph) -> bool:
    text = line.text
    if (
        line.kind is not BlockKind.PARAGRAPH
        or len(text) > _MAX_TITLE_CHARS
        or len(text.split()) > _MAX_TITLE_WORDS
        or line.lines > 3
    ):
        return False
    if line.underline or is_same_title(following.text, text):
        return True
    if is_common_section_name(text) or is_date(text) or is_code_line(text) or text[-1] in ",;:":
        return False
    if not any(map(str.isalpha, text)):
        return False
    return text[-1] != "." or is_in_capitals(text) or _ABBREVIATION.search(text) is not None
