"""Correct the spaces between words by the positions of letters, where PDFium finds too many or too few."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from tui.formats.pdf.pdfium import Address, PageText

_MIN_SUSPECT = 16
"""The letters of a suspiciously long word."""
_MIN_CHECKED = 5
_PUNCTUATION = "\"'“”‘’()[].,;:!?"
_MIN_SPACE = 0.045
"""The gap between two words whose letters touch, in units of the text's size."""
_MAX_TOUCHING = 0.025
_MAX_OVERLAP = 0.15
_MAX_KERN = 0.05
_OVERHANGING = frozenset("fFPTVWY")
"""Letters that overhang the space after them, above all in italics."""
_MIN_APART = 0.15
_MIN_SPACED = 5
_MAX_SPACED_GAP = 1.6


class Word(NamedTuple):
    """Letters of one text object with no space between them."""

    start: int
    end: int
    row: int
    text_object: Address


def split_joined_words(page: PageText, words: Sequence[Word], sizes: dict[Address, float]) -> list[Word]:
    """Return the words, split where PDFium took several words on a level line for one.

    All words of a page are checked if one of its very long words has to be split, else none.

    Args:
        page: The page.
        words: Its words.
        sizes: The font size of each text object that is level.
    """
    suspects = [
        word
        for word in words
        if word.end - word.start >= _MIN_SUSPECT
        and word.text_object in sizes
        and page.text[word.start : word.end].strip(_PUNCTUATION).isalpha()
    ]
    if not any(len(list(_cut(page, word, sizes))) > 1 for word in suspects):
        return list(words)
    return [part for word in words for part in _cut(page, word, sizes)]


def _cut(page: PageText, word: Word, sizes: dict[Address, float]) -> Iterator[Word]:
    size = sizes.get(word.text_object, 0.0)
    if size <= 0 or word.end - word.start < _MIN_CHECKED:
        yield word
        return
    boxes = page.boxes(range(word.start, word.end))
    gaps = [(left - right) / size for right, left in zip(boxes[2::4], boxes[4::4], strict=False)]
    start = word.start
    if abs(median(gaps)) <= _MAX_TOUCHING:
        for place, gap in enumerate(gaps, word.start + 1):
            if gap >= _MIN_SPACE and page.text[place].isalnum():
                yield word._replace(start=start, end=place)
                start = place
    yield word._replace(start=start)


def find_joined(
    text: str, words: Sequence[Word], lefts: Sequence[float], rights: Sequence[float], sizes: Sequence[float]
) -> set[int]:
    """Return the indexes of the words that continue the word before them, despite a space in the text.

    Args:
        text: The text of the page.
        words: Its words in one direction.
        lefts: The left edges of the words.
        rights: Their right edges.
        sizes: Their font sizes.
    """
    joined: set[int] = set()
    spaced: list[int] = []
    for place, (before, word) in enumerate(pairwise(words), 1):
        gap = (lefts[place] - rights[place - 1]) / (sizes[place] or 1.0)
        is_single = before.end - before.start == word.end - word.start == 1
        if not is_single and not -_MAX_OVERLAP < gap < _MAX_KERN and not spaced:
            continue  # most words
        is_beside = before.row == word.row and text[before.end - 1].isalpha() and text[word.start].isalpha()
        is_one = before.text_object == word.text_object and text[before.end - 1] not in _OVERHANGING
        if is_beside and is_one and -_MAX_OVERLAP < gap < _MAX_KERN and before.end < word.start:
            joined.add(place)
        is_spaced = is_beside and is_single and 0 < gap < _MAX_SPACED_GAP
        if is_spaced:
            spaced.append(place)
        if spaced and not is_spaced:
            joined.update(_spaced_letters(text, words, spaced, lefts, rights))
            spaced = []
    joined.update(_spaced_letters(text, words, spaced, lefts, rights))
    return joined


def find_apart(
    text: str, words: Sequence[Word], lefts: Sequence[float], rights: Sequence[float], sizes: Sequence[float]
) -> set[int]:
    """Return the indexes of the words that are apart from the word before them, without a space in the text.

    The arguments are those of ``find_joined``.
    """
    return {
        place
        for place, (before, word) in enumerate(pairwise(words), 1)
        if before.end == word.start
        and before.row == word.row
        and lefts[place] - rights[place - 1] >= _MIN_APART * sizes[place]
        and text[before.end - 1].isalpha()
        and text[word.start].isalpha()
    }


def _spaced_letters(
    text: str, words: Sequence[Word], places: Sequence[int], lefts: Sequence[float], rights: Sequence[float]
) -> Iterator[int]:
    """Yield the letters of letter-spaced words that do not begin a word: the gaps before them are small."""
    if len(places) + 1 < _MIN_SPACED:
        return
    letters = "".join(text[words[place].start] for place in (places[0] - 1, *places))
    if not (letters.isupper() or letters[1:].islower()):
        return
    gaps = [lefts[place] - rights[place - 1] for place in places]
    usual = median(gaps)
    yield from (place for place, gap in zip(places, gaps, strict=True) if gap <= _MAX_SPACED_GAP * usual)
