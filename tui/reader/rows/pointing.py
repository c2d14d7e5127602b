"""The part of the text under the pointer, and the words that it belongs to."""

from unicodedata import category

from tui.reader.rows.line_index import LineItem, TextRow
from tui.reader.rows.spans import TextRange
from tui.text.cells import graphemes, is_one_cell_each

_MAX_WORD_CHARS = 200
_WORD_PUNCTUATION = "'’-‑"
# Words of Thai, Lao, Burmese, Khmer, Chinese and Japanese have no spaces between them: there, characters are selected.
_WITHOUT_SPACES = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u2e80", "\u9fff"))


def text_under(text: str, row: TextRow, cell: int) -> TextRange:
    """Return the part of the article's text that the character under the pointer shows.

    Args:
        text: The article's text.
        row: The row under the pointer.
        cell: The cells from the row's first character to the pointer; negative left of it.

    Returns:
        The character's range; beside the row's text, an empty range at its nearer end; on a fold line, the range of
            all hidden text.
    """
    item, start, end = row
    first, last = _character_at(item.text, start, end, cell)
    if item.pieces:
        return _in_cells(item, (start, end), TextRange(first, last))
    if item.source_length not in (None, len(item.text)):
        return TextRange(item.start, item.end)
    return TextRange(item.start + first, item.start + last)


def _in_cells(item: LineItem, line: tuple[int, int], under: TextRange) -> TextRange:
    """Return the part of the article's text that a part of a table's line shows, or the nearest to it."""
    pieces = item.pieces_on(line)
    if not pieces:
        return TextRange(item.end, item.end)
    piece = max((p for p in pieces if p.shown <= under.start), default=pieces[0], key=lambda p: p.shown)
    first, last = (item.start + piece.start + min(max(0, at - piece.shown), piece.length) for at in under)
    return TextRange(first, last)


def _character_at(text: str, start: int, end: int, cell: int) -> TextRange:
    if cell < 0:
        return TextRange(start, start)
    if is_one_cell_each(text[start:end]):
        return TextRange(min(start + cell, end), min(start + cell + 1, end))
    for character in graphemes(text[start:end]):
        cell -= character.cells
        if cell < 0:
            return TextRange(start + character.start, start + character.end)
    return TextRange(end, end)


def whole_words(text: str, start: int, end: int) -> TextRange:
    """Extend a part of a text to whole words, without the spaces at its ends; an empty part stays empty."""
    if start >= end:
        return TextRange(start, start)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return TextRange(start, start)
    first, last = max(0, start - _MAX_WORD_CHARS), min(len(text), end + _MAX_WORD_CHARS)
    while start > first and _is_within_word(text, start):
        start -= 1
    while end < last and _is_within_word(text, end):
        end += 1
    return TextRange(start, end)


def _is_within_word(text: str, at: int) -> bool:
    """Return whether the characters before and after an offset belong to the same word."""
    before, after = text[at - 1], text[at]
    if before in _WORD_PUNCTUATION:
        return at >= 2 and _is_of_word(text[at - 2]) and _is_of_word(after)
    if after in _WORD_PUNCTUATION:
        return at + 1 < len(text) and _is_of_word(before) and _is_of_word(text[at + 1])
    return _is_of_word(before) and _is_of_word(after)


def _is_of_word(character: str) -> bool:
    if any(first <= character <= last for first, last in _WITHOUT_SPACES):
        return category(character)[0] == "M"
    return category(character)[0] in "LMN"
