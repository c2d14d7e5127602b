"""Chapters whose number and title stand on lines of their own."""

from collections.abc import Sequence
from dataclasses import replace

from tui.article.model import BlockKind
from tui.article.numbering import number_of
from tui.article.passages import Passage

_LONGEST_TITLE = 80


def join_numbers(passages: Sequence[Passage]) -> list[Passage]:
    """The passages with each bare number, such as ``CHAPTER I``, joined with the title on the line below it.

    That is done only where it happens more than once, as it does in a book.

    Args:
        passages: A text's passages in reading order.
    """
    bare = [position for position in range(len(passages) - 2) if _is_bare_number(passages, position)]
    if len(bare) < 2:
        return list(passages)
    joined = set(bare)
    result = []
    for position, passage in enumerate(passages):
        if position in joined:
            result.append(_with_title(passage, passages[position + 1]))
        elif position - 1 not in joined:
            result.append(passage)
    return result


def _is_bare_number(passages: Sequence[Passage], position: int) -> bool:
    passage, title, text = passages[position : position + 3]
    if passage.kind is not BlockKind.PARAGRAPH or len(passage.text) > 30:
        return False
    number = number_of(passage.text)
    if (
        number is None
        or number.rest
        or title.kind is not BlockKind.PARAGRAPH
        or number_of(title.text) is not None
    ):
        return False
    return (
        len(title.text) <= _LONGEST_TITLE
        and title.text[-1] not in ",:;"
        and text.is_prose
        and not title.is_prose
    )


def _with_title(number: Passage, title: Passage) -> Passage:
    separator = " " if number.text[-1] in ".:)—–-" else ". "
    return replace(
        number, text=number.text + separator + title.text, underline=number.underline or title.underline
    )
