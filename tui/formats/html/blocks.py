"""All blocks of an HTML tree, in reading order. Importing this loads lxml."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count, repeat
from typing import Any, NamedTuple

from lxml import etree

from tui.document.build import Draft
from tui.document.model import BlockKind, SpanKind
from tui.formats.inline import InlineBuilder, InlineText, inline_table
from tui.formats.plain.reader import BULLET
from tui.formats.xml import tag_of
from tui.text.sanitize import clean_text

# The head is not skipped: if a page has no body tag, libxml2 puts HTML 5 elements into the head.
_SKIPPED_TAGS = frozenset(
    "audio button canvas embed iframe input map math noscript object option rp rt script select style svg "
    "template textarea title video".split()
)
_HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}
_BLOCK_TAGS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header head hgroup hr html legend li main menu nav ol p pre search section summary "
    "table tbody td tfoot th thead tr ul".split()
)
_LIST_TAGS = frozenset(("ul", "ol", "menu", "dir", "dl"))
_ITEM_TAGS = frozenset(("li", "dd"))
_ROW_TAGS = frozenset(("table", "thead", "tbody", "tfoot", "tr"))
_CELL_TAGS = frozenset(("td", "th"))
_TAGS_IN_LAYOUT = frozenset("h1 h2 h3 h4 h5 h6 ul ol blockquote pre table p div section article".split())
_MAX_LIST_DEPTH = 9


class TextPiece(NamedTuple):
    """A text in a tree: the text or, if ``is_tail``, the tail of an element."""

    element: Any
    is_tail: bool


class HtmlBlock(NamedTuple):
    """A block of an HTML tree."""

    draft: Draft
    element: Any
    """The innermost block element around the text."""
    anchors: tuple[str, ...]
    """The IDs and names between the end of the previous block and the end of this one."""
    linked: int
    """The number of characters in links to other pages."""
    piece: TextPiece | None = None
    """The longest piece of its text in the tree; None if it is not known."""


def html_blocks(root: Any) -> Iterator[HtmlBlock]:
    """Yield every block of an lxml tree of HTML or XHTML, in reading order.

    Scripts, form controls, media and hidden elements are skipped; nothing else is left out.
    """
    yield from _BlockWalker().blocks(root)


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return "display:none" in element.get("style", "").replace(" ", "").lower()


def _list_markers(element: Any, tag: str) -> Iterator[str]:
    """Return an endless iterator of the markers of a list's items."""
    if tag != "ol":
        return repeat(BULLET)
    start = element.get("start") or "1"
    return map("{}.".format, count(int(start) if start.isdecimal() and len(start) < 6 else 1))


@dataclass(slots=True)
class _BlockWalker:
    """Walks a tree by events instead of recursion, so that no nesting is too deep."""

    _line: InlineBuilder = field(default_factory=InlineBuilder)
    _anchors: list[str] = field(default_factory=list)
    _open_blocks: list[Any] = field(default_factory=list)
    _linked: int = 0
    _lists: list[Iterator[str]] = field(default_factory=list)
    _marker: str = ""
    _quotes: int = 0
    _heading: int = 0
    _piece: TextPiece | None = None
    _piece_chars: int = 0

    def blocks(self, root: Any) -> Iterator[HtmlBlock]:
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                yield from self._enter(element, walker)
            else:
                if event == "end":
                    yield from self._leave(element)
                if element is not root:
                    self._add_text(element.tail or "", element, is_tail=True)
        yield from self._end_block(root)

    def _enter(self, element: Any, walker: Any) -> Iterator[HtmlBlock]:
        tag = tag_of(element)
        self._anchors += filter(None, (element.get("id"), element.get("name") if tag == "a" else None))
        if tag in _BLOCK_TAGS:
            yield from self._end_block(element)
        if tag in _SKIPPED_TAGS or _is_hidden(element):
            walker.skip_subtree()
            return
        if tag not in _BLOCK_TAGS:
            if tag == "standfirst-note":
                self._line.mark(SpanKind.NOTE, element.get("label"))
            if _is_link_elsewhere(element, tag):
                self._line.open(element, SpanKind.LINK, element.get("href"))
            self._line.add(" " if tag == "br" else "")
        else:
            self._open_blocks.append(element)
            if (draft := _whole_block(element, tag)) is not None:
                walker.skip_subtree()
                self._linked = _linked_chars(element)
                self._add_pieces(element)
                yield self._block(draft, element)
                return
            self._open(element, tag)
        self._add_text(element.text or "", element)

    def _add_text(self, text: str, element: Any, *, is_tail: bool = False) -> None:
        self._line.add(text)
        self._note_piece(text, element, is_tail=is_tail)
        if self._line.is_in_link:
            self._linked += len(text.strip())

    def _note_piece(self, text: str, element: Any, *, is_tail: bool) -> None:
        if (length := len(text.strip())) > self._piece_chars:
            self._piece, self._piece_chars = TextPiece(element, is_tail), length

    def _add_pieces(self, element: Any) -> None:
        """Look for the longest piece in a block that is read as a whole."""
        for part in element.iter():
            if isinstance(part.tag, str) and tag_of(part) not in _SKIPPED_TAGS:
                self._note_piece(part.text or "", part, is_tail=False)
            if part is not element:
                self._note_piece(part.tail or "", part, is_tail=True)

    def _open(self, element: Any, tag: str) -> None:
        if tag in _HEADING_LEVELS:
            self._heading = _HEADING_LEVELS[tag]
        elif tag in _LIST_TAGS:
            self._lists.append(_list_markers(element, tag))
        elif tag in _ITEM_TAGS:
            self._marker = next(self._lists[-1]) if self._lists else BULLET
        elif tag == "blockquote":
            self._quotes += 1

    def _leave(self, element: Any) -> Iterator[HtmlBlock]:
        tag = tag_of(element)
        self._line.close(element)
        if not self._open_blocks or self._open_blocks[-1] is not element:
            return
        yield from self._end_block(element)
        self._open_blocks.pop()
        if tag in _HEADING_LEVELS:
            self._heading = 0
        elif tag in _LIST_TAGS:
            self._lists.pop()
        elif tag in _ITEM_TAGS:
            self._marker = ""
        elif tag == "blockquote":
            self._quotes -= 1

    def _end_block(self, element: Any) -> Iterator[HtmlBlock]:
        """Yield the text since the last block as a block, if there is any."""
        text, spans = self._line.finish()
        if text:
            parent = self._open_blocks[-1] if self._open_blocks else element
            draft = self._draft(text, tag_of(parent))
            yield self._block(replace(draft, spans=spans) if spans else draft, parent)

    def _block(self, draft: Draft, element: Any) -> HtmlBlock:
        anchors, self._anchors = tuple(self._anchors), []
        linked, self._linked = min(self._linked, len(draft.text)), 0
        piece, self._piece, self._piece_chars = self._piece, None, 0
        return HtmlBlock(draft, element, anchors, linked, piece)

    def _draft(self, text: str, tag: str) -> Draft:
        if self._heading:
            return Draft(BlockKind.HEADING, text, self._heading)
        if self._lists and tag != "dt":
            marker, self._marker = self._marker, ""
            return Draft(BlockKind.LIST_ITEM, text, min(len(self._lists), _MAX_LIST_DEPTH), marker)
        if self._quotes:
            return Draft(BlockKind.QUOTE, text, self._quotes)
        return Draft(BlockKind.PARAGRAPH, text)


def _is_link_elsewhere(element: Any, tag: str) -> bool:
    return tag == "a" and not (element.get("href") or "#").startswith("#")


def _whole_block(element: Any, tag: str) -> Draft | None:
    """Return the draft of a code listing or a data table; None for any other element."""
    if tag == "pre":
        return Draft(BlockKind.CODE, clean_text("".join(_texts(element))).strip("\n"))
    if tag == "table" and not _is_layout(element):
        return inline_table(_cells(row) for row in element.iter() if tag_of(row) == "tr")
    return None


def _is_layout(table: Any) -> bool:
    """Return True for a table that only arranges parts of the page."""
    if (table.text or "").strip():
        return True
    rows = cells = parts = 0
    for element in table.iterdescendants():
        tag = tag_of(element)
        rows += tag == "tr"
        cells += tag in _CELL_TAGS
        parts += tag in _TAGS_IN_LAYOUT
        if tag in _HEADING_LEVELS or tag == "table" or _is_outside_cells(element, tag):
            return True
    return cells <= 1 or cells == rows or parts > 2 * cells


def _is_outside_cells(element: Any, tag: str) -> bool:
    """Return True if an element of a table is a cell outside a row, or has text between cells."""
    parent = tag_of(element.getparent())
    if tag in _CELL_TAGS and parent != "tr":
        return True
    texts = (element.text if tag in _ROW_TAGS else "", element.tail if parent in _ROW_TAGS else "")
    return any(text and not text.isspace() for text in texts)


def _linked_chars(element: Any) -> int:
    links = (link for link in element.iter() if _is_link_elsewhere(link, tag_of(link)))
    return sum(len("".join(_texts(link)).strip()) for link in links)


def _cells(row: Any) -> Iterator[InlineText]:
    for cell in row:
        if tag_of(cell) in _CELL_TAGS:
            line = InlineBuilder()
            for text in _texts(cell, line):
                line.add(text)
            yield line.finish()


def _texts(element: Any, line: InlineBuilder | None = None) -> Iterator[str]:
    """Yield the text of an element, with line breaks, and open and close the links in ``line``."""
    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in walker:
        if event == "start":
            tag = tag_of(part)
            if tag in _SKIPPED_TAGS:
                walker.skip_subtree()
                continue
            if line is not None and _is_link_elsewhere(part, tag):
                line.open(part, SpanKind.LINK, part.get("href"))
            yield "\n" if tag in ("br", "p", "div", "li") else ""
            yield part.text or ""
            continue
        if line is not None:
            line.close(part)
        if part is not element:
            yield part.tail or ""
