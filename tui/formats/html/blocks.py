"""All blocks of an HTML tree, in reading order. Importing this loads lxml."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, islice, repeat
from typing import Any, NamedTuple

from lxml import etree

from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped, Picture, Span
from tui.formats.block_builder import BULLET
from tui.formats.code_language import language_of_classes
from tui.formats.html.elements import (
    BLOCK_TAGS,
    DROPPED_TAGS,
    ITEM_TAGS,
    LIST_TAGS,
    UNRENDERED_TAGS,
    heading_level,
    is_aria_hidden,
    is_hidden,
    is_link_elsewhere,
)
from tui.formats.html.inline_elements import InlineReader, following_text, inline_text
from tui.formats.html.line_breaks import separates_paragraphs, separates_sentences
from tui.formats.html.pictures import (
    figure_draft,
    is_caption_line,
    is_in_caption,
    is_picture,
    picture_beside,
    picture_of,
)
from tui.formats.html.tables import is_layout, table_draft
from tui.formats.html.title_pages import is_title_page, title_page_draft
from tui.formats.plain.boilerplate import is_label
from tui.formats.xml import tag_of
from tui.text.sanitize import clean_text

MAX_LIST_DEPTH = 9
_MAX_LEVEL = 6
_MIN_LABEL_LEVEL = 3
"""A heading of this or a lower rank that says only “Note” or the like labels a box, and heads no section."""


class TextPiece(NamedTuple):
    """A text node in a tree: an element's text or, if ``is_tail``, its tail."""

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
    """The longest text node of its text; None for a picture."""
    is_hidden: bool = False
    """True if it is in an element that is not displayed."""


def html_blocks(
    root: Any, *, dropped: list[Dropped] | None = None, with_hidden: bool = False
) -> Iterator[HtmlBlock]:
    """Yield every block of an lxml tree of HTML or XHTML, in reading order.

    Scripts, form controls, media, struck out text and hidden elements are skipped; nothing else is left out.

    Args:
        root: The tree.
        dropped: Collects the texts that a browser shows but that are skipped here, with the reasons.
        with_hidden: Yield also the blocks that are not displayed.
    """
    yield from _BlockWalker(InlineReader(dropped=dropped), with_hidden).blocks(root)


def _list_markers(element: Any, tag: str) -> Iterator[str]:
    """Return an endless iterator of the markers of a list's items."""
    if tag != "ol":
        return repeat(BULLET)
    start = element.get("start") or "1"
    return map("{}.".format, count(int(start) if start.isdecimal() and len(start) < 6 else 1))


@dataclass(slots=True)
class _BlockWalker:
    """Walks a tree by events instead of recursion, so that no nesting is too deep."""

    _inline: InlineReader
    _with_hidden: bool = False
    _anchors: list[str] = field(default_factory=list)
    _open_blocks: list[Any] = field(default_factory=list)
    _linked: int = 0
    _lists: list[Iterator[str]] = field(default_factory=list)
    _marker: str = ""
    _quotes: int = 0
    _heading: int = 0
    _last_level: int = 1
    """The level of the last heading that is not a summary."""
    _hidden_in: Any = None
    """The outermost hidden element that is open."""
    _title_page: Any = None
    """The title page that is open."""
    _picture: Picture | None = None
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
                    self._add_text(following_text(element), element, is_tail=True)
        yield from self._end_block(root)

    def _enter(self, element: Any, walker: Any) -> Iterator[HtmlBlock]:
        tag = tag_of(element)
        self._anchors += filter(None, (element.get("id"), element.get("name") if tag == "a" else None))
        if tag in BLOCK_TAGS or (
            tag == "br" and (separates_paragraphs(element) or separates_sentences(element))
        ):
            yield from self._end_block(element)
        if self._is_skipped(element, tag):
            walker.skip_subtree()
            return
        if tag not in BLOCK_TAGS:
            if is_picture(element, tag):
                self._picture = picture_of(element)
            self._inline.open(element, tag)
            self._inline.line.add(" " if tag == "br" else "")
        else:
            self._open_blocks.append(element)
            if (draft := self._whole_block(element, tag)) is not None:
                walker.skip_subtree()
                yield from self._caption(element, tag)
                self._linked = _linked_chars(element)
                self._add_pieces(element)
                if draft.text:
                    yield self._block(draft, element)
                return
            self._open(element, tag)
        self._add_text(element.text or "", element)

    def _is_skipped(self, element: Any, tag: str) -> bool:
        if not (self._with_hidden and tag in BLOCK_TAGS and is_hidden(element)):
            return self._inline.is_skipped(element, tag)
        if is_aria_hidden(element):
            return True
        if self._hidden_in is None:
            self._hidden_in = element
        return False

    def _add_text(self, text: str, element: Any, *, is_tail: bool = False) -> None:
        self._inline.line.add(text)
        self._note_piece(text, element, is_tail=is_tail)
        if self._inline.line.is_in_link:
            self._linked += len(text.strip())

    def _note_piece(self, text: str, element: Any, *, is_tail: bool) -> None:
        if (length := len(text.strip())) > self._piece_chars:
            self._piece, self._piece_chars = TextPiece(element, is_tail), length

    def _add_pieces(self, element: Any) -> None:
        """Look for the longest piece in a block that is read as a whole."""
        for part in element.iter():
            if (tag := tag_of(part)) and tag not in UNRENDERED_TAGS:
                self._note_piece(part.text or "", part, is_tail=False)
            if part is not element:
                self._note_piece(part.tail or "", part, is_tail=True)

    def _open(self, element: Any, tag: str) -> None:
        if self._title_page is None and is_title_page(element):
            self._title_page = element
        if level := heading_level(element, tag):
            self._heading = self._last_level = level
        elif tag == "summary" and not any(heading_level(part, tag_of(part)) for part in element.iter()):
            self._heading = min(self._last_level + 1, _MAX_LEVEL)
        elif tag in LIST_TAGS:
            self._lists.append(_list_markers(element, tag))
        elif tag in ITEM_TAGS:
            self._marker = next(self._lists[-1]) if self._lists else BULLET
        elif tag == "blockquote":
            self._quotes += 1

    def _leave(self, element: Any) -> Iterator[HtmlBlock]:
        tag = tag_of(element)
        self._inline.close(element)
        if not self._open_blocks or self._open_blocks[-1] is not element:
            return
        yield from self._end_block(element)
        self._open_blocks.pop()
        if self._hidden_in is element:
            self._hidden_in = None
        if self._title_page is element:
            self._title_page = None
        if tag == "summary" or heading_level(element, tag):
            self._heading = 0
        elif tag in LIST_TAGS:
            self._lists.pop()
        elif tag in ITEM_TAGS:
            self._marker = ""
        elif tag == "blockquote":
            self._quotes -= 1

    def _end_block(self, element: Any) -> Iterator[HtmlBlock]:
        """Yield the text since the last block as a block, or else the picture, if there is any."""
        text, spans = self._inline.line.finish()
        picture, self._picture = self._picture, None
        parent = self._open_blocks[-1] if self._open_blocks else element
        if text:
            draft = self._draft(text, spans, parent, picture)
            yield self._block(replace(draft, spans=spans) if spans else draft, parent)
        elif picture is not None:
            yield self._block(Draft(BlockKind.FIGURE, picture.alternative, picture=picture), parent)

    def _innermost_around(self, text: str, parent: Any) -> Any:
        """Return the inline element that holds all of a text, such as a caption; else the block element around it."""
        piece = self._piece
        is_all = piece is not None and not piece.is_tail and self._piece_chars >= len(text)
        return piece.element if piece is not None and is_all else parent

    def _block(self, draft: Draft, element: Any) -> HtmlBlock:
        anchors, self._anchors = tuple(self._anchors), []
        linked, self._linked = min(self._linked, len(draft.text)), 0
        piece, self._piece, self._piece_chars = self._piece, None, 0
        draft = replace(draft, anchors=anchors) if anchors else draft
        if self._title_page is not None:
            draft = title_page_draft(draft, element, self._title_page)
        return HtmlBlock(draft, element, anchors, linked, piece, self._hidden_in is not None)

    def _caption(self, table: Any, tag: str) -> Iterator[HtmlBlock]:
        """Yield the caption of a table that is read as a whole."""
        captions = [part for part in table if tag_of(part) == "caption"] if tag == "table" else []
        for caption in captions:
            text, spans = inline_text(caption, self._inline.dropped)
            if text:
                self._add_pieces(caption)
                yield self._block(Draft(BlockKind.FIGURE, text, spans=spans, picture=Picture()), caption)

    def _draft(self, text: str, spans: Sequence[Span], element: Any, picture: Picture | None) -> Draft:
        if self._heading and not (self._heading >= _MIN_LABEL_LEVEL and is_label(text)):
            return Draft(BlockKind.HEADING, text, self._heading)
        tag = tag_of(element)
        is_below_picture = picture is not None and is_caption_line(text, spans)
        around = self._innermost_around(text, element)
        if is_below_picture or tag in ("caption", "figcaption") or is_in_caption(around):
            return Draft(BlockKind.FIGURE, text, picture=picture or picture_beside(around))
        if self._lists and tag != "dt":
            marker, self._marker = self._marker, ""
            return Draft(BlockKind.LIST_ITEM, text, min(len(self._lists), MAX_LIST_DEPTH), marker)
        if self._quotes:
            return Draft(BlockKind.QUOTE, text, self._quotes)
        return Draft(BlockKind.PARAGRAPH, text)

    def _whole_block(self, element: Any, tag: str) -> Draft | None:
        """Return the draft of a code listing, a data table or a picture; None for any other element."""
        dropped = self._inline.dropped
        if tag == "pre":
            text = clean_text("".join(self._code_pieces(element))).strip("\n")
            return Draft(BlockKind.CODE, text, language=_language(element))
        if tag == "table" and not is_layout(element):
            return table_draft(element, dropped)
        return figure_draft(element, dropped) if tag == "figure" else None

    def _code_pieces(self, listing: Any) -> Iterator[str]:
        """Yield the text of a listing, with its line breaks."""
        walker = etree.iterwalk(listing, events=("start", "end", "comment", "pi"))
        for event, part in walker:
            if event == "start":
                tag = tag_of(part)
                if tag == "button":
                    self._inline.drop(part, DROPPED_TAGS[tag])
                if tag in UNRENDERED_TAGS or tag == "button":
                    walker.skip_subtree()
                    continue
                yield "\n" if tag in ("br", "p", "div", "li") else ""
                yield part.text or ""
            elif part is not listing:
                yield part.tail or ""


def _language(listing: Any) -> str:
    """Return the language that the classes of a listing, of its code or of what is around it name."""
    around = islice(listing.iterancestors(), 2)
    return language_of_classes(
        part.get("class") or "" for part in (*islice(listing.iter("pre", "code"), 2), *around)
    )


def _linked_chars(element: Any) -> int:
    links = (link for link in element.iter() if is_link_elsewhere(link, tag_of(link)))
    return sum(len("".join(link.itertext()).strip()) for link in links)
