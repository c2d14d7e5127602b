"""Build an article from drafts of its blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tui.document.model import (
    Article,
    Block,
    BlockKind,
    Dropped,
    Picture,
    Rows,
    Section,
    SentenceFinder,
    Span,
    table_text,
)

BLOCK_SEPARATOR = "\n\n"


@dataclass(slots=True, unsafe_hash=True)
class Draft:
    """A block before it gets its offsets in the article's text. It is never changed.

    It is not frozen, since that would make it in four times the time.
    """

    kind: BlockKind
    text: str
    level: int = 0
    """Of a heading: its depth as the source has it, gaps allowed. Of a list item or quote: its nesting."""
    marker: str = ""
    spans: tuple[Span, ...] = field(default=(), compare=False, repr=False)
    """By offsets into ``text``, in the order of their starts, an outer span before those within it."""
    rows: Rows = field(default=(), repr=False)
    """Of a table: its cells. By default each line of the text is a row of one cell."""
    picture: Picture | None = None
    """Of a figure: its picture, by default one without text and address.

    The text of the draft is the caption, or the alternative text if there is no caption.
    """
    is_prose: bool = True
    """False for a paragraph of other words than sentences, such as authors and places."""
    has_header: bool = field(default=False, compare=False)
    """True for a table whose source says that its first row of several cells names the columns."""
    language: str = field(default="", compare=False)
    """Of code: its language as the source names it, such as ``python``; empty if it does not say."""
    local_links: tuple[Span, ...] = field(default=(), compare=False, repr=False)
    """Links into the same document, such as ``#oil``, and to files beside it, by offsets into ``text``."""
    anchors: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """The names that links into the document give to this block."""
    begins_article: bool = field(default=False, compare=False)
    """True for the heading of an article of its own among several in one source, such as a message of a mailbox."""

    def __post_init__(self) -> None:
        if self.kind is BlockKind.TABLE and not self.rows:
            self.rows = tuple((line,) for line in self.text.split("\n"))
        if self.kind is BlockKind.FIGURE and self.picture is None:
            self.picture = Picture()

    @classmethod
    def table(
        cls, rows: Iterable[Iterable[str]], spans: tuple[Span, ...] = (), *, has_header: bool = False
    ) -> "Draft":
        """Make the draft of a table from its cells, row by row; each is clean and on one line."""
        cells = tuple(map(tuple, rows))
        return cls(BlockKind.TABLE, table_text(cells), spans=spans, rows=cells, has_header=has_header)


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
        dropped: The parts of the source that were left out; those without text are ignored.
        sentence_finder: Finds the article's sentences on first use.
    """
    blocks = _place(_without_gaps(draft for draft in drafts if draft.text.strip()))
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
        dropped=tuple(part for part in dropped if part.text.strip()),
        sentence_finder=sentence_finder,
    )


def _placed_spans(draft: Draft, spans_of_draft: Iterable[Span], text: str, start: int) -> tuple[Span, ...]:
    """Return spans of a draft by offsets into the article, where its text, stripped, begins at ``start``."""
    shift, end = start - draft.text.index(text), start + len(text)
    spans = []
    for span in spans_of_draft:
        first, last = (min(max(offset + shift, start), end) for offset in (span.start, span.end))
        if first < last or span.start == span.end:
            spans.append(Span(span.kind, first, last, span.target))
    return tuple(spans)


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
        spans = _placed_spans(draft, draft.spans, text, start) if draft.spans else ()
        local_links = _placed_spans(draft, draft.local_links, text, start) if draft.local_links else ()
        look = (draft.level, draft.marker, draft.rows, spans, draft.picture, draft.is_prose)
        known = (draft.has_header, draft.language, local_links, draft.anchors, draft.begins_article)
        blocks.append(Block(draft.kind, text, start, end, *look, *known))
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
