"""Headings of a document that has no heading styles: short lines in bold or in large letters."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tui.article.heading_shapes import is_in_capitals
from tui.article.numbering import number_of

_LONGEST = 120
_MOST_WORDS = 16
_LARGER = 1.15
_MOST_IN_A_ROW = 2
_LARGEST_SHARE = 0.3
_DEEPEST = 4


@dataclass(slots=True, kw_only=True)
class Look:
    """A paragraph of a document, as its style and its letters look."""

    text: str
    role: str = ""
    """``title``, ``subtitle``, ``heading``, ``quote``, ``code``, ``table``; empty for plain text."""
    level: int = 0
    """Of a heading: its level, from 1."""
    is_bold: bool = False
    """Whether all of its letters are."""
    size: float = 20
    """The size of its first letters, in half points."""
    is_in_table: bool = False


def mark_headings(paragraphs: Sequence[Look]) -> None:
    """Give the role of headings to what looks like headings, if no style says what is one.

    A heading is short, all of it is bold or larger than the text, it does not end as sentences do, and text stands
    below it. Where much of a document looks like that, it is no sign of headings.

    Args:
        paragraphs: A document's paragraphs, changed in place.
    """
    if any(paragraph.role == "heading" for paragraph in paragraphs):
        return
    usual = _usual_size(paragraphs)
    looks = [_stands_out(paragraph, usual) for paragraph in paragraphs]
    found = [
        position for position, stands_out in enumerate(looks) if stands_out and _heads_text(looks, position)
    ]
    letters = sum(len(paragraphs[position].text) for position in found)
    if letters > _LARGEST_SHARE * sum(len(paragraph.text) for paragraph in paragraphs):
        return
    if _begins_with_title([_rank(paragraphs[position]) for position in found]) and found[:2] == [0, 1]:
        paragraphs[found.pop(0)].role = "title"
    levels = _levels([paragraphs[position] for position in found])
    for position, level in zip(found, levels, strict=True):
        paragraphs[position].role, paragraphs[position].level = "heading", level


def _usual_size(paragraphs: Sequence[Look]) -> float:
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[paragraph.size] += len(paragraph.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0


def _stands_out(paragraph: Look, usual: float) -> bool:
    text = " ".join(paragraph.text.split())
    if paragraph.role or paragraph.is_in_table or paragraph.size < usual:
        return False
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or not any(map(str.isalpha, text)):
        return False
    if text[-1] in ",;…" or (text[-1] in ".:" and number_of(text) is None):
        return False
    # A list of bold items is a list; a bold number with a title is what Word makes of a numbered heading.
    return paragraph.size >= usual * _LARGER or (
        paragraph.is_bold and not paragraph.text.startswith(("•", "-"))
    )


def _heads_text(looks: Sequence[bool], position: int) -> bool:
    """Whether text follows, below at most one more heading."""
    below = looks[position + 1 : position + 1 + _MOST_IN_A_ROW]
    return not all(below)


def _begins_with_title(ranks: Sequence[tuple[float, bool]]) -> bool:
    """Whether the first of the headings, with another right below it, looks like no other, or like that one."""
    return len(ranks) > 1 and (ranks[0] == ranks[1] or ranks[0] > max(ranks[1:]))


def _levels(headings: Sequence[Look]) -> list[int]:
    """Levels by the size of the letters, then by capitals; numbers such as 2.1 say it themselves."""
    ranks = sorted({_rank(heading) for heading in headings}, reverse=True)
    levels = [min(ranks.index(_rank(heading)) + 1, _DEEPEST) for heading in headings]
    numbers = [number_of(" ".join(heading.text.split())) for heading in headings]
    numbered = [number for number in numbers if number is not None and number.system == "decimal"]
    if len(ranks) > 1 or 2 * len(numbered) < len(headings):
        return levels
    return [
        len(number.parts) if number is not None and number.system == "decimal" else 1 for number in numbers
    ]


def _rank(heading: Look) -> tuple[float, bool]:
    return heading.size, is_in_capitals(" ".join(heading.text.split()))
