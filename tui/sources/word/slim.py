"""A Word document made anew with nothing but its text, lists and tables.

That is what Mammoth is given, never the file itself: it parses XML with the standard library's DOM, as deep as the file
is nested, and its time goes into the runs of letters, which an edited document has by the dozen in each paragraph.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml import etree

from tui.article.clean import clean_text
from tui.article.model import Dropped
from tui.sources.archives import Archive
from tui.sources.looks import Look
from tui.sources.safe_xml import without_doctype
from tui.sources.word.names import W, in_one_namespace, is_on, value_of
from tui.sources.word.numbering import LEVELS, LIST_MARK, Numbering
from tui.sources.word.styles import Style, Styles, bold_in, listing_in, outline_level, size_in

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CONTAINERS = frozenset((f"{W}tbl", f"{W}tr", f"{W}tc"))
_GONE = frozenset((f"{W}del", f"{W}moveFrom", f"{_MC}Fallback"))
_DEEPEST_TABLE = 4
_MOST_PARAGRAPHS = 40_000
_SHOWN = 200
_USUAL_SIZE = 20.0


@dataclass(slots=True, kw_only=True)
class Paragraph(Look):
    """A paragraph of the document made anew."""

    element: Any
    """Its ``w:p``."""
    listing: str | None
    """Of an item of a list: the list's identifier."""
    depth: int
    """Of an item of a list: how deep it is nested, from 1."""


@dataclass(slots=True)
class SlimDocument:
    """A document made anew."""

    body: Any
    """A ``w:body``."""
    paragraphs: list[Paragraph]
    dropped: list[Dropped]


def slim_document(archive: Archive, path: str, styles: Styles, numbering: Numbering) -> SlimDocument:
    """Read the text of a document, without what is deleted in it, its notes, comments and pictures.

    Args:
        archive: The document's container.
        path: Where its main part is.
        styles: Its styles.
        numbering: Its lists.

    Raises:
        SourceError: It is damaged, or too large.
    """
    data = without_doctype(in_one_namespace(archive.read(path)))
    walk = _Walk(styles, numbering)
    events = etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        tag=[f"{W}p", *_CONTAINERS, *_GONE, f"{W}sdt", f"{W}docPartGallery"],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=True,
    )
    try:
        for event, element in events:
            walk.enter(element) if event == "start" else walk.leave(element)
            if len(walk.paragraphs) > _MOST_PARAGRAPHS:
                raise archive.refusal(
                    f"it has more than {_MOST_PARAGRAPHS:,} paragraphs", "Save a part of it and open that"
                )
    except etree.XMLSyntaxError:
        if not walk.paragraphs:
            raise archive.refusal(
                "its text is damaged, or nested beyond reason", "Save it anew, or save its text and open that"
            ) from None
    return SlimDocument(walk.body, walk.paragraphs, walk.dropped)


@dataclass(slots=True)
class _Walk:
    """One way through the main part."""

    styles: Styles
    numbering: Numbering
    body: Any = field(default_factory=lambda: etree.Element(f"{W}body", nsmap={"w": W[1:-1]}))
    paragraphs: list[Paragraph] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    _containers: list[Any] = field(default_factory=list)
    _places: list[int] = field(default_factory=list)
    _hidden: int = 0
    _tables: int = 0
    _controls: list[bool] = field(default_factory=list)
    _carried: str = ""
    """The text of paragraphs whose ends are deleted, so that the next one goes on with it."""

    def enter(self, element: Any) -> None:
        """Take note of where an element begins."""
        tag = element.tag
        if tag in _GONE:
            self._hidden += 1
        elif tag == f"{W}sdt":
            self._controls.append(False)
        elif tag == f"{W}docPartGallery":
            if self._controls and "contents" in element.get(f"{W}val", "").lower():
                self._controls[-1] = True
        elif tag == f"{W}p":
            self._places.append(len(self.paragraphs))
        elif not self._hidden:
            self._tables += tag == f"{W}tbl"
            if self._tables <= _DEEPEST_TABLE:
                self._containers.append(etree.SubElement(self._container, tag))

    def leave(self, element: Any) -> None:
        """Make anew what ends here."""
        tag = element.tag
        if tag in _GONE:
            self._hidden -= 1
            element.clear(keep_tail=True)
        elif tag == f"{W}sdt":
            self._controls.pop()
        elif tag == f"{W}p":
            place = self._places.pop()
            if not self._hidden:
                self._take(element, place)
            element.clear(keep_tail=True)
        elif tag in _CONTAINERS and not self._hidden:
            self._close(element)

    def _close(self, element: Any) -> None:
        if self._tables <= _DEEPEST_TABLE:
            made = self._containers.pop()
            is_deleted = element.find(f"{W}trPr/{W}del") is not None
            if is_deleted:
                made.getparent().remove(made)
            elif element.tag == f"{W}tc" and len(made) == 0:
                etree.SubElement(made, f"{W}p")
        self._tables -= element.tag == f"{W}tbl"

    @property
    def _container(self) -> Any:
        return self._containers[-1] if self._containers else self.body

    def _take(self, element: Any, place: int) -> None:
        """Put a paragraph in its place: before those of the text boxes in it."""
        properties = element.find(f"{W}pPr")
        paragraph = self._paragraph(element, properties)
        self._carried = ""
        if paragraph is None:
            return
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried = paragraph.text
            return
        if any(self._controls) or paragraph.role in ("contents", "caption"):
            what = "a caption" if paragraph.role == "caption" else "a table of contents"
            self.dropped.append(Dropped(what, " ".join(paragraph.text.split())[:_SHOWN]))
            return
        if place == len(self.paragraphs):
            self._container.append(paragraph.element)
        else:
            self.paragraphs[place].element.addprevious(paragraph.element)
        self.paragraphs.insert(place, paragraph)

    def _paragraph(self, element: Any, properties: Any | None) -> Paragraph | None:
        style = self.styles.named(value_of(properties, "pStyle"))
        role, level = style.role, style.level
        own_level = outline_level(properties)
        if own_level is not None and not role:
            role, level = "heading", own_level
        text, is_bold, size = _letters(element, style)
        text = self._carried + text
        if not text.strip():
            return None
        identifier, depth = listing_in(properties) or style.listing or ("", "0")
        listing = identifier if self.numbering.has(identifier) else None
        nesting = min(int(depth) + 1, LEVELS) if depth.isdecimal() and len(depth) < 3 else 1
        made = _made(text, listing, nesting)
        is_bold = is_bold and not self._carried
        return Paragraph(
            text=text,
            role=role,
            level=level,
            is_bold=is_bold,
            size=size,
            is_in_table=bool(self._tables),
            element=made,
            listing=listing,
            depth=nesting,
        )


def _letters(element: Any, style: Style) -> tuple[str, bool, float]:
    """A paragraph's text, whether all of it is bold, and the size of its first letters."""
    pieces: list[str] = []
    all_bold, size = True, None
    for run in element.iter(f"{W}r", f"{_M}r"):
        look = run.find(f"{W}rPr")
        if look is not None and _is_hidden(look):
            continue
        text = "".join(_pieces(run))
        pieces.append(text)
        if text.strip():
            is_bold = None if look is None else bold_in(look)
            all_bold &= style.is_bold if is_bold is None else is_bold
            size = size or (None if look is None else size_in(look)) or style.size
    return "".join(pieces), all_bold, size or _USUAL_SIZE


def _is_hidden(look: Any) -> bool:
    hidden = look.find(f"{W}vanish")
    return hidden is not None and is_on(hidden.get(f"{W}val", "1"))


def _pieces(run: Any) -> Iterator[str]:
    for part in run:
        tag = part.tag
        if tag in (f"{W}t", f"{_M}t"):
            yield part.text or ""
        elif tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif tag == f"{W}noBreakHyphen":
            yield "-"


def _made(text: str, listing: str | None, depth: int) -> Any:
    paragraph = etree.Element(f"{W}p")
    properties = etree.SubElement(paragraph, f"{W}pPr")
    etree.SubElement(properties, f"{W}pStyle")
    if listing is not None:
        numbering = etree.SubElement(properties, f"{W}numPr")
        etree.SubElement(numbering, f"{W}ilvl", {f"{W}val": str(depth - 1)})
        etree.SubElement(numbering, f"{W}numId", {f"{W}val": listing})
        etree.SubElement(paragraph, f"{W}bookmarkStart", {f"{W}name": LIST_MARK + listing})
    run = etree.SubElement(paragraph, f"{W}r")
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{W}br")
        # The parser takes characters that it would not have written.
        etree.SubElement(run, f"{W}t").text = clean_text(line)
    return paragraph


def set_roles(paragraphs: Sequence[Paragraph]) -> None:
    """Write into the document made anew what each paragraph is.

    Args:
        paragraphs: Its paragraphs.
    """
    for paragraph in paragraphs:
        style = paragraph.element[0][0]
        role = paragraph.role
        style.set(f"{W}val", f"{role}{paragraph.level}" if role == "heading" else role or "text")
