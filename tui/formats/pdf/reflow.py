"""Join lines, without hyphens at their ends, and paragraphs that continue in the next column or page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tui.formats.pdf.blocks import BlockRole, PdfBlock, is_full_line, is_same_style
from tui.formats.pdf.compounds import is_compound
from tui.formats.pdf.runs import LINE_END_HYPHEN
from tui.formats.pdf.text_patterns import is_numbered_formula
from tui.text.lines import ends_sentence, has_cjk
from tui.text.numbering import parse_number

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*$")
_HYPHENS = (LINE_END_HYPHEN, "-", "‐")
_MAX_WORD_CHARS = 80
_MAX_INLINE_FORMULA = 240
_MAX_INLINE_FORMULAS = 3


class Dehyphenator:
    """Joins lines, and removes the hyphens at their ends that only break a word.

    Args:
        texts: The document's lines in reading order, whose words are counted.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts = Counter[str]()
        broken_words: list[tuple[str, str]] = []
        stem = None
        for line in texts:
            text = line.casefold().replace("‐", "-")
            rest = _WORD.match(text)
            if stem is not None and rest is not None:
                broken_words.append((stem[0], rest[0]))
                text = text[rest.end() :]
            stem = _LAST_WORD.search(text[:-1][-_MAX_WORD_CHARS:]) if text.endswith(_HYPHENS) else None
            self._counts.update(_WORD.findall(text[: len(text) - len(stem[0]) - 1] if stem else text))
        hyphenated = sum(
            self._counts[f"{first}-{rest}"] > self._counts[first + rest] for first, rest in broken_words
        )
        whole = sum(self._counts[first + rest] > 0 for first, rest in broken_words)
        self._is_unhyphenated = hyphenated >= 2 and whole == 0

    def join(self, first: str, rest: str) -> str:
        """Join the lines so far with the next one.

        A hyphen between them is removed unless the document has the word more often with a hyphen than without it, or
        never breaks words.
        """
        if not first or not rest:
            return first or rest
        if not first.endswith(_HYPHENS):
            together = has_cjk(first[-1]) and has_cjk(rest[0])
            return first + rest if together else f"{first} {rest}"
        stem = first[:-1]
        if not stem or stem[-1] == " ":
            return f"{stem}- {rest}"
        return f"{stem}-{rest}" if self._keeps_hyphen(stem[-_MAX_WORD_CHARS:], rest) else stem + rest

    def _keeps_hyphen(self, stem: str, rest: str) -> bool:
        start, end = _LAST_WORD.search(stem), _WORD.match(rest)
        if start is None or end is None:
            return True
        first, last = start[0].casefold().replace("‐", "-"), end[0].casefold().replace("‐", "-")
        whole = self._counts[first + last] + self._counts[first.rpartition("-")[2] + last]
        hyphenated = self._counts[f"{first}-{last}"]
        if whole != hyphenated:
            return hyphenated > whole
        if not rest[0].islower():
            # Words in capitals are broken like others; otherwise a hyphen before a capital belongs to the word.
            return not (start[0].isupper() and end[0].isupper() and min(len(first), len(last)) > 1)
        return self._is_unhyphenated or "-" in first or is_compound(first, last)


def join_blocks(
    blocks: Sequence[PdfBlock], headings: dict[int, int], dehyphenator: Dehyphenator
) -> list[PdfBlock]:
    """Join the parts of each paragraph, and give headings their role and level.

    Args:
        blocks: The document's blocks in reading order, with their texts.
        headings: The levels of the headings, by the index of the block.
        dehyphenator: Joins texts.
    """
    paragraphs = [block for block in blocks if block.role is BlockRole.TEXT and len(block.lines) > 1]
    indents = sum(map(_is_indented, paragraphs)) * 2 > len(paragraphs)
    result: list[PdfBlock] = []
    open_block: PdfBlock | None = None
    between: list[int] = []
    for position, block in enumerate(blocks):
        if position in headings:
            block.role, block.level = BlockRole.HEADING, headings[position]
        if result and block.role is BlockRole.HEADING and _is_bare_number(result[-1], block):
            result[-1] = _with_number(result[-1], block)
            open_block = None
            continue
        if (
            open_block is not None
            and block.role is BlockRole.TEXT
            and _continues(open_block, block, indents, [result[place] for place in between])
        ):
            if _are_inline([result[place] for place in between]):
                within = [result[place].text for place in between]
                del result[between[0] :]
                open_block.formulas += within
                open_block.text = " ".join([open_block.text, *within])
            between = []
            open_block.set_joined(dehyphenator.join(open_block.text, block.text), block.text, block.marks)
            open_block.lines.extend(block.lines)
            continue
        if result and _is_same_listing(result[-1], block):
            result[-1].lines.extend(block.lines)
            result[-1].text = f"{result[-1].text} {block.text}"
            continue
        if block.role in (BlockRole.TEXT, BlockRole.ITEM):
            open_block, between = block, []
        elif block.role is BlockRole.HEADING:
            open_block, between = None, []
        else:
            between.append(len(result))
        result.append(block)
    return result


def _is_same_listing(before: PdfBlock, block: PdfBlock) -> bool:
    """Return whether a listing continues in another column, or a formula on the next line."""
    if before.role is not block.role:
        return False
    if block.role is BlockRole.CODE:
        return before.last.column is not block.first.column
    return block.role is BlockRole.FORMULA and before.last.column is block.first.column


def _are_inline(blocks: Sequence[PdfBlock]) -> bool:
    """Return whether blocks between two parts of a sentence are its formulas, and not the words of a picture."""
    return (
        0 < len(blocks) <= _MAX_INLINE_FORMULAS
        and all(block.role is BlockRole.FORMULA for block in blocks)
        and sum(len(block.text) for block in blocks) <= _MAX_INLINE_FORMULA
        and any(is_numbered_formula(block.text) for block in blocks)
    )


def _is_bare_number(before: PdfBlock, heading: PdfBlock) -> bool:
    """Return whether a block is a heading's number on a line of its own: ``Chapter 3``, or a large ``3``."""
    if before.last.page != heading.first.page or len(before.text) > 30:
        return False
    number = parse_number(before.text)
    if before.role is BlockRole.HEADING:
        return number is not None and number.rest == "" and parse_number(heading.text) is None
    return before.text.strip(".").isdecimal() and before.first.size >= heading.first.size


def _with_number(number: PdfBlock, heading: PdfBlock) -> PdfBlock:
    separator = ". " if number.text[-1].isalnum() and number.role is BlockRole.HEADING else " "
    text = number.text + separator + heading.text
    level = min(heading.level, number.level or heading.level)
    joined = PdfBlock(BlockRole.HEADING, number.lines + heading.lines, level=level)
    joined.set_joined(text, heading.text, heading.marks)
    return joined


def _is_indented(block: PdfBlock) -> bool:
    return block.first.indent > 0.6 * block.first.size


def _continues(before: PdfBlock, block: PdfBlock, indents: bool, between: Sequence[PdfBlock]) -> bool:
    """Return whether a block continues a paragraph from another column, or from above something in between."""
    if not is_same_style(before.last, block.first):
        return False
    if any(block.role is BlockRole.FORMULA for block in between) and before.last.page == block.first.page:
        return block.text[:1].islower() and (not ends_sentence(before.text) or before.text.endswith(":"))
    if before.text.endswith(":"):
        return False
    text = block.text.lstrip("\"“„«(['‘")
    begins_inside = text[:1].islower() or text[:1].isdigit()
    ended = ends_sentence(before.text)
    if before.last.column is block.first.column:
        return begins_inside and not ended and before.text[-1:] not in ",;" and len(before.lines) > 1
    is_full = is_full_line(before.last, block.first)
    if ended:
        return indents and before.role is BlockRole.TEXT and not _is_indented(block) and is_full
    return begins_inside or (is_full and not (indents and _is_indented(block)))
