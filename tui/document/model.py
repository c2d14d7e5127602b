"""The article as plain, immutable values. All offsets count code points of ``Article.text``."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from tui.document.stats import count_words
from tui.text.urls import is_bare_address

Rows = tuple[tuple[str, ...], ...]
"""The cells of a table, row by row, each on one line."""

CELL_SEPARATOR = " | "
"""The separator of a row's cells in the text of a table, where each row is a line."""


class BlockKind(StrEnum):
    """The role of a block in the article. The values are used in JSON records."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    FIGURE = "figure"

    @property
    def holds_sentences(self) -> bool:
        """True if blocks of this kind have sentences."""
        return self in _WITH_SENTENCES


_WITH_SENTENCES = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)


class SpanKind(StrEnum):
    """The meaning of a span. The values are used in JSON records."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    FORMULA = "formula"
    NOTE = "note"
    IMAGE = "image"


class Span(NamedTuple):
    """A marked part of a block's text, such as a link. Two spans are nested or apart, never partly overlapping."""

    kind: SpanKind
    start: int
    end: int
    """Equal to ``start`` where a mark, such as that of a note, was left out of the text."""
    target: str = ""
    """Of a link: its address. Of a note: the label of the ``Note``. Of an image: its address or file name."""


class Picture(NamedTuple):
    """The picture in a figure."""

    alternative: str = ""
    """The alternative text in the source, for those who cannot see the picture."""
    address: str = ""
    """Its address or file name in the source."""
    embedded: str = ""
    """The picture itself, as a ``data`` URL (RFC 2397), if the source holds it in place of an address."""


class Note(NamedTuple):
    """A footnote or endnote, which is not part of the article's text."""

    label: str
    """Its number or name as in the source; no other note of the article has the same."""
    text: str
    """Its paragraphs, joined by an empty line."""


def table_text(rows: Rows) -> str:
    """Return the text of a table: a line for each row, its cells joined by ``CELL_SEPARATOR``."""
    return "\n".join(map(CELL_SEPARATOR.join, rows))


def cell_starts(row: Iterable[str]) -> list[int]:
    """Return the offset of each cell in a row's line, and the offset at which one more cell would start."""
    return list(accumulate((len(cell) + len(CELL_SEPARATOR) for cell in row), initial=0))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, quotation, code listing, table or figure, in reading order."""

    kind: BlockKind
    text: str
    """``article.text[start:end]``. One line, except in code and tables, whose rows are lines.

    Of a figure: its caption, or else its alternative text.
    """
    start: int
    end: int
    level: int = 0
    """Of a heading: its section's level. Of a list item or quote: how deep it is nested, from 1. Else 0."""
    marker: str = ""
    """The bullet or number before a list item, such as ``•`` or ``3.``. It is not part of the text."""
    rows: Rows = field(default=(), repr=False)
    """Of a table: its cells. They cannot be split from the text, since a cell may contain ``CELL_SEPARATOR``."""
    spans: tuple[Span, ...] = field(default=(), repr=False)
    """By offsets into the article's text, in the order of their starts, an outer span before those within it."""
    picture: Picture | None = None
    """Of a figure: what it shows. None for other blocks."""
    is_prose: bool = True
    """False for a paragraph of other words than sentences, such as authors and places."""
    has_header: bool = False
    """True for a table whose source says that its first row of several cells names the columns."""
    language: str = ""
    """Of code: its language as the source names it, such as ``python``; empty if it does not say."""
    local_links: tuple[Span, ...] = field(default=(), repr=False)
    """Links into the same document, such as ``#oil``, and to files beside it, which are not among the spans."""
    anchors: tuple[str, ...] = field(default=(), repr=False)
    """The names that links into the document give to this block."""
    begins_article: bool = False
    """True for the heading of an article of its own among several in one source, such as a message of a mailbox."""

    @property
    def holds_sentences(self) -> bool:
        """True if it has sentences: a formula or an address that stands alone has none."""
        if not self.is_prose or self.kind not in _WITH_SENTENCES or is_bare_address(self.text):
            return False
        if not self.spans:
            return True
        first = self.spans[0]
        return not (first.kind is SpanKind.FORMULA and (first.start, first.end) == (self.start, self.end))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it up to the next heading of its level or above."""

    index: int
    """Its place in ``article.sections``, in reading order."""
    title: str | None
    """The heading's text, which begins at ``start``; None for the opening, which has no heading."""
    level: int
    """How deep it is nested, from 1, without gaps."""
    parent: int | None
    """The index of the section around it; None at the top."""
    start: int
    end: int
    """The end of its last block, subsections included."""
    is_found: bool = False
    """True for a topic that was found where the text has no headings; its title is then its keywords."""

    @property
    def heading(self) -> str | None:
        """The heading in the text; None for the opening and for a topic that was found."""
        return None if self.is_found else self.title


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of the article's text."""

    index: int
    """Its place in ``article.sentences``, in reading order."""
    text: str
    start: int
    end: int
    section: int
    """The index of the innermost section that holds it."""


class Dropped(NamedTuple):
    """A part of the source that was left out of the article."""

    reason: str
    text: str


class Link(NamedTuple):
    """A link to a web page in the article's text."""

    text: str
    """``article.text[start:end]``."""
    address: str
    """``http`` or ``https``, in ASCII alone."""
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Article:
    """One document that is read. Articles are compared by identity."""

    title: str
    """The title alone: no block, section or sentence holds it. Empty if none was found."""
    text: str = field(repr=False)
    """The blocks' texts joined by an empty line."""
    blocks: tuple[Block, ...] = field(repr=False)
    sections: tuple[Section, ...] = field(repr=False)
    language: str = "english"
    """Its name: Sumy's, or else the English one."""
    source: str | None = None
    author: str | None = None
    date: str | None = None
    site: str | None = None
    dropped: tuple[Dropped, ...] = field(default=(), repr=False)
    notes: tuple[Note, ...] = field(default=(), repr=False)
    """Its foot- and endnotes, which are not part of the text."""
    warnings: tuple[str, ...] = ()
    """Lines for the user about how it was opened, such as that a web page came from the cache."""

    sentence_finder: "SentenceFinder | None" = field(default=None, repr=False)
    """Finds its sentences on first use; None if ``with_sentences`` provides them."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of its paragraphs, list items and quotes, found on first use.

        Raises:
            LookupError: The article has neither a sentence finder nor sentences.
        """
        if self.sentence_finder is None:
            raise LookupError("The article was built without a sentence finder.")
        return self.sentence_finder(self)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of its blocks, in the order of their starts, none within another."""
        return tuple(
            Link(self.text[span.start : span.end], span.target, span.start, span.end)
            for block in self.blocks
            for span in block.spans
            if span.kind is SpanKind.LINK
        )

    @cached_property
    def word_totals(self) -> tuple[int, ...]:
        """The number of words up to the end of each block, headings, code and tables included; counted on first use."""
        return tuple(accumulate(count_words(block.text) for block in self.blocks))

    @property
    def word_count(self) -> int:
        """The number of words of its text."""
        return self.word_totals[-1] if self.blocks else 0

    def words_before(self, offset: int) -> int:
        """Return the number of words before an offset of the text; within a block, in proportion to its length."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if index < 0:
            return 0
        block, before = self.blocks[index], self.word_totals[index - 1] if index else 0
        share = min(1.0, (offset - block.start) / max(1, block.end - block.start))
        return before + round(share * (self.word_totals[index] - before))

    def with_sentences(
        self, sentences: Iterable[Sentence], sections: Iterable[Section] | None = None
    ) -> "Article":
        """Return a copy that has the result of ``find_sentences``, so that it need not be computed again.

        Args:
            sentences: The sentences, each with the index of its section.
            sections: The topics in place of its sections; None to keep these.
        """
        copy = replace(self) if sections is None else replace(self, sections=tuple(sections))
        # A cached property keeps its value in the instance's dictionary; a frozen dataclass guards only setattr.
        copy.__dict__.update({**self.__dict__, **copy.__dict__}, sentences=tuple(sentences))
        return copy

    def in_language(self, language: str) -> "Article":
        """Return a copy in another language (Sumy's name), whose sentences and topics are not found yet."""
        sections = self.sections
        if sections and sections[0].is_found:
            sections = (Section(0, None, 1, None, sections[0].start, sections[-1].end),)
        copy = replace(self, language=language, sections=sections)
        if "word_totals" in self.__dict__:  # words are counted alike in every language
            copy.__dict__["word_totals"] = self.word_totals
        return copy

    @property
    def has_sentences(self) -> bool:
        """True if the sentences have been found."""
        return "sentences" in self.__dict__


SentenceFinder = Callable[[Article], tuple[Sentence, ...]]
"""A function that finds the sentences of an article's paragraphs, list items and quotes."""
