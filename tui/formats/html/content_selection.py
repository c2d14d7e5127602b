"""Select the blocks of a web page that are its content, by their text, their links and the names of elements."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any
from weakref import ref

from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.elements import without_states
from tui.formats.xml import tag_of
from tui.text.lines import comparison_key


@dataclass(slots=True, eq=False, weakref_slot=True)
class Container:
    """An element that holds blocks."""

    element: Any
    around: ref[Container] | None
    """Its parent; None for the page. In a circle, they and the page would wait for the garbage collector."""
    start: int
    """The index of the first block."""
    end: int
    """The index after the last block."""
    first_text: str
    children: list[Container] | tuple[()] = ()
    """In reading order; most containers are paragraphs, which need no list."""

    @property
    def parent(self) -> Container | None:
        """The container around it, as long as the page is there; None for the page."""
        return None if self.around is None else self.around()

    @property
    def tag(self) -> str:
        return tag_of(self.element)

    def attribute(self, name: str) -> str:
        return self.element.get(name) or ""


def build_containers(page: Any, blocks: Sequence[HtmlBlock]) -> Container:
    """Return the page as a container, with all containers in it; ``blocks`` are all of its blocks."""
    root = Container(page, None, 0, len(blocks), blocks[0].draft.text if blocks else "")
    # Consecutive blocks share most of their ancestors: only those that open between them are visited.
    open_containers = {page: root}
    for position, block in enumerate(blocks):
        opening = []
        element = block.element
        while element not in open_containers:
            opening.append(element)
            element = element.getparent()
        while (innermost := next(reversed(open_containers))) is not element:
            open_containers.pop(innermost).end = position
        parent = open_containers[element]
        for inner in reversed(opening):
            container = Container(inner, ref(parent), position, len(blocks), block.draft.text)
            parent.children = parent.children or []
            parent.children.append(container)
            open_containers[inner] = parent = container
    return root


_BOILERPLATE_TAGS = frozenset("aside dialog footer form menu nav search".split())
_BOILERPLATE_ROLES = frozenset(
    "alert alertdialog banner complementary contentinfo dialog form menu menubar navigation search tablist "
    "toolbar".split()
)
_CONTENT_ROLES = frozenset(("article", "main"))
_UNNAMED_TAGS = frozenset(
    "html body article main p pre blockquote h1 h2 h3 h4 h5 h6 table tbody tr td code".split()
)
"""Elements whose class and ID are ignored: they are content, hold most of a page, or are part of a text."""
_BOILERPLATE_NAME = re.compile(
    "advert|breadcrumb|comment|community|cookie|dialog|disqus|footer|gdpr|legends|lightbox|masthead|modal|navbar|"
    "outbrain|overlay|pagination|paging|popup|recommend|related|remark|sharing|shoutbox|sidebar|skyscraper|social|"
    "sponsor|supplemental|taboola|topnav",
    re.IGNORECASE,
)
_BOILERPLATE_WORDS = frozenset(
    "ad ads banner combx extra header menu nav noprint pager replies reply rss share sharer".split()
)
_WEAK_BOILERPLATE_NAME = re.compile(
    "author|byline|contact|hidden|meta|newsletter|popular|promo|scroll|shopping|subscri(?!pt(?!ion))|tags|trending|widget",
    re.IGNORECASE,
)
_CONTENT_NAME = re.compile("article|blog|body|column|content|entry|main|page|post|story|text", re.IGNORECASE)
_WORD_IN_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_MIN_SLUG = 12


def is_boilerplate(container: Container) -> bool:
    """Return True if the tag or the role of a container says that it is not part of the content."""
    return container.tag in _BOILERPLATE_TAGS or container.attribute("role").lower() in _BOILERPLATE_ROLES


def has_boilerplate_name(container: Container) -> bool:
    """Return True if the class or the ID of a container says that it is not part of the content."""
    return _is_boilerplate_name(_names(container))


def name_score(container: Container) -> int:
    """Return 1 if the class and ID of a container suggest content, -1 for boilerplate, 0 for neither or both."""
    names = _names(container)
    is_weak = _is_boilerplate_name(names) or _WEAK_BOILERPLATE_NAME.search(names)
    return bool(_CONTENT_NAME.search(names)) - bool(is_weak)


def _names(container: Container) -> str:
    """Return the class and the ID of a container; nothing for those that are not judged by them."""
    if container.tag in _UNNAMED_TAGS or container.attribute("role").lower() in _CONTENT_ROLES:
        return ""
    if "articlebody" in container.attribute("itemprop").lower():
        return ""
    class_names, identifier = without_states(container.attribute("class")), container.attribute("id")
    if len(identifier) >= _MIN_SLUG and comparison_key(identifier) in comparison_key(container.first_text):
        identifier = ""  # made from a heading
    return f"{class_names} {identifier}"


def _is_boilerplate_name(names: str) -> bool:
    return _BOILERPLATE_NAME.search(names) is not None or any(
        word.lower() in _BOILERPLATE_WORDS for word in _WORD_IN_NAME.findall(names)
    )


_MIN_CONTENT = 500
"""With fewer characters of content, the selection is repeated with lenient rules."""
_MIN_SCORED_BLOCK = 40
"""A block of fewer characters rarely shows where the content is."""
_MAX_TEASER = 500
"""Up to this length, text below a heading that is a link is a teaser of another page."""
_MAX_LINK_DENSITY = 0.5
_MAX_LINK_DENSITY_UNNAMED = 0.3
_MAX_LINK_DENSITY_UNSCORED = 0.1
_MAX_BOILERPLATE_SHARE = 0.85
"""A container with more than this share of the page's text is not boilerplate, whatever its tag, role or names."""
_MAX_BOX_SHARE = 0.1
_MIN_CONTENT_SHARE = 0.88
"""The content is the innermost container with at least this share of the text of each container around it."""
_MIN_PROSE_COMMAS = 10
_COMMA = re.compile("[,،、，]")
_BOX_TAGS = frozenset("div dl form header ol section table ul".split())
_NEVER_CONTENT = frozenset("blockquote dd dl dt li ol p pre table tbody tr ul".split())


def select_content(page: Any, blocks: Sequence[HtmlBlock], *, with_links: bool = False) -> list[bool]:
    """Return for each block of a page whether it is part of the content.

    Args:
        page: The tree.
        blocks: All of its blocks.
        with_links: Links are no reason to leave a part of the content out.
    """
    if not blocks:
        return []
    root = build_containers(page, blocks)
    selected = _Selector(root, blocks, with_links=with_links).select()
    if (length := _length(blocks, selected)) < _MIN_CONTENT:
        lenient = _Selector(root, blocks, is_lenient=True, with_links=with_links).select()
        return lenient if _length(blocks, lenient) > length else selected
    return selected


def _length(blocks: Sequence[HtmlBlock], selected: Sequence[bool]) -> int:
    return sum(len(block.draft.text) for block, is_one in zip(blocks, selected, strict=True) if is_one)


class _Selector:
    """Selects blocks; if lenient, it ignores names and scores blocks of any length."""

    def __init__(
        self,
        root: Container,
        blocks: Sequence[HtmlBlock],
        *,
        is_lenient: bool = False,
        with_links: bool = False,
    ) -> None:
        self._root = root
        self._with_links = with_links
        self._uses_names = not is_lenient
        scores = _scores(blocks, 1 if is_lenient else _MIN_SCORED_BLOCK)
        self._is_open = self._outside_boilerplate(_PrefixSums(scores))
        # From here on, boilerplate counts as empty.
        opened = [block if is_open else None for block, is_open in zip(blocks, self._is_open, strict=True)]
        self._score = _PrefixSums(score if block else 0 for score, block in zip(scores, opened, strict=True))
        self._length = _PrefixSums(len(block.draft.text) if block else 0 for block in opened)
        self._linked = _PrefixSums(block.linked if block else 0 for block in opened)
        self._commas = _PrefixSums(len(_COMMA.findall(block.draft.text)) if block else 0 for block in opened)

    def select(self) -> list[bool]:
        selected = [False] * self._root.end
        if self._score.over(self._root):
            content = self._content()
            for part in (content, *self._siblings(content)):
                selected[part.start : part.end] = self._is_open[part.start : part.end]
                for box in self._boxes(part, self._score.over(content)):
                    selected[box.start : box.end] = [False] * (box.end - box.start)
        return selected

    def _outside_boilerplate(self, score: _PrefixSums) -> list[bool]:
        is_open = [True] * self._root.end
        max_score = _MAX_BOILERPLATE_SHARE * score.over(self._root)
        waiting = [self._root]
        while waiting:
            part = waiting.pop()
            if part.tag == "nav" or (score.over(part) <= max_score and self._is_boilerplate(part)):
                is_open[part.start : part.end] = [False] * (part.end - part.start)
            else:
                waiting += part.children
        return is_open

    def _is_boilerplate(self, part: Container) -> bool:
        return is_boilerplate(part) or (self._uses_names and has_boilerplate_name(part))

    def _content(self) -> Container:
        content = self._root
        while content.children:
            best = max(content.children, key=self._score.over)
            min_score = _MIN_CONTENT_SHARE * self._score.over(content)
            if best.tag in _NEVER_CONTENT or self._score.over(best) < min_score:
                break
            content = best
        return content

    def _siblings(self, content: Container) -> Iterator[Container]:
        """Yield the siblings of the content that are paragraphs or have the same class."""
        class_names = content.attribute("class")
        for part in content.parent.children if content.parent else ():
            is_piece = part.tag == "p" or (class_names and part.attribute("class") == class_names)
            if part is not content and is_piece and self._score.over(part):
                yield part

    def _boxes(self, content: Container, score: float) -> Iterator[Container]:
        """Yield the containers inside the content that are not part of its text."""
        waiting = list(content.children)
        while waiting:
            part = waiting.pop()
            if part.tag in _BOX_TAGS and self._is_box(part, score):
                yield part
            else:
                waiting += part.children

    def _is_box(self, part: Container, score: float) -> bool:
        length, linked = self._length.over(part), self._linked.over(part)
        names = name_score(part) if self._uses_names else 0
        if names < 0 and length < _MAX_BOX_SHARE * score:
            return True
        if self._with_links:
            return False
        if linked > _MAX_LINK_DENSITY_UNSCORED * length and not self._score.over(part):
            return True
        max_density = _MAX_LINK_DENSITY if names > 0 else _MAX_LINK_DENSITY_UNNAMED
        return self._commas.over(part) < _MIN_PROSE_COMMAS and linked > max_density * length


class _PrefixSums:
    """One number per block, to be summed over the blocks of a container."""

    def __init__(self, numbers: Iterable[float]) -> None:
        self._before = array("d", accumulate(numbers, initial=0.0))

    def over(self, part: Container) -> float:
        return self._before[part.end] - self._before[part.start]


def _scores(blocks: Sequence[HtmlBlock], min_length: int) -> list[float]:
    """Return for each block the number of its characters that count as evidence of content."""
    scores = []
    is_below_link = False
    for block in blocks:
        length = len(block.draft.text)
        is_heading = block.draft.kind is BlockKind.HEADING
        is_mostly_linked = block.linked > _MAX_LINK_DENSITY * length
        is_teaser = is_below_link and length < _MAX_TEASER
        counts = not (is_heading or is_teaser or is_mostly_linked) and length >= min_length
        unlinked = float(length - block.linked) if counts else 0.0
        scores.append(unlinked / 2 if block.draft.kind is BlockKind.LIST_ITEM else unlinked)
        is_below_link = is_heading and is_mostly_linked
    return scores
