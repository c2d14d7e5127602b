"""Find the headings of a document in which only their numbers show them."""

from collections.abc import Sequence

from tui.formats.office.infer_headings import Paragraph, ParagraphRole
from tui.text.numbering import Number, parse_number

_MAX_HEADING = 120
_MAX_HEADING_WORDS = 16
_MIN_HEADINGS = 3
_MAX_SHARE_OF_TEXT = 0.3
_SYSTEMS = frozenset(("decimal", "roman", "letter", "book", "chapter", "section"))
_MAX_LEVEL = 9


def infer_numbered_headings(paragraphs: Sequence[Paragraph]) -> None:
    """Mark the paragraphs whose numbers follow each other through the document as headings, in place.

    A heading is short, does not end like a sentence, and has text below it before the next one of its rank. Nothing
    is marked if there are fewer than three, or if they are much of the document.
    """
    numbers = [_number(paragraph) for paragraph in paragraphs]
    series = _Series()
    found: list[tuple[Paragraph, Number]] = []
    for position, (paragraph, number) in enumerate(zip(paragraphs, numbers, strict=True)):
        following = numbers[position + 1] if position + 1 < len(numbers) else None
        is_last = position + 1 == len(numbers)
        has_text_below = number is not None and not is_last and not _are_siblings(number, following)
        if number is not None and has_text_below and series.accepts(number):
            found.append((paragraph, number))
    length = sum(len(paragraph.text) for paragraph, _number in found)
    if len(found) < _MIN_HEADINGS or length > _MAX_SHARE_OF_TEXT * sum(len(part.text) for part in paragraphs):
        return
    for paragraph, number in found:
        level = series.systems.index(number.system) + len(number.parts)
        paragraph.role, paragraph.level = ParagraphRole.HEADING, min(level, _MAX_LEVEL)


def _number(paragraph: Paragraph) -> Number | None:
    """Return the number of a paragraph that may be a heading."""
    text = " ".join(paragraph.text[: _MAX_HEADING * 2].split())
    if paragraph.role or paragraph.is_in_table or paragraph.depth or len(text) > _MAX_HEADING:
        return None
    if len(text.split()) > _MAX_HEADING_WORDS or text[-1:] in (".", ",", ";", "…"):
        return None
    number = parse_number(text)
    if number is None or number.system not in _SYSTEMS or not (number.rest or number.has_keyword):
        return None
    first = next((character for character in number.rest if character.isalnum()), "")
    return None if first.islower() else number


def _are_siblings(number: Number, following: Number | None) -> bool:
    """Return True if two adjacent numbers are those of a list, so that the first has no text below it."""
    return following is not None and (following.system, following.parts) == number.next


class _Series:
    """The numbers of the headings so far; each must continue an earlier one."""

    def __init__(self) -> None:
        self.systems: list[str] = []
        """The systems of numbers, the outermost first."""
        self._open: list[tuple[str, tuple[int, ...]]] = []
        """The last number of each rank."""

    def accepts(self, number: Number) -> bool:
        """Return True if a number is the next one of any rank, or the first below the last one."""
        here = number.system, number.parts
        for rank in range(len(self._open) - 1, -1, -1):
            system, parts = self._open[rank]
            if here == (system, (*parts[:-1], parts[-1] + 1)):
                self._open[rank:] = [here]
                return True
        is_first = number.parts[-1] == 1
        last = self._open[-1] if self._open else None
        is_below = last is not None and last[0] == number.system and number.parts[:-1] == last[1]
        is_inner = number.parts == (1,) and number.system not in [system for system, _parts in self._open]
        if not is_first or not (is_below or is_inner):
            return False
        if number.system not in self.systems:
            self.systems.append(number.system)
        self._open.append(here)
        return True
