"""A line of Markdown being built: its text and spans, its pictures, and struck-out words."""

import re
from typing import NamedTuple

from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped, Picture, SpanKind
from tui.formats.inline import InlineBuilder, InlineText
from tui.formats.markdown.html import Tag
from tui.text.sanitize import clean_line

_BADGE = re.compile(r"badge|shields\.io|\.svg(?:\?|$)", re.IGNORECASE)
_SPAN_TAGS = {
    "em": SpanKind.EMPHASIS,
    "i": SpanKind.EMPHASIS,
    "cite": SpanKind.EMPHASIS,
    "b": SpanKind.STRONG,
    "strong": SpanKind.STRONG,
    "code": SpanKind.CODE,
    "kbd": SpanKind.CODE,
    "samp": SpanKind.CODE,
    "tt": SpanKind.CODE,
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
}
STRUCK_TAGS = frozenset(("del", "s", "strike"))
_SPACED_TAGS = frozenset("br p div li td th tr hr summary dt dd".split())


class LinePicture(NamedTuple):
    """A picture in a line, and the texts that describe it."""

    picture: Picture
    caption: str
    is_badge: bool


class MarkdownLine:
    """A line of text with spans. Struck-out words, and pictures beside text, are recorded as left out."""

    def __init__(self, dropped: list[Dropped]) -> None:
        self.pictures: list[LinePicture] = []
        self._dropped = dropped
        self._builder = InlineBuilder()
        self._struck: list[str] = []
        self._struck_depth = 0

    def add(self, text: str) -> None:
        if self._struck_depth:
            self._struck.append(text)
        else:
            self._builder.add(text)

    def add_span(self, kind: SpanKind, text: str) -> None:
        self.open(kind)
        self.add(text)
        self.close(kind)

    def open(self, kind: SpanKind, target: str = "") -> None:
        self._builder.open(kind, kind, target)

    def close(self, kind: SpanKind) -> None:
        self._builder.close(kind)

    def mark(self, kind: SpanKind, target: str) -> None:
        self._builder.mark(kind, target)

    def strike(self, step: int) -> None:
        """Begin (1) or end (-1) struck-out text."""
        self._struck_depth = max(0, self._struck_depth + step)
        if not self._struck_depth:
            self._drop_struck()

    def add_picture(self, alternative: str, address: str, caption: str = "") -> None:
        alternative, caption = clean_line(alternative), clean_line(caption)
        is_badge = self._builder.is_in_link and _BADGE.search(address) is not None
        picture = Picture(alternative, clean_line(address))
        self.pictures.append(LinePicture(picture, caption or alternative, is_badge))

    def tag(self, tag: Tag) -> None:
        """Read a tag of HTML that stands within a line."""
        if tag.name in _SPACED_TAGS:
            self.add(" ")
        elif tag.name in STRUCK_TAGS:
            self.strike(-1 if tag.is_end else 1)
        elif tag.name == "img":
            values = tag.attributes
            self.add_picture(values.get("alt", ""), values.get("src", ""), values.get("title", ""))
        elif tag.name == "a":
            if tag.is_end:
                self.close(SpanKind.LINK)
            elif "href" in tag.attributes:
                self.open(SpanKind.LINK, tag.attributes["href"])
        elif kind := _SPAN_TAGS.get(tag.name):
            if tag.is_end:
                self.close(kind)
            else:
                self.open(kind)

    def finish(self) -> InlineText:
        """Return the text and its spans, and begin the next line; the pictures stay for ``take_figures``."""
        self._drop_struck()
        line, self._builder = self._builder.finish(), InlineBuilder()
        return line

    def take_figures(self) -> list[Draft]:
        """Return the pictures of a line without text as figures; badges and pictures without words are left out."""
        figures = [
            Draft(BlockKind.FIGURE, each.caption, picture=each.picture)
            for each in self.pictures
            if each.caption and not each.is_badge
        ]
        self.drop_pictures([each for each in self.pictures if not each.caption or each.is_badge])
        self.pictures = []
        return figures

    def drop_pictures(self, pictures: list[LinePicture] | None = None) -> None:
        """Record pictures, by default all of the line, as left out."""
        for each in self.pictures if pictures is None else pictures:
            self._dropped.append(
                Dropped("an image", each.picture.alternative or each.caption or "(without a description)")
            )
        if pictures is None:
            self.pictures = []

    def _drop_struck(self) -> None:
        text, self._struck = clean_line("".join(self._struck)), []
        if text:
            self._dropped.append(Dropped("text that is struck out", text))
