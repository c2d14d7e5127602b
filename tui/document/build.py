"""Build an article from drafts of its blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tui.document.model import (
    Article,
    Block,
    BlockKind,
    Dropped,
    Link,
    Rows,
    Section,
    SentenceFinder,
    table_text,
)

BLOCK_SEPARATOR = "\n\n"


class DraftLink(NamedTuple):
    """A link in a draft's text."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A block that has no place in the text yet."""

    kind: BlockKind
    text: str
    level: int = 0
    """Of a heading: its depth as the source has it, gaps allowed. Of a list item or quote: its nesting."""
    marker: str = ""
    links: tuple[DraftLink, ...] = field(default=(), compare=False, repr=False)
    """In the order of their starts, none within another."""
    rows: Rows = field(default=(), repr=False)
    """Of a table: its cells. By default each line of the text is a row of one cell."""

    def __post_init__(self) -> None:
        if self.kind is BlockKind.TABLE and not self.rows:
            object.__setattr__(self, "rows", tuple((line,) for line in self.text.split("\n")))

    @classmethod
    def table(cls, rows: Iterable[Iterable[str]], links: tuple[DraftLink, ...] = ()) -> "Draft":
        """Make the draft of a table from its cells, row by row; each is clean and on one line."""
        cells = tuple(map(tuple, rows))
        return cls(BlockKind.TABLE, table_text(cells), links=links, rows=cells)


@dataclass(frozen=True, slots=True)
class Metadata:
    """An article's source, author, date and site."""

    source: str | None = None
    author: str | None = None
    date: str | None = None
    site: str | None = None


_NO_METADATA = Metadata()


def build_article(
    drafts: Iterable[Draft],
    *,
    title: str,
    language: str = "english",
    metadata: Metadata = _NO_METADATA,
    dropped: Iterable[Dropped] = (),
    sentence_finder: SentenceFinder | None = None,
) -> Article:
    """Build an article: place each draft in the text, and nest the headings into sections.

    Args:
        drafts: The blocks in reading order, their texts already clean; those without text are ignored.
        title: The article's title, which none of the drafts may hold.
        language: Sumy's name of the language.
        metadata: Its source and author.
        dropped: The parts of the source that were left out.
        sentence_finder: Finds the article's sentences on first use.
    """
    kept = [draft for draft in drafts if draft.text.strip()]
    blocks = _place(_without_gaps(kept))
    return Article(
        title=title,
        text=BLOCK_SEPARATOR.join(block.text for block in blocks),
        blocks=blocks,
        sections=_sections(blocks),
        language=language,
        source=metadata.source,
        author=metadata.author,
        date=metadata.date,
        site=metadata.site,
        dropped=tuple(dropped),
        sentence_finder=sentence_finder,
        links=tuple(_links(kept, blocks)),
    )


def _links(drafts: Iterable[Draft], blocks: Iterable[Block]) -> Iterator[Link]:
    for draft, block in zip(drafts, blocks, strict=True):
        if draft.links:
            shift = block.start - draft.text.index(block.text)
            for link in draft.links:
                start, end = max(link.start + shift, block.start), min(link.end + shift, block.end)
                if start < end:
                    text = block.text[start - block.start : end - block.start]
                    yield Link(text, link.address, start, end)


def _without_gaps(drafts: Iterable[Draft]) -> Iterable[Draft]:
    open_levels: list[int] = []
    for draft in drafts:
        if draft.kind is not BlockKind.HEADING:
            yield draft
            continue
        while open_levels and open_levels[-1] >= draft.level:
            open_levels.pop()
        open_levels.append(draft.level)
        yield replace(draft, level=len(open_levels))


def _place(drafts: Iterable[Draft]) -> tuple[Block, ...]:
    blocks = []
    start = 0
    for draft in drafts:
        text = _stripped(draft)
        end = start + len(text)
        blocks.append(Block(draft.kind, text, start, end, draft.level, draft.marker, draft.rows))
        start = end + len(BLOCK_SEPARATOR)
    return tuple(blocks)


def _stripped(draft: Draft) -> str:
    if draft.rows:
        return draft.text
    return draft.text.strip("\n") if draft.kind is BlockKind.CODE else draft.text.strip()


def _sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    if not blocks:
        return ()
    starts = [position for position, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if starts[:1] != [0]:
        starts.insert(0, 0)  # the opening
    sections: list[Section] = []
    open_indices: list[int] = []
    for index, position in enumerate(starts):
        first = blocks[position]
        title, level = (first.text, first.level) if first.kind is BlockKind.HEADING else (None, 1)
        while open_indices and sections[open_indices[-1]].level >= level:
            closed = open_indices.pop()
            sections[closed] = replace(sections[closed], end=blocks[position - 1].end)
        parent = open_indices[-1] if open_indices else None
        sections.append(Section(index, title, level, parent, first.start, blocks[-1].end))
        open_indices.append(index)
    return tuple(sections)
