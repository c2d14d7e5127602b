"""An article folded to its summary, as items: the chosen sentences, and a line for what is between them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.document.model import Article, Block, BlockKind, Sentence
from tui.reader.rows.article_items import block_items, gap_before, title_items
from tui.reader.rows.item_styles import FOLD
from tui.reader.rows.line_index import LineItem
from tui.reader.rows.spans import TextRange
from tui.text.phrases import count_phrase


class Unfolded(NamedTuple):
    """Parts of the text that the user has unfolded.

    They are kept as offsets, not as fold lines: a longer summary splits what is hidden, a shorter one joins it, and
    neither may fold what was shown.
    """

    ranges: tuple[TextRange, ...] = ()
    """In order, without overlaps."""

    def overlaps(self, hidden: TextRange) -> bool:
        """Return whether any of a hidden part is unfolded, which unfolds all of it."""
        before = bisect_left(self.ranges, hidden.end, key=lambda part: part.start)
        return before > 0 and self.ranges[before - 1].end > hidden.start

    def toggled(self, hidden: TextRange) -> "Unfolded":
        """Return these parts with a hidden one unfolded, or folded again."""
        if self.overlaps(hidden):
            return Unfolded(
                tuple(part for part in self.ranges if part.end <= hidden.start or part.start >= hidden.end)
            )
        return Unfolded(tuple(sorted((*self.ranges, hidden))))

    def with_parts(self, hidden: Iterable[TextRange]) -> "Unfolded":
        """Return these parts and some hidden ones, unfolded."""
        return Unfolded(tuple(sorted({*self.ranges, *(part for part in hidden if not self.overlaps(part))})))

    def without(self, start: int, end: int) -> "Unfolded":
        """Return these parts but for those that begin between two offsets, which are folded again."""
        return Unfolded(tuple(part for part in self.ranges if not start <= part.start < end))


_FOLDED_SIGN = "⋯"
_UNFOLDED_SIGN = "▾"
_OMISSION = "[…]"
_NOUNS_WITHOUT_SENTENCES = {
    BlockKind.CODE: "code listing",
    BlockKind.TABLE: "table",
    BlockKind.FIGURE: "figure",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldLine(LineItem):
    """The line in place of hidden text, or above it while it is unfolded."""

    hidden: TextRange
    is_unfolded: bool


def text_without_folds(text: str, start: int, end: int, items: Iterable[LineItem]) -> str:
    """Return a part of the article's text, with "[…]" in place of what is folded.

    Args:
        text: The article's text.
        start: The start of the part.
        end: The end of the part.
        items: The items of the article, in order.
    """
    pieces, position = [], start
    for item in items:
        if isinstance(item, FoldLine) and not item.is_unfolded:
            first, last = item.hidden
            if first < end and last > start:
                pieces.append(text[position:first].strip())
                position = last
    pieces.append(text[position:end].strip())
    return f" {_OMISSION} ".join(filter(None, pieces))


class _BlockPart(NamedTuple):
    """A block, or a part of one, that is kept or hidden as a whole."""

    block: Block
    start: int
    end: int
    is_kept: bool
    sentences: int


def skim_items(article: Article, summary: Sequence[Sentence], unfolded: Unfolded) -> Iterator[LineItem]:
    """Yield the items of an article that is folded to its summary.

    Headings and the sentences of the summary stay; the text between them becomes one line that says how much it is.
    Each item covers the text from its start to its end, so that offsets are found as in the full article. A fifth of a
    book takes longer than a frame, so the items can be taken in portions.

    Args:
        article: The article, with its sentences.
        summary: The sentences to keep, in reading order.
        unfolded: The hidden parts to show, each under its line.
    """
    yield from title_items(article)
    above: Block | None = None
    hidden: list[_BlockPart] = []
    for part in _parts(article, summary):
        if not part.is_kept:
            hidden.append(part)
            continue
        gap = gap_before(part.block, above)
        if hidden:
            folded = [*_folded(hidden, unfolded, above)]
            yield from folded
            gap = _gap_under(folded[-1], part.block, hidden[-1].block)
        yield from block_items(part.block, part.start, part.end, gap)
        above, hidden = part.block, []
    if hidden:
        yield from _folded(hidden, unfolded, above)


def _parts(article: Article, summary: Sequence[Sentence]) -> Iterator[_BlockPart]:
    """Yield all blocks of an article in parts that are kept or hidden as a whole."""
    starts = [sentence.start for sentence in article.sentences]
    kept = [sentence.index for sentence in summary]
    known = 0
    for block in article.blocks:
        if not block.holds_sentences:
            yield _BlockPart(block, block.start, block.end, block.kind is BlockKind.HEADING, 0)
            continue
        first, known = known, bisect_left(starts, block.end, known)
        chosen = kept[bisect_left(kept, first) : bisect_left(kept, known)]
        if chosen:
            yield from _parts_of(block, [block.start, *starts[first + 1 : known], block.end], first, chosen)
        else:
            yield _BlockPart(block, block.start, block.end, False, known - first)


def _parts_of(block: Block, cuts: Sequence[int], first: int, chosen: Sequence[int]) -> Iterator[_BlockPart]:
    """Split a block where the chosen sentences begin and end; cuts are the starts of all and the end of the last."""
    done = 0
    for run in _consecutive(chosen):
        start, end = run.start - first, run.stop - first
        if start > done:
            yield _BlockPart(block, cuts[done], cuts[start], False, start - done)
        yield _BlockPart(block, cuts[start], cuts[end], True, end - start)
        done = end
    if done < len(cuts) - 1:
        yield _BlockPart(block, cuts[done], cuts[-1], False, len(cuts) - 1 - done)


def _consecutive(numbers: Sequence[int]) -> Iterator[range]:
    start = 0
    for index in range(1, len(numbers) + 1):
        if index == len(numbers) or numbers[index] != numbers[index - 1] + 1:
            yield range(numbers[start], numbers[index - 1] + 1)
            start = index


def _folded(run: Sequence[_BlockPart], unfolded: Unfolded, above: Block | None) -> Iterator[LineItem]:
    """Yield the fold line of hidden parts, and under it the parts themselves if they are unfolded."""
    line = _fold_line(run, unfolded, gap=1 if above is None else 0)
    yield line
    if line.is_unfolded:
        above = None
        for part in run:
            gap = 0 if above is None else gap_before(part.block, above)
            yield from block_items(part.block, part.start, part.end, gap)
            above = part.block


def _gap_under(item: LineItem, block: Block, above: Block) -> int:
    """Return the number of empty rows between hidden text, by its last item and block, and a block that is kept."""
    if block.kind is BlockKind.HEADING:
        return 1
    return 0 if isinstance(item, FoldLine) or block is above else gap_before(block, above)


def _fold_line(run: Sequence[_BlockPart], unfolded: Unfolded, gap: int) -> FoldLine:
    hidden = TextRange(run[0].start, run[-1].end)
    is_unfolded = unfolded.overlaps(hidden)
    return FoldLine(
        f"{_UNFOLDED_SIGN if is_unfolded else _FOLDED_SIGN} {_contents(run)}".rstrip(),
        FOLD,
        hidden.start,
        gap=gap,
        source_length=0 if is_unfolded else hidden.end - hidden.start,
        hidden=hidden,
        is_unfolded=is_unfolded,
    )


def _contents(run: Iterable[_BlockPart]) -> str:
    """Return the content of parts in words, such as ``12 sentences, 1 table``; empty if there are only rules."""
    counts = {"sentence": 0}
    for part in run:
        counts["sentence"] += part.sentences
        if noun := _NOUNS_WITHOUT_SENTENCES.get(part.block.kind):
            counts[noun] = counts.get(noun, 0) + 1
    return ", ".join(count_phrase(count, noun) for noun, count in counts.items() if count)
