"""Select the picture above the text of an article, which extractors leave out with the byline beside it."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from tui.document.model import BlockKind, Picture
from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.headline import first_text, title_heading
from tui.formats.html.pictures import is_icon, picture_of
from tui.formats.html.reasons import CAPTION, GALLERY, HEAD, reason_of
from tui.formats.xml import self_and_ancestors, tag_of
from tui.text.lines import comparison_key

_NOT_LEAD = re.compile(
    r"(?<![a-z])(?:logos?|avatars?|gravatar|icons?|sprites?|badges?|pixel|author|profile|headshot|ads?)(?![a-z])",
    re.IGNORECASE,
)
_ARTICLE_TAGS = ("article", "main")


def select_lead_picture(
    blocks: Sequence[HtmlBlock], selected: list[bool], title: str, author: str = ""
) -> None:
    """Select the first picture with words between the title, or the beginning of the ``article``, and the text.

    Logos, icons, portraits of the author and pictures in boxes are left out.

    Args:
        blocks: All blocks of the page that are displayed.
        selected: For each block, whether it is selected; changed here.
        title: The article's title.
        author: The names of its authors; empty if the page declares none.
    """
    first = first_text(blocks, selected)
    if first == len(blocks) or any(
        block.draft.kind is BlockKind.FIGURE for block in _chosen(blocks, selected, first)
    ):
        return
    heading = title_heading(blocks, selected, title)
    names = {comparison_key(name) for name in (title, *author.split(", "))} - {""}
    for at in range(first):
        block = blocks[at]
        if block.draft.kind is BlockKind.FIGURE and _is_lead(block, names):
            is_below = heading is not None and at > heading
            if _is_in_article(block.element, blocks[first].element, needs_article=not is_below):
                selected[at] = True
                return


def _chosen(blocks: Sequence[HtmlBlock], selected: Sequence[bool], end: int) -> Iterator[HtmlBlock]:
    return (block for block, is_one in zip(blocks[:end], selected, strict=False) if is_one)


def _is_lead(figure: HtmlBlock, names: set[str]) -> bool:
    """Return whether a picture is large, as far as is known, and not named as something else than an illustration."""
    picture = figure.draft.picture or Picture()
    words = comparison_key(figure.draft.text)
    if any(words == name or words.endswith(name) for name in names):
        return False
    images = [image for image in figure.element.iter("img") if picture_of(image) == picture]
    texts = (picture.address, picture.alternative, *(image.get("class") or "" for image in images))
    return not any(map(is_icon, images)) and not any(map(_NOT_LEAD.search, texts))


def _is_in_article(figure: Any, text: Any, *, needs_article: bool) -> bool:
    """Return whether a picture is in the part of the page that holds the text, and in no box there."""
    around = set(self_and_ancestors(text))
    parts = self_and_ancestors(figure)
    inside = takewhile(lambda part: part not in around, parts)
    if any(reason_of(part) not in (None, CAPTION, GALLERY, HEAD) for part in inside):
        return False
    shared = [tag_of(part) for part in parts if part in around]
    return any(tag in _ARTICLE_TAGS for tag in shared) if needs_article else shared[0] not in ("body", "html")
