"""An article's blocks and notes as Markdown that is read back as the same blocks with the same spans."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from tui.document.model import (
    Article,
    Block,
    BlockKind,
    Note,
    Picture,
    Section,
    SpanKind,
)
from tui.export.markdown.inline import escape, escape_inline, guard_line, image, inline_markdown
from tui.export.spans import cell_ranges, cut_spans

_MAX_NESTING = 12
_MAX_HEADING = 6
_NUMBER = re.compile(r"\d{1,9}[.)]")
_LABEL = re.compile(r"[\w-]{1,40}")
_FENCES = re.compile("^ {0,3}(`{3,})", re.MULTILINE)
_NOTE_INDENT = "    "


def article_markdown(
    article: Article, *, section: Section | None = None, heading_level: int = 2
) -> list[str]:
    """Return the lines of an article's blocks, and of its notes.

    Args:
        article: The article.
        section: The one section to return, with its subsections and the notes that have a mark there; None for the
            whole article.
        heading_level: The level of the headings of top-level sections.
    """
    blocks = [
        block for block in article.blocks if section is None or section.start <= block.start < section.end
    ]
    labels = note_labels(article.notes)
    writer = _BlockWriter(article.text, labels, heading_level - (1 if section is None else section.level))
    marked = {span.target for block in blocks for span in block.spans if span.kind is SpanKind.NOTE}
    lines = [
        line
        for kind, group in groupby(blocks, key=lambda block: block.kind)
        for line in writer.lines(kind, [*group])
    ]
    for note in article.notes:
        if section is None or note.label in marked:
            lines += _note_lines(labels[note.label], note.text)
    return lines


def note_labels(notes: Iterable[Note]) -> dict[str, str]:
    """Return the label in Markdown of each note: its own if Markdown allows it, or else one made up."""
    labels: dict[str, str] = {}
    used = {note.label.casefold() for note in notes}
    taken = set[str]()
    number = 0
    for note in notes:
        label = note.label
        if not _LABEL.fullmatch(label) or label.casefold() in taken:
            number += 1
            while f"n{number}" in used:
                number += 1
            label = f"n{number}"
        taken.add(label.casefold())
        labels[note.label] = label
    return labels


def _note_lines(label: str, text: str) -> Iterator[str]:
    first, *others = (escape(paragraph) for paragraph in text.split("\n\n"))
    yield f"[^{label}]: {first}"
    for paragraph in others:
        yield ""
        yield f"{_NOTE_INDENT}{paragraph}"
    yield ""


class _BlockWriter:
    def __init__(self, text: str, labels: Mapping[str, str], deeper: int) -> None:
        self._text = text
        self._labels = labels
        self._deeper = deeper

    def lines(self, kind: BlockKind, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield the lines of blocks of one kind that follow each other, each with an empty line after it."""
        match kind:
            case BlockKind.LIST_ITEM:
                yield from self._list(blocks)
                return
            case BlockKind.QUOTE:
                yield from self._quotes(blocks)
                return
        for block in blocks:
            match kind:
                case BlockKind.HEADING:
                    level = min(max(1, block.level + self._deeper), _MAX_HEADING)
                    yield f"{'#' * level} {self._inline(block)}"
                case BlockKind.CODE:
                    yield from _code(block.text, block.language)
                case BlockKind.TABLE:
                    yield from self._table(block)
                case BlockKind.FIGURE:
                    yield from self._figure(block)
                case _:
                    yield guard_line(self._inline(block))
            yield ""

    def _inline(self, block: Block) -> str:
        (spans,) = cut_spans(block.spans, [(block.start, block.end)])
        return inline_markdown(self._text, block.start, block.end, spans, self._labels)

    def _list(self, items: Sequence[Block]) -> Iterator[str]:
        """Yield list items, each indented to the text of the item that it is in."""
        indents: list[int] = []
        for item in items:
            depth = min(max(1, item.level), _MAX_NESTING, len(indents) + 1)
            text = guard_line(self._inline(item))
            if not item.marker and len(indents) >= depth:
                del indents[depth:]
                yield ""
                yield f"{' ' * indents[-1]}{text}"
                yield ""
                continue
            is_deeper = len(indents) < depth
            del indents[depth - 1 :]
            margin = indents[-1] if indents else 0
            marker = item.marker if _NUMBER.fullmatch(item.marker) else "-"
            if is_deeper and margin and marker != "-" and int(marker[:-1]) != 1:
                yield ""  # a list that begins with another number does not end a paragraph
            own = item.marker if marker == "-" and any(map(str.isalnum, item.marker)) else ""
            yield f"{' ' * margin}{marker} {f'{escape_inline(own)} ' if own else ''}{text}"
            indents.append(margin + len(marker) + 1)
        yield ""

    def _quotes(self, quotes: Sequence[Block]) -> Iterator[str]:
        before = 0
        for quote in quotes:
            level = min(max(1, quote.level), _MAX_NESTING)
            if before:
                yield ">" * min(level, before)
            marker = f"{escape_inline(quote.marker)} " if quote.marker else ""
            yield f"{'>' * level} {guard_line(marker + self._inline(quote))}"
            before = level
        yield ""

    def _table(self, block: Block) -> Iterator[str]:
        """Yield a table of GitHub's, whose first row is the header and has as many cells as the longest row."""
        columns = max(map(len, block.rows))
        cells = iter(self._cells(block))
        for number, row in enumerate(block.rows):
            written = [next(cells) for _ in row]
            if number == 0:
                written += [""] * (columns - len(row))
            yield f"| {' | '.join(written)} |"
            if number == 0:
                yield f"|{' --- |' * columns}"

    def _cells(self, block: Block) -> Iterator[str]:
        ranges = [*cell_ranges(block)]
        for (start, end), spans in zip(ranges, cut_spans(block.spans, ranges), strict=True):
            yield inline_markdown(self._text, start, end, spans, self._labels).replace("|", "\\|")

    def _figure(self, block: Block) -> Iterator[str]:
        """Yield an image with its caption as its title, or below it if the caption has spans of its own."""
        picture = block.picture or Picture()
        if not block.spans:
            yield image(picture.alternative, picture.address, block.text)
            return
        yield image(picture.alternative, picture.address)
        yield ""
        yield guard_line(self._inline(block))


def _code(text: str, language: str) -> Iterator[str]:
    longest = max(map(len, _FENCES.findall(text)), default=2)
    fence = "`" * (longest + 1)
    yield fence + language
    yield from text.split("\n")
    yield fence
