"""Read reStructuredText."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from tui.document.build import Metadata
from tui.document.model import SpanKind
from tui.formats.block_builder import BULLET, BlockBuilder
from tui.formats.inline import InlineBuilder, InlineText
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.reader import read_plain_text
from tui.formats.rst.complexity import is_too_complex
from tui.formats.rst.parse import parse_rst
from tui.formats.table_grid import SpanningCell, cells_in_columns
from tui.text.sanitize import clean_line, normalize_newlines

if TYPE_CHECKING:
    from docutils import nodes

_HEADER = re.compile(r"(?:[A-Z][\w-]{1,30}:[^\n]*\n(?:[ \t]+[^\n]*\n)*){2,}(?=[ \t]*\n)")
_HEADER_FIELD = re.compile(r"^([A-Z][\w-]{1,30}):[ \t]*([^\n]*(?:\n[ \t]+[^\n]*)*)", re.MULTILINE)
_SPANS = {
    "emphasis": SpanKind.EMPHASIS,
    "title_reference": SpanKind.EMPHASIS,
    "strong": SpanKind.STRONG,
    "literal": SpanKind.CODE,
    "superscript": SpanKind.SUPERSCRIPT,
    "subscript": SpanKind.SUBSCRIPT,
    "math": SpanKind.FORMULA,
}
_ADMONITIONS = frozenset("attention caution danger error hint important note tip warning".split())
_SILENT = frozenset(
    (
        "target substitution_definition system_message transition pending decoration meta colspec label title "
        "subtitle"
    ).split()
)
_DEFAULT_METADATA = ("author", "authors", "date", "title", "language", "lang")


def read_rst(text: str, name: str = "this text") -> ParsedDocument:
    """Return the document in a text with reStructuredText markup.

    Its title is the field ``Title`` at the beginning, or else the first heading if no other heading has a higher level;
    other fields there are metadata. A text that is too complex, or that Docutils fails on, is read as plain text.

    Args:
        text: The source.
        name: Its name, for messages.
    """
    text = normalize_newlines(text)
    fields, text = _split_header(text)
    try:
        tree = None if is_too_complex(text) else parse_rst(text)
    except Exception:  # Docutils fails on broken markup in many ways
        tree = None
    if tree is None:
        plain = read_plain_text(text, name=name)
        warning = "Its markup could not be parsed, so that it is shown as plain text."
        return ParsedDocument(plain.title, plain.drafts, plain.dropped, plain.metadata, warnings=(warning,))
    reader = _TreeReader(fields)
    reader.read(tree, 0)
    blocks = reader.blocks
    blocks.flush_label()
    if not blocks.drafts:
        return read_plain_text(text, name=name)
    metadata = Metadata(author=fields.get("author") or fields.get("authors"), date=fields.get("date"))
    return blocks.document(fields.get("title", ""), metadata, fields.get("language") or fields.get("lang"))


def _split_header(text: str) -> tuple[dict[str, str], str]:
    """Split a text into the fields of a header, as PEPs have, and the rest."""
    match = _HEADER.match(text)
    if match is None:
        return {}, text
    fields = {key.lower(): clean_line(value) for key, value in _HEADER_FIELD.findall(match[0])}
    return fields, text[match.end() :]


class _TreeReader:
    """Makes blocks from the nodes of Docutils. It may recurse, since the parser has limited the depth."""

    def __init__(self, fields: dict[str, str]) -> None:
        self.blocks = BlockBuilder()
        self._fields = fields

    def read(self, parent: "nodes.Element", level: int) -> None:
        """Read what is in a node, and take the tree apart, whose nodes would else wait for the garbage collector."""
        parent.children.reverse()
        while parent.children:
            node = parent.children.pop()
            self._read_node(node, level)
            node.children = []

    def _read_node(self, node: Any, level: int) -> None:
        blocks, kind = self.blocks, node.tagname
        if kind in _SILENT:
            return
        match kind:
            case "section":
                self._read_section(node, level + 1)
            case "paragraph" | "caption" | "attribution" | "term":
                self._read_paragraph(node)
            case "rubric":
                blocks.add_text(self._line([node]))
            case "literal_block" | "doctest_block":
                is_doctest = kind == "doctest_block"
                blocks.add_code(node.astext(), "pycon" if is_doctest else node.get("language", ""))
            case "math_block":
                blocks.add_formula(node.astext())
            case "line_block":
                for line in _lines(node):
                    blocks.add_text(self._line([line]))
            case "bullet_list" | "enumerated_list":
                self._read_list(node, level)
            case "block_quote":
                blocks.quotes += 1
                self.read(node, level)
                blocks.quotes = max(0, blocks.quotes - 1)
            case "footnote" | "citation":
                blocks.begin_note(node.children[0].astext() if node.children else "")
                self.read(node, level)
                blocks.end_note()
            case _:
                self._read_other(node, level)

    def _read_other(self, node: Any, level: int) -> None:
        blocks, kind = self.blocks, node.tagname
        match kind:
            case "definition_list_item":
                self._read_definition(node, level)
            case "field_list":
                self._read_fields(node, level)
            case "option_list_item":
                blocks.lists += 1
                term = self._line([node.children[0]])[0]
                body = self._line(node.children[1].children)
                blocks.add_text((f"{term}: {body[0]}", ()))
                blocks.lists -= 1
            case "table":
                self._read_table(node, level)
            case "image":
                blocks.add_figure(("", ()), node.get("alt", ""), node.get("uri", ""))
            case "figure":
                self._read_figure(node, level)
            case "comment" | "raw":
                if kind == "raw" or node.get("is_dropped"):
                    blocks.drop("a part in another markup" if kind == "raw" else "an argument", node.astext())
            case "topic" | "sidebar" | "admonition":
                title = next((child.astext() for child in node.children if child.tagname == "title"), "")
                blocks.label(title)
                self.read(node, level)
                blocks.flush_label()
            case _ if kind in _ADMONITIONS:
                blocks.label(kind.capitalize())
                self.read(node, level)
                blocks.flush_label()
            case "#text":
                blocks.add_text(self._line([node]))
            case _:
                self.read(node, level)

    def _read_section(self, node: Any, level: int) -> None:
        title = next((child for child in node.children if child.tagname == "title"), None)
        if title is not None:
            self.blocks.add_heading(self._line(title.children), level)
        self.read(node, level)

    def _read_paragraph(self, node: Any) -> None:
        images = [child for child in node.children if child.tagname == "image"]
        line = self._line(node.children)
        for image in images if line[0] else ():
            self.blocks.drop("an image", image.get("alt") or image.get("uri") or "")
        self.blocks.add_text(line)
        for image in () if line[0] else images:
            self.blocks.add_figure(("", ()), image.get("alt", ""), image.get("uri", ""))

    def _read_list(self, node: Any, level: int) -> None:
        blocks, number = self.blocks, int(node.get("start", 1))
        quotes, blocks.quotes = blocks.quotes, 0
        blocks.lists += 1
        for item in node.children:
            is_numbered = node.tagname == "enumerated_list"
            blocks.marker = _enumerator(node, number) if is_numbered else BULLET
            self.read(item, level)
            number += 1
        blocks.lists -= 1
        blocks.quotes = quotes

    def _read_definition(self, node: Any, level: int) -> None:
        for child in node.children:
            if child.tagname != "definition":
                self._read_paragraph(child)
                continue
            self.blocks.lists += 1
            self.blocks.marker = ""
            self.read(child, level)
            self.blocks.lists -= 1

    def _read_fields(self, node: Any, level: int) -> None:
        """Read the fields at the beginning as metadata, and others as items such as ``name: body``."""
        blocks = self.blocks
        is_header = all(draft.level == 1 and draft.kind == "heading" for draft in blocks.drafts[:2])
        for field in node.children:
            name, body = field.children[0].astext(), field.children[1]
            if is_header and len(blocks.drafts) <= 1:
                key = name.lower()
                self._fields.setdefault(key, clean_line(body.astext()))
                if key not in _DEFAULT_METADATA and body.astext().strip():
                    blocks.drop("a field of its header", f"{name}: {body.astext()}")
                continue
            blocks.label(name)
            blocks.lists += 1
            blocks.marker = ""
            self.read(body, level)
            blocks.flush_label()
            blocks.lists -= 1

    def _read_table(self, node: Any, level: int) -> None:
        for child in node.children:
            if child.tagname == "title":
                self.blocks.add_text(self._line(child.children))
        rows = cells_in_columns(
            [
                SpanningCell(
                    self._line(entry.children), 1 + entry.get("morecols", 0), 1 + entry.get("morerows", 0)
                )
                for entry in row.children
            ]
            for row in node.findall(lambda found: found.tagname == "row")
        )
        has_header = any(node.findall(lambda found: found.tagname == "thead"))
        self.blocks.add_table(rows, has_header=has_header)

    def _read_figure(self, node: Any, level: int) -> None:
        image = next(iter(node.findall(lambda found: found.tagname == "image")), None)
        caption = next(
            (self._line(child.children) for child in node.children if child.tagname == "caption"), ("", ())
        )
        values = (image.get("alt", ""), image.get("uri", "")) if image is not None else ("", "")
        self.blocks.add_figure(caption, *values)
        for child in node.children:
            if child.tagname == "legend":
                self.read(child, level)

    def _line(self, nodes: Iterable[Any]) -> InlineText:
        builder = InlineBuilder()
        self._add_inline(nodes, builder)
        return builder.finish()

    def _add_inline(self, nodes: Iterable[Any], builder: InlineBuilder) -> None:
        for node in nodes:
            kind = node.tagname
            if kind == "#text":
                builder.add(node.astext())
            elif kind in ("footnote_reference", "citation_reference"):
                builder.mark(SpanKind.NOTE, clean_line(node.astext()))
            elif kind == "reference" and node.get("refuri"):
                builder.open(node, SpanKind.LINK, node["refuri"])
                self._add_inline(node.children, builder)
                builder.close(node)
            elif span := _SPANS.get(kind):
                builder.open(node, span)
                self._add_inline(node.children, builder)
                builder.close(node)
            elif kind == "option_argument":
                builder.add(node.get("delimiter", " ") + node.astext())
            elif kind not in ("image", "system_message", "target", "raw") or (
                kind == "target" and node.children
            ):
                self._add_inline(node.children, builder)
                if kind in ("paragraph", "list_item", "option"):
                    builder.add(" ")


def _lines(node: Any) -> Iterator[Any]:
    for child in node.children:
        if child.tagname == "line":
            yield child
        else:
            yield from _lines(child)


def _enumerator(node: Any, number: int) -> str:
    kind = node.get("enumtype", "arabic")
    text = str(number)
    if kind in ("loweralpha", "upperalpha") and 1 <= number <= 26:
        text = chr(ord("a" if kind == "loweralpha" else "A") + number - 1)
    elif kind in ("lowerroman", "upperroman") and 1 <= number <= 3999:
        text = _roman(number) if kind == "upperroman" else _roman(number).lower()
    return f"{node.get('prefix', '')}{text}{node.get('suffix', '.')}"


def _roman(number: int) -> str:
    values = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "M CM D CD C XC L XL X IX V IV I".split(),
        strict=True,
    )
    text = ""
    for value, letters in values:
        count, number = divmod(number, value)
        text += letters * count
    return text
