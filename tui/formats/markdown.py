"""Read Markdown with markdown-it-py: front matter, blocks with their levels, the text without markup or stray HTML."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from tui.document.build import Draft, DraftLink, Metadata
from tui.document.model import BlockKind, Dropped
from tui.formats.links import Linked, LinkedLine, linked_table
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.reader import BULLET, read_plain_text
from tui.formats.plain.titles import is_same_title
from tui.text.sanitize import clean_line, clean_text

_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_SILENT = frozenset(("script", "style", "template", "noscript", "svg"))
_PARAGRAPHS = frozenset(
    (
        "p",
        "div",
        "br",
        "hr",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "table",
        "summary",
        "details",
        "pre",
    )
)


def text_of_markup(markup: str) -> str:
    """The text of a piece of HTML: without comments, tags, scripts and styles, its characters unescaped.

    Args:
        markup: HTML in any state; what is never closed is left out to its end.
    """
    pieces = []
    position = 0
    while (start := markup.find("<", position)) >= 0:
        pieces.append(unescape(markup[position:start]))
        position, text = _skip(markup, start)
        pieces.append(text)
    pieces.append(unescape(markup[position:]))
    return clean_text("".join(pieces))


def _skip(markup: str, start: int) -> tuple[int, str]:
    """Where what begins with a ``<`` ends, and the text that it stands for."""
    if markup.startswith("<!--", start):
        return _behind(markup, "-->", start), ""
    if markup.startswith(("<!", "<?"), start):
        return _behind(markup, ">", start), ""
    match = _TAG_NAME.match(markup, start)
    if match is None:
        return start + 1, "<"
    name = match[1].lower()
    end = _behind(markup, ">", start)
    if name in _SILENT and markup[start + 1] != "/":
        closing = re.compile(f"</{name}", re.IGNORECASE).search(markup, end)
        return (_behind(markup, ">", closing.start()) if closing else len(markup)), ""
    return end, " " if name in _PARAGRAPHS or name[:1] == "h" else ""


def _behind(markup: str, end: str, start: int) -> int:
    position = markup.find(end, start)
    return len(markup) if position < 0 else position + len(end)


_LINE = re.compile(r"([A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_ESCAPED = re.compile(r'"(?:[^"\\]|\\.)*"')
"""What stands between double quotes: JSON's way of writing a text is one of YAML's."""
_DOUBLED = re.compile("'((?:[^']|'')*)'")
"""What stands between single quotes, where a doubled one is meant as one."""


def read_front_matter(content: str) -> Mapping[str, str]:
    """The fields of a front matter, by their names in lower case; a list's items are joined by commas.

    What is not a plain ``key: value`` line or an item of a list is passed over.

    Args:
        content: What stands between the two lines of dashes.
    """
    fields: dict[str, str] = {}
    key = ""
    for line in content.split("\n"):
        if match := _LINE.match(line):
            key = match[1].strip().lower()
            fields.setdefault(key, _value(match[2] or ""))
        elif key and (match := _ITEM.match(line)):
            fields[key] = ", ".join(filter(None, (fields[key], _value(match[1]))))
        elif line.strip() and not line[0].isspace():
            key = ""
    return {key: clean_line(value) for key, value in fields.items() if value}


def _value(text: str) -> str:
    text = text.strip()
    if match := _ESCAPED.match(text):
        with suppress(ValueError):
            return str(json.loads(match[0]))
        return match[0][1:-1]
    if match := _DOUBLED.match(text):
        return match[1].replace("''", "'")
    text = _COMMENT.sub("", text).strip()
    if text.startswith("[") and text.endswith("]"):
        return ", ".join(filter(None, (_value(item) for item in text[1:-1].split(","))))
    return "" if text in ("|", ">", "|-", ">-", "~", "null") else text


_DEEPEST = 60
_DEEP = re.compile(rf"^(?=((?:[ \t]*(?:[>*+-]|[0-9]{{1,9}}[.)])){{{_DEEPEST - 10},}}))\1", re.MULTILINE)
_MARKUP = re.compile(r"[\[\]\\\n*_`!<&~]")
_MARKS = "[]*_`!<&~"
_MOST_MARKS = 20_000


def read_markdown(text: str) -> ParsedDocument:
    """Read Markdown.

    The front matter's title, or else a single top heading, is the title; the heading is no section. Text that
    nests beyond reason is read as plain text.

    Args:
        text: The text as it was decoded.
    """
    text = clean_text(text)
    definitions: dict[str, Any] = {}
    tokens = [] if _DEEP.search(text) else _parser().parse(text, definitions)
    if not tokens or any(token.level >= _DEEPEST for token in tokens):
        return read_plain_text(text)
    fields = next((read_front_matter(token.content) for token in tokens if token.type == "front_matter"), {})
    walk = _Walk(definitions)
    drafts = list(walk.drafts(tokens))
    title, drafts, repeats = _take_title(drafts, fields.get("title", ""))
    return ParsedDocument(
        title,
        drafts,
        [*repeats, *walk.dropped],
        Metadata(
            author=fields.get("author") or fields.get("authors"),
            date=fields.get("date"),
            site=fields.get("site") or fields.get("publication"),
        ),
        fields.get("lang") or fields.get("language"),
    )


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST + 10})
    # What stands inside a line is parsed block by block below, where a block beyond reason can be passed over.
    return parser.enable(["table", "strikethrough"]).disable("inline").use(front_matter_plugin)


def _inline(content: str, definitions: dict[str, Any]) -> list[Token]:
    """The tokens inside a block's text; the text itself where its marks would keep the parser busy for minutes."""
    tokens: list[Token] = []
    if sum(map(content.count, _MARKS)) > _MOST_MARKS:
        return [Token("text", "", 0, content=content)]
    parser = _parser()
    parser.inline.parse(content, parser, definitions, tokens)
    return tokens


def _take_title(drafts: Sequence[Draft], title: str) -> tuple[str, list[Draft], list[Dropped]]:
    """The title, the other blocks, and the heading that repeats a title which is known from elsewhere."""
    headings = [position for position, draft in enumerate(drafts) if draft.kind is BlockKind.HEADING]
    tops = [position for position in headings if drafts[position].level == 1]
    if len(tops) != 1 or tops[0] != headings[0]:
        if headings and title and is_same_title(drafts[headings[0]].text, title):
            tops = headings[:1]
        else:
            return title, list(drafts), []
    heading = drafts[tops[0]].text
    others = [draft for position, draft in enumerate(drafts) if position != tops[0]]
    if not any(draft.text.strip() for draft in others):
        return title, list(drafts), []
    return title or heading, others, [Dropped("the title again", heading)] if title else []


@dataclass(slots=True)
class _Item:
    """A list item that is open."""

    level: int
    marker: str


@dataclass(slots=True)
class _Walk:
    """One way through the parser's tokens."""

    definitions: dict[str, Any]
    """Where the text's links by reference go."""
    dropped: list[Dropped] = field(default_factory=list)
    _quotes: int = 0
    _lists: list[Token] = field(default_factory=list)
    _item: _Item | None = None
    _rows: list[list[Linked]] = field(default_factory=list)
    _container: str = ""
    _heading: int = 0

    def drafts(self, tokens: Sequence[Token]) -> Iterator[Draft]:
        """The blocks that the tokens stand for, in reading order."""
        for token in tokens:
            self._enter(token)
            draft = self._draft(token)
            if draft is not None and draft.text.strip():
                yield draft

    def _enter(self, token: Token) -> None:
        match token.type:
            case "blockquote_open":
                self._quotes += 1
            case "blockquote_close":
                self._quotes -= 1
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(token)
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                marker = (
                    f"{token.info}{token.markup}" if self._lists[-1].type == "ordered_list_open" else BULLET
                )
                self._item = _Item(len(self._lists), marker)
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "heading_close":
                self._heading = 0
            case "table_open":
                self._rows = []
            case "tr_open":
                self._rows.append([])

    def _draft(self, token: Token) -> Draft | None:
        match token.type:
            case "inline" if self._in_table:
                self._rows[-1].append(self._plain(token))
            case "inline":
                return self._text_draft(*self._plain(token))
            case "fence" | "code_block":
                return Draft(BlockKind.CODE, token.content.rstrip("\n"))
            case "html_block":
                return self._text_draft(" ".join(text_of_markup(token.content).split()))
            case "table_close":
                rows, self._rows = self._rows, []
                return linked_table(rows)
        return None

    @property
    def _in_table(self) -> bool:
        return bool(self._rows)

    def _text_draft(self, text: str, links: tuple[DraftLink, ...] = ()) -> Draft:
        if self._lists:
            item, marker = self._item, ""
            if item is not None and text:
                marker, self._item = item.marker, None
            return Draft(BlockKind.LIST_ITEM, text, len(self._lists), marker, links)
        if self._quotes:
            return Draft(BlockKind.QUOTE, text, self._quotes, links=links)
        if self._heading:
            return Draft(BlockKind.HEADING, text, self._heading, links=links)
        return Draft(BlockKind.PARAGRAPH, text, links=links)

    def _plain(self, token: Token) -> Linked:
        """An inline token's text without its markup, on one line, and the links in it."""
        if not _MARKUP.search(token.content):
            return clean_line(token.content), ()
        line = LinkedLine()
        for child in _inline(token.content, self.definitions):
            match child.type:
                case "text" | "code_inline" | "text_special":
                    line.say(child.content)
                case "softbreak" | "hardbreak":
                    line.say(" ")
                case "html_inline" if child.content[:3].lower() == "<br":
                    line.say(" ")
                case "link_open":
                    line.open(token, str(child.attrGet("href") or ""))
                case "link_close":
                    line.close(token)
                case "image":
                    self.dropped.append(
                        Dropped("an image", clean_line(child.content) or "(without a description)")
                    )
        # Written as &#x202e; and the like, what is unsafe comes into being only here.
        return line.take()
