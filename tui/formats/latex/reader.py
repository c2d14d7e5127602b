"""Read LaTeX.

pylatexenc and TexSoup are not used because they recurse into each group, which a hostile file can nest arbitrarily
deep; plasTeX, because it runs the document's own macros and needs a renderer.
"""

import re
from collections.abc import Callable

from tui.document.build import Metadata
from tui.document.model import Dropped, SpanKind
from tui.formats.block_builder import BlockBuilder
from tui.formats.first_heading import find_title
from tui.formats.inline import InlineBuilder
from tui.formats.latex import commands
from tui.formats.latex.environments import ABSTRACT, Environments
from tui.formats.latex.preamble import field_text, read_preamble
from tui.formats.latex.source import LatexSource, label_numbers
from tui.formats.latex.symbols import ACCENTS, SYMBOLS, accented, plain_text, with_ligatures
from tui.formats.limits import check_markup_limits
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.reader import read_plain_text
from tui.text.sanitize import normalize_newlines

_MAX_CHARS = 5_000_000
_TOKEN = re.compile(
    r"(?P<comment>%[^\n]*\n?[ \t]*)|\\(?P<command>[a-zA-Z@]+\*?|.|\n|$)|(?P<brace>[{}])|(?P<dollar>\$\$?)"
    r"|(?P<paragraph>\n[ \t]*\n\s*)|(?P<cell>&)|(?P<text>[^%\\{}$\n&]+|\n)",
    re.DOTALL,
)
_DOLLARS = re.compile(r"\$((?:[^$\\]|\\.){1,5000})\$", re.DOTALL)
_VERB = re.compile(r"\*?([^\sa-zA-Z*])((?:(?!\1)[^\n]){0,500})\1")
_LABEL = re.compile(r"\\(?:label\{[^{}]*\}|nonumber\b|notag\b)")


def read_latex(text: str, name: str = "this text") -> ParsedDocument:
    """Return the document in a text with LaTeX markup; macros are expanded if they have no arguments.

    Its title is that of ``\\title``, or else the first heading if no other heading has a higher level. A text without
    any block is read as plain text.

    Args:
        text: The source.
        name: Its name, for messages.

    Raises:
        SourceError: It is absurdly large.
    """
    text = normalize_newlines(text)
    check_markup_limits(text, name, _MAX_CHARS)
    reader = LatexReader(text)
    reader.read()
    blocks = reader.blocks
    fields = reader.fields
    if not blocks.drafts:
        return read_plain_text(text, name=name, title=fields.get("title", ""))
    title, drafts, repeats = fields.get("title", ""), list(blocks.drafts), list[Dropped]()
    if not title and drafts[0].text != ABSTRACT:
        title, drafts, repeats = find_title(drafts)
    return ParsedDocument(
        title,
        drafts,
        [*repeats, *blocks.dropped],
        Metadata(author=fields.get("author") or None, date=fields.get("date") or None),
        notes=tuple(blocks.notes.values()),
    )


class LatexReader:
    """Makes blocks from the tokens of a source, each of which is read once."""

    def __init__(self, text: str) -> None:
        begin = text.find("\\begin{document}")
        preamble, body = (text[:begin], text[begin + 16 :]) if begin >= 0 else ("", text)
        self.blocks = BlockBuilder()
        self.source = LatexSource(body)
        self.line = InlineBuilder()
        self._numbers = label_numbers(body)
        self._groups: list[list[Callable[[], None]]] = []
        """The functions to call when each open group in braces closes, last one first."""
        self._saved: list[InlineBuilder] = []
        self._environments = Environments(self)
        self.fields, self._macros = read_preamble(preamble)
        self._handlers = self._table_of_handlers()

    def read(self) -> None:
        """Read the whole source."""
        source = self.source
        while source.at < len(source.text):
            token = _TOKEN.match(source.text, source.at)
            if token is None:  # cannot be: every character begins a token
                break
            source.at = token.end()
            self._read_token(token)
        while self._groups:
            self._close_group()
        self._environments.close_all()
        self.flush()
        self.blocks.flush_label()

    def flush(self) -> None:
        """End a paragraph."""
        line = self.line.finish()
        if line[0]:
            self.blocks.add_text(line)

    def _read_token(self, token: re.Match[str]) -> None:
        match token.lastgroup:
            case "command":
                self._read_command(token["command"])
            case "brace" if token[0] == "{":
                self.open_group(lambda: None)
            case "brace":
                if self._groups:
                    self._close_group()
            case "dollar":
                self._read_dollars(token)
            case "paragraph":
                self._environments.end_paragraph()
            case "cell":
                self._environments.end_cell()
            case "text":
                self.line.add(with_ligatures(token[0]))

    def _read_command(self, name: str) -> None:
        if name[:1].isalpha():
            self.source.at = _end_of_spaces(self.source.text, self.source.at)
        plain = name.rstrip("*")
        if handler := self._handlers.get(plain):
            handler(plain)
        elif name in ACCENTS and (len(name) == 1):
            self._read_accent(name)
        elif plain in commands.SECTIONS or plain in commands.RUN_IN_HEADINGS:
            self._read_heading(plain)
        elif plain in commands.SPANS:
            self._read_span(plain)
        elif kind := commands.DECLARATIONS.get(name):
            self._declare(kind)
        elif plain in commands.CITATIONS:
            self._read_citation(plain)
        elif plain in commands.REFERENCES:
            self._read_reference(plain)
        elif reason := commands.DROPPED.get(plain):
            self.source.take_option()
            self.blocks.drop(reason, plain_text(self.source.take_argument() or ""))
            self.line.mark_omission()
        elif name in commands.SKIPPED_ARGUMENTS or plain in commands.SKIPPED_ARGUMENTS:
            self._skip_arguments(plain)
        else:
            self.line.add(self._macros.get(plain, SYMBOLS.get(name, "")))

    def _table_of_handlers(self) -> dict[str, Callable[[str], None]]:
        environments = self._environments
        return {
            "begin": lambda _: environments.begin(),
            "end": lambda _: environments.end(),
            "item": lambda _: environments.begin_item(),
            "bibitem": lambda _: environments.begin_reference(),
            "\\": lambda _: environments.end_row(),
            "tabularnewline": lambda _: environments.end_row(),
            "caption": lambda _: environments.read_caption(),
            "includegraphics": lambda _: environments.read_picture(),
            "par": lambda _: environments.end_paragraph(),
            "(": lambda _: self._read_formula("\\)", is_alone=False),
            "[": lambda _: self._read_formula("\\]", is_alone=True),
            "verb": lambda _: self._read_verb(),
            "title": self._read_field,
            "author": self._read_field,
            "date": self._read_field,
            "footnote": lambda _: self._read_note(),
            "footnotetext": lambda _: self._read_note(),
            "url": lambda _: self._read_address(),
            "path": lambda _: self._read_address(),
            "href": lambda _: self._read_link(),
            "iffalse": lambda _: self._skip_until("\\fi"),
            "def": lambda _: self._skip_definition(),
            "texorpdfstring": lambda _: self._read_first_of_two(),
            "appendix": lambda _: self.flush(),
        }

    def open_group(self, close: Callable[[], None]) -> None:
        """Begin a group whose opening brace was read; ``close`` is called at its closing brace."""
        self._groups.append([close])

    def _close_group(self) -> None:
        for close in reversed(self._groups.pop()):
            close()

    def read_group(self, take: Callable[[InlineBuilder], None]) -> bool:
        """Read the next group into a line of its own, and call ``take`` with it; return whether a group follows."""
        if not self.source.is_at_group():
            return False
        self.source.at += 1
        outer, self.line = self.line, InlineBuilder()

        def close() -> None:
            inner, self.line = self.line, outer
            take(inner)

        self.open_group(close)
        return True

    def _read_heading(self, name: str) -> None:
        self._environments.end_paragraph()
        self.source.take_option()
        level = commands.SECTIONS.get(name)

        def take(line: InlineBuilder) -> None:
            text = line.finish()
            if level is None:
                self.blocks.label(text[0])
            else:
                self._environments.close_lists()
                self.blocks.add_heading(text, level)

        self.read_group(take)

    def _read_span(self, name: str) -> None:
        kind = commands.SPANS[name]
        self.source.take_option()
        if not self.source.is_at_group():
            if name == "lstinline":
                self._read_verb()
            return
        self.source.at += 1
        if kind is None:
            self.line.add("“")
            self.open_group(lambda: self.line.add("”"))
            return
        key, line = object(), self.line
        line.open(key, kind)
        self.open_group(lambda: line.close(key))

    def _declare(self, kind: SpanKind) -> None:
        """Open a span up to the end of the group that holds its declaration."""
        if self._groups:
            key, line = object(), self.line
            line.open(key, kind)
            self._groups[-1].append(lambda: line.close(key))

    def _read_accent(self, accent: str) -> None:
        argument = self.source.take_argument() if self.source.is_at_group() else None
        if argument is None:
            letter = re.match(r"\s*(\\?[^\W\d_])", self.source.text[self.source.at : self.source.at + 8])
            if letter is None:
                return
            self.source.at += letter.end()
            argument = letter[1]
        argument = argument.strip().lstrip("\\")
        self.line.add(accented(accent, argument[:1]) + argument[1:])

    def _read_citation(self, name: str) -> None:
        options = [self.source.take_option(), self.source.take_option()]
        keys = self.source.take_argument() or ""
        if name != "nocite":
            self.blocks.drop("a citation", ", ".join(filter(None, (*options, keys))))
        self.line.mark_omission()

    def _read_reference(self, name: str) -> None:
        if name == "hyperref" and self.source.take_option() is not None:
            return
        key = self.source.take_argument() or ""
        number = ", ".join(filter(None, (self._numbers.get(part.strip(), "") for part in key.split(","))))
        if number:
            self.line.add(f"({number})" if name == "eqref" else number)
        else:
            self.line.mark_omission()

    def _skip_arguments(self, name: str) -> None:
        self.source.take_option()
        count = commands.SKIPPED_ARGUMENTS[name]
        for position in range(count):
            if position == count - 1:
                while self.source.take_option() is not None:
                    pass
            if self.source.take_argument() is None and position == 0 and name.endswith("command"):
                match = re.match(r"\s*\\[a-zA-Z@]+", self.source.text[self.source.at : self.source.at + 80])
                self.source.at += match.end() if match else 0

    def _skip_definition(self) -> None:
        match = re.match(
            r"\s*\\[a-zA-Z@]+[^{\n]{0,80}", self.source.text[self.source.at : self.source.at + 200]
        )
        self.source.at += match.end() if match else 0
        self.source.take_argument()

    def _skip_until(self, end: str) -> None:
        skipped = self.source.take_until(end)
        if skipped is not None:
            self.blocks.drop("a comment", skipped[:500])

    def _read_dollars(self, token: re.Match[str]) -> None:
        if token[0] == "$$":
            self._read_formula("$$", is_alone=True)
            return
        match = _DOLLARS.match(self.source.text, token.start())
        if match is None:
            self.line.add("$")
        else:
            self.source.at = match.end()
            self._add_formula(match[1])

    def _read_formula(self, end: str, *, is_alone: bool) -> None:
        formula = self.source.take_until(end)
        if formula is None:
            return
        if is_alone:
            self.add_display(formula)
        else:
            self._add_formula(formula)

    def add_display(self, tex: str) -> None:
        """Add a display formula, between paragraphs."""
        self.flush()
        self.blocks.add_formula(_LABEL.sub("", tex))

    def _add_formula(self, tex: str) -> None:
        self.line.open(self, SpanKind.FORMULA)
        self.line.add(tex)
        self.line.close(self)

    def _read_verb(self) -> None:
        match = _VERB.match(self.source.text, self.source.at)
        if match is not None:
            self.source.at = match.end()
            self.line.open(match, SpanKind.CODE)
            self.line.add(match[2])
            self.line.close(match)

    def _read_field(self, name: str) -> None:
        self.source.take_option()
        if text := field_text(name, self.source.take_argument() or ""):
            self.fields.setdefault(name, text)

    def _read_note(self) -> None:
        self.source.take_option()
        if not self.source.is_at_group():
            return
        self.source.at += 1
        blocks, outer = self.blocks, self.line
        place = blocks.lists, blocks.quotes, blocks.marker
        blocks.lists, blocks.quotes, blocks.marker = 0, 0, ""
        label = blocks.next_label()
        blocks.begin_note(label)
        self.line = InlineBuilder()

        def close() -> None:
            self.flush()
            blocks.end_note()
            blocks.lists, blocks.quotes, blocks.marker = place
            self.line = outer
            outer.mark(SpanKind.NOTE, label)

        self.open_group(close)

    def _read_address(self) -> None:
        address = (self.source.take_argument() or "").replace("\\", "")
        self.line.open(address, SpanKind.LINK, address)
        self.line.add(address)
        self.line.close(address)

    def _read_link(self) -> None:
        address = (self.source.take_argument() or "").replace("\\", "")
        if self.source.is_at_group():
            self.source.at += 1
            line = self.line
            line.open(address, SpanKind.LINK, address)
            self.open_group(lambda: line.close(address))

    def _read_first_of_two(self) -> None:
        first = self.source.take_argument()
        self.source.take_argument()
        self.line.add(plain_text(first or ""))


def _end_of_spaces(text: str, at: int) -> int:
    """Return the offset after the spaces and the line end that follow a command's name; an empty line stays."""
    while at < len(text) and text[at] in " \t":
        at += 1
    if text.startswith("\n", at):
        after = at + 1
        while after < len(text) and text[after] in " \t":
            after += 1
        return at if text.startswith("\n", after) else after
    return at
