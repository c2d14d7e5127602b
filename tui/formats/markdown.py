"""Read Markdown with its front matter and HTML."""

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

from tui.document.build import Draft, Metadata
from tui.document.model import BlockKind, Dropped, Span, SpanKind
from tui.formats.inline import InlineBuilder, InlineText, inline_table
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.reader import BULLET, read_plain_text
from tui.text.lines import is_same_title
from tui.text.sanitize import clean_line, clean_text

_MAX_NESTING = 60
_TOO_DEEP = re.compile(
    rf"^(?=((?:[ \t]*(?:[>*+-]|[0-9]{{1,9}}[.)])){{{_MAX_NESTING - 10},}}))\1", re.MULTILINE
)
_MARKUP = re.compile(r"[\[\]\\\n*_`!<&~]")
_DELIMITERS = "[]*_`!<&~"
_MAX_DELIMITERS = 20_000


def read_markdown(text: str, name: str = "this text") -> ParsedDocument:
    """Read Markdown; text with absurdly deep nesting is read as plain text.

    The title is that of the front matter, or else a single top heading, which is then no section.
    """
    text = clean_text(text)
    definitions: dict[str, Any] = {}
    tokens = [] if _TOO_DEEP.search(text) else _parser().parse(text, definitions)
    if not tokens or any(token.level >= _MAX_NESTING for token in tokens):
        return read_plain_text(text, name=name)
    fields = next((read_front_matter(token.content) for token in tokens if token.type == "front_matter"), {})
    builder = _DraftBuilder(definitions)
    title, drafts, repeats = _find_title(list(builder.drafts(tokens)), fields.get("title", ""))
    metadata = Metadata(
        author=fields.get("author") or fields.get("authors"),
        date=fields.get("date"),
        site=fields.get("site") or fields.get("publication"),
    )
    language = fields.get("lang") or fields.get("language")
    return ParsedDocument(title, drafts, [*repeats, *builder.dropped], metadata, language)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING + 10})
    # Inline text is parsed later, block by block, so that blocks with too many delimiters can be skipped.
    return parser.enable(["table", "strikethrough"]).disable("inline").use(front_matter_plugin)


def _find_title(drafts: list[Draft], title: str) -> tuple[str, list[Draft], list[Dropped]]:
    """Return the front matter's title or else a heading's, the blocks without that heading, and what was dropped."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    if not headings:
        return title, drafts, []
    first = headings[0]
    is_single_top = first.level == 1 and all(heading.level > 1 for heading in headings[1:])
    is_title = is_single_top or is_same_title(first.text, title)
    others = [draft for draft in drafts if draft is not first]
    if not is_title or not any(draft.text.strip() for draft in others):
        return title, drafts, []
    return title or first.text, others, [Dropped("the title again", first.text)] if title else []


@dataclass(slots=True)
class _DraftBuilder:
    """Makes blocks from the parser's tokens."""

    definitions: dict[str, Any]
    """The link reference definitions of the text."""
    dropped: list[Dropped] = field(default_factory=list)
    _quotes: int = 0
    _lists: list[Token] = field(default_factory=list)
    _marker: str = ""
    _rows: list[list[InlineText]] = field(default_factory=list)
    _heading: int = 0

    def drafts(self, tokens: Sequence[Token]) -> Iterator[Draft]:
        for token in tokens:
            self._enter(token)
            if (draft := self._draft(token)) is not None and draft.text.strip():
                yield draft

    def _enter(self, token: Token) -> None:
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(token)
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                is_ordered = self._lists[-1].type == "ordered_list_open"
                self._marker = f"{token.info}{token.markup}" if is_ordered else BULLET
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
            case "inline" if self._rows:
                self._rows[-1].append(self._inline_text(token))
            case "inline":
                return self._draft_of_text(*self._inline_text(token))
            case "fence" | "code_block":
                return Draft(BlockKind.CODE, token.content.rstrip("\n"))
            case "html_block":
                return self._draft_of_text(" ".join(strip_html(token.content).split()))
            case "table_close":
                rows, self._rows = self._rows, []
                return inline_table(rows)
        return None

    def _draft_of_text(self, text: str, spans: tuple[Span, ...] = ()) -> Draft:
        if self._lists:
            marker = ""
            if text:
                marker, self._marker = self._marker, ""
            return Draft(BlockKind.LIST_ITEM, text, len(self._lists), marker, spans)
        if self._quotes:
            return Draft(BlockKind.QUOTE, text, self._quotes, spans=spans)
        if self._heading:
            return Draft(BlockKind.HEADING, text, self._heading, spans=spans)
        return Draft(BlockKind.PARAGRAPH, text, spans=spans)

    def _inline_text(self, token: Token) -> InlineText:
        """Return an inline token's text without markup, on one line, and the spans in it."""
        content = token.content
        # More delimiters would take minutes to parse.
        if not _MARKUP.search(content) or sum(map(content.count, _DELIMITERS)) > _MAX_DELIMITERS:
            return clean_line(content), ()
        parser, children = _parser(), list[Token]()
        parser.inline.parse(content, parser, self.definitions, children)
        line = InlineBuilder()
        for child in children:
            match child.type:
                case "text" | "code_inline" | "text_special":
                    line.add(child.content)
                case "softbreak" | "hardbreak":
                    line.add(" ")
                case "html_inline" if child.content[:3].lower() == "<br":
                    line.add(" ")
                case "link_open":
                    line.open(token, SpanKind.LINK, str(child.attrGet("href") or ""))
                case "link_close":
                    line.close(token)
                case "image":
                    text = clean_line(child.content) or "(without a description)"
                    self.dropped.append(Dropped("an image", text))
        # Only now are character references resolved, also those of unsafe characters, which this cleans.
        return line.finish()


_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_SKIPPED_TAGS = frozenset(("script", "style", "template", "noscript", "svg"))
_SEPARATING_TAGS = frozenset("p div br hr li ul ol dl dt dd tr td th table summary details pre".split())


def strip_html(markup: str) -> str:
    """Return the text of HTML without comments, tags, scripts and styles; what is not closed is left out."""
    pieces = []
    position = 0
    while (start := markup.find("<", position)) >= 0:
        pieces.append(unescape(markup[position:start]))
        position, text = _skip_tag(markup, start)
        pieces.append(text)
    pieces.append(unescape(markup[position:]))
    return clean_text("".join(pieces))


def _skip_tag(markup: str, start: int) -> tuple[int, str]:
    """Return the end of the tag or comment that begins with a ``<``, and the text to put in its place."""
    if markup.startswith(("<!", "<?"), start):
        return _end_of(markup, "-->" if markup.startswith("<!--", start) else ">", start), ""
    match = _TAG_NAME.match(markup, start)
    if match is None:
        return start + 1, "<"
    name = match[1].lower()
    end = _end_of(markup, ">", start)
    if name in _SKIPPED_TAGS and markup[start + 1] != "/":
        closing = re.compile(f"</{name}", re.IGNORECASE).search(markup, end)
        return (_end_of(markup, ">", closing.start()) if closing else len(markup)), ""
    return end, " " if name in _SEPARATING_TAGS or name[:1] == "h" else ""


def _end_of(markup: str, end: str, start: int) -> int:
    position = markup.find(end, start)
    return len(markup) if position < 0 else position + len(end)


_FIELD = re.compile(r"([A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$")
_LIST_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE_QUOTED = re.compile("'((?:[^']|'')*)'")


def read_front_matter(content: str) -> Mapping[str, str]:
    """Return the fields of a front matter without its dashes, by names in lower case.

    Of YAML, only lines such as ``key: value`` and list items, which are joined by commas, are read.
    """
    fields: dict[str, str] = {}
    key = ""
    for line in content.split("\n"):
        if match := _FIELD.match(line):
            key = match[1].strip().lower()
            fields.setdefault(key, _value(match[2] or ""))
        elif key and (match := _LIST_ITEM.match(line)):
            fields[key] = ", ".join(filter(None, (fields[key], _value(match[1]))))
        elif line.strip() and not line[0].isspace():
            key = ""
    return {key: clean_line(value) for key, value in fields.items() if value}


def _value(text: str) -> str:
    text = text.strip()
    if match := _DOUBLE_QUOTED.match(text):
        with suppress(ValueError):  # JSON strings are YAML strings too
            return str(json.loads(match[0]))
        return match[0][1:-1]
    if match := _SINGLE_QUOTED.match(text):
        return match[1].replace("''", "'")
    text = _COMMENT.sub("", text).strip()
    if text.startswith("[") and text.endswith("]"):
        return ", ".join(filter(None, (_value(item) for item in text[1:-1].split(","))))
    return "" if text in ("|", ">", "|-", ">-", "~", "null") else text
