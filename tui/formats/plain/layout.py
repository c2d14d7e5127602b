"""Find how a plain text is laid out: the width of its lines, the column of its text, and outdented headings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from tui.formats.plain.heading_shapes import Evidence, heading_evidence, is_lower_case_title
from tui.formats.plain.names import is_code_name
from tui.formats.plain.raw_paragraph import BULLETS, begins_code, has_code_traces, is_code_line
from tui.text.lines import ends_sentence, indent_width
from tui.text.numbering import parse_number
from tui.text.patterns import lazy_pattern

MAX_WRAPPED_CHARS = 120
_MIN_FULL_LINE = 50
_MIN_PROSE = 3
_MIN_SENTENCE_CHARS = 30
_MIN_HEADED = 2
_MAX_BEFORE = 12
"""One in this many paragraphs may begin before the column of the text."""
_ITEM = lazy_pattern(rf" *(?:[{re.escape(BULLETS)}]|o(?= )|\(\w{{1,3}}\) )")
_MAX_HANGING_CHARS = 60
_MAX_HEADING_LINES = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of most lines of a text."""

    width: int
    """The number of characters at which lines were wrapped; 0 if each line is a paragraph."""
    margin: int
    """The number of spaces before most lines."""
    is_outdented: bool
    """True if headings are outdented, as in manuals and internet standards."""


def detect_layout(chunks: Sequence[Sequence[str]]) -> Layout:
    """Return the layout of a text, given as chunks: runs of lines without an empty one."""
    width = _wrap_width(chunks)
    column = _text_column(chunks)
    outdented = sum(outdented_heading_length(chunk, column) > 0 for chunk in chunks) if column else 0
    if outdented >= 2:
        return Layout(width, column, is_outdented=True)
    margins = Counter(min(map(indent_width, chunk)) for chunk in chunks if len(chunk) > 1)
    margin = margins.most_common(1)[0][0] if margins and width else 0
    return Layout(width, margin, is_outdented=False)


def outdented_heading_length(chunk: Sequence[str], margin: int) -> int:
    """Return how many of a chunk's first lines are an outdented heading; the text is indented by ``margin`` spaces."""
    first = chunk[0]
    if indent_width(first) >= margin or len(first) > 75:
        return 0
    if is_code_line(first) and not is_code_name(first.strip()):
        return 0
    length = 1 + sum(1 for _ in _continuation_lines(chunk))
    if length < len(chunk) and indent_width(first) >= indent_width(chunk[length]) < margin:
        return 0
    last = chunk[length - 1]
    is_hanging = length < len(chunk) and len(last) > _MAX_HANGING_CHARS
    if last[-1] in ",;" or _ITEM.match(first) or is_hanging:
        return 0
    if parse_number(first.strip()) is not None:
        return length
    is_sentence = last[-1] == ":" or (ends_sentence(last) and last[-1] not in "?!" and not first.isupper())
    is_row = "   " in first.strip()
    return 0 if is_sentence or is_row or _is_code_outside(chunk, length, margin) else length


def _is_code_outside(chunk: Sequence[str], length: int, margin: int) -> bool:
    """Return whether an outdented line is code, neither a title nor a name above its text."""
    first = chunk[0].strip()
    if not has_code_traces(first) or heading_evidence(first) is not Evidence.NONE:
        return False
    is_over_text = len(chunk) == length or indent_width(chunk[length]) >= margin
    is_set_off = len(chunk) == length and not begins_code(first)
    is_name = is_code_name(first) or (is_set_off and is_lower_case_title(first))
    return not (is_over_text and is_name)


def _continuation_lines(chunk: Sequence[str]) -> Iterator[str]:
    """Yield the lines that continue a heading: those indented like its words, or like its number."""
    number = parse_number(chunk[0].strip())
    words = chunk[0].rfind(number.rest) if number is not None and number.rest else indent_width(chunk[0])
    columns = (
        {words, indent_width(chunk[0])}
        if number is not None and len(chunk) <= _MAX_HEADING_LINES
        else {words}
    )
    for line in chunk[1:_MAX_HEADING_LINES]:
        if len(chunk[0]) < _MAX_HANGING_CHARS // 2 or indent_width(line) not in columns:
            return
        yield line


def is_centred(chunk: Sequence[str], width: int) -> bool:
    return all(
        indent_width(line) >= 6 and abs(indent_width(line) - (width - len(line))) <= 12 for line in chunk
    )


def _wrap_width(chunks: Sequence[Sequence[str]]) -> int:
    lengths: list[int] = []
    wrapped = unwrapped = 0
    # A short line alone shows nothing.
    chunks = [chunk for chunk in chunks if len(chunk) > 1 or len(chunk[0]) > MAX_WRAPPED_CHARS]
    # Listings and tables have lines of any length.
    for chunk in list(filter(_shows_width, chunks)) or chunks:
        size = sum(map(len, chunk))
        if max(map(len, chunk)) > MAX_WRAPPED_CHARS:
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


def _shows_width(chunk: Sequence[str]) -> bool:
    return (len(chunk) > 1 and _is_prose(chunk)) or any(map(is_line_of_prose, chunk))


def _text_column(chunks: Sequence[Sequence[str]]) -> int:
    """Return the column of the text, before which few paragraphs begin, or else few lines.

    If titles are above text in their own column, that text is not many definitions or a listing, however little it is.
    """
    prose = sorted(indent_width(chunk[0]) for chunk in chunks if _is_prose(chunk))
    if len(prose) >= _MIN_PROSE:
        headed = Counter(
            indent_width(chunk[0]) for title, chunk in pairwise(chunks) if _is_below_title(chunk, title)
        )
        columns = [column for column, count in headed.items() if count >= _MIN_HEADED]
        columns += _columns_below_titles(chunks)
        return min([prose[max(1, len(prose) // _MAX_BEFORE)], *columns])
    # Listings and tables have shorter lines, and begin anywhere.
    indents = Counter(
        indent_width(line)
        for chunk in chunks
        for line in chunk
        if _MIN_FULL_LINE <= len(line) <= MAX_WRAPPED_CHARS
    )
    columns = sorted(indents)
    seen = accumulate(indents[column] for column in columns)
    enough = 0.08 * indents.total()
    return next((column for column, count in zip(columns, seen, strict=True) if count >= enough), 0)


def _columns_below_titles(chunks: Sequence[Sequence[str]]) -> list[int]:
    """Return the column in which most texts right below the outermost lines begin, unless there are few of them."""
    outermost = min(indent_width(chunk[0]) for chunk in chunks)
    lines = [indent_width(line) for chunk in chunks for line in chunk]
    below = Counter(
        following for line, following in pairwise(lines) if line == outermost and following != outermost
    )
    column, count = max(below.items(), key=lambda item: item[1], default=(0, 0))
    return [column] if count >= _MIN_PROSE and 2 * count > below.total() else []


def _is_below_title(chunk: Sequence[str], title: Sequence[str]) -> bool:
    """Return whether prose begins in the same column as the title above it."""
    is_beside = len(title) == 1 and indent_width(title[0]) == indent_width(chunk[0])
    return is_beside and _is_prose(chunk) and heading_evidence(title[0].strip()) is not Evidence.NONE


def _is_prose(chunk: Sequence[str]) -> bool:
    """Return whether a chunk is a sentence, or begins as a wrapped paragraph: with two lines in one column."""
    first = chunk[0]
    if len(first) > MAX_WRAPPED_CHARS:
        return is_line_of_prose(first)
    if len(chunk) == 1:
        is_text = len(first.strip()) > _MIN_SENTENCE_CHARS and first[-1] in ".:"
    else:
        is_text = len(first) >= _MIN_FULL_LINE and indent_width(first) == indent_width(chunk[1])
    return is_text and parse_number(first.strip()) is None and not any(map(has_code_traces, chunk[:2]))


def is_line_of_prose(line: str) -> bool:
    """Return whether a line is a paragraph that is not wrapped."""
    return len(line) > MAX_WRAPPED_CHARS and ends_sentence(line) and not is_code_line(line)
