"""Chapters whose number and title stand on lines of their own."""

from collections.abc import Sequence
from dataclasses import replace

from tui.article.model import BlockKind
from tui.article.numbering import number_of
from tui.article.passages import Passage, ends_sentence

_LONGEST_TITLE = 80
_MOST_DIGITS = 3
_TITLE_LINES = 4
_LONGEST_NUMBER = 40
_LONGEST_ARGUMENT = 200
_FEWEST_ARGUMENTS = 3
_QUOTES = "\"“«„‘'"


def chapter_numbers(passages: Sequence[Passage]) -> frozenset[int]:
    """Where ``1``, ``2``, ``3`` stand alone as the headings of chapters, not as the numbers of pages.

    They count from one, without a gap, and each has prose below it and none that goes on across it.

    Args:
        passages: A text's passages in reading order.
    """
    found: list[int] = []
    for position, passage in enumerate(passages[:-1]):
        if not (len(passage.text) <= _MOST_DIGITS and passage.text.isdecimal() and passage.text.isascii()):
            continue
        if int(passage.text) != len(found) + 1 or not _is_between(passages, position):
            return frozenset()
        found.append(position)
    return frozenset(found) if len(found) >= _FEWEST_ARGUMENTS else frozenset()


def _is_between(passages: Sequence[Passage], position: int) -> bool:
    """Whether the text above is at its end, and another begins below."""
    after = passages[position + 1]
    begins = after.is_prose and not after.text[0].islower()
    return begins and (position < _TITLE_LINES or ends_sentence(passages[position - 1].text))


def join_numbers(passages: Sequence[Passage]) -> list[Passage]:
    """The passages with each bare number, such as ``CHAPTER I``, joined with the title on the line below it.

    That is done only where it happens more than once, as it does in a book.

    Args:
        passages: A text's passages in reading order.
    """
    bare = [position for position in range(len(passages) - 2) if _is_bare_number(passages[position])]
    joined = {position for position in bare if _has_title(passages, position)}
    if len(bare) >= _FEWEST_ARGUMENTS and all(_has_argument(passages, position) for position in bare):
        joined = set(bare)
    if len(joined) < 2:
        return list(passages)
    result = []
    for position, passage in enumerate(passages):
        if position in joined:
            result.append(_with_title(passage, passages[position + 1]))
        elif position - 1 not in joined:
            result.append(passage)
    return result


def _is_bare_number(passage: Passage) -> bool:
    if passage.kind is not BlockKind.PARAGRAPH or len(passage.text) > _LONGEST_NUMBER:
        return False
    number = number_of(passage.text)
    return number is not None and not number.rest


def _has_title(passages: Sequence[Passage], position: int) -> bool:
    """Whether the line below a number is a title: it stands above prose, or above another number."""
    title, text = passages[position + 1 : position + 3]
    if title.kind is not BlockKind.PARAGRAPH or number_of(title.text) is not None or title.is_prose:
        return False
    if len(title.text) > _LONGEST_TITLE or title.text[-1] in ",:;":
        return False
    number = number_of(text.whole)
    return text.is_prose or (number is not None and number.has_keyword)


def _has_argument(passages: Sequence[Passage], position: int) -> bool:
    """Whether a chapter begins with what it is about, as old books do: ``In which the river rises.``"""
    argument, text = passages[position + 1 : position + 3]
    if argument.kind is not BlockKind.PARAGRAPH or len(argument.text) > _LONGEST_ARGUMENT:
        return False
    return text.is_prose and len(text.text) > len(argument.text) and argument.text[0] not in _QUOTES


def _with_title(number: Passage, title: Passage) -> Passage:
    separator = " " if number.text[-1] in ".:)—–-" else ". "
    return replace(
        number, text=number.text + separator + title.text, underline=number.underline or title.underline
    )
