"""Read the sources of manual pages.

No library reads them: argparse-manpage and others only write them, and mandoc and groff are programs.
"""

import re
from collections.abc import Callable

from tui.document.build import Metadata
from tui.document.model import SpanKind
from tui.formats.block_builder import BULLET, BlockBuilder
from tui.formats.inline import InlineBuilder
from tui.formats.limits import check_markup_limits
from tui.formats.man.escapes import add_text, without_escapes
from tui.formats.man.lines import Request, roff_lines
from tui.formats.man.mdoc import MdocLine
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.reader import read_plain_text
from tui.text.sanitize import clean_line, normalize_newlines

_FONTS = {"B": "B", "I": "I", "R": "R", "SB": "B", "SM": "R", "S": "R"}
_ALTERNATING = ("BR", "RB", "BI", "IB", "IR", "RI")
_SPANS = {"B": SpanKind.STRONG, "I": SpanKind.EMPHASIS}
_BULLETS = ("•", "*", "-", "o", "+", "·", "–", "—")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]|\[\d+\]")
_TABLE_FORMAT_END = "."


def read_man(text: str, name: str = "this text") -> ParsedDocument:
    """Return the document in the source of a manual page, written with the macros of man(7) or mdoc(7).

    Its title is that in the header, such as ``LS(1)``. A text without any block is read as plain text.

    Args:
        text: The source.
        name: Its name, for messages.

    Raises:
        SourceError: It has too many lines.
    """
    check_markup_limits(text, name)
    reader = _ManReader()
    strings = reader.strings
    for line in roff_lines(normalize_newlines(text), strings):
        reader.read(line)
    reader.finish()
    blocks = reader.blocks
    if not blocks.drafts:
        return read_plain_text(text, name=name)
    return ParsedDocument(reader.title, blocks.drafts, blocks.dropped, Metadata(date=reader.date or None))


class _ManReader:
    """Makes blocks from requests and lines."""

    def __init__(self) -> None:
        self.blocks = BlockBuilder()
        self.strings: dict[str, str] = {}
        self.title = ""
        self.date = ""
        self._began = False
        self._line = InlineBuilder()
        self._code: list[str] | None = None
        self._awaits: str = ""
        """The request whose words are on the next line: TP, SH, SS or a font."""
        self._table: list[str] | None = None
        self._is_formula = False
        self._address = ""
        self._indents: list[int] = []
        self._lists: list[str] = []
        self._numbers: list[int] = []
        self._mdoc = MdocLine(self.strings)
        self._requests = self._table_of_requests()

    def read(self, line: Request | str) -> None:
        if isinstance(line, Request):
            if not self._began and line.name not in ("TH", "Dd", "Dt"):
                return
            self._read_request(line)
        elif self._table is not None:
            self._table.append(line)
        elif self._began and not self._is_formula:
            self._read_text(line)

    def finish(self) -> None:
        self._end_table()
        self._end_code()
        self._flush()
        self.blocks.flush_label()

    def _read_text(self, line: str) -> None:
        if self._code is not None:
            self._code.append(without_escapes(line, self.strings))
            return
        if not line.strip():
            self._flush()
            return
        self._add(lambda: add_text(line, self._line, self.strings))

    def _add(self, write: Callable[[], None]) -> None:
        """Add words to the open line, or pass them to the request that waits for a line."""
        awaits, self._awaits = self._awaits, ""
        write()
        if awaits in ("TP", "TQ"):
            self._take_tag(self._line.finish()[0])
        elif awaits in ("SH", "SS"):
            self._add_heading(awaits)
        else:
            self._line.add(" ")

    def _read_request(self, request: Request) -> None:
        name = request.name
        if self._table is not None and name != "TE":
            if name not in ("TS", "sp", "br"):
                self._table.append(" ".join(request.arguments))
            return
        if self._is_formula and name != "EN":
            return
        if handler := self._requests.get(name):
            handler(request)
        elif name in _FONTS or name in _ALTERNATING:
            self._read_fonts(name, request.arguments)
        elif self._mdoc.knows(name):
            self._read_mdoc(request)

    def _table_of_requests(self) -> dict[str, Callable[[Request], None]]:
        def end_paragraph(_: Request) -> None:
            self._flush()
            self.blocks.lists = len(self._indents)

        handlers: dict[str, Callable[[Request], None]] = {
            "TH": self._read_title,
            "TP": self._begin_tagged,
            "TQ": self._begin_tagged,
            "IP": self._begin_indented,
            "HP": end_paragraph,
            "RS": self._indent,
            "RE": self._outdent,
            "TS": self._begin_table,
            "TE": lambda _: self._end_table(),
            "EQ": self._begin_formula,
            "EN": self._end_formula,
            "UR": self._begin_link,
            "MT": self._begin_link,
            "UE": self._end_link,
            "ME": self._end_link,
            "Dd": self._read_date,
            "Dt": self._read_mdoc_title,
            "Bl": self._begin_list,
            "El": self._end_list,
            "It": self._read_item,
        }
        handlers |= dict.fromkeys(("PP", "LP", "P", "Pp", "sp", "Lp"), end_paragraph)
        handlers |= dict.fromkeys(("SH", "SS", "Sh", "Ss"), self._read_heading)
        handlers |= dict.fromkeys(("nf", "EX", "Bd"), self._begin_code)
        handlers |= dict.fromkeys(("fi", "EE", "Ed"), lambda _: self._end_code())
        handlers |= dict.fromkeys(("br", "Os", "Sm", "Bk", "Ek"), self._break)
        return handlers

    def _break(self, request: Request) -> None:
        if self._code is None and request.name == "br":
            self._line.add(" ")

    def _read_title(self, request: Request) -> None:
        self._began = True
        parts = [without_escapes(part, self.strings) for part in request.arguments] + ["", "", ""]
        self.title = clean_line(f"{parts[0]}({parts[1]})" if parts[1] else parts[0])
        self.date = clean_line(parts[2])

    def _read_date(self, request: Request) -> None:
        self._began = True
        date = clean_line(request.rest.strip('"'))
        self.date = date.removeprefix("$Mdocdate:").rstrip("$ ").strip()

    def _read_mdoc_title(self, request: Request) -> None:
        parts = [*request.arguments, "", ""]
        self.title = clean_line(f"{parts[0]}({parts[1]})" if parts[1] else parts[0])

    def _read_heading(self, request: Request) -> None:
        self._end_code()
        self._flush()
        self.blocks.flush_label()
        self._indents = []
        kind = request.name.upper()
        words = request.arguments
        if words:
            add_text(" ".join(words), self._line, self.strings)
            self._add_heading(kind)
        else:
            self._awaits = kind

    def _add_heading(self, kind: str) -> None:
        self.blocks.add_heading(self._line.finish(), 1 if kind == "SH" else 2)

    def _read_fonts(self, name: str, words: list[str]) -> None:
        if not words:
            return
        if self._code is not None:
            between = "" if name in _ALTERNATING else " "
            self._code.append(between.join(without_escapes(word, self.strings) for word in words))
            return

        def write() -> None:
            for position, word in enumerate(words):
                font = name[position % 2] if name in _ALTERNATING else _FONTS[name]
                kind = _SPANS.get(font)
                if position and name not in _ALTERNATING:
                    self._line.add(" ")
                if kind is not None:
                    self._line.open(name, kind)
                add_text(word, self._line, self.strings)
                if kind is not None:
                    self._line.close(name)

        self._add(write)

    def _begin_tagged(self, request: Request) -> None:
        self._flush()
        self.blocks.lists = len(self._indents) + 1
        self._awaits = request.name

    def _begin_indented(self, request: Request) -> None:
        self._flush()
        self.blocks.lists = len(self._indents) + 1
        words = request.arguments
        self._take_tag(clean_line(without_escapes(words[0], self.strings)) if words else "")

    def _take_tag(self, tag: str) -> None:
        """Use a bullet or number as the marker of the next item, and other words as the label before it."""
        self.blocks.marker = ""
        if tag in _BULLETS:
            self.blocks.marker = BULLET
        elif _NUMBER.fullmatch(tag):
            self.blocks.marker = tag
        elif tag:
            self.blocks.label(tag)

    def _indent(self, request: Request) -> None:
        self._flush()
        self._indents.append(self.blocks.lists)
        self.blocks.lists = len(self._indents) if self.blocks.lists else 0

    def _outdent(self, request: Request) -> None:
        self._flush()
        if self._indents:
            self.blocks.lists = self._indents.pop()

    def _begin_code(self, request: Request) -> None:
        self._flush()
        is_prose = request.name == "Bd" and not any(
            word in request.rest for word in ("-literal", "-unfilled")
        )
        if self._code is None and not is_prose:
            self._code = []

    def _end_code(self) -> None:
        self._flush()
        lines, self._code = self._code, None
        if lines:
            self.blocks.add_code("\n".join(lines))

    def _begin_table(self, request: Request) -> None:
        self._flush()
        self._table = []

    def _end_table(self) -> None:
        lines, self._table = self._table, None
        if lines is None:
            return
        separator, rows = "\t", []
        if lines and lines[0].rstrip().endswith(";"):
            options = re.search(r"tab *\((.)\)", lines[0])
            separator = options[1] if options else separator
            lines = lines[1:]
        end = next((at for at, line in enumerate(lines) if line.rstrip().endswith(_TABLE_FORMAT_END)), -1)
        # In a block between T{ and T}, a cell goes over several lines.
        text = re.sub(
            r"T\{\n(.*?)\nT\}",
            lambda match: match[1].replace("\n", " "),
            "\n".join(lines[end + 1 :]),
            flags=re.DOTALL,
        )
        for line in text.split("\n"):
            if line.strip(" _=-") and not line.startswith((".", "'")):
                rows.append([self._cell(cell) for cell in line.split(separator)])
        self.blocks.add_table(rows)

    def _cell(self, text: str) -> tuple[str, tuple[()]]:
        return clean_line(without_escapes(text, self.strings)), ()

    def _begin_formula(self, request: Request) -> None:
        self._is_formula = True

    def _end_formula(self, request: Request) -> None:
        self._is_formula = False

    def _begin_link(self, request: Request) -> None:
        address = next(iter(request.arguments), "")
        self._line.open("link", SpanKind.LINK, without_escapes(address, self.strings))
        self._address = without_escapes(address, self.strings)

    def _end_link(self, request: Request) -> None:
        self._line.close("link")
        punctuation = "".join(request.arguments)
        self._line.add(f"({self._address}){punctuation} " if self._address else " ")
        self._address = ""

    def _begin_list(self, request: Request) -> None:
        self._flush()
        self._indents.append(self.blocks.lists)
        self.blocks.lists = len(self._indents)
        self._lists.append(request.rest)
        self._numbers.append(0)

    def _end_list(self, request: Request) -> None:
        self._flush()
        if self._lists:
            self._lists.pop()
            self._numbers.pop()
            self.blocks.lists = self._indents.pop() if self._indents else 0

    def _read_item(self, request: Request) -> None:
        self._flush()
        kind = self._lists[-1] if self._lists else ""
        if self._numbers:
            self._numbers[-1] += 1
        if "-enum" in kind:
            self.blocks.marker = f"{self._numbers[-1]}."
        elif any(word in kind for word in ("-bullet", "-dash", "-hyphen", "-item")):
            self.blocks.marker = BULLET
        else:
            builder = InlineBuilder()
            self._mdoc.write(request.arguments, builder)
            self._take_tag(builder.finish()[0])

    def _read_mdoc(self, request: Request) -> None:
        if self._code is not None:
            builder = InlineBuilder()
            self._mdoc.write([request.name, *request.arguments], builder)
            self._code.append(builder.finish()[0])
            return
        if request.name in ("D1", "Dl"):
            self._flush()
            builder = InlineBuilder()
            self._mdoc.write(request.arguments, builder)
            self.blocks.add_code(builder.finish()[0])
            return
        self._add(lambda: self._mdoc.write([request.name, *request.arguments], self._line))

    def _flush(self) -> None:
        line = self._line.finish()
        if line[0]:
            self.blocks.add_text(line)
