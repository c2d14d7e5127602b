"""An article folded to its summary, as items: the chosen sentences, and a line for all between them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.document.model import Article, Block, BlockKind, Sentence
from tui.reader.rows.article_items import block_items, gap_before, title_items
from tui.reader.rows.line_index import LineItem


class Span(NamedTuple):
    """A part of the article's text, by the offsets of its start and its end."""

    start: int
    end: int


class Unfolded(NamedTuple):
    """Parts of the text that the reader has unfolded.

    They are remembered by their place and not by the line that stood for them: a longer summary parts what was left
    out, a shorter one joins it, and neither is to fold what was shown.
    """

    spans: tuple[Span, ...] = ()
    """Apart, and in order."""

    def reaches(self, left_out: Span) -> bool:
        """Whether a part that is left out is to be shown, which holds for all of it as soon as for some."""
        before = bisect_left(self.spans, left_out.end, key=lambda span: span.start)
        return before > 0 and self.spans[before - 1].end > left_out.start

    def toggled(self, left_out: Span) -> "Unfolded":
        """With one part that is left out unfolded, or folded again."""
        if self.reaches(left_out):
            return Unfolded(
                tuple(s for s in self.spans if s.end <= left_out.start or s.start >= left_out.end)
            )
        return Unfolded(tuple(sorted((*self.spans, left_out))))


_FOLDED = "⋯"
_UNFOLDED = "▾"
_LEFT_OUT_OF_A_COPY = "[…]"
_LEFT_OUT_WHOLE = {BlockKind.CODE: "code listing", BlockKind.TABLE: "table"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldLine(LineItem):
    """The line that stands for what a summary leaves out, or above it while it is unfolded."""

    left_out: Span
    """The text that it stands for."""
    is_unfolded: bool


def text_in_view(text: str, start: int, end: int, items: Iterable[LineItem]) -> str:
    """A part of the article's text without what is folded, as whoever selects it sees it.

    Args:
        text: The article's text.
        start: Where the part starts.
        end: Where it ends.
        items: What is laid out of the article, in order.

    Returns:
        The text; "[…]" stands where something is left out of it.
    """
    pieces, place = [], start
    for item in items:
        if (
            isinstance(item, FoldLine)
            and not item.is_unfolded
            and item.left_out[0] < end
            and item.left_out[1] > start
        ):
            pieces.append(text[place : item.left_out[0]].strip())
            place = item.left_out[1]
    pieces.append(text[place:end].strip())
    return f" {_LEFT_OUT_OF_A_COPY} ".join(filter(None, pieces))


class _Part(NamedTuple):
    """A block, or the part of one that is kept or left out as a whole."""

    block: Block
    start: int
    end: int
    is_kept: bool
    sentences: int


def skim_items(article: Article, summary: Sequence[Sentence], unfolded: Unfolded) -> Iterator[LineItem]:
    """What the article pane lays out of an article that is skimmed.

    Headings stay, and the sentences of the summary; all between them becomes one line, which tells how much it is.
    Each item stands for the part of the text from its start to its end, so that a place in the text is found in the
    skimmed article as in the full one. A fifth of a book takes longer than a frame, so whoever asks for it may take
    the items bit by bit.

    Args:
        article: The article, with its sentences.
        summary: The sentences to keep, in reading order.
        unfolded: What to show although it is left out, each part under its line.
    """
    yield from title_items(article)
    above: Block | None = None
    left_out: list[_Part] = []
    for part in _parts(article, summary):
        if not part.is_kept:
            left_out.append(part)
            continue
        gap = gap_before(part.block, above)
        if left_out:
            folded = [*_folded(left_out, unfolded, above)]
            yield from folded
            gap = _gap_under(folded[-1], part.block, left_out[-1].block)
        yield from block_items(part.block, part.start, part.end, gap)
        above, left_out = part.block, []
    if left_out:
        yield from _folded(left_out, unfolded, above)


def _parts(article: Article, summary: Sequence[Sentence]) -> Iterator[_Part]:
    """The article in parts that are kept or left out as a whole; together they are all of its blocks."""
    starts = [sentence.start for sentence in article.sentences]
    kept = [sentence.index for sentence in summary]
    known = 0
    for block in article.blocks:
        if not block.kind.holds_sentences:
            yield _Part(block, block.start, block.end, block.kind is BlockKind.HEADING, 0)
            continue
        first, known = known, bisect_left(starts, block.end, known)
        chosen = kept[bisect_left(kept, first) : bisect_left(kept, known)]
        if chosen:
            yield from _parts_of(block, [block.start, *starts[first + 1 : known], block.end], first, chosen)
        else:
            yield _Part(block, block.start, block.end, False, known - first)


def _parts_of(block: Block, cuts: Sequence[int], first: int, chosen: Sequence[int]) -> Iterator[_Part]:
    """A block cut where sentences that are kept begin and end.

    Args:
        block: The block.
        cuts: Where its sentences start, the first with the block, and where the block ends.
        first: The index of its first sentence.
        chosen: The indices of those that are kept.
    """
    done = 0
    for run in _consecutive(chosen):
        start, end = run.start - first, run.stop - first
        if start > done:
            yield _Part(block, cuts[done], cuts[start], False, start - done)
        yield _Part(block, cuts[start], cuts[end], True, end - start)
        done = end
    if done < len(cuts) - 1:
        yield _Part(block, cuts[done], cuts[-1], False, len(cuts) - 1 - done)


def _consecutive(numbers: Sequence[int]) -> Iterator[range]:
    start = 0
    for index in range(1, len(numbers) + 1):
        if index == len(numbers) or numbers[index] != numbers[index - 1] + 1:
            yield range(numbers[start], numbers[index - 1] + 1)
            start = index


def _folded(run: Sequence[_Part], unfolded: Unfolded, above: Block | None) -> Iterator[LineItem]:
    """The line that stands for parts that are left out, and under it the parts themselves if they are unfolded."""
    line = _fold_line(run, unfolded, gap=1 if above is None else 0)
    yield line
    if line.is_unfolded:
        above = None
        for part in run:
            gap = 0 if above is None else gap_before(part.block, above)
            yield from block_items(part.block, part.start, part.end, gap)
            above = part.block


def _gap_under(item: LineItem, block: Block, above: Block) -> int:
    """How many rows stay empty between what is left out, by its last item and block, and a block that is kept."""
    if block.kind is BlockKind.HEADING:
        return 1
    return 0 if isinstance(item, FoldLine) or block is above else gap_before(block, above)


def _fold_line(run: Sequence[_Part], unfolded: Unfolded, gap: int) -> FoldLine:
    left_out = Span(run[0].start, run[-1].end)
    is_unfolded = unfolded.reaches(left_out)
    return FoldLine(
        f"{_UNFOLDED if is_unfolded else _FOLDED} {_how_much(run)}".rstrip(),
        "flow--fold",
        left_out.start,
        gap=gap,
        extent=0 if is_unfolded else left_out.end - left_out.start,
        left_out=left_out,
        is_unfolded=is_unfolded,
    )


def _how_much(run: Iterable[_Part]) -> str:
    """What parts hold, such as ``12 sentences, 1 table``; nothing for mere dividing lines."""
    counts = {"sentence": 0}
    for part in run:
        counts["sentence"] += part.sentences
        if noun := _LEFT_OUT_WHOLE.get(part.block.kind):
            counts[noun] = counts.get(noun, 0) + 1
    return ", ".join(
        f"{count:,} {noun}{'' if count == 1 else 's'}" for noun, count in counts.items() if count
    )
