"""The title of a text without markup."""

import re
from collections.abc import Sequence

from tui.document.model import BlockKind
from tui.formats.plain.boilerplate import is_date
from tui.formats.plain.code_lines import looks_like_code
from tui.formats.plain.heading_shapes import is_in_capitals, is_usual_name
from tui.formats.plain.raw_paragraph import RawParagraph, same_words

_BEGINNING = 5
_LONGEST = 200
_MOST_WORDS = 28
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Inc|Jr|Sr|Co|Ltd|St|etc|vs)\.$")


def title_position(passages: Sequence[RawParagraph]) -> int | None:
    """Which passage is the title, or None if the text has none.

    That is the first line if it looks like one; a line with a double line under it among the first few comes before it.

    Args:
        passages: The text's passages in reading order, without what is no part of it.
    """
    if len(passages) < 2:
        return None
    beginning = passages[:_BEGINNING]
    for position, passage in enumerate(beginning):
        if passage.underline == "=" and not any(earlier.is_prose for earlier in beginning[:position]):
            return position
    return 0 if _is_title(passages[0], passages[1]) else None


def is_same_title(line: str, title: str) -> bool:
    """Whether a line is the title, whatever its capitals and punctuation."""
    return len(line) <= len(title) + 40 and same_words(line) == same_words(title) != ""


def is_heading_again(line: str, heading: str) -> bool:
    """Whether a line only says again, in the same words or shouting its first ones, what the heading above says.

    Args:
        line: A line that stands alone in a section.
        heading: The section's heading; empty if it has none.
    """
    words = same_words(line) if len(line) <= len(heading) + 10 else ""
    if not words:
        return False
    said = same_words(heading)
    return words == said or (said.startswith(words) and is_in_capitals(line))


def title_page(passages: Sequence[RawParagraph], title: str) -> range:
    """The lines at the beginning that say the title together, one part each; empty if there are none.

    Args:
        passages: The text's first passages.
        title: The title that is known from elsewhere.
    """
    words = same_words(title)
    for start in range(len(passages)):
        together = ""
        for end in range(start, len(passages)):
            together += same_words(passages[end].text[: len(title) + 40])
            if together == words:
                return range(start, end + 1)
            if not words.startswith(together):
                break
    return range(0)


def is_author(line: str, author: str) -> bool:
    """Whether a line is the author's name, with ``by`` before it or not."""
    return len(line) <= len(author) + 10 and same_words(line) in (
        same_words(author),
        "by" + same_words(author),
    )


def _is_title(line: RawParagraph, following: RawParagraph) -> bool:
    text = line.text
    if (
        line.kind is not BlockKind.PARAGRAPH
        or len(text) > _LONGEST
        or len(text.split()) > _MOST_WORDS
        or line.lines > 3
    ):
        return False
    if line.underline or is_same_title(following.text, text):
        return True
    if is_usual_name(text) or is_date(text) or looks_like_code(text) or text[-1] in ",;:":
        return False
    if not any(map(str.isalpha, text)):
        return False
    return text[-1] != "." or is_in_capitals(text) or _ABBREVIATION.search(text) is not None
