"""Read Org.

The package orgparse reads headlines and their properties, but neither lists nor tables nor markup within lines.
"""

import re
from collections.abc import Sequence
from textwrap import dedent

from tui.document.build import Metadata
from tui.formats.block_builder import BULLET, BlockBuilder
from tui.formats.inline import InlineText
from tui.formats.limits import check_markup_limits
from tui.formats.org.inline import OrgInline
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.reader import read_plain_text
from tui.text.sanitize import clean_line, normalize_newlines

_HEADING = re.compile(r"(\*+)[ \t]+(.*)")
_TODO = re.compile(
    r"(?:(?:TODO|DONE|NEXT|WAITING|HOLD|CANCELL?ED|SOMEDAY)[ \t]+)?(?:\[#\w\][ \t]+)?(COMMENT\b)?"
)
_TAGS = re.compile(r"[ \t]+(:[\w@#%:]+:)[ \t]*$")
_KEYWORD = re.compile(r"[ \t]*#\+([A-Za-z][\w-]*)(?:\[[^\]\n]*\])?:[ \t]*(.*)")
_BLOCK = re.compile(r"[ \t]*#\+begin_(\S+)[ \t]*(.*)", re.IGNORECASE)
_DRAWER = re.compile(r"[ \t]*:([\w-]+):[ \t]*$")
_PLANNING = re.compile(r"[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):")
_ITEM = re.compile(
    r"([ \t]*)(?:([-+]|(?<=[ \t])\*)|(\d{1,9}[.)]|[a-zA-Z][.)]))(?:[ \t]+(?:\[@\w+\][ \t]+)?|$)"
    r"(?:\[([ xX-])\][ \t]+)?(.*)"
)
_TERM = re.compile(r"(.{1,300}?)[ \t]+::(?:[ \t]+(.*)|$)")
_NOTE = re.compile(r"\[fn:([\w-]{1,60})\][ \t]*(.*)")
_NOTE_LABEL = re.compile(r"\[fn:([\w-]{1,60})\]")
_FIXED = re.compile(r"[ \t]*:(?: (.*)|$)")
_TABLE_RULE = re.compile(r"[ \t]*\|[-+]")
_PICTURE_LINE = re.compile(
    r"[ \t]*\[\[([^\[\]]+\.(?:png|jpe?g|gif|svg|webp))\](?:\[[^\[\]]*\])?\][ \t]*$", re.IGNORECASE
)
_ENVIRONMENT = re.compile(r"[ \t]*\\begin\{([\w*]+)\}")
_EQUATION = re.compile(r"\\(?:begin|end)\{(?:equation|displaymath|math)\*?\}")
_RULE = re.compile(r"[ \t]*-{5,}[ \t]*$")
_CODE_BLOCKS = frozenset(("src", "example"))
_LABELLED = frozenset("note tip warning caution important danger info attention".split())


def read_org(text: str, name: str = "this text") -> ParsedDocument:
    """Return the document in a text with Org markup.

    Its title is the keyword ``#+TITLE``, or else the first heading if no other heading has a higher level. A text
    without any block is read as plain text.

    Args:
        text: The source.
        name: Its name, for messages.

    Raises:
        SourceError: It has too many lines.
    """
    text = normalize_newlines(text)
    check_markup_limits(text, name)
    reader = _OrgReader(text.split("\n"))
    reader.blocks.reserved.update(_NOTE_LABEL.findall(text))
    reader.read()
    blocks, fields = reader.blocks, reader.fields
    if not blocks.drafts:
        return read_plain_text(text, name=name)
    metadata = Metadata(
        author=fields.get("author") or None, date=fields.get("date", "").strip("<>[]") or None
    )
    return blocks.document(clean_line(fields.get("title", "")), metadata, fields.get("language"))


class _OrgReader:
    """Makes blocks from lines, each of which is read once."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.blocks = BlockBuilder()
        self.fields: dict[str, str] = {}
        self._lines = lines
        self._at = 0
        self._inline = OrgInline(self.blocks.add_note, self.blocks.drop)
        self._paragraph: list[str] = []
        self._caption = ""
        self._indents: list[int] = []
        """The indents of the open list items."""
        self._hidden_level = 0
        """The level of a heading whose section is a comment."""
        self._hidden: list[str] = []
        """The lines of that section."""
        self._is_in_note = False
        self._empty_lines = 0

    def read(self) -> None:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            self._read_line(line)
        self._end_list()
        self._drop_hidden()
        self.blocks.flush_label()

    def _read_line(self, line: str) -> None:
        heading = _HEADING.match(line)
        if heading:
            self._read_heading(heading)
        elif self._hidden_level:
            self._hidden.append(line)
        elif not line.strip():
            self._flush()
            self._empty_lines += 1
            if self._empty_lines > 1:
                self._end_list()
        else:
            self._empty_lines = 0
            self._read_content(line)

    def _read_content(self, line: str) -> None:
        first = line.lstrip()[0]
        if first == "#" and self._read_keyword(line):
            return
        if first == "|":
            self._read_table(line)
        elif first == ":" and (_FIXED.match(line) or _DRAWER.match(line)):
            self._read_colon(line)
        elif first == "[" and (note := _NOTE.match(line)):
            self._end_list()
            self.blocks.begin_note(note[1])
            self._is_in_note = True
            self._paragraph = [note[2]]
        elif first == "[" and (picture := _PICTURE_LINE.match(line)):
            self._flush()
            caption, self._caption = self._inline.line(self._caption), ""
            self.blocks.add_figure(caption, "", picture[1].removeprefix("file:"))
        elif first == "\\" and (environment := _ENVIRONMENT.match(line)):
            self._read_environment(environment[1])
        elif _PLANNING.match(line) or _RULE.match(line):
            self._flush()
        elif item := _ITEM.match(line):
            self._read_item(item)
        else:
            self._read_text(line)

    def _read_text(self, line: str) -> None:
        indent = len(line) - len(line.lstrip())
        if not self._paragraph:
            while self._indents and indent <= self._indents[-1]:
                self._indents.pop()
            self.blocks.lists = len(self._indents)
        self._paragraph.append(line)

    def _read_heading(self, heading: re.Match[str]) -> None:
        level = len(heading[1])
        self._end_list()
        if self._hidden_level and level > self._hidden_level:
            self._hidden.append(heading[2])
            return
        self._drop_hidden()
        text = heading[2]
        tags = _TAGS.search(text)
        text = text[: tags.start()] if tags else text
        todo = _TODO.match(text)
        if todo and (todo[1] or (tags and ":noexport:" in tags[1])):
            self._hidden_level = level
            self._hidden.append(text)
            return
        self.blocks.add_heading(self._inline.line(text[todo.end() :] if todo else text), level)

    def _drop_hidden(self) -> None:
        self.blocks.drop("a section that is a comment", "\n".join(self._hidden))
        self._hidden_level, self._hidden = 0, []

    def _read_keyword(self, line: str) -> bool:
        """Read a line that begins with ``#``; return whether it is a keyword, block or comment."""
        if block := _BLOCK.match(line):
            self._read_block(block)
            return True
        if keyword := _KEYWORD.match(line):
            self._flush()
            key, value = keyword[1].lower(), keyword[2]
            if key == "caption":
                self._caption = value
            elif key == "include":
                self.blocks.drop("a file that is not read", value)
            elif value:
                self.fields[key] = " ".join(filter(None, (self.fields.get(key), clean_line(value))))
            return True
        content = line.lstrip()
        return content == "#" or content.startswith("# ") or content.lower().startswith("#+end_")

    def _read_block(self, block: re.Match[str]) -> None:
        kind = block[1].lower()
        if kind == "quote" or kind not in (*_CODE_BLOCKS, "export", "comment", "verse"):
            self._flush()
            self.blocks.quotes = 1 if kind == "quote" else self.blocks.quotes
            if kind in _LABELLED:
                self.blocks.label(kind.capitalize())
            self._read_until(kind)
            self._flush()
            self.blocks.quotes = 0
            return
        self._flush()
        lines = self._take_until(f"#+end_{kind}")
        if kind in _CODE_BLOCKS:
            self.blocks.add_code(
                dedent("\n".join(line[1:] if line.startswith((",*", ",#")) else line for line in lines)),
                block[2] if kind == "src" else "",
            )
        elif kind == "verse":
            self.blocks.quotes = 1
            for line in lines:
                self.blocks.add_text(self._inline.line(line))
            self.blocks.quotes = 0
        else:
            self.blocks.drop(
                "a comment" if kind == "comment" else "a part in another markup", "\n".join(lines)
            )

    def _read_until(self, kind: str) -> None:
        """Read the lines of a block whose content is Org; one that is never closed ends at the next heading."""
        end = f"#+end_{kind}"
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if _HEADING.match(line):
                return
            self._at += 1
            if line.strip().lower() == end:
                return
            inner = _BLOCK.match(line)
            # A block within a block is read as part of it: each would take a level of the stack.
            if inner is None or inner[1].lower() in _CODE_BLOCKS:
                self._read_line(line)

    def _take_until(self, end: str) -> list[str]:
        lines = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if line.strip().lower() == end:
                break
            lines.append(line)
        return lines

    def _read_colon(self, line: str) -> None:
        self._flush()
        if _DRAWER.match(line) and not _FIXED.match(line):
            ahead = next(
                (
                    at
                    for at in range(self._at, min(self._at + 200, len(self._lines)))
                    if self._ends_drawer(at)
                ),
                -1,
            )
            if ahead >= 0:
                self._at = ahead + 1
                return
            self._paragraph.append(line)
            return
        lines = [line]
        while self._at < len(self._lines) and _FIXED.match(self._lines[self._at]):
            lines.append(self._lines[self._at])
            self._at += 1
        self.blocks.add_code("\n".join((_FIXED.match(each) or ["", ""])[1] or "" for each in lines))

    def _ends_drawer(self, at: int) -> bool:
        return self._lines[at].strip().upper() == ":END:"

    def _read_table(self, line: str) -> None:
        self._flush()
        rows: list[list[InlineText]] = []
        while True:
            if not _TABLE_RULE.match(line):
                cells = line.strip().removeprefix("|").removesuffix("|").split("|")
                rows.append([self._inline.line(cell) for cell in cells])
            if self._at >= len(self._lines) or not self._lines[self._at].lstrip().startswith("|"):
                break
            line = self._lines[self._at]
            self._at += 1
        self._add_caption()
        self.blocks.add_table(rows)

    def _add_caption(self) -> None:
        caption, self._caption = self._caption, ""
        if caption:
            self.blocks.drop("a caption", self._inline.line(caption)[0])

    def _read_environment(self, name: str) -> None:
        self._flush()
        lines = [self._lines[self._at - 1]]
        end = f"\\end{{{name}}}"
        if end not in lines[0]:
            while self._at < len(self._lines) and self._lines[self._at].strip():
                lines.append(self._lines[self._at])
                self._at += 1
                if end in lines[-1]:
                    break
        self.blocks.add_formula(_EQUATION.sub("", "\n".join(lines)))

    def _read_item(self, item: re.Match[str]) -> None:
        self._flush()
        indent = len(item[1].expandtabs(8))
        while self._indents and indent <= self._indents[-1]:
            self._indents.pop()
        self._indents.append(indent)
        self.blocks.lists = len(self._indents)
        box = f"[{item[4].lower()}]" if item[4] else ""
        self.blocks.marker = f"{item[3]} {box}".strip() if item[3] else box or BULLET
        text = item[5]
        if not item[3] and (term := _TERM.match(text)):
            self.blocks.marker = ""
            self.blocks.label(self._inline.line(term[1])[0])
            text = term[2] or ""
        self._paragraph = [text] if text.strip() else []

    def _flush(self) -> None:
        lines, self._paragraph = self._paragraph, []
        if lines:
            self.blocks.add_text(self._inline.line("\n".join(line.strip() for line in lines)))

    def _end_list(self) -> None:
        self._flush()
        self._indents = []
        self.blocks.lists = 0
        if self._is_in_note:
            self.blocks.flush_label()
            self.blocks.end_note()
            self._is_in_note = False
