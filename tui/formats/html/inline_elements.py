"""The inline text of HTML elements, with its spans, formulas and marks of notes."""

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree

from tui.document.model import Dropped, SpanKind
from tui.formats.html.elements import (
    BLOCK_TAGS,
    BOLD_TAGS,
    DROPPED_TAGS,
    UNRENDERED_TAGS,
    heading_level,
    is_aria_hidden,
    is_hidden,
    is_link_elsewhere,
    is_struck_out,
    visible_text,
)
from tui.formats.html.formulas import formula_text, is_drawn_formula
from tui.formats.inline import InlineBuilder, InlineText
from tui.formats.xml import tag_of

NOTE_MARK_TAG = "standfirst-note"
"""The tag of the element that replaces the mark of a note. Its ``label`` is the note's; none if there is no note."""
_SPAN_KINDS = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), SpanKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), SpanKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), SpanKind.CODE),
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
}
_MAX_PARTS_OF_BUTTON = 10
_MAX_PIECES = 20
_ENDS_OF_RUN_IN = (".", ":", "!", "?")


@dataclass(slots=True)
class InlineReader:
    """Reads elements and texts into a line."""

    line: InlineBuilder = field(default_factory=InlineBuilder)
    dropped: list[Dropped] | None = None
    """Collects the texts that are shown but not read; None to collect none."""

    def is_skipped(self, element: Any, tag: str) -> bool:
        """Return True for an element whose content is not to be read; a formula is added to the line here."""
        if (formula := formula_text(element, tag)) is not None:
            if formula and not is_hidden(element):
                self._add_formula(element, formula)
            return True
        if tag == NOTE_MARK_TAG:
            if label := element.get("label"):
                self.line.mark(SpanKind.NOTE, label)
            return True
        if tag in UNRENDERED_TAGS or is_hidden(element):
            return True
        if (reason := _reason(element, tag)) is not None:
            self.drop(element, reason)
            return True
        return False

    def drop(self, element: Any, reason: str) -> None:
        """Record the text of an element as left out."""
        if self.dropped is not None and (text := visible_text(element)):
            self.dropped.append(Dropped(reason, text))

    def open(self, element: Any, tag: str) -> None:
        """Begin the span of an inline element, if it has one."""
        if is_link_elsewhere(element, tag) or (tag == "a" and len(element.get("href") or "") > 1):
            self.line.open(element, SpanKind.LINK, element.get("href"))
        elif (kind := _SPAN_KINDS.get(tag)) is not None:
            self.line.open(element, kind)

    def close(self, element: Any) -> None:
        """End the span of an element, if it has one."""
        self.line.close(element)

    def _add_formula(self, element: Any, formula: str) -> None:
        self.line.open(element, SpanKind.FORMULA)
        self.line.add(formula)
        self.line.close(element)


def following_text(element: Any) -> str:
    """Return the text after an element; with a space if bold words that open a paragraph come without one."""
    text: str = element.tail or ""
    return f" {text}" if text[:1].isupper() and _is_run_in_heading(element) else text


def _is_run_in_heading(element: Any) -> bool:
    if tag_of(element) not in BOLD_TAGS or element.getprevious() is not None:
        return False
    if (element.getparent().text or "").strip():
        return False
    text = "".join(islice(element.itertext(), _MAX_PIECES))
    return text.endswith(_ENDS_OF_RUN_IN) or (len(text.split()) > 1 and text[-1].islower())


def inline_text(element: Any, dropped: list[Dropped] | None = None) -> InlineText:
    """Return the text of an element as one line, whatever blocks are in it."""
    reader = InlineReader(dropped=dropped)
    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in walker:
        if event == "start":
            tag = tag_of(part)
            if part is not element and reader.is_skipped(part, tag):
                walker.skip_subtree()
                continue
            reader.open(part, tag)
            reader.line.add(" " if tag in BLOCK_TAGS or tag == "br" else "")
            reader.line.add(part.text or "")
            continue
        reader.close(part)
        if part is not element:
            reader.line.add(following_text(part))
    return reader.line.finish()


def _reason(element: Any, tag: str) -> str | None:
    """Return the reason to leave out an element that is shown; None for one that is read."""
    if is_drawn_formula(element):
        return "a drawn formula"
    if tag in DROPPED_TAGS and not (tag == "button" and _is_around_or_in_heading(element)):
        return DROPPED_TAGS[tag]
    if is_struck_out(element):
        return DROPPED_TAGS["s"]
    return "not to be read out" if is_aria_hidden(element) else None


def _is_around_or_in_heading(button: Any) -> bool:
    """Return True for a button that folds a part of the page and so is, or holds, what stands above that part."""
    around = next((part for part in button.iterancestors() if tag_of(part) in BLOCK_TAGS), None)
    if around is not None and _is_heading(around):
        return not _has_letters_outside(around, button)
    return any(map(_is_heading, islice(button.iter(), _MAX_PARTS_OF_BUTTON)))


def _is_heading(element: Any) -> bool:
    tag = tag_of(element)
    return tag == "dt" or heading_level(element, tag) > 0


def _has_letters_outside(heading: Any, button: Any) -> bool:
    inside = visible_text(button)
    return any(map(str.isalpha, visible_text(heading).replace(inside, "", 1)))
