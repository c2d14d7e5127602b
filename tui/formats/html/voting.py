"""Decide by vote of our own rules, trafilatura and Readability which blocks of a web page are its article.

A majority of extractors that work differently is right more often than the best of them: J. Bevendorff, S. Gupta,
J. Kiesel, B. Stein, "An Empirical Comparison of Web Content Extraction Algorithms", SIGIR 2023.

The other extractors return text, not blocks. So before they see the page, each block gets a character that the page
lacks, and the votes of those whose text has it. Importing this is cheap; voting loads trafilatura.
"""

import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from itertools import chain, compress, islice
from typing import Any, NamedTuple

from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock, TextPiece
from tui.formats.html.elements import BLOCK_TAGS, without_states
from tui.text.lines import comparison_key
from tui.text.sanitize import with_single_spaces

MARKS = (range(0x4E00, 0x9FA6), range(0xAC00, 0xD7A4), range(0x20000, 0x2EBE1))
"""Letters that few pages have: ideographs, Hangul, and the ideographs of Unicode's Extensions B to F.

The first two come first because Python keeps texts with one of the others in twice the memory.
"""

# Without a handler, the library's messages would appear on standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_MAX_PARTS = 10_000
"""On a page with more elements, trafilatura does not compare its result with others, which takes most of its time."""

_MAX_VOTED = 250_000
"""Where our own rules find more characters, they decide alone.

The page is a book or a manual then, of which boilerplate is a small part, and the others would need 40 times its size
in memory. Of six manuals with 200,000 to 800,000 characters, their votes change less than 0.5 % of the text.
"""
_MAX_VOTED_PARTS = 20_000
"""On a page with more elements, too, our own rules decide alone: the others take ten seconds for 60,000 of them."""
_MAX_LOOSE = 100_000_000
"""So is it with much text between blocks: where the others remove one, they join what is around it."""
_MIN_PROSE = 60
"""The characters of a paragraph that is hardly a label."""
_MIN_COMPARED_CHARS = 20

Extractor = Callable[[Any], Iterable[str]]
"""Returns the text of a page's article, in pieces; it may change the page."""


class VoteResult(NamedTuple):
    """The result of a vote on the blocks of a page."""

    selected: list[bool]
    """For each block, whether it is elected."""
    candidates: list[bool]
    """For each block, whether at least one voted for it."""


def vote(page: Any, blocks: Sequence[HtmlBlock], own: Sequence[bool], body: str = "") -> VoteResult:
    """Return for each block of a page whether most extractors take it for a part of the article.

    If they have hardly anything in common, the one that found most prose decides: the others were mistaken, each in
    its own way.

    Args:
        page: The tree, which is as before afterwards.
        blocks: All of its blocks.
        own: The vote of our own rules, which also decide where there is a draw.
        body: The text of the article in the page's JSON-LD, if any: it votes on the blocks that can be compared.
    """
    if (
        _prose(blocks, own) > _MAX_VOTED
        or _has_more_parts(page, _MAX_VOTED_PARTS)
        or _loose_text(page) > _MAX_LOOSE
    ):
        return VoteResult(list(own), list(own))
    votes = [own, *_votes(page, blocks)]
    confirmed = _confirmed_by(body, blocks)
    cast = [
        (*ballots, is_confirmed) if is_confirmed is not None else ballots
        for ballots, is_confirmed in zip(zip(*votes, strict=True), confirmed, strict=True)
    ]
    elected = [
        _is_elected(ballots, is_confirmed) for ballots, is_confirmed in zip(cast, confirmed, strict=True)
    ]
    sizes = [_prose(blocks, ballots) for ballots in votes]
    shared = _prose(blocks, [2 * sum(ballots) > len(ballots) for ballots in cast])
    if 2 * shared < min(filter(None, sizes), default=0):
        elected = list(votes[sizes.index(max(sizes))])
    return VoteResult(elected, list(map(any, cast)))


def _has_more_parts(page: Any, count: int) -> bool:
    return len(list(islice(page.iter(), count + 1))) > count


def _loose_text(page: Any) -> int:
    """Return the characters between the blocks of an element, times the number of these, of all elements."""
    counts: Counter[Any] = Counter()
    lengths: Counter[Any] = Counter()
    for element in page.iter(*BLOCK_TAGS):
        if text := (element.tail or "").strip():
            counts[element.getparent()] += 1
            lengths[element.getparent()] += len(text)
    return sum(count * lengths[parent] for parent, count in counts.items())


def _is_elected(cast: Sequence[bool], is_confirmed: bool | None) -> bool:
    in_favour = 2 * sum(cast)
    return in_favour > len(cast) or (in_favour == len(cast) and (cast[0] or is_confirmed is True))


def _prose(blocks: Sequence[HtmlBlock], selected: Sequence[bool]) -> int:
    """Return the number of characters of the selected paragraphs that are long and not mostly links."""
    return sum(
        len(block.draft.text) - block.linked
        for block in compress(blocks, selected)
        if block.draft.kind is not BlockKind.HEADING
        and len(block.draft.text) >= _MIN_PROSE
        and 2 * block.linked <= len(block.draft.text)
    )


def _confirmed_by(body: str, blocks: Sequence[HtmlBlock]) -> list[bool | None]:
    """Return for each block whether the text in the page's data contains it; None for headings and short blocks.

    None for all blocks if there is no such text, or little of it is on the page.
    """
    key = comparison_key(body)
    keys = [
        "" if block.draft.kind is BlockKind.HEADING else comparison_key(block.draft.text) for block in blocks
    ]
    confirmed = [words in key if len(words) >= _MIN_COMPARED_CHARS else None for words in keys]
    found = sum(len(words) for words, is_confirmed in zip(keys, confirmed, strict=True) if is_confirmed)
    return confirmed if 2 * found > len(key) else [None] * len(blocks)


def _votes(page: Any, blocks: Sequence[HtmlBlock]) -> Iterator[list[bool]]:
    """Yield the votes of the extractors that found something."""
    taken = set(chain.from_iterable(page.itertext()))
    free = (mark for mark in map(chr, chain(*MARKS)) if mark.isalpha() and mark not in taken)
    marked = dict(zip(free, blocks, strict=False))
    with _marked(marked):
        selections = [_extracted(page, extract) & marked.keys() for extract in EXTRACTORS]
    for found in selections:
        if found:
            votes = [mark in found for mark in marked]
            yield votes + [False] * (len(blocks) - len(votes))


@contextmanager
def _marked(marked: dict[str, HtmlBlock]) -> Iterator[None]:
    pieces = [(block.piece, mark) for mark, block in marked.items() if block.piece is not None]
    texts = [_text(piece) for piece, _ in pieces]
    try:
        for (piece, mark), text in zip(pieces, texts, strict=True):
            _set_text(piece, mark + text)
        yield
    finally:
        for (piece, _), text in zip(pieces, texts, strict=True):
            _set_text(piece, text)


def _text(piece: TextPiece) -> str:
    return (piece.element.tail if piece.is_tail else piece.element.text) or ""


def _set_text(piece: TextPiece, text: str) -> None:
    if piece.is_tail:
        piece.element.tail = text
    else:
        piece.element.text = text


def _extracted(page: Any, extract: Extractor) -> set[str]:
    """Return the characters of the text that an extractor finds."""
    copy = deepcopy(page)
    for element in copy.iter("*"):
        if names := element.get("class"):
            element.set("class", without_states(names))
    try:
        return set(chain.from_iterable(extract(copy)))
    except Exception:  # whatever ails another extractor, the others decide
        return set()


def _trafilatura(page: Any) -> Iterable[str]:
    from trafilatura import bare_extraction

    _use_small_trim()
    is_large = _has_more_parts(page, _MAX_PARTS)
    document: Any = bare_extraction(page, output_format="xml", include_comments=False, fast=is_large)
    return () if document is None else document.body.itertext()


def _readability(page: Any) -> Iterator[str]:
    from lxml import html
    from trafilatura.readability_lxml import Document

    _use_small_trim()
    article: Any = html.fromstring(Document(page).summary())
    yield from article.itertext()


@cache
def _use_small_trim() -> None:
    """Replace the function by which the library removes spaces.

    Its own makes an object of every word of a page, and keeps its last thousand texts until the program ends.
    """
    from trafilatura.utils import trim

    for name, module in list(sys.modules.items()):
        if name.startswith("trafilatura.") and getattr(module, "trim", None) is trim:
            module.__dict__["trim"] = _trim


def _trim(text: str | None) -> str:
    return with_single_spaces(text or "")


EXTRACTORS: tuple[Extractor, ...] = (_readability, _trafilatura)
"""The extractors that vote besides our own rules; the one that needs less memory first."""
