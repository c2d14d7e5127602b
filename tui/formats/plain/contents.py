"""Find tables of contents, and join chapter numbers on lines of their own with the titles below."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.document.model import BlockKind
from tui.formats.plain.heading_shapes import is_common_section_name
from tui.formats.plain.raw_paragraph import RawParagraph
from tui.text.lines import comparison_key, ends_sentence
from tui.text.numbering import parse_number
from tui.text.patterns import lazy_pattern

_TITLE_PARAGRAPHS = 4
_MIN_CHAPTERS = 3


def find_chapter_numbers(paragraphs: Sequence[RawParagraph]) -> frozenset[int]:
    """Find the paragraphs ``1``, ``2``, ``3`` that are headings of chapters, not page numbers.

    They count from one without a gap, each between the end of one text and the beginning of another.
    """
    found: list[int] = []
    for position, paragraph in enumerate(paragraphs[:-1]):
        text = paragraph.text
        if len(text) <= 3 and text.isdecimal() and text.isascii():
            if int(text) != len(found) + 1 or not _is_chapter_break(paragraphs, position):
                return frozenset()
            found.append(position)
    # Notes and cells of a table are numbered too, but have less text than chapters.
    has_length = len(found) >= _MIN_CHAPTERS and found[-1] - found[0] > 2 * (len(found) - 1)
    return frozenset(found) if has_length else frozenset()


def _is_chapter_break(paragraphs: Sequence[RawParagraph], position: int) -> bool:
    after = paragraphs[position + 1]
    begins = after.is_prose and not after.text[0].islower()
    return begins and (position < _TITLE_PARAGRAPHS or ends_sentence(paragraphs[position - 1].text))


def join_chapter_numbers(paragraphs: Sequence[RawParagraph]) -> list[RawParagraph]:
    """Join bare numbers, such as ``CHAPTER I``, with the titles on the lines below, if there are at least two."""
    bare = [position for position in range(len(paragraphs) - 2) if _is_bare_number(paragraphs[position])]
    joined = {position for position in bare if _has_title(paragraphs, position)}
    if len(bare) >= _MIN_CHAPTERS and all(_has_argument(paragraphs, position) for position in bare):
        joined = set(bare)
    if len(joined) < 2:
        return list(paragraphs)
    result = []
    for position, paragraph in enumerate(paragraphs):
        if position in joined:
            title = paragraphs[position + 1]
            separator = " " if paragraph.text[-1] in ".:)—–-" else ". "
            underline = paragraph.underline or title.underline
            result.append(
                paragraph._replace(text=paragraph.text + separator + title.text, underline=underline)
            )
        elif position - 1 not in joined:
            result.append(paragraph)
    return result


def _is_bare_number(paragraph: RawParagraph) -> bool:
    if paragraph.kind is not BlockKind.PARAGRAPH or len(paragraph.text) > 40:
        return False
    number = parse_number(paragraph.text)
    return number is not None and not number.rest


def _has_title(paragraphs: Sequence[RawParagraph], position: int) -> bool:
    """Return whether the line below a number is a title: it has prose or another number below it."""
    title, text = paragraphs[position + 1 : position + 3]
    if title.kind is not BlockKind.PARAGRAPH or parse_number(title.text) is not None or title.is_prose:
        return False
    if len(title.text) > 80 or title.text[-1] in ",:;":
        return False
    number = parse_number(text.full_text)
    return text.is_prose or (number is not None and number.has_keyword)


def _has_argument(paragraphs: Sequence[RawParagraph], position: int) -> bool:
    """Return whether a chapter begins with a summary, as in old books: ``In which the river rises.``"""
    argument, text = paragraphs[position + 1 : position + 3]
    if argument.kind is not BlockKind.PARAGRAPH or len(argument.text) > 200:
        return False
    return text.is_prose and len(text.text) > len(argument.text) and argument.text[0] not in "\"“«„‘'"


_TITLES = frozenset(
    comparison_key(title)
    for title in (
        "contents, table of contents, in this article, on this page, Inhalt, Inhaltsverzeichnis, Inhaltsübersicht, "
        "sommaire, table des matières, índice, contenido, contenidos, tabla de contenidos, indice, sommario, "
        "índice geral, inhoud, inhoudsopgave, innehåll, indhold, spis treści, obsah, содержание, оглавление"
    ).split(", ")
)
_COLUMN_HEADS = frozenset(("page", "chapter", "chapterpage", "chap", "chappage", "seite", "kapitelseite"))
_OTHER_LISTS = frozenset(
    ("illustrations", "listofillustrations", "listoftables", "listoffigures", "listofplates")
)
_PAGE = lazy_pattern(r"(?:\s?[.·…_-](?: ?[.·…_-])+\s*|\s{2,})[0-9ivxlc]{1,5}$", re.IGNORECASE)
_ENDS_IN_PAGE = lazy_pattern(r"[.\s|](?:[0-9]{1,4}|[ivxlc]{1,6}|frontispiece)$", re.IGNORECASE)
_NO_ENTRIES = (BlockKind.CODE, BlockKind.QUOTE, BlockKind.TABLE)
_MAX_ENTRY_CHARS = 160
_MAX_ATTEMPTS = 40
_MAX_MENTIONS = 4
_MIN_ENTRIES = 3


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents: the paragraphs from ``start``, which is its title if it has one, to before ``end``."""

    start: int
    end: int
    has_title: bool
    entries: frozenset[str]
    """The ``comparison_key`` of each entry."""


def is_contents_heading(line: str) -> bool:
    """Return whether a line is the title of a table of contents, in one of several languages."""
    return len(line) <= _MAX_ENTRY_CHARS and comparison_key(line) in _TITLES


def find_contents(paragraphs: Sequence[RawParagraph]) -> Contents | None:
    """Return the table of contents of a text; None if it has none.

    Its entries are repeated below, as headings of texts.
    """
    keys = [_key(paragraph) for paragraph in paragraphs]
    last = {key: position for position, key in enumerate(keys) if key}
    counts = Counter(keys)
    attempts = 0
    for position, key in enumerate(keys):
        has_title = key in _TITLES
        if not has_title and last.get(key, position) == position:
            continue  # no heading below repeats this line
        attempts += 1
        if attempts > _MAX_ATTEMPTS:
            break
        start = position + has_title
        end = _end_of_entries(paragraphs, keys, start)
        if (
            end - start > _MIN_ENTRIES
            and is_common_section_name(paragraphs[end - 1].text)
            and counts[keys[end - 1]] == 1
        ):
            end -= 1  # the first heading of the text itself
        entries = [entry for entry in keys[start:end] if entry and entry not in _COLUMN_HEADS]
        listed = sum(last[entry] >= end and counts[entry] <= _MAX_MENTIONS for entry in entries)
        numbered = sum(
            has_title and parse_number(paragraph.full_text) is not None for paragraph in paragraphs[start:end]
        )
        if not has_title and not _heads_texts([last[entry] for entry in entries if last[entry] >= end]):
            continue
        if len(entries) >= _MIN_ENTRIES and max(listed, numbered) * 4 >= 3 * len(entries):
            return Contents(position, _end_of_lists(paragraphs, keys, end), has_title, frozenset(entries))
    return None


def _heads_texts(positions: Sequence[int]) -> bool:
    """Return whether the lines that repeat the entries are in the same order, most with a text below them."""
    gaps = [after - before for before, after in pairwise(positions)]
    return all(gap > 0 for gap in gaps) and sum(gap > 1 for gap in gaps) * 4 >= 3 * len(gaps)


def _end_of_lists(paragraphs: Sequence[RawParagraph], keys: Sequence[str], start: int) -> int:
    """Return the end of the lists of illustrations and tables that may follow a table of contents."""
    while start < len(keys) and keys[start] in _OTHER_LISTS:
        end = start + 1
        while end < len(keys) and (_ENDS_IN_PAGE.search(paragraphs[end].text) or keys[end] in _COLUMN_HEADS):
            end += 1
        if end == start + 1:
            break
        start = end
    return start


def _key(paragraph: RawParagraph) -> str:
    if paragraph.kind in _NO_ENTRIES or len(paragraph.text) > _MAX_ENTRY_CHARS:
        return ""
    text = paragraph.full_text
    may_end_in_page = text[-1:].isalnum() and not text.isalnum()
    return comparison_key(_PAGE.sub("", text) if may_end_in_page else text)


def _end_of_entries(paragraphs: Sequence[RawParagraph], keys: Sequence[str], start: int) -> int:
    """Return the end of a run of entries: prose, or a heading that repeats one of them."""
    seen: set[object] = set()
    for position in range(start, len(paragraphs)):
        key, paragraph = keys[position], paragraphs[position]
        number = parse_number(paragraph.full_text) if key else None
        entry_keys = {key} if number is None else {key, (number.system, number.parts)}
        is_sentence = paragraph.is_prose and number is None and len(paragraph.text) > 60
        is_other = not key or key in _OTHER_LISTS or paragraph.text.endswith(":")
        if is_other or is_sentence or seen & entry_keys:
            return position
        seen |= entry_keys
    return len(paragraphs)
