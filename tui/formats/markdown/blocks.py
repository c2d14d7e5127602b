"""Make blocks and notes from the tokens of the Markdown parser."""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.token import Token

from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped, Note, SpanKind
from tui.formats.inline import InlineText, inline_table
from tui.formats.markdown.html import html_parts
from tui.formats.markdown.html_blocks import HtmlContext
from tui.formats.markdown.inline_tokens import InlineReader
from tui.formats.markdown.labels import alert_label, container_label, label_of
from tui.formats.markdown.line import Line
from tui.formats.plain.reader import BULLET
from tui.text.sanitize import clean_line, clean_text

_TASK = re.compile(r"\[([ xX])\](?=\s)")
_ATTRIBUTES = re.compile(
    r"[ \t]*(?:\{:?[ \t]*(?:[#.][\w.:#-]+|[\w-]+=[^{}\s]+)[^{}\n]*\}|\{/\*[^{}\n]*\*/\})[ \t]*$"
)
_TAB_WIDTH = 4


class BlockReader:
    """Makes blocks from tokens; ``drafts``, ``notes`` and ``dropped`` are its results."""

    def __init__(self, env: dict[str, Any], closed: frozenset[str]) -> None:
        self.drafts: list[Draft] = []
        self.notes: dict[str, Note] = {}
        self.dropped: list[Dropped] = []
        self._env = env
        self._closed = closed
        self._inline = InlineReader(env, closed, self._add_note, self.dropped)
        self._html = HtmlContext(self._add)
        self._line = Line(self.dropped)
        self._quotes = 0
        self._quote_begins = False
        self._lists: list[Token] = []
        self._marker = ""
        self._heading = 0
        self._rows: list[list[InlineText]] | None = None
        self._label = ""
        self._last_number = 0
        """That of the last note without a label."""
        self._note_starts: list[tuple[str, int]] = []

    def read(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if not self._enter(token):
                self._read_content(token)
        self._flush_label()
        self._html.close(self._line)

    def _enter(self, token: Token) -> bool:
        """Take in where the next blocks stand; return whether that is all that the token says."""
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
                self._quote_begins = token.nesting > 0
                self._flush_label()
            case "bullet_list_open" | "ordered_list_open" | "dd_open":
                self._lists.append(token)
                self._marker = ""
            case "bullet_list_close" | "ordered_list_close" | "dd_close":
                self._lists.pop()
            case "list_item_open":
                is_ordered = self._lists[-1].type == "ordered_list_open"
                self._marker = f"{token.info}{token.markup}" if is_ordered else BULLET
            case "heading_open":
                self._heading = int(token.tag[1:])
                self._flush_label()
                self._html.close(self._line)
            case "heading_close":
                self._heading = 0
            case "table_open":
                self._rows = []
            case "tr_open" if self._rows is not None:
                self._rows.append([])
            case "footnote_reference_open":
                self._note_starts.append((token.meta["label"], len(self.drafts)))
            case "footnote_reference_close":
                label, start = self._note_starts.pop()
                self._add_note(label, "\n\n".join(draft.text for draft in self.drafts[start:]))
                del self.drafts[start:]
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
                self._add_block(Draft(BlockKind.CODE, _clean_code(token.content)))
            case "formula_block":
                self._add_formula(token.content)
            case "html_block":
                self._html.read(html_parts(token.content, self._closed), self._line)
            case "table_close":
                rows, self._rows = self._rows or [], None
                self._add_block(inline_table(rows))
            case "rest":
                self._add(self._placed((clean_line(token.content), ())))
            case "container":
                self._flush_label()
                self._label = container_label(token.info)
            case "label":
                self._label = label_of(token.content)
            case "comment":
                self._drop("a comment", token.content)

    def _read_text(self, content: str) -> None:
        if self._quote_begins:
            self._quote_begins = False
            if (alert := alert_label(content)) is not None:
                self._label, content = alert
        if self._marker and (task := _TASK.match(content)):
            box = f"[{task[1].lower()}]"
            self._marker = box if self._marker == BULLET else f"{self._marker} {box}"
            content = content[task.end() :]
        content = _ATTRIBUTES.sub("", content)
        line = self._line
        label, self._label = self._label, "" if content.strip() else self._label
        if label and content.strip():
            line.add_span(SpanKind.STRONG, label)
            line.add(" " if label[-1:] in ".:;!?," else ": ")
        self._inline.read(content, line)
        text = line.finish()
        if text[0]:
            line.drop_pictures()
        elif self._heading:
            text = (next((each.picture.alternative for each in line.pictures if not each.is_badge), ""), ())
            line.drop_pictures()
        self._add(self._placed(text))
        for figure in line.take_figures():
            self._add_block(figure)

    def _cell(self, content: str) -> InlineText:
        self._inline.read(content, self._line)
        text = self._line.finish()
        if not text[0] and len(self._line.pictures) == 1:
            text = (self._line.pictures.pop().picture.alternative, ())
        self._line.drop_pictures()
        return text

    def _placed(self, line: InlineText) -> Draft:
        """Make the draft of a line that stands where the last tokens said."""
        text, spans = line
        depth = len(self._lists) + self._html.lists
        quotes = self._quotes + self._html.quotes
        if depth:
            marker = ""
            if text:
                marker, self._marker = self._marker, ""
            return Draft(BlockKind.LIST_ITEM, text, depth, marker, spans)
        if quotes:
            return Draft(BlockKind.QUOTE, text, quotes, spans=spans)
        if self._heading:
            return Draft(BlockKind.HEADING, text, self._heading, spans=spans)
        return Draft(BlockKind.PARAGRAPH, text, spans=spans)

    def _add_formula(self, content: str) -> None:
        self._line.add_span(SpanKind.FORMULA, content)
        self._add_block(self._placed(self._line.finish()))

    def _add_block(self, draft: Draft) -> None:
        """Add a block that cannot take in a label."""
        self._flush_label()
        self._add(draft)

    def _flush_label(self) -> None:
        label, self._label = clean_line(self._label), ""
        if label:
            self._line.add_span(SpanKind.STRONG, label)
            self._add(self._placed(self._line.finish()))

    def _add(self, draft: Draft) -> None:
        if draft.text.strip():
            self._html.interrupt()
            self.drafts.append(draft)

    def _add_note(self, label: str, text: str) -> str:
        """Add a note, and return the label that it has: that of an inline note is a number."""
        label = clean_line(label) or self._free_label()
        if not text.strip():
            return label
        if label in self.notes:
            self._drop("a second note of the same name", text)
        else:
            self.notes[label] = Note(label, text)
        return label

    def _free_label(self) -> str:
        references = self._env.get("footnotes", {}).get("refs", {})
        while True:
            self._last_number += 1
            label = str(self._last_number)
            if label not in self.notes and f":{label}" not in references:
                return label

    def _drop(self, reason: str, text: str) -> None:
        if text := clean_line(text):
            self.dropped.append(Dropped(reason, text))


def _clean_code(content: str) -> str:
    return clean_text(content.expandtabs(_TAB_WIDTH).rstrip("\n"))
