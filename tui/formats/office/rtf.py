"""Reading rich text documents."""

import re
from dataclasses import dataclass, field, replace

from tui.document.build import Metadata
from tui.document.errors import SourceError
from tui.document.model import Dropped
from tui.formats.office.flow import to_parsed_document
from tui.formats.office.rtf_codes import (
    CHARACTERS,
    DEFINITIONS,
    READ_THOUGH_MARKED,
    SILENT,
    SYMBOLS,
    USUAL_CODE_PAGE,
    LineBuilder,
    ParagraphStyle,
    Tables,
    code_page,
)
from tui.formats.parsed_document import ParsedDocument
from tui.text.sanitize import clean_line

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,9})? ?|((?:\\'[0-9a-fA-F]{2})+)|\\(\r\n|[^a-zA-Z])"
    rb"|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_IN_SILENCE = re.compile(rb"\\bin([0-9]{1,9}) ?|\\.|[{}]", re.DOTALL)
_DEEPEST = 10_000
_MOST_TOKENS = 2_000_000
_LONGEST_TEXT = 24_000_000
_ENDS = frozenset(("par", "sect", "page", "column"))
_SHOWN = 200
_FIELDS = frozenset(("title", "author"))


@dataclass(slots=True)
class _State:
    """What holds inside a group."""

    destination: str = "text"
    """Where words go: to the text, to a list item's marker, or to one of the tables and fields before the text."""
    charset: str | None = None
    """Of the font; None for the document's own."""
    skip: int = 1
    """How many characters stand behind a Unicode one for those who don't know it."""
    is_bold: bool = False
    size: float = 24
    is_hidden: bool = False
    style: ParagraphStyle = field(default_factory=ParagraphStyle)


def read_rtf(data: bytes, name: str) -> ParsedDocument:
    """Read a rich text document.

    Headings are what its style sheet or its paragraphs' outline levels say, or, where they say nothing, what looks like
    headings. Left out are notes, headers, footers, comments, captions and pictures.

    Args:
        data: The document's bytes.
        name: What to call it in an error, already harmless.

    Raises:
        SourceError: It is too large, nested beyond reason, or there is no text in it.
    """
    walk = _Walk(data, name)
    walk.read()
    lines = []
    dropped = [Dropped("notes", note) for note in walk.notes]
    for line in walk.builders[0].lines:
        if line.role in ("caption", "contents"):
            what = "a caption" if line.role == "caption" else "a table of contents"
            dropped.append(Dropped(what, clean_line(line.text)[:_SHOWN]))
        else:
            lines.append(line)
    if not any(line.text.strip() for line in lines):
        raise SourceError(
            f"Cannot read {name}: it is a rich text document without any text. Its pages may be pictures."
        )
    metadata = Metadata(author=clean_line(walk.fields["author"]) or None, date=walk.tables.date)
    return to_parsed_document(
        lines, title=walk.fields["title"], metadata=metadata, language=None, dropped=dropped
    )


class _Walk:
    """One way through a document, from token to token: groups may nest as deep as they like, up to a bound."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name
        self.builders = [LineBuilder()]
        self.notes: list[str] = []
        self.fields = dict.fromkeys(_FIELDS, "")
        self.tables = Tables()
        self._state = _State()
        self._stack: list[_State] = []
        self._position = 0
        self._code_page = USUAL_CODE_PAGE
        self._bytes = bytearray()
        self._length = 0
        self._to_skip = 0
        self._begins_group = False
        self._is_marked = False

    def read(self) -> None:
        """Read all of it."""
        for _count in range(_MOST_TOKENS):
            match = _TOKEN.match(self.data, self._position)
            if match is None:
                break
            self._position = match.end()
            self._take(match)
            if len(self._stack) > _DEEPEST:
                raise self._refusal(f"its groups are nested more than {_DEEPEST:,} deep")
        else:
            raise self._refusal(f"it has more than {_MOST_TOKENS:,} parts")
        self._flush()
        self.builders[-1].end(self._state.style)

    def _refusal(self, why: str) -> SourceError:
        return SourceError(f"Cannot read {self.name}: {why}. Save its text and open that.")

    def _take(self, match: re.Match[bytes]) -> None:
        word, argument, code, symbol, brace, run = match.groups()
        if run is not None:
            self._take_bytes(run)
        elif code is not None:
            self._take_bytes(bytes.fromhex(code.decode().replace("\\'", "")))
        elif word is not None:
            self._take_word(word.decode().lower(), None if argument is None else int(argument))
            return
        elif brace == b"{":
            self._open_group()
            return
        elif brace == b"}":
            self._close_group()
        elif symbol is not None:
            self._take_symbol(symbol)
            return
        else:
            return
        self._begins_group = False

    def _take_bytes(self, run: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(run))
            self._to_skip -= skipped
            run = run[skipped:]
        self._bytes += run

    def _take_symbol(self, symbol: bytes) -> None:
        if symbol == b"*" and self._begins_group:
            self._is_marked = True
            return
        self._begins_group = False
        text = symbol.decode("latin-1")
        if text in SYMBOLS:
            self._say(SYMBOLS[text])
        elif text in ("\n", "\r", "\r\n"):
            self._end_paragraph()

    def _open_group(self) -> None:
        self._flush()
        self._to_skip = 0
        self._stack.append(self._state)
        self._state = replace(self._state)
        self._begins_group, self._is_marked = True, False

    def _close_group(self) -> None:
        self._flush()
        self._to_skip = 0
        ended = self._state
        if self._stack:
            self._state = self._stack.pop()
        if ended.destination == self._state.destination:
            if ended.destination == "sheet":
                self.tables.end_style()
            return
        if ended.destination in ("note", "box"):
            builder = self.builders.pop()
            builder.end(ended.style)
            if ended.destination == "box":
                self.builders[-1].lines += builder.lines
            elif text := clean_line(" ".join(line.text for line in builder.lines)):
                self.notes.append(text[:_SHOWN])

    def _skip_group(self) -> None:
        """Pass over the rest of the group, whatever is in it, binary data too."""
        depth = 1
        while depth:
            match = _IN_SILENCE.search(self.data, self._position)
            if match is None:
                self._position = len(self.data)
                return
            self._position = match.end()
            if match[1] is not None:
                self._position += int(match[1])
            elif match[0] == b"{":
                depth += 1
            elif match[0] == b"}":
                depth -= 1
        self._state = self._stack.pop() if self._stack else self._state

    def _take_word(self, word: str, argument: int | None) -> None:
        begins_group, self._begins_group = self._begins_group, False
        is_marked, self._is_marked = self._is_marked, False
        self._flush()
        if self._to_skip and word != "u":
            self._to_skip -= 1
        if begins_group and (word in _DESTINATIONS or word in SILENT or is_marked):
            if word in _DESTINATIONS:
                self._enter_destination(_DESTINATIONS[word], word)
            elif word not in READ_THOUGH_MARKED:
                self._skip_group()
            return
        if word == "bin":
            self._position += max(argument or 0, 0)
        elif word == "u" and argument is not None:
            self._say(chr(argument & 0xFFFF))
            self._to_skip = self._state.skip
        elif word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif self._state.destination in DEFINITIONS:
            self.tables.take(self._state.destination, word, argument)
        elif word in _ENDS:
            self._end_paragraph()
        elif word in ("cell", "nestcell"):
            self.builders[-1].end_cell()
        elif word in ("row", "nestrow"):
            self.builders[-1].end_row()
        else:
            self._take_property(word, argument)

    def _enter_destination(self, destination: str, word: str) -> None:
        self._state.destination = destination if destination != "field" else word
        if destination in ("note", "box"):
            self.builders.append(LineBuilder())
            self._state.style = ParagraphStyle()

    def _take_property(self, word: str, argument: int | None) -> None:
        state = self._state
        is_on = argument != 0
        match word:
            case "b":
                state.is_bold = is_on
            case "fs":
                state.size = float(argument or 24)
            case "v" | "deleted":
                state.is_hidden = is_on
            case "plain":
                state.is_bold, state.size, state.is_hidden, state.charset = False, 24, False, None
            case "f":
                state.charset = self.tables.fonts.get(argument or 0)
            case "uc":
                state.skip = min(max(argument or 0, 0), 8)
            case "ansicpg":
                self._code_page = code_page(argument or 0)
            case "mac":
                self._code_page = "mac_roman"
            case "pc" | "pca":
                self._code_page = "cp437" if word == "pc" else "cp850"
            case _:
                self._take_paragraph_property(word, argument or 0)

    def _take_paragraph_property(self, word: str, argument: int) -> None:
        state = self._state
        match word:
            case "pard":
                state.style = ParagraphStyle()
            case "s" if argument in self.tables.styles:
                style = self.tables.styles[argument]
                state.style = replace(state.style, role=style.role, level=style.level)
                state.is_bold, state.size = style.is_bold, style.size or state.size
            case "outlinelevel" if 0 <= argument < 9 and not state.style.role:
                state.style = replace(state.style, role="heading", level=argument + 1)
            case "ilvl":
                state.style = replace(state.style, depth=max(argument, 0) + 1)
            case "intbl":
                state.style = replace(state.style, is_in_table=True)

    def _end_paragraph(self) -> None:
        self._flush()
        if self._state.destination in _IN_TEXT:
            self.builders[-1].end_paragraph(self._state.style)

    def _flush(self) -> None:
        """Decode the bytes since the last control word: a character may take two of them."""
        if self._bytes:
            self._length += len(self._bytes)
            if self._length > _LONGEST_TEXT:
                raise self._refusal(f"it has more than {_LONGEST_TEXT:,} letters")
            text = self._bytes.decode(self._state.charset or self._code_page, "replace")
            self._bytes.clear()
            self._say(text)

    def _say(self, text: str) -> None:
        if self._bytes:
            self._flush()
        state = self._state
        if state.destination in _IN_TEXT:
            if not state.is_hidden:
                self.builders[-1].say(text, is_bold=state.is_bold, size=state.size)
        elif state.destination == "marker":
            self.builders[-1].marker += text if len(self.builders[-1].marker) < _SHOWN else ""
        elif state.destination in _FIELDS:
            self.fields[state.destination] = (self.fields[state.destination] + text)[:_SHOWN]
        elif state.destination == "sheet":
            self.tables.name_style(text)


_IN_TEXT = frozenset(("text", "note", "box"))
_DESTINATIONS = {
    "fonttbl": "fonts",
    "stylesheet": "sheet",
    "title": "field",
    "author": "field",
    "creatim": "created",
    "info": "information",
    "footnote": "note",
    "shptxt": "box",
    "listtext": "marker",
    "pntext": "marker",
}
"""Control words at the beginning of a group, by where the group's words go."""
