"""What an article names, as plain values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What is named. The values are used in JSON records; the order is that of lists."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    OTHER = "name"
    ABBREVIATION = "abbreviation"
    TERM = "term"
    DATE = "date"
    FIGURE = "figure"


HEADINGS = {
    Kind.PERSON: "People",
    Kind.PLACE: "Places",
    Kind.ORGANISATION: "Organisations",
    Kind.OTHER: "Other names",
    Kind.ABBREVIATION: "Abbreviations",
    Kind.TERM: "Terms",
    Kind.DATE: "Dates",
    Kind.FIGURE: "Figures",
}
"""The headings over each kind in lists."""


class Mention(NamedTuple):
    """A place where an article names something."""

    sentence: int
    """The index of the sentence."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """Something that an article names."""

    kind: Kind
    text: str
    """As it is written, a person by the longest name."""
    mentions: tuple[Mention, ...]
    """In reading order."""
    detail: str = ""
    """What an abbreviation stands for; the sentence that defines a term; a date as ISO 8601 writes it."""


def named_up_to(found: Sequence[Named], text: str, end: int) -> Iterator[Named]:
    """Yield what a text names up to an offset, as far as it is known there: without what only later parts tell.

    Args:
        found: What all of the text names.
        text: The text.
        end: The offset.
    """
    for named in found:
        mentions = tuple(mention for mention in named.mentions if mention.end <= end)
        if mentions:
            name = named.text
            if named.kind is Kind.PERSON and text.find(name, 0, end) < 0:
                name = max((text[mention.start : mention.end] for mention in mentions), key=len)
            is_known = named.kind is Kind.DATE or text.find(named.detail, 0, end) >= 0
            yield Named(named.kind, name, mentions, named.detail if is_known else "")


def mention_track(mentions: Sequence[Mention], length: int, cells: int) -> str:
    """Return a bar that stands for a text, with a dot where it has mentions.

    Args:
        mentions: The mentions.
        length: The length of the text.
        cells: The length of the bar.
    """
    marked = {min(cells - 1, mention.start * cells // max(1, length)) for mention in mentions}
    return "".join("•" if cell in marked else "─" for cell in range(cells))
