"""How a plain text is laid out: its line width, indentation and double spacing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.formats.plain.code_lines import has_traces_of_code, looks_like_code
from tui.formats.plain.raw_paragraph import ends_sentence
from tui.text.numbering import parse_number

_FEWEST = 20
_SHORTEST, _LONGEST = 40, 120
_ALIKE = 0.7
_BROKEN = 0.3


def without_double_spacing(text: str) -> str:
    """Text without the empty lines that stand between all of its lines; those between paragraphs stay.

    Args:
        text: Text with line feeds as line ends.
    """
    lines = text.split("\n")
    filled = [position for position, line in enumerate(lines) if line.strip()]
    if len(filled) < _FEWEST or len(filled) * 2 > len(lines) + 1:
        return text
    gaps = Counter(after - before - 1 for before, after in pairwise(filled))
    usual, count = gaps.most_common(1)[0]
    if usual == 0 or gaps[0] or count < _ALIKE * len(filled) or not _is_wrapped(lines, filled):
        return text
    result: list[str] = []
    before = filled[0] - 1
    for position in filled:
        result += [""] * max(0, position - before - 1 - usual)
        result.append(lines[position])
        before = position
    return "\n".join(result)


def _is_wrapped(lines: Sequence[str], filled: Sequence[int]) -> bool:
    """Whether sentences go on from line to line."""
    lengths = sorted(len(lines[position]) for position in filled)
    if not _SHORTEST <= lengths[len(lengths) * 9 // 10] <= _LONGEST:
        return False
    goes_on = sum(
        lines[after].lstrip()[0].islower() and lines[before].rstrip()[-1] not in ".!?:"
        for before, after in pairwise(filled)
    )
    return goes_on >= _BROKEN * len(filled)


LONGEST_WRAPPED = 120
"""A longer line was not broken to fit."""

BULLETS = "•●▪◦‣∙·*+-–"
"""What may stand before an item of a list."""

_PROSE_LINE = 50
_TEXT_SHARE = 0.08
_ITEM = re.compile(rf" *(?:[{re.escape(BULLETS)}]|o(?= )|\(\w{{1,3}}\) )")
_FEWEST_OUTDENTED = 2
_LONGEST_OUTDENTED = 75
_LONGEST_ASIDE = 60
_MOST_HEADING_LINES = 3
_LEAST_INDENT = 6
_OFF_CENTRE = 12


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a text have in common."""

    width: int
    """Where lines were broken, in characters; 0 if each line is a paragraph."""
    margin: int
    """How far most of the text stands from the left edge."""
    is_outdented: bool
    """Whether headings stand left of the text, as in manuals and internet standards."""


def layout_of(chunks: Sequence[Sequence[str]]) -> Layout:
    """The layout of a text.

    Args:
        chunks: The runs of lines between its empty lines.
    """
    width = _wrap_width(chunks)
    column = _column(chunks)
    outdented = sum(heading_length(chunk, column) > 0 for chunk in chunks)
    if outdented >= _FEWEST_OUTDENTED:
        return Layout(width, column, is_outdented=True)
    return Layout(width, _margin(chunks) if width else 0, is_outdented=False)


def indent(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def heading_length(chunk: Sequence[str], margin: int) -> int:
    """How many of a chunk's first lines are a heading that stands left of the text.

    Args:
        chunk: Lines without an empty one among them.
        margin: Where the text begins.

    Returns:
        0 if there is no such heading.
    """
    first = chunk[0]
    if indent(first) >= margin or len(first) > _LONGEST_OUTDENTED or looks_like_code(first):
        return 0
    length = 1 + sum(1 for _ in _continuation(chunk))
    if length < len(chunk) and indent(first) >= indent(chunk[length]) < margin:
        return 0
    last = chunk[length - 1]
    is_hanging = length < len(chunk) and len(last) > _LONGEST_ASIDE
    if last[-1] in ",;" or _ITEM.match(first) or is_hanging:
        return 0
    if parse_number(first.strip()) is not None:
        return length
    is_sentence = last[-1] == ":" or (ends_sentence(last) and last[-1] not in "?!" and not first.isupper())
    is_row = "   " in first.strip()
    return 0 if is_sentence or is_row or has_traces_of_code(first) else length


def _continuation(chunk: Sequence[str]) -> Iterator[str]:
    """The lines that a heading goes on in: as far left as its words, behind its number if it has one."""
    number = parse_number(chunk[0].strip())
    words = chunk[0].rfind(number.rest) if number is not None and number.rest else indent(chunk[0])
    columns = (
        {words, indent(chunk[0])} if number is not None and len(chunk) <= _MOST_HEADING_LINES else {words}
    )
    for line in chunk[1:_MOST_HEADING_LINES]:
        if len(chunk[0]) < _LONGEST_ASIDE // 2 or indent(line) not in columns:
            return
        yield line


def is_centred(chunk: Sequence[str], width: int) -> bool:
    """Whether every line of a chunk stands in the middle.

    Args:
        chunk: The lines.
        width: Where the text's lines were broken, in characters.
    """
    return all(
        indent(line) >= _LEAST_INDENT and abs(indent(line) - (width - len(line))) <= _OFF_CENTRE
        for line in chunk
    )


def _wrap_width(chunks: Sequence[Sequence[str]]) -> int:
    """The width at which the text's lines were broken, or 0 if each of its lines is a paragraph."""
    lengths: list[int] = []
    wrapped = unwrapped = 0
    for chunk in chunks:
        size = sum(map(len, chunk))
        if max(map(len, chunk)) > LONGEST_WRAPPED:
            unwrapped += size
        elif len(chunk) > 1:
            wrapped += size
            lengths.extend(map(len, chunk[:-1]))
    if wrapped <= unwrapped or not lengths:
        return 0
    lengths.sort()
    width = lengths[len(lengths) * 9 // 10]
    full = sum(length > 0.8 * width for length in lengths)
    return width if width >= 40 and full * 2 > len(lengths) else 0


def _margin(chunks: Sequence[Sequence[str]]) -> int:
    """How far most of the text stands from the left edge."""
    margins = Counter(min(map(indent, chunk)) for chunk in chunks if len(chunk) > 1)
    return margins.most_common(1)[0][0] if margins else 0


def _column(chunks: Sequence[Sequence[str]]) -> int:
    """The first column where so many lines begin that it is the text's; what stands left of it is seldom text."""
    # Listings and tables have shorter lines, and begin wherever they like.
    indents = Counter(
        indent(line) for chunk in chunks for line in chunk if _PROSE_LINE <= len(line) <= LONGEST_WRAPPED
    )
    total = indents.total()
    seen = 0
    for column in sorted(indents):
        seen += indents[column]
        if seen >= _TEXT_SHARE * total:
            return column
    return 0
