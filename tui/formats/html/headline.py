"""Select the lines above the text of an article: the heading that is its title, and the standfirst."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress, takewhile
from typing import Any

from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.reasons import HEAD, is_mostly_linked, line_reason, named_reason, reason_of
from tui.formats.plain.boilerplate import is_byline_or_caption
from tui.formats.xml import self_and_ancestors
from tui.text.lines import comparison_key, ends_sentence, is_same_title

_MIN_BODY = 100
"""A paragraph of so many characters is hardly a byline or a label."""
_MIN_STANDFIRST = 50
"""The characters of a line below the title that is hardly a byline."""
_MIN_TITLE_WORDS = 2


def title_heading(blocks: Sequence[HtmlBlock], selected: Sequence[bool], title: str) -> int | None:
    """Return the index of the last heading above the text that is the title; None if there is none."""
    above = range(first_text(blocks, selected))
    return next((at for at in reversed(above) if _is_heading(blocks[at], title)), None)


def shown_title(blocks: Sequence[HtmlBlock], selected: Sequence[bool], title: str) -> str:
    """Return the title that the article shows: its first block if that is its only first-level heading, else ``title``.

    Args:
        blocks: All blocks of the page.
        selected: For each block, whether it is selected.
        title: The title that the page declares; returned if the article shows it.
    """
    article = [
        block.draft for block in compress(blocks, selected) if block.draft.kind is not BlockKind.FIGURE
    ]
    first = [draft for draft in article if draft.kind is BlockKind.HEADING and draft.level == 1]
    if len(first) != 1 or article[0] is not first[0] or not _may_be_title(first[0].text, title):
        return title
    is_shown = title_heading(blocks, selected, title) is not None
    return title if is_shown else first[0].text


def _may_be_title(heading: str, title: str) -> bool:
    """Return whether a heading has several words, or one that begins with all words of the title."""
    key = comparison_key(title)
    return len(heading.split()) >= _MIN_TITLE_WORDS or (key != "" and comparison_key(heading).startswith(key))


def _is_heading(block: HtmlBlock, title: str) -> bool:
    return block.draft.kind is BlockKind.HEADING and is_same_title(block.draft.text, title)


def first_text(blocks: Sequence[HtmlBlock], selected: Sequence[bool]) -> int:
    """Return the index of the first selected block that is text, not a byline or a label if there is any other."""
    return min(_body(blocks, selected), default=len(blocks))


def _body(blocks: Sequence[HtmlBlock], selected: Sequence[bool]) -> list[int]:
    """Return the indices of the selected blocks that are text; only the long ones if there are any."""
    texts = [
        at
        for at, block in enumerate(blocks)
        if selected[at] and block.draft.kind not in (BlockKind.HEADING, BlockKind.FIGURE)
    ]
    return [at for at in texts if len(blocks[at].draft.text) >= _MIN_BODY] or texts


def select_headline(
    blocks: Sequence[HtmlBlock], selected: list[bool], title: str, descriptions: set[str]
) -> None:
    """Deselect headings above the title, and bylines and dates above the text; select the standfirst.

    The standfirst is a block that repeats a description of the page word for word, or a sentence below the title that
    is in a ``header`` element.
    """
    first = first_text(blocks, selected)
    heading = title_heading(blocks, selected, title)
    texts = {
        comparison_key(block.draft.text) for block, is_one in zip(blocks, selected, strict=True) if is_one
    }
    for at in range(first):
        block = blocks[at]
        is_heading = block.draft.kind is BlockKind.HEADING
        if heading is not None and at < heading:
            selected[at] = selected[at] and not is_heading
        elif is_heading or is_mostly_linked(block):
            continue
        elif comparison_key(block.draft.text) in descriptions - texts:
            selected[at] = heading is not None or selected[at]
        elif heading is not None and _is_standfirst(block, blocks[heading], is_next=at == heading + 1):
            selected[at] = True
        elif selected[at] and is_byline_or_caption(block.draft.text):
            selected[at] = _is_before_heading(blocks, selected, at)
    if heading is not None:
        _select_first_sections(blocks, selected, heading, first)


def _select_first_sections(blocks: Sequence[HtmlBlock], selected: list[bool], title: int, first: int) -> None:
    """Select sections of a line each, such as the name in a manual page, between the title and the next section."""
    around = blocks[title].element.getparent()
    for at in reversed(range(title + 1, first)):
        section = blocks[at : at + 2]
        is_text = all(_is_text_in(block, around) for block in section)
        if is_text and _is_section_of_line(blocks, selected, at):
            selected[at : at + 2] = [True, True]


def _is_section_of_line(blocks: Sequence[HtmlBlock], selected: Sequence[bool], at: int) -> bool:
    """Return whether a heading is above a line of text, and this above a selected heading of the same level."""
    heading, *below = (block.draft for block in blocks[at : at + 3])
    if heading.kind is not BlockKind.HEADING or len(below) < 2 or not selected[at + 2]:
        return False
    is_followed = (below[1].kind, below[1].level) == (heading.kind, heading.level)
    return is_followed and below[0].kind is BlockKind.PARAGRAPH and not is_byline_or_caption(below[0].text)


def _is_text_in(block: HtmlBlock, around: Any) -> bool:
    parts = self_and_ancestors(block.element)
    inside = takewhile(lambda part: part is not around, parts)
    is_named = any(map(reason_of, inside)) or line_reason(block) is not None
    return around in parts and not is_named and not is_mostly_linked(block)


def _is_standfirst(block: HtmlBlock, heading: HtmlBlock, *, is_next: bool) -> bool:
    """Return whether a paragraph is a sentence in the head of an article, or right below the title beside it."""
    text = block.draft.text
    is_sentence = len(text) >= _MIN_STANDFIRST and ends_sentence(text) and line_reason(block) is None
    is_paragraph = block.draft.kind is BlockKind.PARAGRAPH and not is_byline_or_caption(text)
    is_beside = is_next and block.element.getparent() is heading.element.getparent()
    return is_paragraph and is_sentence and (is_beside or named_reason(block.element, {}) == HEAD)


def _is_before_heading(blocks: Sequence[HtmlBlock], selected: Sequence[bool], at: int) -> bool:
    """Return True if a heading follows, as after the time of a post in a live blog."""
    following = next((blocks[next_] for next_ in range(at + 1, len(blocks)) if selected[next_]), None)
    return following is not None and following.draft.kind is BlockKind.HEADING


def subtitles_as_text(
    blocks: Sequence[HtmlBlock], selected: Sequence[bool], title: str, descriptions: set[str]
) -> list[HtmlBlock]:
    """Return the blocks with subtitles, which head no section, as paragraphs.

    Subtitles are the headings below the title that are in an element with it but with no text, or that repeat a
    description of the page.
    """
    result = list(blocks)
    first = first_text(blocks, selected)
    heading = title_heading(blocks, selected, title)
    part = [] if heading is None else _part_of_title(blocks, selected, heading)
    for at in range(0 if heading is None else heading + 1, first):
        draft = blocks[at].draft
        is_subtitle = draft.kind is BlockKind.HEADING and not is_same_title(draft.text, title)
        if is_subtitle and not _is_section_of_line(blocks, selected, at):
            is_in_part = any(element in part for element in blocks[at].element.iterancestors())
            if is_in_part or comparison_key(draft.text) in descriptions:
                result[at] = blocks[at]._replace(draft=replace(draft, kind=BlockKind.PARAGRAPH, level=0))
    return result


def _part_of_title(blocks: Sequence[HtmlBlock], selected: Sequence[bool], heading: int) -> list[Any]:
    """Return the elements around the title's heading that hold no text."""
    body = _body(blocks, selected)
    around_text = {element for at in body for element in self_and_ancestors(blocks[at].element)}
    around = self_and_ancestors(blocks[heading].element)
    return list(takewhile(lambda element: element not in around_text, around))
