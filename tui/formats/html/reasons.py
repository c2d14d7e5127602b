"""The reasons why blocks of a web page are not part of its article, in words for users."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from tui.document.model import BlockKind, Dropped
from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.elements import without_states
from tui.formats.plain.boilerplate import boilerplate_reason
from tui.formats.xml import self_and_ancestors, tag_of
from tui.text.lines import comparison_key, is_same_title

HEAD = "the head of the page"
NAVIGATION = "navigation"
_DIALOG = "a dialog"
COMMENT = "a comment"
NEWSLETTER = "a newsletter"
AUTHOR = "about the author"
CAPTION = "a caption"
_BY_TAG = {
    "nav": NAVIGATION,
    "menu": NAVIGATION,
    "footer": "the foot of the page",
    "header": HEAD,
    "form": "a form",
    "dialog": _DIALOG,
    "figcaption": CAPTION,
}
_BY_ROLE = {
    "navigation": NAVIGATION,
    "menubar": NAVIGATION,
    "menu": NAVIGATION,
    "banner": HEAD,
    "contentinfo": "the foot of the page",
    "search": "a form",
    "form": "a form",
    "dialog": _DIALOG,
    "alertdialog": _DIALOG,
}
GALLERY = "a gallery"
CONTENTS = "a table of contents"
_BY_NAME = [
    (COMMENT, re.compile(r"comment|disqus|replies|\breply|remark", re.IGNORECASE)),
    (_DIALOG, re.compile(r"pop-?up|\bmodal|lightbox", re.IGNORECASE)),
    ("a cookie notice", re.compile(r"cookie|consent|gdpr", re.IGNORECASE)),
    (NEWSLETTER, re.compile(r"newsletter|subscri(?!pt(?!ion))|signup|sign-up", re.IGNORECASE)),
    ("an advertisement", re.compile(r"advert|sponsor|\bads?\b|outbrain|taboola|promo", re.IGNORECASE)),
    ("buttons to share", re.compile(r"shar(?:e|ing)|social|\bsns", re.IGNORECASE)),
    (
        "other articles",
        re.compile(
            r"related|recommend|popular|trending|read-?next|most-?read|teaser|recirc|next-?(?:story|post|article)",
            re.IGNORECASE,
        ),
    ),
    (AUTHOR, re.compile(r"author|byline|\bbio\b", re.IGNORECASE)),
    (CAPTION, re.compile(r"caption|credits?(?![a-z])", re.IGNORECASE)),
    (GALLERY, re.compile(r"gallery|slide-?(?:show|r\b|s\b)|carousel|swiper|\bslick", re.IGNORECASE)),
    (CONTENTS, re.compile(r"\btoc\b|table-?of-?contents", re.IGNORECASE)),
    ("an infobox", re.compile(r"infobox|navbox|\bambox|hatnote", re.IGNORECASE)),
    (NAVIGATION, re.compile(r"\bnav|breadcrumb|menu|pagination|pager", re.IGNORECASE)),
    ("the foot of the page", re.compile(r"footer", re.IGNORECASE)),
    ("beside the article", re.compile(r"sidebar|widget|\baside", re.IGNORECASE)),
]
_UNNAMED_TAGS = frozenset("article pre blockquote h1 h2 h3 h4 h5 h6 tbody tr td code".split())
_MAX_PIECES = 20
_MIN_SLUG = 12
_MAX_LINKED = 0.5
BESIDE = "beside the article"
TITLE = "the title again"
ABOVE = "above the article"
BELOW = "below the article"


def dropped_blocks(blocks: Sequence[HtmlBlock], selected: Sequence[bool], title: str) -> list[Dropped]:
    """Return the blocks that are not selected, with reasons; consecutive ones with the same reason as one entry."""
    first = next((at for at, is_one in enumerate(selected) if is_one), len(blocks))
    last = next((at for at in reversed(range(len(blocks))) if selected[at]), -1)
    # Elements around a part of the article tell nothing about the other blocks in them.
    around = {part for part, length in selected_lengths(blocks, selected).items() if length}
    known: dict[Any, str | None] = dict.fromkeys(around)
    entries = (
        (
            at,
            TITLE if is_same_title(block.draft.text, title) else _reason(block, at, first, last, known),
            block,
        )
        for at, block in enumerate(blocks)
        # A block without a piece is the alternative text of a picture, which nobody sees.
        if not selected[at] and not block.is_hidden and block.piece is not None
    )
    return list(_grouped(entries))


def selected_lengths(blocks: Sequence[HtmlBlock], selected: Sequence[bool]) -> Counter[Any]:
    """Return for each element around selected blocks the number of their characters."""
    lengths: Counter[Any] = Counter()
    for block, is_one in zip(blocks, selected, strict=True):
        if is_one:
            for part in (block.element, *block.element.iterancestors()):
                lengths[part] += len(block.draft.text)
    return lengths


def named_reason(element: Any, known: dict[Any, str | None]) -> str | None:
    """Return the reason given by the innermost element around a block that gives one; None if none does.

    Args:
        element: The innermost element around the block.
        known: The reasons of elements, at which the search ends; the elements visited are added.
    """
    visited = []
    reason: str | None = None
    while element is not None:
        if element in known:
            reason = known[element]
            break
        visited.append(element)
        if (reason := reason_of(element)) is not None:
            break
        element = element.getparent()
    known.update(dict.fromkeys(visited, reason))
    return reason


def line_reason(block: HtmlBlock) -> str | None:
    """Return the reason that the words of a paragraph or heading give to leave it out; None if they give none."""
    is_line = block.draft.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    return boilerplate_reason(block.draft.text) if is_line else None


def is_mostly_linked(block: HtmlBlock) -> bool:
    """Return whether more than half of a block's text is in links."""
    return block.linked > _MAX_LINKED * len(block.draft.text)


def is_link_row(block: HtmlBlock) -> bool:
    """Return whether a block is a table of one row whose words are all in links."""
    is_row = block.draft.kind is BlockKind.TABLE and len(block.draft.rows) == 1
    return is_row and sum(map(str.isalnum, block.draft.text)) <= block.linked


def is_contents_entry(block: HtmlBlock) -> bool:
    """Return whether a list item is a link to a part of the same page, as in a table of contents."""
    if block.draft.kind is not BlockKind.LIST_ITEM or block.piece is None:
        return False
    element = block.piece.element.getparent() if block.piece.is_tail else block.piece.element
    link = next((part for part in self_and_ancestors(element) if tag_of(part) == "a"), None)
    if link is None or not (link.get("href") or "").removesuffix("#").startswith("#"):
        return False
    return 2 * len("".join(link.itertext()).strip()) > len(block.draft.text)


def _grouped(entries: Iterable[tuple[int, str, HtmlBlock]]) -> Iterator[Dropped]:
    for (reason, _), group in groupby(
        enumerate(entries), key=lambda item: (item[1][1], item[1][0] - item[0])
    ):
        yield Dropped(reason, "\n".join(block.draft.text for _, (_, _, block) in group))


def _reason(block: HtmlBlock, at: int, first: int, last: int, known: dict[Any, str | None]) -> str:
    if (reason := named_reason(block.element, known) or line_reason(block)) is not None:
        return reason
    if is_contents_entry(block):
        return CONTENTS
    if block.draft.kind is BlockKind.FIGURE:
        return CAPTION
    if is_mostly_linked(block):
        return "links"
    return BESIDE if first <= at <= last or last < 0 else ABOVE if at < first else BELOW


def reason_of(element: Any, *, with_id: bool = True) -> str | None:
    """Return the reason that an element's tag, role, class or ID gives to leave it out; None if they give none."""
    tag = tag_of(element)
    if tag in ("body", "html", "main") or (tag == "footer" and tag_of(element.getparent()) == "blockquote"):
        return None
    if (reason := _BY_TAG.get(tag) or _BY_ROLE.get((element.get("role") or "").lower())) is not None:
        return reason
    names = _names(element, tag) if with_id else element.get("class")
    named = (reason for reason, pattern in _BY_NAME if pattern.search(names)) if names else iter(())
    return next(named, BESIDE if tag == "aside" else None)


def _names(element: Any, tag: str) -> str:
    """Return the class and ID of an element, without an ID made from a heading; nothing for elements of text.

    Those are also the tables that Texinfo calls menus: the list of the sections below the one on the page.
    """
    if tag in _UNNAMED_TAGS or (tag == "table" and element.get("class") == "menu"):
        return ""
    identifier = element.get("id") or ""
    if len(identifier) >= _MIN_SLUG and comparison_key(identifier) in comparison_key(
        " ".join(islice(element.itertext(), _MAX_PIECES))
    ):
        identifier = ""
    return f"{without_states(element.get('class') or '')} {identifier}".strip()
