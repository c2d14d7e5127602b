"""Tables of contents, and chapters whose number and title stand on lines of their own."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.document.model import BlockKind
from tui.formats.plain.heading_shapes import is_usual_name
from tui.formats.plain.raw_paragraph import RawParagraph, ends_sentence, same_words
from tui.text.numbering import parse_number

_LONGEST_TITLE = 80
_MOST_DIGITS = 3
_TITLE_LINES = 4
_LONGEST_NUMBER = 40
_LONGEST_ARGUMENT = 200
_FEWEST_ARGUMENTS = 3
_QUOTES = "\"“«„‘'"


def chapter_numbers(passages: Sequence[RawParagraph]) -> frozenset[int]:
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


def _is_between(passages: Sequence[RawParagraph], position: int) -> bool:
    """Whether the text above is at its end, and another begins below."""
    after = passages[position + 1]
    begins = after.is_prose and not after.text[0].islower()
    return begins and (position < _TITLE_LINES or ends_sentence(passages[position - 1].text))


def join_numbers(passages: Sequence[RawParagraph]) -> list[RawParagraph]:
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


def _is_bare_number(passage: RawParagraph) -> bool:
    if passage.kind is not BlockKind.PARAGRAPH or len(passage.text) > _LONGEST_NUMBER:
        return False
    number = parse_number(passage.text)
    return number is not None and not number.rest


def _has_title(passages: Sequence[RawParagraph], position: int) -> bool:
    """Whether the line below a number is a title: it stands above prose, or above another number."""
    title, text = passages[position + 1 : position + 3]
    if title.kind is not BlockKind.PARAGRAPH or parse_number(title.text) is not None or title.is_prose:
        return False
    if len(title.text) > _LONGEST_TITLE or title.text[-1] in ",:;":
        return False
    number = parse_number(text.whole)
    return text.is_prose or (number is not None and number.has_keyword)


def _has_argument(passages: Sequence[RawParagraph], position: int) -> bool:
    """Whether a chapter begins with what it is about, as old books do: ``In which the river rises.``"""
    argument, text = passages[position + 1 : position + 3]
    if argument.kind is not BlockKind.PARAGRAPH or len(argument.text) > _LONGEST_ARGUMENT:
        return False
    return text.is_prose and len(text.text) > len(argument.text) and argument.text[0] not in _QUOTES


def _with_title(number: RawParagraph, title: RawParagraph) -> RawParagraph:
    separator = " " if number.text[-1] in ".:)—–-" else ". "
    return replace(
        number, text=number.text + separator + title.text, underline=number.underline or title.underline
    )


_TITLES = frozenset(
    map(
        same_words,
        (
            *("contents", "table of contents", "in this article", "on this page"),
            *("Inhalt", "Inhaltsverzeichnis", "Inhaltsübersicht", "sommaire", "table des matières"),
            *(
                "índice",
                "contenido",
                "contenidos",
                "tabla de contenidos",
                "indice",
                "sommario",
                "índice geral",
            ),
            *(
                "inhoud",
                "inhoudsopgave",
                "innehåll",
                "indhold",
                "spis treści",
                "obsah",
                "содержание",
                "оглавление",
            ),
        ),
    )
)
_COLUMN_HEADS = frozenset(("page", "chapter", "chapterpage", "chap", "chappage", "seite", "kapitelseite"))
_OTHER_LISTS = frozenset(
    ("illustrations", "listofillustrations", "listoftables", "listoffigures", "listofplates")
)
_PAGE = re.compile(r"(?:\s?[.·…_-](?: ?[.·…_-])+\s*|\s{2,})[0-9ivxlc]{1,5}$", re.IGNORECASE)
_ENDS_IN_PAGE = re.compile(r"[.\s|](?:[0-9]{1,4}|[ivxlc]{1,6}|frontispiece)$", re.IGNORECASE)
_LONGEST_ENTRY = 160
_MOST_ATTEMPTS = 40
_MOST_MENTIONS = 4
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Contents:
    """Where a table of contents stands, and what it lists."""

    start: int
    """The passage that is its title, or its first entry if it has none."""
    end: int
    """The passage behind its last entry."""
    titled: bool
    entries: frozenset[str]
    """Its entries, as ``same_words`` reduces them."""


def is_contents_title(line: str) -> bool:
    """Whether a line is what tables of contents are called, in any of a few languages.

    Args:
        line: One line of text.
    """
    return len(line) <= _LONGEST_ENTRY and same_words(line) in _TITLES


def find_contents(passages: Sequence[RawParagraph]) -> Contents | None:
    """The table of contents of a text, or None.

    Args:
        passages: The text's passages in reading order.
    """
    keys = [_key(passage) for passage in passages]
    last = {key: position for position, key in enumerate(keys) if key}
    counts = Counter(keys)
    attempts = 0
    for position, key in enumerate(keys):
        titled = key in _TITLES
        if not titled and last.get(key, position) == position:
            continue
        attempts += 1
        if attempts > _MOST_ATTEMPTS:
            break
        start = position + titled
        end = _end_of_entries(passages, keys, start)
        if end - start > _FEWEST and is_usual_name(passages[end - 1].text) and counts[keys[end - 1]] == 1:
            end -= 1  # the first heading of the text itself
        entries = [entry for entry in keys[start:end] if entry and entry not in _COLUMN_HEADS]
        listed = sum(last[entry] >= end and counts[entry] <= _MOST_MENTIONS for entry in entries)
        numbered = (
            sum(parse_number(passage.whole) is not None for passage in passages[start:end]) if titled else 0
        )
        if len(entries) >= _FEWEST and max(listed, numbered) * 4 >= 3 * len(entries):
            return Contents(position, _end_of_lists(passages, keys, end), titled, frozenset(entries))
    return None


def _end_of_lists(passages: Sequence[RawParagraph], keys: Sequence[str], start: int) -> int:
    """Where the lists of illustrations and tables end that may follow a table of contents."""
    while start < len(keys) and keys[start] in _OTHER_LISTS:
        end = start + 1
        while end < len(keys) and (_ENDS_IN_PAGE.search(passages[end].text) or keys[end] in _COLUMN_HEADS):
            end += 1
        if end == start + 1:
            break
        start = end
    return start


def _key(passage: RawParagraph) -> str:
    if len(passage.text) > _LONGEST_ENTRY or passage.kind in (
        BlockKind.CODE,
        BlockKind.QUOTE,
        BlockKind.TABLE,
    ):
        return ""
    return same_words(_PAGE.sub("", passage.whole))


def _end_of_entries(passages: Sequence[RawParagraph], keys: Sequence[str], start: int) -> int:
    """Where a run of entries ends: at prose, or where the first of them comes again as a heading."""
    seen: set[object] = set()
    for position in range(start, len(passages)):
        key, passage = keys[position], passages[position]
        number = parse_number(passage.whole) if key else None
        again = {key} if number is None else {key, (number.system, number.parts)}
        is_sentence = passage.is_prose and number is None and len(passage.text) > 60
        is_other = not key or key in _OTHER_LISTS
        if is_other or seen & again or passage.text.endswith(":") or is_sentence:
            return position
        seen |= again
    return len(passages)
