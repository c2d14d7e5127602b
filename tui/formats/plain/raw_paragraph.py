"""Passages: the pieces that a text without markup falls into, before it is known which of them are headings."""

import re
from dataclasses import dataclass
from enum import Enum

from tui.document.model import BlockKind, Rows

_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_NOT_IN_A_NAME = re.compile(r"[\W_]+")


class ColumnPosition(Enum):
    """Where a passage stands in a text whose headings stand left of the column of text."""

    ANYWHERE = "anywhere"
    """The text is no such text, or the passage is centred."""
    INSIDE = "inside"
    """In the column."""
    OUTSIDE = "outside"
    """Left of it."""


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """One piece of a text, as its lines and spaces part it."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    """Of a list item or a quote: how deep it is nested, from 1."""
    marker: str = ""
    """Of a list item: what stood before it, such as ``-`` or ``3.``."""
    underline: str = ""
    """The character of the line drawn under it, such as ``=``; empty if there is none."""
    lines: int = 1
    """How many lines it took up."""
    place: ColumnPosition = ColumnPosition.ANYWHERE
    """What the place of its first line says."""
    rows: Rows = ()
    """Of a table: its cells."""
    indent: int = 0
    """Of a passage outside the column: how far it stands from the left edge."""

    @property
    def whole(self) -> str:
        """Its text with the number that stood before it."""
        return f"{self.marker} {self.text}" if self.marker else self.text

    @property
    def is_prose(self) -> bool:
        """Whether it is too long, or too much of a sentence, to be a title or an entry of a list."""
        if len(self.text) > 200 or self.kind is BlockKind.QUOTE:
            return True
        if len(self.text) > 45 and is_without_spaces(self.text):
            return True
        return self.kind is BlockKind.PARAGRAPH and len(self.text) > 25 and ends_sentence(self.text)


def ends_sentence(text: str) -> bool:
    """Whether text ends as sentences do, behind closing quotes and brackets too."""
    return text.rstrip("\"'”’»)]*_ ")[-1:] in tuple(".!?…:。！？")


def is_without_spaces(text: str) -> bool:
    """Whether a short text is in Chinese or Japanese, which says more in fewer letters."""
    return _IDEOGRAPH.search(text) is not None


def same_words(text: str) -> str:
    """Text reduced to its letters and digits, to tell whether two lines say the same."""
    return _NOT_IN_A_NAME.sub("", text).casefold()
