"""Make blocks from the HTML between the blocks of Markdown."""

from collections.abc import Callable, Iterable

from tui.document.build import Draft
from tui.document.model import BlockKind, Span
from tui.formats.block_builder import BULLET
from tui.formats.inline import inline_table
from tui.formats.markdown.html import Tag
from tui.formats.markdown.line import MarkdownLine
from tui.formats.table_grid import SpanningCell, cells_in_columns, span_of
from tui.text.sanitize import clean_text

_BREAKING_TAGS = frozenset(
    "address article aside body caption center dd details dialog div dl dt fieldset figure footer form header hgroup "
    "html main nav p section summary".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = ("td", "th")


class HtmlContext:
    """The elements that are open, across blocks of Markdown, and the blocks that they make."""

    def __init__(self, add: Callable[[Draft], None]) -> None:
        self.quotes = 0
        self._add = add
        self._heading = 0
        self._lists: list[int] = []
        """The number of the last item of each open list; -1 in a list without numbers."""
        self._marker = ""
        self._rows: list[list[SpanningCell]] | None = None
        self._code: list[str] | None = None
        self._was_break = False

    @property
    def lists(self) -> int:
        """The depth of open lists."""
        return len(self._lists)

    def read(self, parts: Iterable[str | Tag], line: MarkdownLine) -> None:
        """Read a block of HTML."""
        for part in parts:
            if isinstance(part, str):
                self._read_text(part, line)
            elif self._code is not None and part.name != "pre":
                self._code.append("\n" if part.name == "br" else "")
            else:
                self._read_tag(part, line)
        if self._rows is None:
            self._flush(line)

    def close(self, line: MarkdownLine) -> None:
        """End all elements, as a heading does."""
        self._end_code()
        self._end_table(line)
        self._flush(line)
        self.quotes, self._heading, self._lists = 0, 0, []
        line.strike(-1_000)

    def interrupt(self) -> None:
        """Note that a block of Markdown is within the elements: a table with such a block is only used for layout."""
        self._end_code()
        rows, self._rows = self._rows, None
        if rows:
            self._add_rows(rows)

    def _read_text(self, text: str, line: MarkdownLine) -> None:
        if self._code is not None:
            self._code.append(text)
            return
        if text.strip():
            self._was_break = False
        line.add(text)

    def _read_tag(self, tag: Tag, line: MarkdownLine) -> None:
        was_break, self._was_break = self._was_break, tag.name == "br"
        if tag.name == "br" and was_break and self._rows is None:
            self._flush(line)
        elif level := _HEADINGS.get(tag.name):
            self._flush(line)
            self._heading = 0 if tag.is_end else level
        elif tag.name in ("table", "tr", *_CELLS):
            self._read_table_tag(tag, line)
        elif tag.name == "figcaption":
            self._read_caption(tag, line)
        elif self._rows is not None:
            line.tag(tag if tag.name not in _BREAKING_TAGS else Tag("p", False, {}))
        elif tag.name == "pre":
            self._flush(line)
            self._end_code()
            self._code = None if tag.is_end else []
        elif tag.name in ("ul", "ol", "li", "blockquote"):
            self._flush(line)
            self._read_list_tag(tag)
        elif tag.name in _BREAKING_TAGS or tag.name == "hr":
            self._flush(line)
        else:
            line.tag(tag)

    def _read_list_tag(self, tag: Tag) -> None:
        if tag.name == "blockquote":
            self.quotes = max(0, self.quotes + (-1 if tag.is_end else 1))
        elif tag.name == "li":
            if not tag.is_end:
                is_numbered = bool(self._lists) and self._lists[-1] >= 0
                if is_numbered:
                    self._lists[-1] += 1
                self._marker = f"{self._lists[-1]}." if is_numbered else BULLET
        elif not tag.is_end:
            self._lists.append(0 if tag.name == "ol" else -1)
        elif self._lists:
            self._lists.pop()

    def _read_table_tag(self, tag: Tag, line: MarkdownLine) -> None:
        if tag.name == "table":
            self._end_table(line)
            self._flush(line)
            self._rows = None if tag.is_end else []
            return
        if self._rows is None:
            self._flush(line)
            return
        self._end_cell(line)
        if not tag.is_end:
            if tag.name == "tr" or not self._rows:
                self._rows.append([])
            if tag.name in _CELLS:
                columns, rows = (span_of(tag.attributes.get(name)) for name in ("colspan", "rowspan"))
                self._rows[-1].append(SpanningCell(("", ()), columns, rows))

    def _end_cell(self, line: MarkdownLine) -> None:
        text = line.finish()
        if not text[0] and len(line.pictures) == 1:
            text = (line.pictures.pop().picture.alternative, ())
        line.drop_pictures()
        if not text[0] or self._rows is None:
            return
        if not self._rows:
            self._rows.append([])
        if self._rows[-1] and not self._rows[-1][-1].content[0]:
            self._rows[-1][-1] = self._rows[-1][-1]._replace(content=text)
        else:
            self._rows[-1].append(SpanningCell(text))

    def _end_table(self, line: MarkdownLine) -> None:
        if self._rows is None:
            return
        self._end_cell(line)
        rows, self._rows = self._rows, None
        self._add_rows(rows)

    def _add_rows(self, cells: list[list[SpanningCell]]) -> None:
        """Add a table, or if it has a single column and is only a frame, its paragraphs."""
        rows = [row for row in cells_in_columns(cells) if any(text for text, _ in row)]
        if max(map(len, rows), default=0) > 1:
            self._add(inline_table(rows))
            return
        for row in rows:
            self._add(Draft(BlockKind.PARAGRAPH, row[0][0], spans=row[0][1]))

    def _read_caption(self, tag: Tag, line: MarkdownLine) -> None:
        pictures = line.pictures
        if not tag.is_end or not pictures:
            line.add(" ")
            return
        text, spans = line.finish()
        picture = pictures[-1].picture
        if text:
            pictures.pop()
            self._add(Draft(BlockKind.FIGURE, text, spans=spans, picture=picture))

    def _end_code(self) -> None:
        pieces, self._code = self._code, None
        if pieces:
            self._add(Draft(BlockKind.CODE, clean_text("".join(pieces).expandtabs(4).strip("\n"))))

    def _flush(self, line: MarkdownLine) -> None:
        """End a block: a heading, list item, quotation or paragraph, or figures if it has pictures alone."""
        text, spans = line.finish()
        if text:
            line.drop_pictures()
            self._add(self._placed(text, spans))
        elif self._heading and line.pictures:
            alternative = next((each.picture.alternative for each in line.pictures if not each.is_badge), "")
            line.drop_pictures()
            self._add(Draft(BlockKind.HEADING, alternative, self._heading))
        for figure in line.take_figures():
            self._add(figure)

    def _placed(self, text: str, spans: tuple[Span, ...]) -> Draft:
        if self._heading:
            return Draft(BlockKind.HEADING, text, self._heading, spans=spans)
        if self._lists:
            marker, self._marker = self._marker, ""
            return Draft(BlockKind.LIST_ITEM, text, len(self._lists), marker, spans)
        if self.quotes:
            return Draft(BlockKind.QUOTE, text, self.quotes, spans=spans)
        return Draft(BlockKind.PARAGRAPH, text, spans=spans)
