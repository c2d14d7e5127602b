"""Find blocks that are not running text: formulas, single words of tables and figures, lists of keywords."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from tui.formats.pdf.blocks import BlockRole, PdfBlock, is_full_line
from tui.formats.pdf.text_patterns import is_mostly_symbols, is_numbered_formula
from tui.text.lines import ends_sentence, has_cjk

_MIN_PROSE_WORDS = 12
_MIN_PROSE_SHARE = 0.5
_MIN_PROSE = 200
"""Words."""
_MAX_FRAGMENT_WORDS = 15
_MIN_DIGITS = 4
_MAX_SYMBOL_CHARS = 4
_KEYWORDS = re.compile(
    r"(?:keywords?|key words(?: and phrases)?|index terms|general terms|categories and subject descriptors|"
    r"acm classification|ccs concepts|schlüsselwörter|mots[- ]clés|palabras clave|palavras-chave|parole chiave)\b",
    re.IGNORECASE,
)
_INDEX_ENTRY = re.compile(r"[^\W\d]\S*((?:\s?,\s?[0-9]{1,4}(?:[–-][0-9]{1,4})?)+)")
_PAGES = re.compile(r"[0-9]+(?:[–-][0-9]+)?")
_MIN_INDEX_PAGES = 3
_MIN_INDEX_SHARE = 0.3
_OPENING = "\"“„«(['‘"
_BETWEEN = (
    BlockRole.FRONT,
    BlockRole.CAPTION,
    BlockRole.FORMULA,
    BlockRole.TABLE,
    BlockRole.CODE,
    BlockRole.FRAGMENT,
)


def mark_fragments(blocks: Sequence[PdfBlock], headings: Iterable[int]) -> None:
    """Set the role of blocks that are not part of a sentence, if most of the document is sentences.

    Args:
        blocks: The blocks in reading order, with their texts.
        headings: The indexes of the headings, which stay as they are.
    """
    known = set(headings)
    for position, block in enumerate(blocks):
        if position not in known and block.role in (BlockRole.TEXT, BlockRole.ASIDE):
            block.role = _certain_role(block)
    if not _is_prose(blocks):
        return
    texts = [
        position
        for position, block in enumerate(blocks)
        if block.role not in _BETWEEN and (position in known or block.text.strip())
    ]
    before: PdfBlock | None = None
    for place, position in enumerate(texts):
        block = blocks[position]
        after = [
            blocks[other]
            for other in takewhile(lambda other: other not in known, texts[place + 1 : place + 3])
        ]
        if position in known:
            before = None
        elif _is_fragment(block, before, after):
            block.role = BlockRole.FORMULA if is_numbered_formula(block.text) else BlockRole.FRAGMENT
        else:
            before = block


def _certain_role(block: PdfBlock) -> BlockRole:
    """Return the role of a block as far as its text alone tells."""
    text = block.text
    if is_mostly_symbols(text) or (is_numbered_formula(text) and not ends_sentence(text)):
        return BlockRole.FORMULA
    digits, letters = sum(map(str.isdigit, text)), sum(map(str.isalpha, text))
    is_numbers = digits > letters and digits >= _MIN_DIGITS
    return BlockRole.FRAGMENT if is_numbers or _KEYWORDS.match(text) or _is_index(text) else block.role


def _is_index(text: str) -> bool:
    """Return whether a text consists of entries of an index, with page numbers."""
    if ends_sentence(text) or not text[-1:].isdecimal():
        return False
    pages = sum(len(_PAGES.findall(entry)) for entry in _INDEX_ENTRY.findall(text))
    return pages >= _MIN_INDEX_PAGES and pages >= _MIN_INDEX_SHARE * len(text.split())


def _is_prose(blocks: Iterable[PdfBlock]) -> bool:
    """Return whether most words are in paragraphs of sentences, unlike those of slides, forms and tables."""
    prose = words = 0
    for block in blocks:
        count = len(block.text.split())
        words += count
        is_text = block.role not in (BlockRole.FRONT, BlockRole.TABLE, BlockRole.CODE, BlockRole.FORMULA)
        if is_text and count >= _MIN_PROSE_WORDS and (ends_sentence(block.text) or len(block.lines) > 2):
            prose += count
    return prose > _MIN_PROSE_SHARE * words or prose > _MIN_PROSE


def _is_fragment(block: PdfBlock, before: PdfBlock | None, after: Sequence[PdfBlock]) -> bool:
    """Return whether a block neither ends a sentence nor is part of one begun before or continued after it."""
    text = block.text
    if block.role not in (BlockRole.TEXT, BlockRole.ASIDE) or has_cjk(text):
        return False
    if ends_sentence(text) or text[-1] in ",;" or len(text.split()) > _MAX_FRAGMENT_WORDS:
        return False
    is_open = before is not None and not ends_sentence(before.text)
    begins_inside = _begins_inside(text) and len(text) > _MAX_SYMBOL_CHARS
    if not after or after[0].role not in (BlockRole.TEXT, BlockRole.ITEM):
        return not (is_open and (begins_inside or len(block.lines) > 1))
    if is_open and _begins_inside(after[0].text) and not begins_inside:
        return True
    is_before_rest = any(_begins_inside(other.text) for other in after)
    is_cut = is_full_line(block.last, after[0].first) and block.last.column is not after[0].first.column
    return not (is_before_rest or is_cut or (is_open and (begins_inside or len(block.lines) > 1)))


def _begins_inside(text: str) -> bool:
    return text.lstrip(_OPENING)[:1].islower()
