"""Name, count and find the sections of an article."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tui.document.errors import UsageError
from tui.document.model import Article, BlockKind, Section, Sentence
from tui.document.stats import count_words
from tui.text.phrases import quoted
from tui.text.sanitize import clean_line

OPENING = "(opening)"
"""The name of the opening, which has no heading."""

FOUND = "≈ "
"""Stands before the name of a topic, which no heading in the text has."""

_MAX_LISTED = 12
_NUMBER_DIGITS = 9
_LETTER_SYSTEMS = ("letter", "appendix")


def section_name(section: Section) -> str:
    """Return the section's heading, ``(opening)``, or the keywords of a topic after ``≈``."""
    if section.title is None:
        return OPENING
    return f"{FOUND}{section.title}" if section.is_found else section.title


def top_sections(article: Article) -> tuple[Section, ...]:
    """Return the top-level sections with a heading, as the keys 1…9 count them."""
    tops = (section for section in article.sections if section.parent is None)
    return tuple(section for section in tops if section.title is not None)


def empty_sections(article: Article) -> frozenset[int]:
    """Return the indexes of the sections that have nothing but headings, as where a list of references was left out.

    There are none in an article that has nothing but headings.
    """
    filled = [block.start for block in article.blocks if block.kind is not BlockKind.HEADING]
    return frozenset(
        section.index
        for section in article.sections
        if filled and bisect_left(filled, section.start) == bisect_left(filled, section.end)
    )


def innermost_section(sections: Sequence[Section], offset: int) -> int:
    """Return the index of the innermost section at an offset: the last that starts at or before it."""
    return max(0, bisect_right(sections, offset, key=lambda section: section.start) - 1)


def innermost_sections(sections: Sequence[Section], offsets: Iterable[int]) -> Iterator[int]:
    """Yield the indexes of the innermost sections at many offsets, which is faster than one by one."""
    starts = [section.start for section in sections]
    return (max(0, bisect_right(starts, offset) - 1) for offset in offsets)


def sentence_at(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    """Return the sentence at an offset of the text, or the next one; None if there is none."""
    index = bisect_right(sentences, offset, key=lambda sentence: sentence.end)
    return sentences[index] if index < len(sentences) else None


def own_sentence_counts(article: Article) -> tuple[int, ...]:
    """Count the sentences of each section, without those of its subsections (finds the sentences)."""
    counts = Counter(sentence.section for sentence in article.sentences)
    return tuple(counts[section.index] for section in article.sections)


def longest_section(article: Article) -> tuple[Section, int] | None:
    """Return the (first) section with the most words before the next heading, and their number; None without any."""
    if not article.sections:
        return None
    starts = [section.start for section in article.sections]
    counts = [count_words(article.text[start:end]) for start, end in pairwise((*starts, len(article.text)))]
    longest = max(counts)
    return article.sections[counts.index(longest)], longest


def find_section(article: Article, text: str) -> Section:
    """Find a section by number or heading.

    Args:
        article: The article to search.
        text: A number as in ``SectionNumbers``, such as ``2.1``, or else counted among the top-level sections with a
            heading; or a heading, its beginning or any part of it, in any case, as long as it fits only one section.
            Of several with exactly this heading it is the first. Digits match only all of a heading, not a part.

    Raises:
        UsageError: No section or several fit; the message lists them.
    """
    wanted = _folded(text.strip().removeprefix(FOUND.strip()))
    named = SectionNumbers(article.sections).find(wanted)
    if named is not None:
        return named
    counted = top_sections(article)
    number = int(wanted) if wanted.isdecimal() and len(wanted) < _NUMBER_DIGITS else 0
    if 1 <= number <= len(counted):
        return counted[number - 1]
    matches = _matches(article, wanted) if wanted else []
    if not matches:
        raise UsageError(f"There is no section “{clean_line(text)}”. {_available(article)}")
    if len(matches) > 1:
        raise UsageError(f"“{clean_line(text)}” could be {_listed(matches)}. Write more of the heading.")
    return matches[0]


def _matches(article: Article, wanted: str) -> list[Section]:
    """Return the exact matches, else those that begin with the words, else those that contain them."""
    names = [(_folded(section.title or OPENING), section) for section in article.sections]
    exact = [section for name, section in names if name == wanted]
    if exact or wanted.isdecimal():
        return exact[:1]
    beginning = [section for name, section in names if name.startswith(wanted)]
    return beginning or [section for name, section in names if wanted in name]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _available(article: Article) -> str:
    if not top_sections(article):
        return "This article has no headings."
    return f"There are {_listed(article.sections)}."


def _listed(sections: list[Section] | tuple[Section, ...]) -> str:
    names = [quoted(section_name(section)) for section in sections[:_MAX_LISTED]]
    more = len(sections) - len(names)
    if more:
        return f"{', '.join(names)} and {more} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


class SectionNumbers:
    """The numbers of an article's sections: those in the headings if most headings have one, or else counted."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = tuple(sections)
        in_headings = tuple(map(_number_in_heading, sections))
        titled = sum(section.title is not None for section in sections)
        self.are_in_headings = sum(map(bool, in_headings)) * 2 > titled
        """True if the headings include the numbers, which then need not be added."""
        self.numbers = in_headings if self.are_in_headings else _count(sections)
        """The number of each section, such as ``2`` or ``2.1``; empty for one without."""

    def before(self, section: Section) -> str:
        """Return the prefix, such as ``2.1. ``, of a heading that does not include its number; empty if it does."""
        number = "" if self.are_in_headings else self.numbers[section.index]
        return f"{number}. " if number else ""

    def find(self, number: str) -> Section | None:
        """Return the section with a number, which may end with a dot; the outermost if several have it."""
        wanted = number.removesuffix(".")
        found = [section for section in self._sections if wanted and self.numbers[section.index] == wanted]
        return min(found, key=lambda section: section.level, default=None)


def _number_in_heading(section: Section) -> str:
    from tui.text.numbering import parse_number  # not needed by the first paint

    number = None if section.heading is None else parse_number(section.heading)
    if number is None or number.system in _LETTER_SYSTEMS:
        return ""
    return ".".join(map(str, number.parts))


def _count(sections: Sequence[Section]) -> tuple[str, ...]:
    """Number the sections with a heading from 1, and again below each section."""
    numbers: list[str] = []
    counts: dict[int | None, int] = {}
    for section in sections:
        if section.title is None:
            numbers.append("")
            continue
        counts[section.parent] = count = counts.get(section.parent, 0) + 1
        above = "" if section.parent is None else numbers[section.parent]
        numbers.append(f"{above}.{count}" if above else str(count))
    return tuple(numbers)
