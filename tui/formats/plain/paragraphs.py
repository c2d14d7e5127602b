"""Plain text into passages: which lines belong together, and which of them are lists, quotes, code or tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice

from tui.document.model import BlockKind, Rows, table_text
from tui.formats.plain.code_lines import is_drawing, is_listing, looks_like_code
from tui.formats.plain.layout import (
    BULLETS,
    LONGEST_WRAPPED,
    Layout,
    heading_length,
    indent,
    is_centred,
    layout_of,
)
from tui.formats.plain.raw_paragraph import ColumnPosition, RawParagraph, ends_sentence

_MARKER = re.compile(
    rf" *([{re.escape(BULLETS)}]|o(?=  )|[0-9]{{1,3}}[.)]|\([0-9a-z]{{1,3}}\)|[a-z]\)) +(?=\S)"
)
_UNDERLINE = re.compile(r" *(=|-|~|\^|\*|_|—|─){3,}")
_ENTRY = re.compile(r" *(?:(?:\w+ )?(?:[0-9]+|[IVXLC]+)\b.{0,80}$|.{1,80}[. ] ?[0-9]{1,3}$)")
_NUMBERED = re.compile(r" *(?:\w+ )?(?:[0-9]+|[IVXLC]+|[A-Z])\b")
_PAGE_NUMBER = re.compile(r"[. ] ?[0-9ivxlc]{1,5}$")
_LONGEST_WRAPPED_ENTRY = 45
_CHAPTER = re.compile(r" *(?:[Cc]hapter|CHAPTER|BOOK|PART|LETTER) (?:[0-9]{1,3}|[IVXLC]{1,8})[.:]?")
_MOST_CHAPTER_LINES = 4
_COLUMNS = re.compile(r" {3,}| *\| *")
_QUOTED = re.compile(r" *((?:> ?)+)")
_DEEPEST_QUOTE = 9
_CENTRED = 10
_MOST_CENTRED = 3


def split_paragraphs(text: str, limit: int | None = None) -> list[RawParagraph]:
    """The passages of a text, in reading order, before anything is left out.

    Args:
        text: Clean text; its line ends are line feeds.
        limit: The most passages that are wanted; None for all.
    """
    chunks = _chunks(text)
    layout = layout_of(chunks)
    return list(islice((passage for chunk in chunks for passage in _placed(chunk, layout)), limit))


def _chunks(text: str) -> list[list[str]]:
    """The runs of lines between empty lines."""
    lines = (line.rstrip() for line in text.split("\n"))
    return [list(group) for filled, group in groupby(lines, key=bool) if filled]


def _placed(chunk: list[str], layout: Layout) -> Iterator[RawParagraph]:
    """The passages of a chunk, and where they stand if headings are told by that."""
    if not layout.is_outdented:
        yield from _passages(chunk, layout)
        return
    while chunk and (length := heading_length(chunk, layout.margin)):
        heading = _joined(chunk[:length], layout.margin)
        yield replace(heading, place=ColumnPosition.OUTSIDE, indent=indent(chunk[0]))
        chunk = chunk[length:]
    if chunk:
        centred = len(chunk) <= _MOST_CENTRED and indent(chunk[0]) > layout.margin + _CENTRED
        place = ColumnPosition.ANYWHERE if centred else ColumnPosition.INSIDE
        yield from (replace(passage, place=place) for passage in _passages(chunk, layout))


def _passages(chunk: list[str], layout: Layout) -> Iterator[RawParagraph]:
    width = layout.width
    is_code = len(chunk) == 1 and looks_like_code(chunk[0])
    if not is_code and all(map(_QUOTED.match, chunk)) and any(line.strip("> ") for line in chunk):
        yield from _quotation(chunk, width)
    elif len(chunk) == 1:
        yield _joined(chunk, layout.margin)
    elif is_listing(chunk):
        yield _listing(chunk)
    elif not _lists_pages(chunk) and (rows := _table_rows(chunk)) is not None:
        yield RawParagraph(table_text(rows), BlockKind.TABLE, lines=len(chunk), rows=rows)
    elif is_drawing(chunk) and not _lists_parts(chunk):
        yield _listing(chunk)
    else:
        is_inset = width > 0 and min(map(indent, chunk)) >= layout.margin + 2
        indented = is_inset and not layout.is_outdented and not is_centred(chunk, width)
        for segment in _segments(chunk, width):
            yield _joined(segment, layout.margin, indented=indented)


def _segments(chunk: Sequence[str], width: int) -> Iterator[Sequence[str]]:
    """A chunk's lines, parted where a new passage starts without an empty line before it."""
    lists_parts = _lists_parts(chunk)
    start = 0
    for position in range(1, len(chunk)):
        if _is_entry(chunk, position) if lists_parts else _starts_passage(chunk, start, position, width):
            yield chunk[start:position]
            start = position
    yield chunk[start:]


def _lists_parts(chunk: Sequence[str]) -> bool:
    """Whether lines are the entries of a table of contents."""
    if len(chunk) <= 2 or not any(map(_ENTRY.match, chunk[:2])):
        return False
    return sum(_ENTRY.match(line) is not None for line in chunk) * 2 > len(chunk)


def _lists_pages(chunk: Sequence[str]) -> bool:
    """Whether lines are the entries of a table of contents, each with its page."""
    return _lists_parts(chunk) and sum(_PAGE_NUMBER.search(line) is not None for line in chunk) * 4 > 3 * len(
        chunk
    )


def _is_entry(chunk: Sequence[str], position: int) -> bool:
    """Whether a line of a table of contents is an entry, not the rest of the one above."""
    before, line = chunk[position - 1], chunk[position]
    if _NUMBERED.match(line) or _PAGE_NUMBER.search(before) or len(before.strip()) < _LONGEST_WRAPPED_ENTRY:
        return True
    return sum(_NUMBERED.match(other) is not None for other in chunk) * 2 < len(chunk)


def _starts_passage(chunk: Sequence[str], start: int, position: int, width: int) -> bool:
    """Whether the line at a position begins a new passage, when the last one began at ``start``."""
    before, line = chunk[position - 1], chunk[position]
    if _UNDERLINE.fullmatch(line):
        return position - start > 1
    is_chapter = (
        position == 1 and len(chunk) <= _MOST_CHAPTER_LINES and _CHAPTER.fullmatch(before) is not None
    )
    if is_chapter or _UNDERLINE.fullmatch(before):
        return True
    is_full = width > 0 and _is_full(before, line, width)
    in_item = _MARKER.match(chunk[start]) is not None
    if _MARKER.match(line) and (in_item or not is_full):
        return True
    if in_item and indent(line) > indent(chunk[start]):
        return False
    if not width:
        return not _is_cut(before, line)
    return not is_full and _starts_wrapped(chunk, start, position, width)


def _is_cut(line: str, following: str) -> bool:
    """Whether a line of a text that does not wrap its lines was broken in the middle of a sentence all the same."""
    return len(line) >= 40 and not ends_sentence(line) and following.lstrip()[0].islower()


def _starts_wrapped(chunk: Sequence[str], start: int, position: int, width: int) -> bool:
    """The same for wrapped text, where the line before could have held another word."""
    before, line = chunk[position - 1], chunk[position]
    if max(len(before), len(line)) > LONGEST_WRAPPED:
        return True
    if indent(line) >= indent(before) + 2 and ends_sentence(before):
        return True
    return position - start == 1 and _heads(before, chunk[position:], width)


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether a line was broken because the next word did not fit."""
    word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > 0.85 * width


def _heads(line: str, following: Sequence[str], width: int) -> bool:
    """Whether a line stands right on top of wrapped prose, as headings sometimes do."""
    if (
        len(following) < 2
        or len(line) > 0.8 * width
        or line[-1] in ".,;:"
        or not following[0].lstrip()[0].isupper()
    ):
        return False
    return _is_full(following[0], following[1], width)


def _joined(lines: Sequence[str], margin: int, *, indented: bool = False) -> RawParagraph:
    """A passage of lines that were broken only to fit, or that stand together."""
    underline = ""
    if len(lines) == 2 and (match := _UNDERLINE.fullmatch(lines[1])) and not _UNDERLINE.fullmatch(lines[0]):
        underline, lines = match[1], lines[:1]
    text = " ".join(" ".join(lines).split())
    if underline:
        return RawParagraph(text, underline=underline)
    if len(lines) == 1 and looks_like_code(lines[0]):
        return RawParagraph(text, BlockKind.CODE)
    marker = _MARKER.match(lines[0])
    if marker and not _UNDERLINE.fullmatch(lines[0].replace(" ", "")):
        level = 1 + min(max(0, indent(lines[0]) - margin) // 3, 8)
        return RawParagraph(
            text[len(marker[1]) :].lstrip(), BlockKind.LIST_ITEM, level, marker[1], lines=len(lines)
        )
    if indented and len(lines) > 1:
        return RawParagraph(text, BlockKind.QUOTE, 1, lines=len(lines))
    return RawParagraph(text, lines=len(lines))


def _quotation(chunk: Sequence[str], width: int) -> Iterator[RawParagraph]:
    """Lines behind ``>``, as in e-mails: the quotes and the code in each run of the same depth."""
    matches = [(match, line) for line in chunk if (match := _QUOTED.match(line))]
    for level, group in groupby(matches, key=lambda pair: pair[0][1].count(">")):
        lines = [line[match.end() :] for match, line in group]
        for filled, inner in groupby(lines, key=lambda line: bool(line.strip())):
            if filled:
                yield from _quoted(list(inner), min(level, _DEEPEST_QUOTE), width)


def _quoted(chunk: list[str], level: int, width: int) -> Iterator[RawParagraph]:
    if len(chunk) > 1 and is_listing(chunk):
        yield _listing(chunk)
        return
    for segment in _segments(chunk, width) if width else [chunk]:
        text = " ".join(" ".join(segment).split())
        yield RawParagraph(text, BlockKind.QUOTE, level, lines=len(segment))


def _listing(chunk: Sequence[str]) -> RawParagraph:
    margin = min(map(indent, chunk))
    return RawParagraph("\n".join(line[margin:] for line in chunk), BlockKind.CODE, lines=len(chunk))


def _table_rows(chunk: Sequence[str]) -> Rows | None:
    """The rows of a table drawn with spaces or bars; None if it is no table."""
    if len(chunk) < 2 or not _COLUMNS.search(chunk[0].strip()):
        return None
    rows = []
    for line in chunk:
        cells = [cell for cell in _COLUMNS.split(line.strip()) if cell]
        if all(set(cell) <= set("-=+:") for cell in cells):
            continue
        rows.append(cells)
    if len(rows) < 2 or len({len(cells) for cells in rows}) != 1 or len(rows[0]) < 2:
        return None
    return tuple(tuple(" ".join(cell.split()) for cell in cells) for cells in rows)
