"""Join lines and paragraphs: hyphens at line ends, and what goes on in the next column or on the next page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tui.formats.pdf.blocks import Block, Role, is_full, is_same_make
from tui.formats.pdf.runs import HYPHEN
from tui.formats.plain.raw_paragraph import ends_sentence, is_without_spaces
from tui.text.numbering import parse_number

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*$")
_HYPHENS = (HYPHEN, "-", "‐")
_LONGEST_WORD = 80


class Words:
    """The words of a document, which tell whether a hyphen at the end of a line belongs to its word."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count words.

        Args:
            texts: The document's lines in reading order.
        """
        self._counts = Counter[str]()
        cut: list[tuple[str, str]] = []
        stem = None
        for line in texts:
            text = line.casefold().replace("‐", "-")
            rest = _WORD.match(text)
            if stem is not None and rest is not None:
                cut.append((stem[0], rest[0]))
                text = text[rest.end() :]
            stem = _LAST_WORD.search(text[:-1][-_LONGEST_WORD:]) if text.endswith(_HYPHENS) else None
            self._counts.update(_WORD.findall(text[: len(text) - len(stem[0]) - 1] if stem else text))
        parted = sum(self._counts[f"{first}-{rest}"] > self._counts[first + rest] for first, rest in cut)
        whole = sum(self._counts[first + rest] > 0 for first, rest in cut)
        self._is_unhyphenated = parted >= 2 and whole == 0

    def joined(self, first: str, rest: str) -> str:
        """Two lines as one.

        A hyphen between them goes, unless the document has the word with its hyphen elsewhere, more often than
        without it, or never cuts words at all.

        Args:
            first: A line, or all lines up to here.
            rest: The next line.
        """
        if not first or not rest:
            return first or rest
        if not first.endswith(_HYPHENS):
            together = is_without_spaces(first[-1]) and is_without_spaces(rest[0])
            return first + rest if together else f"{first} {rest}"
        stem = first[:-1]
        if not stem or stem[-1] == " ":
            return f"{stem}- {rest}"
        return f"{stem}-{rest}" if self._keeps_hyphen(stem[-_LONGEST_WORD:], rest) else stem + rest

    def _keeps_hyphen(self, stem: str, rest: str) -> bool:
        start, end = _LAST_WORD.search(stem), _WORD.match(rest)
        if start is None or end is None or not (rest[0].islower() or start[0].isupper()):
            return True
        first, last = start[0].casefold().replace("‐", "-"), end[0].casefold().replace("‐", "-")
        whole = self._counts[first + last] + self._counts[first.rpartition("-")[2] + last]
        parted = self._counts[f"{first}-{last}"]
        if whole != parted:
            return parted > whole
        return self._is_unhyphenated or "-" in first


_INDENT = 0.6
_LONGEST_NUMBER = 30


def joined_blocks(blocks: Sequence[Block], headings: dict[int, int], words: Words) -> list[Block]:
    """The blocks, each paragraph with all of its parts, and headings marked as such.

    Args:
        blocks: The document's blocks in reading order, their texts joined.
        headings: The levels of those that are headings, by their index.
        words: The document's words.
    """
    indents = _begins_with_indents(blocks)
    result: list[Block] = []
    open_block: Block | None = None
    for position, block in enumerate(blocks):
        if position in headings:
            block.role, block.level = Role.HEADING, headings[position]
        if result and block.role is Role.HEADING and _is_bare_number(result[-1], block):
            result[-1] = _with_number(result[-1], block)
            open_block = None
            continue
        if open_block is not None and block.role is Role.TEXT and _goes_on(open_block, block, indents):
            open_block.text = words.joined(open_block.text, block.text)
            open_block.lines.extend(block.lines)
            continue
        if (
            result
            and result[-1].role is block.role is Role.CODE
            and result[-1].last.column is not block.first.column
        ):
            result[-1].lines.extend(block.lines)
            continue
        if block.role in (Role.TEXT, Role.ITEM):
            open_block = block
        elif block.role is Role.HEADING:
            open_block = None
        result.append(block)
    return result


def _is_bare_number(before: Block, heading: Block) -> bool:
    """Whether a heading's number stands on a line of its own above it: ``Chapter 3``, or ``3`` in large letters."""
    if before.last.page != heading.first.page or len(before.text) > _LONGEST_NUMBER:
        return False
    number = parse_number(before.text)
    if before.role is Role.HEADING:
        return number is not None and number.rest == "" and parse_number(heading.text) is None
    return before.text.strip(".").isdecimal() and before.first.size >= heading.first.size


def _with_number(number: Block, heading: Block) -> Block:
    separator = ". " if number.text[-1].isalnum() and number.role is Role.HEADING else " "
    level = min(heading.level, number.level or heading.level)
    return Block(
        Role.HEADING, number.lines + heading.lines, level=level, text=number.text + separator + heading.text
    )


def _begins_with_indents(blocks: Sequence[Block]) -> bool:
    """Whether most paragraphs of the document begin with an indented line."""
    paragraphs = [block for block in blocks if block.role is Role.TEXT and len(block.lines) > 1]
    indented = sum(_is_indented(block) for block in paragraphs)
    return 2 * indented > len(paragraphs)


def _is_indented(block: Block) -> bool:
    return block.first.indent > _INDENT * block.first.size


def _goes_on(before: Block, block: Block, indents: bool) -> bool:
    """Whether a block is the rest of a paragraph that began in another column, or before something in between."""
    if not is_same_make(before.last, block.first) or before.text.endswith(":"):
        return False
    text = block.text.lstrip("\"“„«(['‘")
    begins_inside = text[:1].islower() or text[:1].isdigit()
    ended = ends_sentence(before.text)
    if before.last.column is block.first.column:
        return begins_inside and not ended and before.text[-1:] not in ",;" and len(before.lines) > 1
    if ended:
        return (
            indents
            and before.role is Role.TEXT
            and not _is_indented(block)
            and is_full(before.last, block.first)
        )
    return begins_inside or (is_full(before.last, block.first) and not (indents and _is_indented(block)))
