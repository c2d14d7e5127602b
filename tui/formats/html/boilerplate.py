"""Deselect blocks of a web page that extractors took for its article: boxes, other articles, labels, teasers."""

import re
from bisect import bisect
from collections.abc import Container, Sequence
from itertools import compress, count, groupby, islice, takewhile
from typing import Any

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.reasons import (
    GALLERY,
    is_contents_entry,
    is_link_row,
    is_mostly_linked,
    named_reason,
    reason_of,
    selected_lengths,
)
from tui.formats.plain.boilerplate import ADDRESS, boilerplate_reasons
from tui.formats.xml import self_and_ancestors, tag_of
from tui.text.lines import comparison_key, ends_sentence, is_author

_MAX_BOX_SHARE = 0.25
"""The largest share of an article that is deselected for one reason."""
_MAX_GALLERY_SHARE = 0.6
_MAX_TEASER_CHARS = 400
"""The characters of the text of a teaser."""
_MAX_BOX_CHARS = 600
"""The characters of the text about an author."""
_MIN_TEASERS = 2
_MIN_CONTENTS = 3
_MAX_LABEL_WORDS = 5
_MIN_ALIKE = 2
_MAX_STEPS = 4
_MAX_NOTICE = 300
_MAX_LEVEL = 6
_NOTICE = re.compile(
    r"\W*(?:copyright\b|©|\(c\) ?(?=(?:19|20)\d\d)).*|.*\ball rights reserved\W*", re.IGNORECASE
)


def drop_other_articles(blocks: Sequence[HtmlBlock], selected: list[bool], title: str) -> None:
    """Deselect other articles: all ``article`` elements but the one that holds the title's heading, if there is one."""
    around = [_outermost_article(block.element) for block in blocks]
    titled = {
        article
        for block, article in zip(blocks, around, strict=True)
        if article is not None
        and block.draft.kind is BlockKind.HEADING
        and comparison_key(block.draft.text) == comparison_key(title)
    }
    if len(titled) != 1:
        return
    for at, article in enumerate(around):
        if article is not None and article not in titled:
            selected[at] = False


def _outermost_article(element: Any) -> Any | None:
    articles = [part for part in self_and_ancestors(element) if tag_of(part) == "article"]
    return articles[-1] if articles else None


def drop_boxes(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Deselect the elements whose tag, role, class or ID says that they are not the article.

    A reason that would deselect much of the article does not count, nor does an element that holds much of it.
    """
    lengths = selected_lengths(blocks, selected)
    length = sum(len(block.draft.text) for block in compress(blocks, selected))
    max_length = _MAX_BOX_SHARE * length
    known: dict[Any, str | None] = {part: None for part, inside in lengths.items() if inside > max_length}
    most = {part for part, inside in lengths.items() if inside > _MAX_GALLERY_SHARE * length}
    boxes: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        if not selected[at]:
            continue
        if any(tag_of(part) == "nav" for part in self_and_ancestors(block.element)):
            selected[at] = False
        elif _is_in_gallery(block, most):
            boxes.setdefault(GALLERY, []).append(at)
        elif (reason := named_reason(block.element, known)) is not None:
            boxes.setdefault(reason, []).append(at)
    for reason, members in boxes.items():
        share = _MAX_GALLERY_SHARE if reason == GALLERY else _MAX_BOX_SHARE
        if sum(len(blocks[at].draft.text) for at in members) <= share * length:
            for at in members:
                selected[at] = False


def _is_in_gallery(block: HtmlBlock, most: Container[Any]) -> bool:
    """Return True for a block in a gallery that does not hold most of the text."""
    around = takewhile(lambda part: part not in most, self_and_ancestors(block.element))
    return any(reason_of(part) == GALLERY for part in around)


def drop_boilerplate_lines(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Deselect the paragraphs and headings whose words are boilerplate, such as “Advertisement”.

    An address stays where it names the source of the text: after a colon, or between paragraphs.
    """
    lines = boilerplate_reasons(block.draft.text for block in blocks)
    reasons = {
        at: reason if blocks[at].draft.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) else None
        for at, reason in enumerate(lines)
        if selected[at]
    }
    texts = [at for at, reason in reasons.items() if reason is None]
    for at, reason in reasons.items():
        selected[at] = reason is None or (reason == ADDRESS and _is_between(at, texts, blocks))


def _is_between(at: int, texts: Sequence[int], blocks: Sequence[HtmlBlock]) -> bool:
    """Return True if the nearest texts before and after a block are beside it in the same element."""
    place = bisect(texts, at)
    parents = {blocks[near].element.getparent() for near in (*texts[max(0, place - 1) : place + 1], at)}
    return 0 < place < len(texts) and len(parents) == 1


def drop_link_labels(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Deselect labels: a few words above deselected links, in another element than the text before them."""
    before: HtmlBlock | None = None
    for block, following, at in zip(blocks, blocks[1:], count(), strict=False):
        if not selected[at]:
            continue
        is_over_links = not selected[at + 1] and is_mostly_linked(following)
        is_elsewhere = before is None or before.element.getparent() is not block.element.getparent()
        if is_over_links and is_elsewhere and _is_label(block.draft):
            selected[at] = False
        else:
            before = block


def _is_label(draft: Draft) -> bool:
    is_short = len(draft.text.split()) <= _MAX_LABEL_WORDS
    return draft.kind is BlockKind.PARAGRAPH and is_short and not ends_sentence(draft.text)


def drop_link_rows(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Deselect tables that are one row of links, such as ``[ < ] [ Up ] [ > ]``: they lead to other pages."""
    for at, block in enumerate(blocks):
        selected[at] = selected[at] and not is_link_row(block)


def drop_contents(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Deselect tables of contents: lists of links to parts of the page, with a heading of their own."""
    start = 0
    for is_entry, members in groupby(map(is_contents_entry, blocks)):
        end = start + len(list(members))
        is_headed = start > 0 and blocks[start - 1].draft.kind is BlockKind.HEADING
        if is_entry and is_headed and end - start >= _MIN_CONTENTS:
            selected[start:end] = [False] * (end - start)
        start = end


def drop_teasers(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Deselect the teasers at the end: headings that are links, each with a few lines, in an element of their own."""
    first = end = len(blocks)
    below = cards = 0
    for at in reversed(range(len(blocks))):
        if not selected[at] or blocks[at].draft.kind is BlockKind.FIGURE:
            continue
        is_heading = blocks[at].draft.kind is BlockKind.HEADING
        if is_heading and is_mostly_linked(blocks[at]):
            first, below, cards = at, 0, cards + 1
            continue
        below += len(blocks[at].draft.text)
        if is_heading or below > _MAX_TEASER_CHARS:
            break
    texts = [at for at in range(first) if selected[at] and blocks[at].draft.kind is not BlockKind.HEADING]
    if cards < _MIN_TEASERS or not texts:
        return
    last = next(at for at in reversed(range(end)) if selected[at])
    shared = set(self_and_ancestors(blocks[first].element)) & set(self_and_ancestors(blocks[last].element))
    # In the same element as the text, they are a list of links with remarks.
    if not shared <= set(self_and_ancestors(blocks[texts[-1]].element)):
        selected[texts[-1] + 1 : end] = [False] * (end - texts[-1] - 1)


def drop_author_box(blocks: Sequence[HtmlBlock], selected: list[bool], author: str) -> None:
    """Deselect a few lines at the end below a heading that is the name of one of the authors."""
    below = 0
    for at in reversed(range(len(blocks))):
        if not selected[at]:
            continue
        if blocks[at].draft.kind is BlockKind.HEADING:
            if any(is_author(blocks[at].draft.text, name) for name in author.split(", ") if name):
                selected[at:] = [False] * (len(blocks) - at)
            return
        below += len(blocks[at].draft.text)
        if below > _MAX_BOX_CHARS:
            return


def drop_trailing_boilerplate(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Deselect links and copyright notices at the end, and a last heading that is longer than the text below it.

    A heading that looks like others of the article stays if the text below it is a sentence.
    """
    below, end = 0, len(blocks)
    for at in reversed(range(len(blocks))):
        block = blocks[at]
        if not selected[at] or block.draft.kind is BlockKind.FIGURE:
            continue
        if block.draft.kind is BlockKind.HEADING:
            if below > len(block.draft.text) or (below and _is_short_section(blocks, selected, at)):
                return
            selected[at:end] = [False] * (end - at)
            below, end = 0, at
        elif below == 0 and block.draft.kind is BlockKind.PARAGRAPH and _is_trailing_boilerplate(block):
            selected[at] = False
        else:
            below += len(block.draft.text)


def _is_short_section(blocks: Sequence[HtmlBlock], selected: Sequence[bool], at: int) -> bool:
    """Return whether a sentence follows a heading that is like at least two others of the article before it."""
    following = next(compress(blocks[at + 1 :], selected[at + 1 :]))
    if not ends_sentence(following.draft.text) or is_mostly_linked(following):
        return False
    look = _look_of(blocks[at])
    return sum(map(look.__eq__, map(_look_of, compress(blocks[:at], selected[:at])))) >= _MIN_ALIKE


def _look_of(block: HtmlBlock) -> tuple[int, list[tuple[str, str | None]]]:
    """Return the level of a heading, and the tags and classes of the elements around it."""
    around = islice(self_and_ancestors(block.element), _MAX_STEPS)
    return block.draft.level, [(tag_of(part), part.get("class")) for part in around]


def drop_emptied_headings(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Deselect the headings of which all text is deselected, such as “See also” above links."""
    next_level = 0
    is_emptied = False
    for at in reversed(range(len(blocks))):
        draft = blocks[at].draft
        if draft.kind is BlockKind.FIGURE or (selected[at] and draft.kind is not BlockKind.HEADING):
            next_level, is_emptied = _MAX_LEVEL + 1, False
        elif not selected[at]:
            is_emptied = is_emptied or not is_link_row(blocks[at])
        elif is_emptied and next_level <= draft.level:
            selected[at] = False
        else:
            next_level, is_emptied = draft.level, False


def _is_trailing_boilerplate(block: HtmlBlock) -> bool:
    is_notice = len(block.draft.text) <= _MAX_NOTICE and _NOTICE.fullmatch(block.draft.text) is not None
    return is_notice or is_mostly_linked(block)
