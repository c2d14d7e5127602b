"""The texts of the sample articles, in as much of Markdown as they need."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_INLINE = re.compile(r"\*([^*]+)\*|\^\[([^\]]+)\]")
_NUMBER = re.compile(r"\d+\. ")


class Look(Enum):
    """The style of a piece of a line."""

    PLAIN = auto()
    EMPHASIS = auto()
    NOTE = auto()
    """The text of a footnote, whose mark stands here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line in one style."""

    text: str
    look: Look


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and its level, from 1."""

    line: Line
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, given as the pieces of its text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Items:
    """A list, given as the pieces of each item."""

    lines: tuple[Line, ...]
    is_numbered: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table, whose first row is its header."""

    rows: tuple[tuple[str, ...], ...]


Part = Heading | Paragraph | Items | Table


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its metadata."""

    title: str
    subtitle: str
    author: str
    date: str
    """The date as year, month and day."""
    language: str
    """The language code, of two letters."""
    parts: tuple[Part, ...]


def read_text(path: Path) -> Text:
    """Read a text.

    Args:
        path: A file with its title, author, date and language in front, and blocks separated by empty lines.
    """
    whole = path.read_text(encoding="utf-8")
    front = _FRONT_MATTER.match(whole)
    if front is None:
        raise ValueError(f"{path.name} says nothing about itself in front.")
    known = dict(line.split(": ", 1) for line in front[1].split("\n"))
    blocks = whole[front.end() :].strip().split("\n\n")
    return Text(
        title=known["title"],
        subtitle=known.get("subtitle", ""),
        author=known["author"],
        date=known["date"],
        language=known["language"],
        parts=tuple(map(_part, blocks)),
    )


def plain(line: Line) -> str:
    """Return the words of a line, without its footnotes."""
    return "".join(piece.text for piece in line if piece.look is not Look.NOTE)


def _part(block: str) -> Part:
    lines = block.strip().split("\n")
    if block.startswith("#"):
        marks, _, text = block.partition(" ")
        return Heading(_line(text), len(marks))
    if block.startswith("- "):
        return Items(tuple(_line(line.removeprefix("- ")) for line in lines), is_numbered=False)
    if _NUMBER.match(block):
        return Items(tuple(_line(_NUMBER.sub("", line, count=1)) for line in lines), is_numbered=True)
    if block.startswith("| "):
        rows = [tuple(cell.strip() for cell in line.strip("| ").split("|")) for line in lines]
        return Table((rows[0], *rows[2:]))
    return Paragraph(_line(block))


def _line(text: str) -> Line:
    pieces = []
    position = 0
    for match in _INLINE.finditer(text):
        pieces.append(Piece(text[position : match.start()], Look.PLAIN))
        pieces.append(Piece(match[1], Look.EMPHASIS) if match[1] else Piece(match[2], Look.NOTE))
        position = match.end()
    pieces.append(Piece(text[position:], Look.PLAIN))
    return tuple(piece for piece in pieces if piece.text)
