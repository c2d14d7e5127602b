"""Plain text into passages: which lines belong together, and which of them are lists, quotes, code or tables."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from tui.article.code_lines import is_listing, looks_like_code
from tui.article.model import BlockKind
from tui.article.passages import Passage, ends_sentence

BULLETS = "•●▪◦‣∙·*+-–"
_MARKER = re.compile(rf" *([{re.escape(BULLETS)}]|[0-9]{{1,3}}[.)]|\([0-9a-z]{{1,3}}\)|[a-z]\)) +(?=\S)")
_UNDERLINE = re.compile(r" *(=|-|~|\^|\*|_|—|─){3,}")
_ENTRY = re.compile(r" *(?:(?:\w+ )?(?:[0-9]+|[IVXLC]+)\b.{0,80}$|.{1,80}[. ] ?[0-9]{1,3}$)")
_COLUMNS = re.compile(r" {3,}| *\| *")
_QUOTED = re.compile(r" *((?:> ?)+)")
_LONGEST_WRAPPED = 120
_DEEPEST_QUOTE = 9


def split_passages(text: str) -> list[Passage]:
    """The passages of a text, in reading order, before anything is left out.

    Args:
        text: Clean text; its line ends are line feeds.
    """
    chunks = _chunks(text)
    width = _wrap_width(chunks)
    margin = _margin(chunks) if width else 0
    return [passage for chunk in chunks for passage in _passages(chunk, width, margin)]


def _chunks(text: str) -> list[list[str]]:
    """The runs of lines between empty lines."""
    lines = (line.rstrip() for line in text.split("\n"))
    return [list(group) for filled, group in groupby(lines, key=bool) if filled]


def _wrap_width(chunks: Sequence[Sequence[str]]) -> int:
    """The width at which the text's lines were broken, or 0 if each of its lines is a paragraph."""
    lengths: list[int] = []
    wrapped = unwrapped = 0
    for chunk in chunks:
        size = sum(map(len, chunk))
        if max(map(len, chunk)) > _LONGEST_WRAPPED:
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
    margins = Counter(min(map(_indent, chunk)) for chunk in chunks if len(chunk) > 1)
    return margins.most_common(1)[0][0] if margins else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _passages(chunk: list[str], width: int, margin: int) -> Iterator[Passage]:
    is_code = len(chunk) == 1 and looks_like_code(chunk[0])
    if not is_code and all(map(_QUOTED.match, chunk)) and any(line.strip("> ") for line in chunk):
        yield from _quotation(chunk, width)
    elif len(chunk) == 1:
        yield _joined(chunk)
    elif is_listing(chunk):
        yield _listing(chunk)
    elif (rows := _table_rows(chunk)) is not None:
        yield Passage("\n".join(rows), BlockKind.TABLE, lines=len(chunk))
    else:
        indented = width > 0 and min(map(_indent, chunk)) >= margin + 2
        for segment in _segments(chunk, width):
            yield _joined(segment, indented=indented)


def _segments(chunk: Sequence[str], width: int) -> Iterator[Sequence[str]]:
    """A chunk's lines, parted where a new passage starts without an empty line before it."""
    lists_parts = len(chunk) > 2 and any(map(_ENTRY.match, chunk[:2]))
    lists_parts = lists_parts and sum(bool(_ENTRY.match(line)) for line in chunk) * 2 > len(chunk)
    start = 0
    for position in range(1, len(chunk)):
        if lists_parts or _starts_passage(chunk, start, position, width):
            yield chunk[start:position]
            start = position
    yield chunk[start:]


def _starts_passage(chunk: Sequence[str], start: int, position: int, width: int) -> bool:
    """Whether the line at a position begins a new passage, when the last one began at ``start``."""
    before, line = chunk[position - 1], chunk[position]
    if _UNDERLINE.fullmatch(line):
        return position - start > 1
    if _UNDERLINE.fullmatch(before):
        return True
    is_full = width > 0 and _is_full(before, line, width)
    in_item = _MARKER.match(chunk[start]) is not None
    if _MARKER.match(line) and (in_item or not is_full):
        return True
    if in_item and _indent(line) > _indent(chunk[start]):
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
    if max(len(before), len(line)) > _LONGEST_WRAPPED:
        return True
    if _indent(line) >= _indent(before) + 2 and ends_sentence(before):
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


def _joined(lines: Sequence[str], *, indented: bool = False) -> Passage:
    """A passage of lines that were broken only to fit, or that stand together."""
    underline = ""
    if len(lines) == 2 and (match := _UNDERLINE.fullmatch(lines[1])) and not _UNDERLINE.fullmatch(lines[0]):
        underline, lines = match[1], lines[:1]
    text = " ".join(" ".join(lines).split())
    if underline:
        return Passage(text, underline=underline)
    if len(lines) == 1 and looks_like_code(lines[0]):
        return Passage(text, BlockKind.CODE)
    marker = _MARKER.match(lines[0])
    if marker and not _UNDERLINE.fullmatch(lines[0].replace(" ", "")):
        level = 1 + min(_indent(lines[0]) // 3, 8)
        return Passage(
            text[len(marker[1]) :].lstrip(), BlockKind.LIST_ITEM, level, marker[1], lines=len(lines)
        )
    if indented and len(lines) > 1:
        return Passage(text, BlockKind.QUOTE, 1, lines=len(lines))
    return Passage(text, lines=len(lines))


def _quotation(chunk: Sequence[str], width: int) -> Iterator[Passage]:
    """Lines behind ``>``, as in e-mails: the quotes and the code in each run of the same depth."""
    matches = [(match, line) for line in chunk if (match := _QUOTED.match(line))]
    for level, group in groupby(matches, key=lambda pair: pair[0][1].count(">")):
        lines = [line[match.end() :] for match, line in group]
        for filled, inner in groupby(lines, key=lambda line: bool(line.strip())):
            if filled:
                yield from _quoted(list(inner), min(level, _DEEPEST_QUOTE), width)


def _quoted(chunk: list[str], level: int, width: int) -> Iterator[Passage]:
    if len(chunk) > 1 and is_listing(chunk):
        yield _listing(chunk)
        return
    for segment in _segments(chunk, width) if width else [chunk]:
        text = " ".join(" ".join(segment).split())
        yield Passage(text, BlockKind.QUOTE, level, lines=len(segment))


def _listing(chunk: Sequence[str]) -> Passage:
    margin = min(map(_indent, chunk))
    return Passage("\n".join(line[margin:] for line in chunk), BlockKind.CODE, lines=len(chunk))


def _table_rows(chunk: Sequence[str]) -> list[str] | None:
    """The rows of a table drawn with spaces or bars, its cells joined by `` | ``; None if it is no table."""
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
    return [" | ".join(" ".join(cell.split()) for cell in cells) for cells in rows]
