"""The blocks and notes of a document in an XML language, in reading order."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree

from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped, Note, Picture, Span, SpanKind
from tui.formats.block_builder import BULLET
from tui.formats.code_language import code_language
from tui.formats.inline import InlineBuilder, InlineText, inline_table, join_inline
from tui.formats.limits import MAX_DROPPED_CHARS
from tui.formats.note_labels import NoteLabels
from tui.formats.structured.elements import add_formula, attribute, list_markers, text_of
from tui.formats.structured.vocabulary import Role, Vocabulary
from tui.formats.table_grid import SpanningCell, cells_in_columns, span_of
from tui.formats.xml import tag_of
from tui.text.sanitize import clean_line, clean_text

_MAX_LIST_DEPTH = 9
_MAX_NOTE = 50_000
_PLACELESS = frozenset((Role.LABEL, Role.SKIPPED))
_BREAKING = frozenset(
    (
        *(Role.SECTION, Role.TITLE, Role.LABEL, Role.PARAGRAPH, Role.LIST, Role.ORDERED_LIST, Role.ITEM),
        *(Role.QUOTE, Role.CODE, Role.TABLE, Role.FIGURE, Role.LINE),
    )
)
"""The roles of elements that end the line around them."""


class NoteBody(NamedTuple):
    """A note that is not in the place of its mark."""

    label: str
    element: Any


class XmlReader:
    """Reads elements by events instead of recursion."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        bodies: Mapping[str, NoteBody] | None = None,
        reference: Callable[[Any], str] | None = None,
    ) -> None:
        """Begin a document.

        Args:
            vocabulary: The roles of its elements.
            bodies: Its notes that stand apart from their marks, by ID.
            reference: Returns the ID of the note that an element refers to; empty if it refers to none.
        """
        self.drafts: list[Draft] = []
        self.notes: list[Note] = []
        self.dropped: list[Dropped] = []
        self._vocabulary = vocabulary
        self._bodies = bodies or {}
        self._reference = reference
        self._labels = NoteLabels()
        self._label_by_id: dict[str, str] = {}
        self._is_in_note = False
        self._reset()

    def _reset(self) -> None:
        self._line = InlineBuilder()
        self._open: list[tuple[Any, Role]] = []
        """The open elements with a role."""
        self._depth = 0
        self._lists: list[Iterator[str]] = []
        self._marker = ""
        self._quotes = 0
        self._label = ""
        self._pictures: list[Draft] = []
        """The figures to come after the open block."""

    def read(self, root: Any, depth: int = 0) -> None:
        """Add the blocks in an element, whose sections are nested in ``depth`` others."""
        if not isinstance(root.tag, str):
            return  # an entity that has no meaning here
        self._depth = depth
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                if self._enter(element):
                    walker.skip_subtree()
                    continue
                self._line.add(element.text or "")
            else:
                if event == "end":
                    self._leave(element)
                if element is not root:
                    self._line.add(element.tail or "")
        self._end_block()

    def _enter(self, element: Any) -> bool:
        """Begin an element; return True if nothing in it is to be read."""
        tag = tag_of(element)
        role = self._vocabulary.roles.get(tag)
        if role in _BREAKING:
            self._end_block()
        if (reason := self._reason_to_drop(element, tag)) is not None:
            self.drop(reason, element)
            return True
        if self._reads_whole(element, tag, role):
            return True
        if role is Role.SECTION:
            self._depth += 1
        elif role in (Role.LIST, Role.ORDERED_LIST):
            self._lists.append(list_markers(element, is_ordered=role is Role.ORDERED_LIST))
        elif role is Role.ITEM:
            self._marker = next(self._lists[-1]) if self._lists else BULLET
        elif role is Role.QUOTE:
            self._quotes += 1
        if role is not None:
            self._open.append((element, role))
        else:
            self._open_span(element, tag, self._line)
        return False

    def _reason_to_drop(self, element: Any, tag: str) -> str | None:
        if "strike" in attribute(element, "role"):
            return "deleted text"
        return self._vocabulary.dropped.get(tag)

    def _leave(self, element: Any) -> None:
        self._line.close(element)
        if not self._open or self._open[-1][0] is not element:
            return
        role = self._open[-1][1]
        if role in _BREAKING:
            self._end_block()
        self._open.pop()
        if role is Role.SECTION:
            self._depth -= 1
        elif role in (Role.LIST, Role.ORDERED_LIST):
            self._lists.pop()
        elif role is Role.ITEM:
            self._marker = ""
        elif role is Role.QUOTE:
            self._quotes -= 1

    def _reads_whole(self, element: Any, tag: str, role: Role | None) -> bool:
        """Read an element as a whole, such as a table; return False for other elements."""
        match role:
            case Role.TITLE:
                self._add_title(element)
            case Role.LABEL:
                self._label = text_of(element)
            case Role.CODE:
                text = clean_text("".join(element.itertext())).strip("\n")
                self._add(Draft(BlockKind.CODE, text, language=code_language(element.get("language") or "")))
            case Role.TABLE:
                self._add_table(element)
            case Role.FIGURE:
                self._add_figure(element)
            case _:
                return self._reads_inline(element, tag, role, self._line)
        return True

    def _reads_inline(self, element: Any, tag: str, role: Role | None, line: InlineBuilder) -> bool:
        """Read an element within a line, such as a formula; return False for other elements."""
        match role:
            case Role.IMAGE:
                self._add_image(element)
            case Role.NOTE:
                if self._is_in_note:
                    return False
                self._mark_note(element, line)
            case Role.NOTE_REFERENCE:
                return self._refers(element, line)
            case Role.FORMULA:
                add_formula(element, line)
            case Role.BREAK:
                line.add(" ")
            case Role.SKIPPED:
                pass
            case _:
                return False
        return True

    def _open_span(self, element: Any, tag: str, line: InlineBuilder) -> None:
        kind = self._vocabulary.inline.get(tag)
        if tag in self._vocabulary.links:
            address = attribute(element, self._vocabulary.links[tag])
            if address and not address.startswith("#"):
                line.open(element, SpanKind.LINK, address)
        elif kind is not None:
            is_strong = kind is SpanKind.EMPHASIS and "bold" in attribute(element, "role")
            line.open(
                element, SpanKind.STRONG if is_strong or "strong" in attribute(element, "role") else kind
            )

    def _end_block(self) -> None:
        text, spans = self._line.finish()
        if text:
            self._add_text(text, spans)
        pictures, self._pictures = self._pictures, []
        self.drafts += pictures

    def _add_text(self, text: str, spans: tuple[Span, ...]) -> None:
        label, self._label = self._label, ""
        if self._lists:
            marker, self._marker = self._marker, ""
            depth = min(len(self._lists), _MAX_LIST_DEPTH)
            self._add(Draft(BlockKind.LIST_ITEM, text, depth, (marker and label) or marker, spans))
            return
        if label:
            text, spans = join_inline([(label, ()), (text, spans)], " ")
        kind, level = (BlockKind.QUOTE, self._quotes) if self._quotes else (BlockKind.PARAGRAPH, 0)
        self._add(Draft(kind, text, level, spans=spans))

    def _add(self, draft: Draft) -> None:
        if draft.text.strip():
            self.drafts.append(draft)

    def _add_title(self, element: Any) -> None:
        label, self._label = self._label, ""
        parts = [(label, ()), self.inline_text(element)]
        text, spans = join_inline([part for part in parts if part[0]], " ")
        if not any(map(str.isalnum, text)):
            return  # an ornament, such as three stars
        parent = self._open[-1][1] if self._open else Role.SECTION
        if parent is Role.SECTION and not self._lists and not self._quotes:
            below = tag_of(element) in self._vocabulary.lower_titles
            self._add(Draft(BlockKind.HEADING, text, max(self._depth, 1) + below, spans=spans))
        else:
            self._add(
                Draft(
                    BlockKind.QUOTE if self._quotes else BlockKind.PARAGRAPH, text, self._quotes, spans=spans
                )
            )

    def _caption(self, element: Any) -> InlineText:
        """Return the label, title and caption of a figure or table."""
        roles = self._vocabulary.roles
        parts: list[InlineText] = []
        walker = etree.iterwalk(element, events=("start",))
        for _event, part in walker:
            tag = tag_of(part)
            role = roles.get(tag)
            if tag in self._vocabulary.captions or role in (Role.TITLE, Role.LABEL):
                parts.append((text_of(part), ()) if role is Role.LABEL else self.inline_text(part))
                walker.skip_subtree()
            elif tag in self._vocabulary.rows:
                walker.skip_subtree()
        return join_inline([part for part in parts if part[0]], " ")

    def _add_figure(self, element: Any) -> None:
        text, spans = self._caption(element)
        picture = self._picture(element)
        if text or picture.alternative:
            self._add(Draft(BlockKind.FIGURE, text or picture.alternative, spans=spans, picture=picture))
        elif picture.address:
            self.dropped.append(Dropped("a picture without a description", picture.address))

    def _picture(self, element: Any) -> Picture:
        """Return the first picture in an element, or the element itself if it is a picture."""
        alternative, address = "", ""
        for part in element.iter("*"):
            tag = tag_of(part)
            if tag in self._vocabulary.images:
                address = address or attribute(part, self._vocabulary.images[tag])
                alternative = alternative or attribute(part, "alt")
            elif tag in self._vocabulary.alternatives:
                alternative = alternative or text_of(part)
        return Picture(clean_line(alternative), clean_line(address.removeprefix("#")))

    def _add_image(self, element: Any) -> None:
        """Add a picture outside of figures, after the block around it."""
        picture = self._picture(element)
        alternative, address = picture.alternative, picture.address
        if alternative and not self._is_in_note:
            self._pictures.append(Draft(BlockKind.FIGURE, alternative, picture=Picture(alternative, address)))
        elif alternative or address:
            self.dropped.append(Dropped("a picture without a description", alternative or address))

    def _cell(self, cell: Any) -> SpanningCell:
        return SpanningCell(
            self.inline_text(cell), span_of(cell.get("colspan")), span_of(cell.get("rowspan"))
        )

    def _add_table(self, element: Any) -> None:
        caption, spans = self._caption(element)
        if caption:
            self._add(Draft(BlockKind.FIGURE, caption, spans=spans, picture=Picture()))
        vocabulary = self._vocabulary
        rows = cells_in_columns(
            [self._cell(cell) for cell in row if tag_of(cell) in vocabulary.cells]
            for row in self._rows(element)
        )
        rows = [row for row in rows if any(text for text, _spans in row)]
        if rows:
            self._add(inline_table(rows))
        for part in element.iter("*"):
            tag = tag_of(part)
            if not rows and tag in vocabulary.images:
                self.dropped.append(
                    Dropped("a table that is a picture", attribute(part, vocabulary.images[tag]))
                )
            elif tag == "table-wrap-foot":
                text, spans = self.inline_text(part)
                self._add(Draft(BlockKind.PARAGRAPH, text, spans=spans))

    def _rows(self, table: Any) -> Iterator[Any]:
        """Yield the rows of a table, without those of tables in its cells."""
        walker = etree.iterwalk(table, events=("start",))
        for _event, element in walker:
            if tag_of(element) in self._vocabulary.rows:
                walker.skip_subtree()
                yield element

    def inline_text(self, element: Any) -> InlineText:
        """Return the text of an element, blocks included, as one line."""
        line = InlineBuilder()
        walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
        for event, part in walker:
            if event == "start":
                tag = tag_of(part)
                role = self._vocabulary.roles.get(tag)
                is_whole = part is not element and (
                    role is Role.IMAGE or self._reads_inline(part, tag, role, line)
                )
                if not is_whole and (reason := self._reason_to_drop(part, tag)) is not None:
                    self.drop(reason, part)
                    is_whole = True
                if is_whole:
                    walker.skip_subtree()
                    continue
                line.add(" " if role in _BREAKING or tag in self._vocabulary.cells else "")
                if part is not element and role is None:
                    self._open_span(part, tag, line)
                line.add(part.text or "")
                continue
            if event == "end":
                line.close(part)
            if part is not element:
                line.add(part.tail or "")
        return line.finish()

    def drop(self, reason: str, element: Any) -> None:
        """Record an element that is left out."""
        if text := text_of(element)[:MAX_DROPPED_CHARS]:
            self.dropped.append(Dropped(reason, text))

    def _refers(self, element: Any, line: InlineBuilder) -> bool:
        """Read the mark of a note; return False for a reference to something else, or within a note."""
        identifier = "" if self._reference is None else self._reference(element)
        body = self._bodies.get(identifier)
        if body is None or self._is_in_note:
            return False
        if identifier not in self._label_by_id:
            self._label_by_id[identifier] = self._labels.unique(body.label or text_of(element))
            self._add_note(self._label_by_id[identifier], body.element)
        mark = text_of(element)
        if any(map(str.isalpha, mark)) and len(mark) > 3:  # a name and a year, which belong to the sentence
            line.open(element, SpanKind.NOTE, self._label_by_id[identifier])
            line.add(mark)
            line.close(element)
        else:
            line.mark(SpanKind.NOTE, self._label_by_id[identifier])
        return True

    def _mark_note(self, element: Any, line: InlineBuilder) -> None:
        own = next(
            (text_of(part) for part in element if self._vocabulary.roles.get(tag_of(part)) is Role.LABEL), ""
        )
        label = self._labels.unique(own or str(len(self.notes) + 1))
        identifier = attribute(element, "id")
        if identifier:
            self._label_by_id[identifier] = label
        line.mark(SpanKind.NOTE, label)
        self._add_note(label, element)

    def mark_again(self, identifier: str, line: InlineBuilder) -> bool:
        """Add another mark of an earlier note; return False if there is no such note."""
        if identifier in self._label_by_id:
            line.mark(SpanKind.NOTE, self._label_by_id[identifier])
        return identifier in self._label_by_id

    def _add_note(self, label: str, element: Any) -> None:
        reader = XmlReader(self._vocabulary)
        reader._is_in_note = True
        for part in element:
            if reader._vocabulary.roles.get(tag_of(part)) not in (*_PLACELESS, Role.TITLE):
                reader.read(part)
        texts = [draft.text for draft in reader.drafts] or [text_of(element)]
        if text := "\n\n".join(texts)[:_MAX_NOTE]:
            self.notes.append(Note(label, text))
