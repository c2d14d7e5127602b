"""Make blocks and notes from the tokens of the Markdown parser."""

from typing import Any

from markdown_it.token import Token

from tui.document.build import Draft
from tui.document.model import SpanKind
from tui.formats.block_builder import BULLET, BlockBuilder
from tui.formats.inline import InlineText, inline_table
from tui.formats.markdown.html import html_parts
from tui.formats.markdown.html_blocks import HtmlContext
from tui.formats.markdown.inline_tokens import InlineTokenReader
from tui.formats.markdown.labels import alert_label, container_label, label_of
from tui.formats.markdown.line import MarkdownLine
from tui.text.patterns import lazy_pattern
from tui.text.sanitize import clean_line

_TASK = lazy_pattern(r"\[([ xX/-])\](?=\s)")
_RULE = lazy_pattern(r"([=~+#.*_-])\1{4,}")
_ATTRIBUTES = lazy_pattern(
    r"[ \t]*(?:\{:?[ \t]*(?:[#.][\w.:#-]+|[\w-]+=[^{}`\s]+)[^{}`\n]*\}|\{/\*[^{}\n]*\*/\})[ \t]*$"
)


class BlockReader:
    """Makes blocks from tokens; ``blocks`` has its results."""

    def __init__(self, env: dict[str, Any], closed: frozenset[str]) -> None:
        self.blocks = BlockBuilder()
        self._env = env
        self._closed = closed
        self._inline = InlineTokenReader(env, closed, self.blocks.add_note, self.blocks.dropped)
        self._html = HtmlContext(self._add)
        self._line = MarkdownLine(self.blocks.dropped)
        self._quotes = 0
        self._quote_begins = False
        self._lists: list[Token] = []
        self._heading = 0
        self._rows: list[list[InlineText]] | None = None

    def read(self, tokens: list[Token]) -> None:
        """Read all tokens, which are freed on the way."""
        self.blocks.reserved.update(label[1:] for label in self._env.get("footnotes", {}).get("refs", ()))
        tokens.reverse()
        while tokens:
            token = tokens.pop()
            if not self._enter(token):
                self._read_content(token)
        self.blocks.flush_label()
        self._html.close(self._line)
        del self._html  # it refers to this reader, so that both would wait for the garbage collector

    def _enter(self, token: Token) -> bool:
        """Track lists, quotations and tables around the next blocks; return whether the token needs nothing else."""
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
                self._quote_begins = token.nesting > 0
                self._place()
                self.blocks.flush_label()
            case "bullet_list_open" | "ordered_list_open" | "dd_open":
                self._lists.append(token)
                self.blocks.marker = ""
            case "bullet_list_close" | "ordered_list_close" | "dd_close":
                self._lists.pop()
            case "list_item_open":
                is_ordered = self._lists[-1].type == "ordered_list_open"
                self.blocks.marker = f"{token.info}{token.markup}" if is_ordered else BULLET
            case "heading_open":
                self._heading = int(token.tag[1:])
                self.blocks.flush_label()
                self._html.close(self._line)
            case "heading_close":
                self._heading = 0
            case "table_open":
                self._rows = []
            case "tr_open" if self._rows is not None:
                self._rows.append([])
            case "footnote_reference_open":
                self.blocks.begin_note(token.meta["label"])
            case "footnote_reference_close":
                self.blocks.end_note()
            case _:
                return False
        return True

    def _read_content(self, token: Token) -> None:
        match token.type:
            case "inline" if self._rows:
                self._rows[-1].append(self._cell(token.content))
            case "inline":
                self._read_text(token.content)
            case "fence" if token.info.strip() == "math":
                self._add_formula(token.content)
            case "fence" | "code_block":
                self._place()
                self._html.interrupt()
                self.blocks.add_code(token.content, token.info)
            case "formula_block":
                self._add_formula(token.content)
            case "html_block":
                self._html.read(html_parts(token.content, self._closed), self._line)
            case "table_close":
                rows, self._rows = self._rows or [], None
                self._add(inline_table(rows, has_header=True))
            case "rest":
                self._add_text((clean_line(token.content), ()))
            case "container":
                self.blocks.label(container_label(token.info))
            case "label":
                self.blocks.label(label_of(token.content))
            case "comment":
                self.blocks.drop("a comment", token.content)
            case "template":
                self.blocks.drop("a command of the site", token.content)

    def _read_text(self, content: str) -> None:
        if self._quote_begins:
            self._quote_begins = False
            if (alert := alert_label(content)) is not None:
                label, content = alert
                self.blocks.label(label)
        if self.blocks.marker and (task := _TASK.match(content)):
            box = f"[{task[1].lower()}]"
            is_bullet = self.blocks.marker == BULLET
            self.blocks.marker = box if is_bullet else f"{self.blocks.marker} {box}"
            content = content[task.end() :]
        line = self._line
        content = "" if _RULE.fullmatch(content.strip()) else _ATTRIBUTES.sub("", content)
        self._inline.read(content, line)
        text = line.finish()
        if text[0]:
            line.drop_pictures()
        elif self._heading:
            text = (next((each.picture.alternative for each in line.pictures if not each.is_badge), ""), ())
            line.drop_pictures()
        self._add_text(text)
        for figure in line.take_figures():
            self._add(figure)

    def _cell(self, content: str) -> InlineText:
        self._inline.read(content, self._line)
        text = self._line.finish()
        if not text[0] and len(self._line.pictures) == 1:
            text = (self._line.pictures.pop().picture.alternative, ())
        self._line.drop_pictures()
        return text

    def _place(self) -> None:
        """Tell the blocks which lists and quotations the next text is in."""
        self.blocks.lists = len(self._lists) + self._html.lists
        self.blocks.quotes = self._quotes + self._html.quotes

    def _add_text(self, line: InlineText) -> None:
        self._place()
        if not line[0]:
            return
        self._html.interrupt()
        if self._heading and not self.blocks.lists and not self.blocks.quotes:
            self.blocks.add_heading(line, self._heading)
        else:
            self.blocks.add_text(line)

    def _add_formula(self, content: str) -> None:
        self._line.add_span(SpanKind.FORMULA, content)
        self._add_text(self._line.finish())

    def _add(self, draft: Draft) -> None:
        self._place()
        if draft.text.strip():
            self._html.interrupt()
            self.blocks.add(draft)
