"""Read AsciiDoc.

No library fits: asciidoc.py is under the GPL, and the other parsers in Python are first drafts.
"""

import re
from collections.abc import Sequence

from tui.document.build import Metadata
from tui.formats.asciidoc.inline import AsciiDocInline, link_title
from tui.formats.asciidoc.tables import table_rows
from tui.formats.block_builder import BULLET, BlockBuilder
from tui.formats.limits import check_markup_limits
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.reader import read_plain_text
from tui.text.sanitize import clean_line, normalize_newlines

_SECTION = re.compile(r"(={1,6}|#{1,6})[ \t]+(\S.*?)(?:[ \t]+\1)?[ \t]*$")
_UNDERLINES = "=-~^+"
_ATTRIBUTE = re.compile(r":(!?[\w][\w-]*!?):(?:[ \t]+(.*)|[ \t]*$)")
_BLOCK_ATTRIBUTES = re.compile(r"\[(?!\[)([^\n]*)\][ \t]*$|\[\[[^\]\n]*\]\][ \t]*$")
_BLOCK_TITLE = re.compile(r"\.([^\s.].*)")
_DELIMITER = re.compile(r"(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|```+[\w,+-]*|[|,:!]={3,})[ \t]*$")
_ADMONITION = re.compile(r"(NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+(.*)")
_ADMONITIONS = frozenset(("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"))
_ITEM = re.compile(
    r"[ \t]*(\*{1,6}|-|\.{1,6}|(?:\d{1,9}|[a-zA-Z])\.|<[\d.]{1,3}>)[ \t]+(?:\[([ xX*])\][ \t]+)?(\S.*)"
)
_TERM = re.compile(r"[ \t]*(\S.{0,300}?)(:{2,4}|;;)(?:[ \t]+(.*)|[ \t]*$)")
_BLOCK_MACRO = re.compile(
    r"(image|video|audio|include|toc|ifdef|ifndef|ifeval|endif)::([^\[\n]*)\[(.*)\][ \t]*$"
)
_AUTHOR_LINE = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}(?: <[^<>]*>)?(?:;.*)?$")
_REVISION_LINE = re.compile(r"v?[\d.]*,?[ \t]*(\d{4}-\d\d-\d\d|[^:,]*\d{4}[^:,]*)?(?:[:,].*)?$")


def read_asciidoc(text: str, name: str = "this text") -> ParsedDocument:
    """Return the document in a text with AsciiDoc markup.

    Its title is that in the header, or else the first heading if no other heading has a higher level. A text without
    any block is read as plain text.

    Args:
        text: The source.
        name: Its name, for messages.

    Raises:
        SourceError: It has too many lines.
    """
    text = normalize_newlines(text)
    check_markup_limits(text, name)
    reader = _AsciiDocReader(text.split("\n"))
    reader.read()
    blocks, attributes = reader.blocks, reader.attributes
    if not blocks.drafts:
        return read_plain_text(text, name=name)
    metadata = Metadata(author=attributes.get("author") or None, date=attributes.get("revdate") or None)
    return blocks.document(attributes.get("doctitle", ""), metadata, attributes.get("lang"))


class _AsciiDocReader:
    """Makes blocks from lines, each of which is read once."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.blocks = BlockBuilder()
        self.attributes: dict[str, str] = {}
        self._lines = lines
        self._at = 0
        self._inline = AsciiDocInline(self.attributes, self.blocks.add_note, self.blocks.drop)
        self._paragraph: list[str] = []
        self._block_attributes = ""
        self._block_title = ""
        self._list_marks: list[str] = []
        self._numbers: list[int] = []
        self._conditions = [True]  # whether those that are open hold, up to each of them
        self._known_delimiters: frozenset[str] | None = None
        self._closings: list[tuple[str, str]] = []
        """The delimiter of each open block that holds other blocks, and the source of a quotation."""

    def read(self) -> None:
        self._read_header()
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            self._read_line(line)
        self._end_list()
        self.blocks.flush_label()

    def _read_header(self) -> None:
        """Read the title, with the lines of the author and the revision, and attributes."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            is_skipped = not line.strip() or line.startswith("//") or self._read_attribute(line)
            if not is_skipped:
                break
            self._at += 1
        title = _SECTION.match(self._lines[self._at]) if self._at < len(self._lines) else None
        if title is None or len(title[1]) != 1:
            return
        self._at += 1
        if self._at < len(self._lines) and _AUTHOR_LINE.match(self._lines[self._at]):
            authors = re.sub(r"\s*<[^<>]*>", "", self._lines[self._at])
            self.attributes.setdefault("author", clean_line(authors.replace(";", ", ").replace("_", " ")))
            self._at += 1
            revision = _REVISION_LINE.match(self._lines[self._at]) if self._at < len(self._lines) else None
            if revision and self._lines[self._at].strip():
                self.attributes.setdefault("revdate", clean_line(revision[1] or ""))
                self._at += 1
        while self._at < len(self._lines) and self._read_attribute(self._lines[self._at]):
            self._at += 1
        self.attributes["doctitle"] = self._inline.line(title[2])[0]

    def _read_attribute(self, line: str) -> bool:
        match = _ATTRIBUTE.match(line)
        if match is None:
            return False
        name = match[1].strip("!").lower()
        if "!" in match[1]:
            self.attributes.pop(name, None)
        else:
            self.attributes[name] = clean_line((match[2] or "").removesuffix("\\"))
        return True

    def _read_line(self, line: str) -> None:
        macro = _BLOCK_MACRO.match(line)
        if macro and macro[1] in ("ifdef", "ifndef", "ifeval", "endif"):
            self._read_condition(macro)
        elif not self._conditions[-1]:
            return
        elif not line.strip():
            self._flush()
        elif not self._paragraph and self._read_block_start(line, macro):
            return
        elif delimiter := _DELIMITER.match(line):
            is_closing = bool(self._closings) and self._closings[-1][0] == delimiter[1]
            if is_closing or not self._read_two_line_title(line):
                self._flush()
                self._read_delimited(delimiter[1])
        elif line.strip() == "+":
            self._flush(keeps_list=True)
        elif line.startswith("//") or self._read_item(line) or self._read_two_line_title(line):
            return
        else:
            self._read_text(line)

    def _read_block_start(self, line: str, macro: re.Match[str] | None) -> bool:
        """Read a line that is possible only at the beginning of a block; return whether it was one."""
        if section := _SECTION.match(line):
            self._read_section(section)
        elif macro:
            self._read_macro(macro)
        elif attributes := _BLOCK_ATTRIBUTES.match(line):
            if attributes[1] is not None:
                self._block_attributes = attributes[1]
        elif (title := _BLOCK_TITLE.match(line)) and not _ITEM.match(line) and not _DELIMITER.match(line):
            self._block_title = title[1]
        elif not self._read_attribute(line):
            if (
                line.strip("'* -") == ""
                and len(line.strip()) >= 3
                and line.strip() in ("'''", "***", "---", "* * *", "- - -")
            ):
                return True
            return line.strip() == "<<<"
        return True

    def _read_text(self, line: str) -> None:
        if not self._paragraph and line[0] in " \t" and not self._list_marks:
            self._read_literal(line)
            return
        if not self._paragraph and (admonition := _ADMONITION.match(line)):
            self.blocks.label(admonition[1].capitalize())
            line = admonition[2]
        self._paragraph.append(line)

    def _read_literal(self, line: str) -> None:
        lines = [line]
        while self._at < len(self._lines) and self._lines[self._at].strip():
            lines.append(self._lines[self._at])
            self._at += 1
        self._add_block_title()
        self.blocks.add_code("\n".join(lines))

    def _read_section(self, section: re.Match[str]) -> None:
        self._end_list()
        self._block_title = self._block_attributes = ""
        self.blocks.add_heading(self._inline.line(section[2]), len(section[1]))

    def _read_two_line_title(self, underline: str) -> bool:
        """Read the underline of a title, which is as long as the title, give or take two characters."""
        underline = underline.rstrip()
        if len(self._paragraph) != 1 or len(set(underline)) != 1 or underline[0] not in _UNDERLINES:
            return False
        title = self._paragraph[0]
        if len(underline) < 3 or abs(len(title.rstrip()) - len(underline)) > 2 or self._list_marks:
            return False
        self._paragraph = []
        level = _UNDERLINES.index(underline[0]) + 1
        if level == 1 and not self.blocks.drafts and "doctitle" not in self.attributes:
            self.attributes["doctitle"] = self._inline.line(title)[0]
        else:
            self.blocks.add_heading(self._inline.line(title), level)
        return True

    def _read_condition(self, macro: re.Match[str]) -> None:
        kind, names, content = macro[1], macro[2].strip().lower(), macro[3]
        if kind == "endif":
            if len(self._conditions) > 1:
                self._conditions.pop()
            return
        is_defined = any(name in self.attributes for name in re.split(r"[,+]", names))
        holds = is_defined if kind == "ifdef" else not is_defined if kind == "ifndef" else False
        if kind != "ifeval" and content:
            if holds and self._conditions[-1]:
                self._read_line_once(content)
            return
        self._conditions.append(holds and self._conditions[-1])

    def _read_line_once(self, content: str) -> None:
        if not _BLOCK_MACRO.match(content):
            self._read_line(content)

    def _read_macro(self, macro: re.Match[str]) -> None:
        self._flush(keeps_list=True)
        kind, target, attributes = macro[1], macro[2].strip(), macro[3]
        title, self._block_title, self._block_attributes = self._block_title, "", ""
        if kind == "image":
            self.blocks.add_figure(self._inline.line(title), link_title(attributes.partition(",")[0]), target)
        elif kind == "include":
            self.blocks.drop("a file that is not read", target)
        elif kind in ("video", "audio"):
            self.blocks.drop(f"a {kind}", title or target)

    def _read_delimited(self, delimiter: str) -> None:
        attributes, self._block_attributes = self._block_attributes, ""
        style = re.split(r"[,%#.]", attributes.strip(), maxsplit=1)[0].strip().strip('"')
        kind = delimiter[0]
        if self._closings and self._closings[-1][0] == delimiter:
            self._end_block()
        elif delimiter == "--" or kind in "=*_":
            if kind == "_" and style == "verse":
                self._read_verse(delimiter)
            elif style in ("source", "listing", "literal") and delimiter == "--":
                self._add_block_title()
                self.blocks.add_code("\n".join(self._take_until(delimiter)), _source_language(attributes))
            else:
                self._begin_block(delimiter, style, attributes)
        elif kind in "-.`":
            lines = self._take_until(delimiter if kind != "`" else "```")
            self._add_block_title()
            fenced = delimiter.lstrip("`") if kind == "`" else ""
            self.blocks.add_code("\n".join(lines), fenced or _source_language(attributes))
        elif kind in "/+":
            content = "\n".join(self._take_until(delimiter))
            if style in ("stem", "latexmath", "asciimath"):
                self.blocks.add_formula(content)
            elif kind == "+":
                self.blocks.drop("a part in another markup", content)
        else:
            rows = table_rows(self._take_until(delimiter), attributes, delimiter)
            self._add_block_title()
            self.blocks.add_table([self._inline.line(cell) for cell in row] for row in rows)

    def _begin_block(self, delimiter: str, style: str, attributes: str) -> None:
        if delimiter not in self._delimiter_lines():
            return
        cited = ", ".join(part.strip(' "') for part in attributes.split(",")[1:]) if style == "quote" else ""
        self._closings.append((delimiter, cited))
        if style in _ADMONITIONS:
            self.blocks.label(style.capitalize())
        if self._block_title:
            self.blocks.label(self._inline.line(self._block_title)[0])
            self._block_title = ""
        if delimiter[0] == "_":
            self.blocks.quotes += 1

    def _delimiter_lines(self) -> frozenset[str]:
        """Return all delimiters in the source: one that is not repeated opens no block."""
        if self._known_delimiters is None:
            self._known_delimiters = frozenset(
                line.rstrip() for line in self._lines if _DELIMITER.match(line)
            )
        return self._known_delimiters

    def _end_block(self) -> None:
        delimiter, cited = self._closings.pop()
        self.blocks.add_text(self._inline.line(cited))
        if delimiter[0] == "_":
            self.blocks.quotes = max(0, self.blocks.quotes - 1)
        self.blocks.flush_label()

    def _read_verse(self, delimiter: str) -> None:
        self.blocks.quotes += 1
        for line in self._take_until(delimiter):
            self.blocks.add_text(self._inline.line(line))
        self.blocks.quotes -= 1

    def _take_until(self, delimiter: str) -> list[str]:
        lines = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if line.rstrip() == delimiter:
                break
            include = _BLOCK_MACRO.match(line)
            if include and include[1] == "include":
                self.blocks.drop("a file that is not read", include[2])
            elif not line.startswith(("ifdef::", "ifndef::", "endif::")):
                lines.append(line)
        return lines

    def _add_block_title(self) -> None:
        title, self._block_title, self._block_attributes = self._block_title, "", ""
        if title:
            self.blocks.label(self._inline.line(title)[0])

    def _read_item(self, line: str) -> bool:
        item = _ITEM.match(line)
        term = None if item else _TERM.match(line)
        if item is None and (term is None or "://" in line[: term.end(2) + 2]):
            return False
        if self._paragraph and not self._list_marks:
            return False
        self._flush(keeps_list=True)
        mark = _mark_of(item[1]) if item else term[2] if term else ""
        self._open_item(mark)
        if item:
            box = f"[{item[2].strip().lower().replace('*', 'x') or ' '}]" if item[2] else ""
            is_numbered = mark not in "*****-" or mark == ""
            number = self._next_number(item[1])
            self.blocks.marker = f"{number} {box}".strip() if is_numbered else box or BULLET
            self._paragraph = [item[3]]
        elif term:
            self.blocks.marker = ""
            self.blocks.label(self._inline.line(term[1])[0])
            self._paragraph = [term[3]] if term[3] else []
        return True

    def _open_item(self, mark: str) -> None:
        """Nest a list item by its mark: a mark that no open list has begins a deeper list."""
        if mark in self._list_marks:
            depth = self._list_marks.index(mark) + 1
            del self._list_marks[depth:], self._numbers[depth:]
        else:
            self._list_marks.append(mark)
            self._numbers.append(0)
        self._numbers[-1] += 1
        self.blocks.lists = len(self._list_marks)

    def _next_number(self, written: str) -> str:
        return f"{self._numbers[-1]}." if written[0] in ".<" else written

    def _flush(self, *, keeps_list: bool = False) -> None:
        """End a paragraph. An empty line ends a list, unless an item or a plus sign follows."""
        lines, self._paragraph = self._paragraph, []
        if lines:
            style = re.split(r"[,%#.]", self._block_attributes, maxsplit=1)[0].strip()
            if style in ("source", "listing", "literal") and not self._list_marks:
                language = _source_language(self._block_attributes)
                self._add_block_title()
                self.blocks.add_code("\n".join(lines), language)
                return
            self._add_block_title()
            quotes = self.blocks.quotes
            if style in _ADMONITIONS:
                self.blocks.label(style.capitalize())
            elif style in ("quote", "verse"):
                self.blocks.quotes += 1
            self.blocks.add_text(self._inline.line("\n".join(lines)))
            self.blocks.quotes = quotes
        if not keeps_list and self._list_marks and not self._list_continues():
            self._end_list()

    def _list_continues(self) -> bool:
        """Return whether the next line that is not empty belongs to the list."""
        for at in range(self._at, min(self._at + 5, len(self._lines))):
            line = self._lines[at]
            if line.strip() and not line.startswith("//"):
                return line.strip() == "+" or bool(_ITEM.match(line) or _TERM.match(line) or line[0] in " \t")
        return False

    def _end_list(self) -> None:
        self._list_marks, self._numbers = [], []
        self.blocks.lists = 0
        if self._paragraph:
            self._flush(keeps_list=True)


def _mark_of(written: str) -> str:
    """Return the mark that all items of a list share."""
    if written[0] in "*.-":
        return written
    return "<" if written[0] == "<" else "1" if written[0].isdigit() else "a"


def _source_language(attributes: str) -> str:
    """Return the language of a listing, as in ``source,python`` or ``,ruby``."""
    style, _, rest = attributes.partition(",")
    is_source = style.split("%")[0].strip() in ("source", "")
    return rest.partition(",")[0].strip() if is_source and "=" not in rest.partition(",")[0] else ""
