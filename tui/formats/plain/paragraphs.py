"""Split plain text into paragraphs, list items, quotes, code and tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, islice

from tui.document.model import BlockKind, Rows, table_text
from tui.formats.plain.diffs import find_diffs
from tui.formats.plain.heading_shapes import Evidence, heading_evidence
from tui.formats.plain.layout import (
    MAX_WRAPPED_CHARS,
    Layout,
    detect_layout,
    is_centred,
    is_line_of_prose,
    outdented_heading_length,
)
from tui.formats.plain.raw_paragraph import (
    BULLETS,
    ColumnPosition,
    RawParagraph,
    has_section_number,
    is_ascii_art,
    is_code_line,
    is_code_listing,
    is_over_definition,
)
from tui.text.lines import ends_sentence, indent_width
from tui.text.patterns import lazy_pattern
from tui.text.sanitize import with_single_spaces

_NO_CODE = {BlockKind.CODE: BlockKind.PARAGRAPH}
_MARKER = lazy_pattern(
    rf" *([{re.escape(BULLETS)}]|o(?=  )|[0-9]{{1,3}}[.)]|\([0-9a-z]{{1,3}}\)|\[[0-9]{{1,3}}\]|[a-z]\)) +(?=\S)"
)
_MAX_RULE_DIFFERENCE = 3
_UNDERLINE = lazy_pattern(r" *(=|-|~|\^|\*|_|—|─){3,}")
_ENTRY = lazy_pattern(r" *(?:(?:\w+ )?(?:[0-9]+|[IVXLC]+)\b.{0,80}$|.{1,80}[. ] ?[0-9]{1,3}$)")
_NUMBERED = lazy_pattern(r" *(?:\w+ )?(?:[0-9]+|[IVXLC]+|[A-Z])\b")
_PAGE_NUMBER = lazy_pattern(r"[. ] ?[0-9ivxlc]{1,5}$")
_CHAPTER = lazy_pattern(r" *(?:[Cc]hapter|CHAPTER|BOOK|PART|LETTER) (?:[0-9]{1,3}|[IVXLC]{1,8})[.:]?")
_COLUMNS = lazy_pattern(r" {3,}| *\| *")
_QUOTED = lazy_pattern(r" *((?:> ?)+)")


def split_paragraphs(text: str, limit: int | None = None) -> list[RawParagraph]:
    """Return the first ``limit`` paragraphs of a clean text, boilerplate included."""
    lines = [line.rstrip() for line in text.split("\n")]
    pieces: list[list[str] | RawParagraph] = []
    start = 0
    for diff in find_diffs(lines):
        pieces += _chunks(lines[start : diff.start])
        pieces.append(_listing(lines[diff.start : diff.stop]))
        start = diff.stop
    pieces += _chunks(lines[start:])
    layout = detect_layout([piece for piece in pieces if not isinstance(piece, RawParagraph)])
    return list(islice(_place_pieces(pieces, layout), limit))


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield runs of lines with no empty one among them."""
    return (list(group) for filled, group in groupby(lines, key=bool) if filled)


def _place_pieces(pieces: Iterable[list[str] | RawParagraph], layout: Layout) -> Iterator[RawParagraph]:
    split_line = cache(lambda line: tuple(_split_part([line], layout)))  # short lines come again and again
    for piece in pieces:
        if isinstance(piece, RawParagraph):
            yield piece
        elif layout.is_outdented:
            yield from _place_outdented(piece, layout)
        elif len(piece) == 1:
            yield from split_line(piece[0])
        else:
            yield from _split_chunk(piece, layout)


def _place_outdented(chunk: list[str], layout: Layout) -> Iterator[RawParagraph]:
    """Yield the paragraphs of a chunk, with their column positions, in a text whose headings are outdented."""
    is_headed = False
    while chunk and (length := outdented_heading_length(chunk, layout.margin)):
        heading = _join_lines(chunk[:length], layout.margin)
        yield heading._replace(kind=_NO_CODE.get(heading.kind, heading.kind), column=ColumnPosition.OUTSIDE)
        chunk, is_headed = chunk[length:], True
    if chunk:
        centred = len(chunk) <= 3 and indent_width(chunk[0]) > layout.margin + 10
        column = ColumnPosition.ANYWHERE if centred else ColumnPosition.INSIDE
        for count, paragraph in enumerate(_split_chunk(chunk, layout)):
            is_close = paragraph.is_close or (is_headed and count == 0)
            yield paragraph._replace(column=column, is_close=is_close)


def _split_chunk(chunk: list[str], layout: Layout) -> Iterator[RawParagraph]:
    if len(chunk) == 1:
        yield from _split_part(chunk, layout)
        return
    parts = list(_parts(chunk, layout.width))
    for position, part in enumerate(parts):
        is_term = not layout.is_outdented and is_over_definition(part, parts[position + 1 : position + 2])
        for paragraph in _split_part(part, layout):
            is_close = position > 0 or paragraph.is_close
            yield paragraph._replace(is_close=is_close, is_term=is_term or paragraph.is_term)


def _parts(chunk: list[str], width: int) -> Iterator[list[str]]:
    """Yield prose apart from adjacent listings and tables, in a text with one paragraph in each line."""
    if width or not any(map(is_line_of_prose, chunk)):
        yield chunk
        return
    start = 0
    is_prose = [is_line_of_prose(line) for line in chunk]
    for position in range(1, len(chunk)):
        is_title = is_prose[position + 1 : position + 2] == [True] and _may_be_title(chunk[position])
        if is_prose[position] != is_prose[position - 1] or (is_title and not is_prose[position]):
            yield chunk[start:position]
            start = position
    yield chunk[start:]


def _may_be_title(line: str) -> bool:
    return not line[0].isspace() and heading_evidence(line) is not Evidence.NONE


def _split_part(chunk: list[str], layout: Layout) -> Iterator[RawParagraph]:
    width = layout.width
    are_quoted = all(map(_QUOTED.match, chunk)) and any(line.strip("> ") for line in chunk)
    if are_quoted and not (len(chunk) == 1 and is_code_line(chunk[0])):
        yield from _split_quotation(chunk, width)
    elif len(chunk) == 1:
        yield _join_lines(chunk, layout.margin)
    elif is_code_listing(chunk):
        yield _listing(chunk)
    elif not _lists_pages(chunk) and (rows := _table_rows(chunk)) is not None:
        indent = min(map(indent_width, chunk))
        yield RawParagraph(table_text(rows), BlockKind.TABLE, lines=len(chunk), rows=rows, indent=indent)
    elif is_ascii_art(chunk) and not _lists_parts(chunk):
        yield _listing(chunk)
    else:
        is_inset = width > 0 and min(map(indent_width, chunk)) >= layout.margin + 2
        indented = is_inset and not layout.is_outdented and not is_centred(chunk, width)
        segments = list(_segments(chunk, width))
        for count, segment in enumerate(segments):
            paragraph = _join_lines(segment, layout.margin, indented=indented)
            is_term = not layout.is_outdented and is_over_definition(segment, segments[count + 1 : count + 2])
            yield paragraph._replace(is_close=count > 0, is_term=is_term)


def _segments(chunk: Sequence[str], width: int) -> Iterator[Sequence[str]]:
    """Yield a chunk's lines, split where a paragraph begins without an empty line before it."""
    lists_parts = _lists_parts(chunk)
    start = 0
    for position in range(1, len(chunk)):
        if _is_entry(chunk, position) if lists_parts else _starts_paragraph(chunk, start, position, width):
            yield chunk[start:position]
            start = position
    yield chunk[start:]


def _lists_parts(chunk: Sequence[str]) -> bool:
    if len(chunk) <= 2 or not any(map(_ENTRY.match, chunk[:2])):
        return False
    return sum(_ENTRY.match(line) is not None for line in chunk) * 2 > len(chunk)


def _lists_pages(chunk: Sequence[str]) -> bool:
    """Return whether lines are entries of a table of contents with page numbers."""
    if not _lists_parts(chunk):
        return False
    return sum(_PAGE_NUMBER.search(line) is not None for line in chunk) * 4 > 3 * len(chunk)


def _is_entry(chunk: Sequence[str], position: int) -> bool:
    """Return whether a line of a table of contents begins an entry."""
    before, line = chunk[position - 1], chunk[position]
    if _NUMBERED.match(line) or _PAGE_NUMBER.search(before) or len(before.strip()) < 45:
        return True
    return sum(_NUMBERED.match(other) is not None for other in chunk) * 2 < len(chunk)


def _starts_paragraph(chunk: Sequence[str], start: int, position: int, width: int) -> bool:
    """Return whether the line at a position begins a paragraph, if the previous one began at ``start``."""
    before, line = chunk[position - 1], chunk[position]
    if _UNDERLINE.fullmatch(line):
        return position - start > 1 or _is_long_rule(line, before)
    is_full = width > 0 and _is_full(before, line, width)
    is_chapter = position == 1 and len(chunk) <= 4 and _CHAPTER.fullmatch(before) is not None
    is_title = width > 0 and position - start == 1 and _is_numbered_title(before, width, is_full=is_full)
    if is_chapter or is_title or _UNDERLINE.fullmatch(before):
        return True
    in_item = _MARKER.match(chunk[start]) is not None
    if _MARKER.match(line) and (in_item or not is_full):
        return True
    if in_item and indent_width(line) > indent_width(chunk[start]):
        return False
    if not width:
        is_cut = len(before) >= 40 and not ends_sentence(before) and line.lstrip()[0].islower()
        return not is_cut
    return not is_full and _starts_wrapped(chunk, start, position, width)


def _starts_wrapped(chunk: Sequence[str], start: int, position: int, width: int) -> bool:
    """Return whether a line begins a paragraph in wrapped text, if the line before had room for another word."""
    before, line = chunk[position - 1], chunk[position]
    if max(len(before), len(line)) > MAX_WRAPPED_CHARS:
        return True
    if indent_width(line) >= indent_width(before) + 2 and ends_sentence(before):
        return True
    return position - start == 1 and _is_on_top_of_prose(before, chunk[position:], width)


def _is_numbered_title(line: str, width: int, *, is_full: bool) -> bool:
    """Return whether a line such as ``2.1 Methods`` ends where its title does."""
    if not has_section_number(line) or heading_evidence(line) is Evidence.NONE:
        return False
    return not is_full or ends_sentence(line) or len(line) > width


def _is_full(line: str, following: str, width: int) -> bool:
    """Return whether a line is full, so that the next word did not fit."""
    word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > 0.85 * width


def _is_on_top_of_prose(line: str, following: Sequence[str], width: int) -> bool:
    """Return whether a line is directly above wrapped prose, as headings sometimes are."""
    if len(line) > 0.8 * width or line[-1] in ".,;:":
        return False
    if (
        len(following) > 1
        and following[0].lstrip()[0].isupper()
        and _is_full(following[0], following[1], width)
    ):
        return True
    return len(line) <= 0.7 * width and _may_be_title(line) and _is_paragraph(following, width)


def _is_paragraph(lines: Sequence[str], width: int) -> bool:
    """Return whether lines are a paragraph, perhaps with a title or two of its own."""
    first = lines[0]
    if len(lines) == 1 or not _is_full(first, lines[1], width):
        is_title = len(lines) > 1 and len(first) <= 0.8 * width and _may_be_title(first)
        is_sentence = len(first) > 25 and ends_sentence(first) and first[-1] not in ":?"
        return is_sentence or (is_title and _is_paragraph(lines[1:], width))
    return first[0].isupper()


def _join_lines(lines: Sequence[str], margin: int, *, indented: bool = False) -> RawParagraph:
    if len(lines) == 2 and (underline := _underline_of(lines[0], lines[1], margin)):
        return RawParagraph(with_single_spaces(lines[0]), underline=underline, indent=indent_width(lines[0]))
    text = with_single_spaces(" ".join(lines))
    indent = indent_width(lines[0])
    if len(lines) == 1 and is_code_line(lines[0]) and not has_section_number(text):
        return RawParagraph(text, BlockKind.CODE, indent=indent)
    marker = _MARKER.match(lines[0])
    if marker and not _UNDERLINE.fullmatch(lines[0].replace(" ", "")):
        level = 1 + min(max(0, indent - margin) // 3, 8)
        rest = text[len(marker[1]) :].lstrip()
        return RawParagraph(rest, BlockKind.LIST_ITEM, level, marker[1], lines=len(lines), indent=indent)
    if indented and len(lines) > 1:
        return RawParagraph(text, BlockKind.QUOTE, 1, lines=len(lines), indent=indent)
    return RawParagraph(text, lines=len(lines), indent=indent)


def _split_quotation(chunk: Sequence[str], width: int) -> Iterator[RawParagraph]:
    """Yield the quotes and the code in lines that begin with ``>``, as in e-mails, by their depth."""
    matches = [(match, line) for line in chunk if (match := _QUOTED.match(line))]
    for level, group in groupby(matches, key=lambda pair: pair[0][1].count(">")):
        lines = [line[match.end() :] for match, line in group]
        for filled, inner in groupby(lines, key=lambda line: bool(line.strip())):
            if filled:
                yield from _split_quoted(list(inner), min(level, 9), width)


def _split_quoted(chunk: list[str], level: int, width: int) -> Iterator[RawParagraph]:
    if len(chunk) > 1 and (is_code_listing(chunk) or find_diffs(chunk)):
        yield _listing(chunk)
        return
    for segment in _segments(chunk, width) if width else [chunk]:
        text = with_single_spaces(" ".join(segment))
        yield RawParagraph(text, BlockKind.QUOTE, level, lines=len(segment))


def _listing(chunk: Sequence[str]) -> RawParagraph:
    margin = min(map(indent_width, filter(None, chunk)), default=0)
    code = "\n".join(line[margin:] for line in chunk)
    return RawParagraph(code, BlockKind.CODE, lines=len(chunk), indent=margin)


def _table_rows(chunk: Sequence[str]) -> Rows | None:
    """Return the rows of a table drawn with spaces or bars; None for anything else."""
    if len(chunk) < 2 or not _COLUMNS.search(chunk[0].strip()):
        return None
    lines = ([cell for cell in _COLUMNS.split(line.strip()) if cell] for line in chunk)
    rows = [cells for cells in lines if not all(set(cell) <= set("-=+:") for cell in cells)]
    if len(rows) < 2 or len({len(cells) for cells in rows}) != 1 or len(rows[0]) < 2:
        return None
    return tuple(tuple(" ".join(cell.split()) for cell in cells) for cells in rows)


def _is_long_rule(rule: str, line: str) -> bool:
    """Return whether a rule divides parts of a text, as in that of a web page, and does not underline a line."""
    return rule.strip()[0] in "_─━" and len(rule.strip()) > len(line.strip()) + _MAX_RULE_DIFFERENCE


def _underline_of(line: str, rule: str, margin: int) -> str:
    """Return the character of the rule that underlines the line above it; empty if it does not.

    Inside the margin, a rule that does not have the length of the line is a part of a table, a drawing or a formula.
    """
    match = _UNDERLINE.fullmatch(rule)
    if match is None or _UNDERLINE.fullmatch(line) or _is_long_rule(rule, line):
        return ""
    is_as_long = abs(len(rule.strip()) - len(line.strip())) <= _MAX_RULE_DIFFERENCE
    return match[1] if is_as_long or indent_width(line) <= margin else ""
