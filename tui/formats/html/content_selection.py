"""Select the blocks of a web page that are its article, by its parts and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock
from tui.formats.plain.raw_paragraph import same_words
from tui.formats.xml import tag_of


@dataclass(slots=True, eq=False)
class PagePart:
    """An element that holds blocks."""

    element: Any
    around: PagePart | None
    """The part that it is in; None for the page."""
    first: int
    """The index of its first block."""
    end: int
    """The index after its last block."""
    parts: list[PagePart] = field(default_factory=list)
    """The parts right inside it, in reading order."""

    @property
    def tag(self) -> str:
        """Its element's name."""
        return tag_of(self.element)


def page_parts(page: Any, blocks: Sequence[HtmlBlock]) -> PagePart:
    """The page as a part, with all that are in it.

    Args:
        page: The root of the page's tree.
        blocks: All of its blocks, in reading order.
    """
    root = PagePart(page, None, 0, len(blocks))
    # Blocks that follow each other share most of what is around them: only what opens between them is looked at.
    open_parts = {page: root}
    for at, block in enumerate(blocks):
        opening = []
        element = block.element
        while element not in open_parts:
            opening.append(element)
            element = element.getparent()
        while (innermost := next(reversed(open_parts))) is not element:
            open_parts.pop(innermost).end = at
        for inner in reversed(opening):
            around = open_parts[element]
            part = PagePart(inner, around, at, len(blocks))
            around.parts.append(part)
            open_parts[inner] = part
            element = inner
    return root


_BESIDE = frozenset("aside dialog footer form menu nav search".split())
_ROLES_BESIDE = frozenset(
    "alert alertdialog banner complementary contentinfo dialog form menu menubar navigation search tablist "
    "toolbar".split()
)
_MAIN = frozenset(("article", "main"))
_TEXT = frozenset("html body p pre blockquote h1 h2 h3 h4 h5 h6 table tbody tr td code".split())
"""What is never judged by its name: most of a page is in it, or it is part of a text."""
_PARTS_OF_NAMES_BESIDE = re.compile(
    "advert|breadcrumb|comment|community|cookie|dialog|disqus|footer|gdpr|legends|lightbox|masthead|modal|navbar|"
    "outbrain|overlay|pagination|paging|popup|recommend|related|remark|sharing|shoutbox|sidebar|skyscraper|social|"
    "sponsor|supplemental|taboola|topnav",
    re.IGNORECASE,
)
_WORDS_BESIDE = frozenset(
    "ad ads banner combx extra header menu nav noprint pager replies reply rss share sharer".split()
)
_LESS_SURELY_BESIDE = re.compile(
    "author|byline|contact|hidden|meta|newsletter|popular|promo|scroll|shopping|subscri|tags|trending|widget",
    re.IGNORECASE,
)
_NAMES_OF_TEXT = re.compile("article|blog|body|column|content|entry|main|page|post|story|text", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_SHORTEST_SLUG = 12


def is_beside(part: PagePart) -> bool:
    """Whether its tag or its role says that a part of a page stands beside the page's text."""
    return part.tag in _BESIDE or _role(part) in _ROLES_BESIDE


def is_named_beside(part: PagePart, first_words: str) -> bool:
    """Whether its class or its id says so.

    Args:
        part: A part of a page.
        first_words: The text of its first block; an id that was made from that is no name.
    """
    return _can_be_beside(part) and bool(_beside(_names(part, first_words)))


def leaning(part: PagePart, first_words: str) -> int:
    """What the names of a part speak for: 1 that it is text, -1 that it is not, 0 neither or both.

    Args:
        part: A part of a page.
        first_words: As for ``is_named_beside``.
    """
    if not _can_be_beside(part):
        return 0
    names = _names(part, first_words)
    return bool(_NAMES_OF_TEXT.search(names)) - bool(_beside(names) or _LESS_SURELY_BESIDE.search(names))


def _can_be_beside(part: PagePart) -> bool:
    is_main = part.tag in _MAIN or _role(part) in _MAIN
    return not is_main and part.tag not in _TEXT and "articlebody" not in _value(part, "itemprop").lower()


def _role(part: PagePart) -> str:
    return _value(part, "role").lower()


def _names(part: PagePart, first_words: str) -> str:
    of_class, of_id = _value(part, "class"), _value(part, "id")
    if len(of_id) >= _SHORTEST_SLUG and same_words(of_id) in same_words(first_words):
        of_id = ""
    return f"{of_class} {of_id}"


def _value(part: PagePart, attribute: str) -> str:
    return part.element.get(attribute) or ""


def _beside(names: str) -> bool:
    return _PARTS_OF_NAMES_BESIDE.search(names) is not None or any(
        word.lower() in _WORDS_BESIDE for word in _WORD.findall(names)
    )


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

    def _blocks_not_beside(self, worth: _RunSums) -> list[bool]:
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
