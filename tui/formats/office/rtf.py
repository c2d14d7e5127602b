"""Read rich text documents (RTF 1.9.1)."""

import re
from dataclasses import dataclass, field, replace

from tui.document.errors import SourceError
from tui.document.model import SpanKind
from tui.formats.office.flow import DELETED_TEXT, FlowBuilder
from tui.formats.office.infer_headings import ParagraphRole
from tui.formats.office.number_formats import formatted_number
from tui.formats.office.rtf_codes import (
    CHARACTERS,
    CONTROL_SYMBOLS,
    DEFAULT_CODE_PAGE,
    DEFINITIONS,
    SKIPPED_DESTINATIONS,
    Definitions,
    ParagraphFormat,
    Story,
    code_page,
)
from tui.formats.office.rtf_math import rtf_formula
from tui.formats.office.styles import MAX_OUTLINE_LEVEL, Formatting, Marks, TextFormat, is_on, marks_of
from tui.formats.office.to_document import Properties, to_parsed_document
from tui.formats.parsed_document import ParsedDocument

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,9})? ?|((?:\\'[0-9a-fA-F]{2})+)|\\(\r\n|[^a-zA-Z])"
    rb"|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_TOKEN_IN_SKIPPED = re.compile(rb"\\bin([0-9]{1,9}) ?|\\.|[{}]", re.DOTALL)
_MAX_GROUP_DEPTH = 10_000
_MAX_TOKENS = 2_000_000
_MAX_TEXT = 24_000_000
_MAX_FIELD = 200
_DEFAULT_SIZE = 24.0
_PARAGRAPH_ENDS = frozenset(("par", "sect", "page", "column"))
_FIELDS = frozenset(("title", "author"))
_ASIDE = {"comment": "a comment", "header": "a page header", "footer": "a page footer"}
"""The destinations whose text is left out, and the reasons."""
_STORIES = frozenset(("text", "note", "box", *_ASIDE))
"""The destinations with text: that of the article, its notes or its text boxes, or text that is left out."""
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]{1,2000})"', re.IGNORECASE)
_MAX_INSTRUCTION = 4_000
_FORMATS_OF_WORDS = {
    "i": (TextFormat.EMPHASIS,),
    "super": (TextFormat.SUPERSCRIPT, TextFormat.SUBSCRIPT),
    "sub": (TextFormat.SUBSCRIPT, TextFormat.SUPERSCRIPT),
    "nosupersub": (TextFormat.SUPERSCRIPT, TextFormat.SUBSCRIPT),
    "strike": (TextFormat.STRUCK,),
    "striked": (TextFormat.STRUCK,),
}
"""The formats that each control word resets; it then switches on the first of them."""
_NOTE_FORMATS = {False: "decimal", True: "lowerRoman"}
"""The formats of the numbers of footnotes (False) and endnotes (True)."""
_DESTINATIONS = {
    "fonttbl": "fonts",
    "stylesheet": "styles",
    "title": "title",
    "author": "author",
    "creatim": "created",
    "info": "information",
    "footnote": "note",
    "annotation": "comment",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
    "fldinst": "instruction",
    "shptxt": "box",
    "listtext": "marker",
    "pntext": "marker",
}
"""The destinations of the text in groups, by the first control word of a group."""


def read_rtf(data: bytes, name: str) -> ParsedDocument:
    """Read a rich text document.

    Headings are those of its style sheet and of its outline levels, or, if it has none, the paragraphs that look like
    headings. Headers, footers, comments, deleted text and pictures are left out.
    """
    parser = _RtfParser(data, name)
    parser.read()
    properties = Properties(parser.fields["title"], parser.fields["author"], parser.definitions.date)
    return to_parsed_document(parser.flow, properties, name=name, kind="a rich text document")


@dataclass(slots=True)
class _GroupState:
    destination: str = "text"
    charset: str | None = None
    """The font's encoding; None for the document's own."""
    fallback_length: int = 1
    """The number of characters after a Unicode character that replace it in old programs (``\\uc``)."""
    is_bold: bool = False
    size: float = _DEFAULT_SIZE
    is_hidden: bool = False
    is_deleted: bool = False
    formatting: Formatting = ()
    link: str = ""
    is_endnote: bool = False
    paragraph: ParagraphFormat = field(default_factory=ParagraphFormat)


class _RtfParser:
    """Reads a document token by token, without recursion into groups."""

    def __init__(self, data: bytes, name: str) -> None:
        self.fields = dict.fromkeys(_FIELDS, "")
        self.definitions = Definitions()
        self._data = data
        self._name = name
        self._stories = [Story()]
        self._state = _GroupState()
        self._outer_states: list[_GroupState] = []
        self._position = 0
        self._code_page = DEFAULT_CODE_PAGE
        self._bytes = bytearray()
        """The bytes since the last control word, decoded together since a character can have two of them."""
        self._length = 0
        self._high_surrogate = ""
        self._to_skip = 0
        """The number of characters still to skip after a Unicode character."""
        self._begins_group = False
        self._is_ignorable = False
        self._is_over = False
        self._instruction = ""
        self._note_counts = dict.fromkeys(_NOTE_FORMATS, 0)
        self._seen_aside: set[tuple[str, str]] = set()

    @property
    def flow(self) -> FlowBuilder:
        return self._stories[0].flow

    def read(self) -> None:
        for _count in range(_MAX_TOKENS):
            match = _TOKEN.match(self._data, self._position)
            if match is None or self._is_over:
                break
            self._position = match.end()
            self._read_token(match)
            if len(self._outer_states) > _MAX_GROUP_DEPTH:
                raise self._error(f"its groups are nested more than {_MAX_GROUP_DEPTH:,} deep")
        else:
            raise self._error(f"it has more than {_MAX_TOKENS:,} parts")
        self._decode_bytes()
        self._stories[-1].end(self._state.paragraph)

    def _error(self, reason: str) -> SourceError:
        return SourceError(f"Cannot read {self._name}: {reason}. Save its text and open that.")

    def _read_token(self, match: re.Match[bytes]) -> None:
        word, parameter, hexadecimal, symbol, brace, text = match.groups()
        if word is not None:
            self._read_word(word.decode().lower(), None if parameter is None else int(parameter))
        elif symbol is not None:
            self._read_symbol(symbol)
        elif brace is not None:
            self._decode_bytes()
            self._to_skip = 0
            self._begins_group, self._is_ignorable = brace == b"{", False
            if self._begins_group:
                self._outer_states.append(self._state)
                self._state = replace(self._state)
            else:
                self._end_group()
        elif text is not None or hexadecimal is not None:
            characters = text or bytes.fromhex(hexadecimal.decode().replace("\\'", ""))
            self._bytes += characters[self._to_skip :]
            self._to_skip = max(0, self._to_skip - len(characters))
            self._begins_group = False

    def _read_symbol(self, symbol: bytes) -> None:
        if symbol == b"*" and self._begins_group:
            self._is_ignorable = True
            return
        self._begins_group = False
        character = symbol.decode("latin-1")
        if character in CONTROL_SYMBOLS:
            self._add_text(CONTROL_SYMBOLS[character])
        elif character in ("\n", "\r", "\r\n"):
            self._end_paragraph()

    def _end_group(self) -> None:
        ended = self._state
        if self._outer_states:
            self._state = self._outer_states.pop()
            # Anything after the last brace is not part of the document.
            self._is_over = not self._outer_states
        if ended.destination == self._state.destination:
            if ended.destination == "styles":
                self.definitions.end_style()
        elif ended.destination == "instruction":
            match = _HYPERLINK.match(self._instruction)
            self._state.link, self._instruction = match[1] if match else "", ""
        elif ended.destination in _STORIES and ended.destination != "text":
            self._end_story(ended)

    def _end_story(self, ended: _GroupState) -> None:
        story = self._stories.pop()
        story.end(ended.paragraph)
        flow = self._stories[-1].flow
        if ended.destination == "box":
            flow.extend(story.flow)
        elif ended.destination == "note":
            if text := story.flow.text():
                self._note_counts[ended.is_endnote] += 1
                number = formatted_number(
                    self._note_counts[ended.is_endnote], _NOTE_FORMATS[ended.is_endnote]
                )
                label = self.flow.label_note(number)
                flow.mark_note(label)
                self.flow.add_note(label, text)
        elif (key := (ended.destination, story.flow.text())) not in self._seen_aside:
            self._seen_aside.add(key)
            self.flow.drop(_ASIDE[ended.destination], key[1])

    def _read_formula(self) -> None:
        """Read the group of an equation."""
        start = self._position
        state = self._state
        self._skip_group()
        text = rtf_formula(self._data[start : self._position - 1]).strip()
        if text and state.destination in _STORIES:
            self._stories[-1].flow.add_text(text, size=state.size, marks=((SpanKind.FORMULA, ""),))

    def _skip_group(self) -> None:
        """Skip the rest of the group, with its groups and binary data."""
        depth = 1
        while depth:
            match = _TOKEN_IN_SKIPPED.search(self._data, self._position)
            if match is None:
                self._position = len(self._data)
                return
            self._position = match.end()
            if match[1] is not None:
                self._position += int(match[1])
            elif match[0] == b"{":
                depth += 1
            elif match[0] == b"}":
                depth -= 1
        self._state = self._outer_states.pop() if self._outer_states else self._state

    def _read_word(self, word: str, parameter: int | None) -> None:
        begins_group, self._begins_group = self._begins_group, False
        is_ignorable, self._is_ignorable = self._is_ignorable, False
        self._decode_bytes()
        if self._to_skip and word != "u":
            self._to_skip -= 1
        if begins_group and (word in _DESTINATIONS or word in SKIPPED_DESTINATIONS or is_ignorable):
            self._read_destination(word)
        elif word == "bin":
            self._position += max(parameter or 0, 0)
        elif word == "u" and parameter is not None:
            self._add_text(chr(parameter & 0xFFFF))
            self._to_skip = self._state.fallback_length
        elif word in CHARACTERS:
            self._add_text(CHARACTERS[word])
        elif self._state.destination in DEFINITIONS:
            self.definitions.read_word(self._state.destination, word, parameter)
        elif word in _PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in ("cell", "nestcell"):
            self._stories[-1].end_cell()
        elif word in ("row", "nestrow"):
            self._stories[-1].end_row()
        else:
            self._set_property(word, parameter)

    def _read_destination(self, word: str) -> None:
        """Read the first control word of a group, which names its destination."""
        if word in _DESTINATIONS:
            self._begin_destination(_DESTINATIONS[word])
        elif word == "momath":
            self._read_formula()
        elif word != "shpinst":  # ignorable, but the group holds the text of a text box
            self._skip_group()

    def _begin_destination(self, destination: str) -> None:
        self._state.destination = destination
        if destination in _STORIES:
            self._state.formatting, self._state.link, self._state.is_bold = (), "", False
            self._stories.append(Story())
            self._state.paragraph = ParagraphFormat()

    def _set_property(self, word: str, parameter: int | None) -> None:
        state = self._state
        is_on = parameter != 0
        match word:
            case "b":
                state.is_bold = is_on
            case "fs":
                state.size = float(parameter or _DEFAULT_SIZE)
            case "v":
                state.is_hidden = is_on
            case "deleted":
                state.is_deleted = is_on
            case "i" | "super" | "sub" | "strike" | "striked" | "nosupersub":
                kept = tuple(
                    format for format in state.formatting if format[0] not in _FORMATS_OF_WORDS[word]
                )
                state.formatting = (
                    (*kept, (_FORMATS_OF_WORDS[word][0], True)) if is_on and word != "nosupersub" else kept
                )
            case "plain":
                state.is_bold, state.size, state.is_hidden, state.charset = False, _DEFAULT_SIZE, False, None
                state.is_deleted, state.formatting = False, ()
            case _:
                self._set_encoding(word, parameter or 0)
                self._set_paragraph_property(word, parameter or 0)

    def _set_encoding(self, word: str, parameter: int) -> None:
        match word:
            case "f":
                self._state.charset = self.definitions.fonts.get(parameter)
            case "uc":
                self._state.fallback_length = min(max(parameter, 0), 8)
            case "ansicpg":
                self._code_page = code_page(parameter)
            case "mac":
                self._code_page = "mac_roman"
            case "pc" | "pca":
                self._code_page = "cp437" if word == "pc" else "cp850"

    def _set_paragraph_property(self, word: str, parameter: int) -> None:
        state = self._state
        match word:
            case "pard":
                state.paragraph = ParagraphFormat()
            case "s" if parameter in self.definitions.styles:
                style = self.definitions.styles[parameter]
                state.paragraph = replace(
                    state.paragraph, role=style.role, level=style.level, is_bold=bool(style.is_bold)
                )
                state.is_bold, state.size = bool(style.is_bold), style.size or state.size
            case "outlinelevel" if 0 <= parameter < MAX_OUTLINE_LEVEL and not state.paragraph.role:
                state.paragraph = replace(state.paragraph, role=ParagraphRole.HEADING, level=parameter + 1)
            case "ilvl":
                state.paragraph = replace(state.paragraph, depth=max(parameter, 0) + 1)
            case "intbl":
                state.paragraph = replace(state.paragraph, is_in_table=True)
            case "ftnalt":
                state.is_endnote = True

    def _end_paragraph(self) -> None:
        self._decode_bytes()
        if self._state.destination in _STORIES:
            self._stories[-1].end_paragraph(self._state.paragraph)

    def _decode_bytes(self) -> None:
        if self._bytes:
            self._length += len(self._bytes)
            if self._length > _MAX_TEXT:
                raise self._error(f"it has more than {_MAX_TEXT:,} letters")
            text = self._bytes.decode(self._state.charset or self._code_page, "replace")
            self._bytes.clear()
            self._add_text(text)

    def _add_text(self, text: str) -> None:
        self._decode_bytes()
        text = self._join_surrogates(text)
        state = self._state
        if state.destination in _STORIES:
            self._add_story_text(text, state)
        elif state.destination == "marker":
            story = self._stories[-1]
            story.marker = (story.marker + text)[:_MAX_FIELD]
        elif state.destination in _FIELDS:
            self.fields[state.destination] = (self.fields[state.destination] + text)[:_MAX_FIELD]
        elif state.destination == "styles":
            self.definitions.add_style_name(text)
        elif state.destination == "instruction":
            self._instruction = (self._instruction + text)[:_MAX_INSTRUCTION]

    def _add_story_text(self, text: str, state: _GroupState) -> None:
        if state.is_deleted or is_on(state.formatting, TextFormat.STRUCK):
            self.flow.drop(DELETED_TEXT, text)
        elif not state.is_hidden:
            flow = self._stories[-1].flow
            flow.add_text(text, is_bold=state.is_bold, size=state.size, marks=self._marks(state))

    def _marks(self, state: _GroupState) -> Marks:
        formatting = state.formatting
        if state.is_bold and not state.paragraph.is_bold:
            formatting = ((TextFormat.STRONG, True), *formatting)
        marks = marks_of(formatting) if formatting else ()
        return ((SpanKind.LINK, state.link), *marks) if state.link else marks

    def _join_surrogates(self, text: str) -> str:
        """Hold back the first half of a surrogate pair until the second half follows."""
        text = self._high_surrogate + text
        self._high_surrogate = text[-1:] if "\ud800" <= text[-1:] < "\udc00" else ""
        if self._high_surrogate or "\ud800" <= text[:1] < "\udc00":
            text = text.removesuffix(self._high_surrogate)
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text
