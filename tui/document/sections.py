"""Name, count and find the sections of an article."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tui.document.errors import UsageError
from tui.document.model import Article, Section
from tui.document.section_numbers import SectionNumbers
from tui.document.stats import count_words
from tui.text.sanitize import clean_line

OPENING = "(opening)"
"""The name of the opening, which has no heading."""

_MAX_LISTED = 12
_NUMBER_DIGITS = 9


def section_name(section: Section) -> str:
    """Return the section's heading, or ``(opening)``."""
    return OPENING if section.title is None else section.title


def top_sections(article: Article) -> tuple[Section, ...]:
    """Return the top-level sections with a heading, as the keys 1…9 count them."""
    tops = (section for section in article.sections if section.parent is None)
    return tuple(section for section in tops if section.title is not None)


def innermost_section(sections: Sequence[Section], offset: int) -> int:
    """Return the index of the innermost section at an offset of the text.

    Sections are in the order of their starts, so the last that starts at or before the offset is it.
    """
    return max(0, bisect_right(sections, offset, key=lambda section: section.start) - 1)


def own_sentence_counts(article: Article) -> tuple[int, ...]:
    """Count the sentences of each section, without those of its subsections (finds the sentences)."""
    counts = Counter(sentence.section for sentence in article.sentences)
    return tuple(counts[section.index] for section in article.sections)


def longest_section(article: Article) -> tuple[Section, int] | None:
    """Return the section with the most words before the next heading, and their number; None without sections.

    Args:
        article: The article; of two sections of the same length the first is returned.
    """
    if not article.sections:
        return None
    starts = [section.start for section in article.sections]
    counts = [count_words(article.text[start:end]) for start, end in pairwise((*starts, len(article.text)))]
    most = max(counts)
    return article.sections[counts.index(most)], most


def find_section(article: Article, text: str) -> Section:
    """Find a section by number or heading.

    Args:
        article: The article to look in.
        text: A number, as text shows it: the one that the heading bears, or else counted from 1 among
            the top-level sections with a heading, and below each of them, as in ``2.1``; or a heading, in whole,
            its beginning or any part of it, in any case, as long as only one section is meant. Of several with
            exactly this heading it is the first. A number is never part of a heading, but can be all of it.

    Raises:
        UsageError: Nothing or more than one section is meant; the message lists what there is.
    """
    wanted = _folded(text)
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
    names = [(_folded(section_name(section)), section) for section in article.sections]
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
    names = [f"“{section_name(section)}”" for section in sections[:_MAX_LISTED]]
    more = len(sections) - len(names)
    if more:
        return f"{', '.join(names)} and {more} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
