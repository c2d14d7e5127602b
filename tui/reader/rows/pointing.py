"""Which part of the text is under the pointer, and which words it belongs to."""

from bisect import bisect_right
from unicodedata import category

from tui.reader.rows.line_index import LineItem
from tui.reader.rows.match_spans import shown_position
from tui.text.cells import graphemes, is_one_cell_each

Span = tuple[int, int]

_LONGEST_WORD = 200
_MARKS_IN_WORDS = "'’-‑"
# Words of Thai, Lao, Burmese, Khmer, Chinese and Japanese have no spaces between them: there, characters are selected.
_WITHOUT_SPACES = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u2e80", "\u9fff"))


def text_under(text: str, item: LineItem, start: int, end: int, cell: int) -> Span:
    """The part of the article's text that one character on the screen stands for.

    Args:
        text: The article's text.
        item: What is laid out of it.
        start: Where the row starts in the item's text.
        end: Where it ends there.
        cell: How many cells the pointer is right of the row's first character; negative left of it.

    Returns:
        Where it starts and ends; beside the row's text, nothing at its nearer end. A line that stands for text of
        which it is not made is taken as a whole.
    """
    first, last = _character_at(item.text, start, end, cell)
    if item.style == "flow--table":
        length = item.end - item.start
        position = bisect_right(range(length), first, key=lambda at: shown_position(item, at))
        place = item.start + max(0, position - 1)
        return (place, min(item.end, place + 1)) if first < last else (place, place)
    if item.extent not in (None, len(item.text)):
        return item.start, item.end
    return item.start + first, item.start + last


def _character_at(text: str, start: int, end: int, cell: int) -> Span:
    if cell < 0:
        return start, start
    if is_one_cell_each(text[start:end]):
        return min(start + cell, end), min(start + cell + 1, end)
    for character in graphemes(text[start:end]):
        cell -= character.cells
        if cell < 0:
            return start + character.start, start + character.end
    return end, end


def whole_words(text: str, start: int, end: int) -> Span:
    """A part of a text with the words it begins and ends in, and without the spaces at its ends.

    Args:
        text: The text.
        start: Where the part starts.
        end: Where it ends; the same for none, which stays none.
    """
    if start >= end:
        return start, start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return start, start
    first, last = max(0, start - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
    while start > first and _is_within_word(text, start):
        start -= 1
    while end < last and _is_within_word(text, end):
        end += 1
    return start, end


def _is_within_word(text: str, at: int) -> bool:
    """Whether the characters before and after an offset belong to the same word."""
    before, after = text[at - 1], text[at]
    if before in _MARKS_IN_WORDS:
        return at >= 2 and _is_of_word(text[at - 2]) and _is_of_word(after)
    if after in _MARKS_IN_WORDS:
        return at + 1 < len(text) and _is_of_word(before) and _is_of_word(text[at + 1])
    return _is_of_word(before) and _is_of_word(after)


def _is_of_word(character: str) -> bool:
    if any(first <= character <= last for first, last in _WITHOUT_SPACES):
        return category(character)[0] == "M"
    return category(character)[0] in "LMN"
