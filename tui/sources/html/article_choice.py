"""Which blocks of a web page are its article.

The parts of a page are weighed by the text in them. That a paragraph counts by its length and against its links is
from Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features" (2010); that a page's
article is the element around its paragraphs, that names of classes tell what stands beside it, and that they are not
believed if too little is left, from Readability (Arc90, 2009); that sums over runs of blocks find it in linear time
from Pasternack and Roth, "Extracting Article Text from the Web with Maximum Subsequence Segmentation" (2009).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from tui.article.model import BlockKind
from tui.sources.html.blocks import HtmlBlock
from tui.sources.html.part_names import is_beside, is_named_beside, leaning
from tui.sources.html.parts import PagePart, page_parts

_ENOUGH = 500
"""An article of fewer characters is looked for again, without believing names and with any block for text."""
_SHORTEST = 40
"""A block of fewer characters seldom says where the article is."""
_LONGEST_TEASER = 500
"""What follows a heading that is a link, and is no longer, tells of another page."""
_MOST_LINKED = 0.5
_MOST_LINKED_UNNAMED = 0.3
_LINKED_AROUND_TEASERS = 0.1
_MOST_BESIDE = 0.85
"""A part with more than this share of the page's text is not beside it, whatever it says."""
_MOST_IN_A_BOX = 0.1
_NEARLY_ALL = 0.88
"""What holds so much of the text around it is the article, and what is beside it there is not."""
_COMMAS_OF_PROSE = 10
_COMMA = re.compile("[,،、，]")
_BOXES = frozenset("div dl form header ol section table ul".split())
_NEVER_WHOLE = frozenset("blockquote dd dl dt li ol p pre table tbody tr ul".split())


def article_choice(page: Any, blocks: Sequence[HtmlBlock]) -> list[bool]:
    """For each block of a page, whether it is of the article.

    Args:
        page: The root of the page's tree.
        blocks: All of its blocks, in reading order.
    """
    if not blocks:
        return []
    whole = page_parts(page, blocks)
    chosen = _Choice(whole, blocks, is_second=False).chosen()
    if (length := _length(blocks, chosen)) < _ENOUGH:
        second = _Choice(whole, blocks, is_second=True).chosen()
        return second if _length(blocks, second) > length else chosen
    return chosen


def _length(blocks: Sequence[HtmlBlock], chosen: Sequence[bool]) -> int:
    return sum(len(block.draft.text) for block, is_chosen in zip(blocks, chosen, strict=True) if is_chosen)


class _Choice:
    """One way of choosing: the strict one, or the second if that finds little."""

    def __init__(self, whole: PagePart, blocks: Sequence[HtmlBlock], *, is_second: bool) -> None:
        self._whole = whole
        self._blocks = blocks
        self._believes_names = not is_second
        worths = _worths(blocks, 1 if is_second else _SHORTEST)
        self._open = self._blocks_not_beside(_RunSums(worths))
        # What is beside the text counts for nothing from here on.
        kept = [is_open * worth for is_open, worth in zip(self._open, worths, strict=True)]
        opened = [block if is_open else None for block, is_open in zip(blocks, self._open, strict=True)]
        self._worth = _RunSums(kept)
        self._length = _RunSums([len(block.draft.text) if block else 0 for block in opened])
        self._linked = _RunSums([block.linked if block else 0 for block in opened])
        self._commas = _RunSums([len(_COMMA.findall(block.draft.text)) if block else 0 for block in opened])

    def chosen(self) -> list[bool]:
        """For each block, whether it is chosen."""
        chosen = [False] * len(self._blocks)
        if self._worth.of(self._whole):
            article = self._article()
            for part in (article, *self._pieces_beside(article)):
                chosen[part.first : part.end] = self._open[part.first : part.end]
                for box in self._boxes_in(part, self._worth.of(article)):
                    chosen[box.first : box.end] = [False] * (box.end - box.first)
        return chosen

    def _blocks_not_beside(self, worth: "_RunSums") -> list[bool]:
        is_open = [True] * len(self._blocks)
        most = _MOST_BESIDE * worth.of(self._whole)
        parts = [self._whole]
        while parts:
            part = parts.pop()
            if part.tag == "nav" or (worth.of(part) <= most and self._is_beside(part)):
                is_open[part.first : part.end] = [False] * (part.end - part.first)
            else:
                parts += part.parts
        return is_open

    def _is_beside(self, part: PagePart) -> bool:
        return is_beside(part) or (self._believes_names and is_named_beside(part, self._first_words(part)))

    def _first_words(self, part: PagePart) -> str:
        return self._blocks[part.first].draft.text

    def _article(self) -> PagePart:
        """The innermost part with nearly all of the text that is in what is around it."""
        article = self._whole
        while article.parts:
            best = max(article.parts, key=self._worth.of)
            if best.tag in _NEVER_WHOLE or self._worth.of(best) < _NEARLY_ALL * self._worth.of(article):
                break
            article = best
        return article

    def _pieces_beside(self, article: PagePart) -> Iterator[PagePart]:
        """The paragraphs and the parts of the same class that stand right beside the article."""
        of_class = article.element.get("class")
        for part in article.around.parts if article.around else ():
            is_piece = part.tag == "p" or (of_class and part.element.get("class") == of_class)
            if part is not article and is_piece and self._worth.of(part):
                yield part

    def _boxes_in(self, article: PagePart, worth: float) -> Iterator[PagePart]:
        """The parts inside an article that are not of its text."""
        parts = list(article.parts)
        while parts:
            part = parts.pop()
            if part.tag in _BOXES and self._is_box(part, worth):
                yield part
            else:
                parts += part.parts

    def _is_box(self, part: PagePart, worth: float) -> bool:
        length, linked = self._length.of(part), self._linked.of(part)
        speaks_for = leaning(part, self._first_words(part)) if self._believes_names else 0
        if speaks_for < 0 and length < _MOST_IN_A_BOX * worth:
            return True
        if linked > _LINKED_AROUND_TEASERS * length and not self._worth.of(part):
            return True
        most_linked = _MOST_LINKED if speaks_for > 0 else _MOST_LINKED_UNNAMED
        return self._commas.of(part) < _COMMAS_OF_PROSE and linked > most_linked * length


class _RunSums:
    """The sums of a number of each block over the runs of blocks that parts are."""

    def __init__(self, numbers: Sequence[float]) -> None:
        self._before = [0.0, *accumulate(numbers)]

    def of(self, part: PagePart) -> float:
        """The sum over a part's blocks."""
        return self._before[part.end] - self._before[part.first]


def _worths(blocks: Sequence[HtmlBlock], shortest: int) -> list[float]:
    """How much each block speaks for being in an article, in characters."""
    worths = []
    is_after_link = False
    for block in blocks:
        length = len(block.draft.text)
        is_heading = block.draft.kind is BlockKind.HEADING
        is_teaser = is_after_link and length < _LONGEST_TEASER
        counts = (
            not is_heading and not is_teaser and length >= shortest and block.linked <= _MOST_LINKED * length
        )
        unlinked = float(length - block.linked) if counts else 0.0
        worths.append(unlinked / 2 if block.draft.kind is BlockKind.LIST_ITEM else unlinked)
        is_after_link = is_heading and block.linked > _MOST_LINKED * length
    return worths
