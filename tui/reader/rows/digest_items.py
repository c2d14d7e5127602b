"""A digest as items to lay out: the lines of its summary, then its outline, and those that match a query."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from tui.document.model import Article, Section, Sentence
from tui.document.sections import FOUND, empty_sections, section_name, top_sections
from tui.document.stats import WORDS_PER_MINUTE, reading_minutes
from tui.reader.rows.line_index import LineItem

if TYPE_CHECKING:
    from tui.summary.digests import Digest, OutlineEntry

Target = Sentence | Section
"""The sentence or section of the article that a line of the digest leads to."""

READ_NOW = "●"
"""The sign of the section that is being read."""
_BULLET = "• "
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class DigestItem(LineItem):
    """A line of the digest."""

    target: Target | None = None
    """The sentence or section that it leads to; None for a line that cannot be chosen, such as a heading."""
    matches: tuple[tuple[int, int], ...] = ()
    """The parts of its text that match a query or a question."""
    minutes: int = 0
    """The time that reading the section takes; 0 for all lines but those of sections."""
    chosen: int = 0
    """The number of the section's sentences that are in the summary."""
    label: str = ""
    """The name of the section that a sentence of the summary is in; empty if all are in one."""
    own_start: int = 0
    """The offset in its text where the text of its target starts: after the sentences that this refers back to."""
    legend: str = ""
    """The meaning of a sign beside the lines under a heading."""


def digest_items(
    article: Article | None,
    digest: "Digest | None",
    *,
    state: str = "",
    folded: bool = False,
    pace: int = WORDS_PER_MINUTE,
) -> list[DigestItem]:
    """Return the items of the digest pane.

    Args:
        article: The article, if one is open; its sections are the outline.
        digest: The digest, once there is one.
        state: The work being done, shown while there is no digest.
        folded: Whether the outline shows its top level alone.
        pace: The reading speed, in words a minute.
    """
    outline = () if article is None else _outline_items(article, digest, folded, pace)
    return [*_summary_items(digest, state), *outline]


def _summary_items(digest: "Digest | None", state: str) -> Iterator[DigestItem]:
    heading = "Summary" if digest is None else digest.heading
    if digest is not None and digest.section is not None:
        of = "of" if digest.excerpt is None else "in"
        heading = f"{heading} {of} {section_name(digest.article.sections[digest.section])}"
    yield DigestItem(heading, "digest--heading", gap=0)
    if digest is not None:
        sections = digest.article.sections
        for sentence in digest.summary:
            item = _with_context(
                _sentence_item(sentence, "digest--sentence", _BULLET, digest.matches(sentence)),
                digest.context_of(sentence),
            )
            is_alone = len(sections) == 1 or sentence.section == digest.section
            yield item if is_alone else replace(item, label=section_name(sections[sentence.section]))
        for warning in digest.warnings:
            yield DigestItem(
                warning, "digest--warning", initial_indent=_INDENT, subsequent_indent=_INDENT, gap=0
            )
    elif state:
        yield DigestItem(state, "digest--state", gap=0)


def _outline_items(
    article: Article, digest: "Digest | None", folded: bool, pace: int
) -> Iterator[DigestItem]:
    numbers = _shown_numbers(article)
    if numbers is None:
        return
    found = f"{FOUND}found, " if article.sections[0].is_found else ""
    yield DigestItem("Outline", "digest--heading", gap=1, legend=f"{found}{READ_NOW} being read")
    margin = max(map(len, numbers.values()), default=0)
    chosen = [] if digest is None else [sentence.start for sentence in digest.summary]
    gists = {} if digest is None else {entry.section.index: entry for entry in digest.outline}
    empty = empty_sections(article)
    for section in article.sections:
        if section.index in empty or (folded and section.level > 1):
            continue
        indent = " " * margin + _INDENT * (section.level - 1)
        words = article.words_before(section.end) - article.words_before(section.start)
        yield DigestItem(
            section_name(section),
            "digest--section",
            section.start,
            numbers.get(section.index, "").rjust(margin).ljust(len(indent)),
            indent,
            0,
            target=section,
            minutes=max(1, reading_minutes(words, pace)),
            chosen=bisect_left(chosen, section.end) - bisect_left(chosen, section.start),
        )
        if not folded:
            yield from _gist_items(gists.get(section.index), indent + _INDENT)


def _shown_numbers(article: Article) -> dict[int, str] | None:
    """Return the numbers of the keys 1…9, and on, with a space, by section; None for an article without headings.

    A heading that begins with its number does not get it again.
    """
    if not any(section.title for section in article.sections):
        return None
    numbered = ((section, str(number)) for number, section in enumerate(top_sections(article), start=1))
    return {section.index: f"{number} " for section, number in numbered if not _begins_with(section, number)}


def _begins_with(section: Section, number: str) -> bool:
    title = section.title or ""
    return title.startswith(number) and not title[len(number) : len(number) + 1].isalnum()


def _gist_items(entry: "OutlineEntry | None", indent: str) -> Iterator[DigestItem]:
    for sentence in entry.gist if entry else ():
        yield _sentence_item(sentence, "digest--gist", indent)


def _sentence_item(
    sentence: Sentence, style: str, indent: str, marks: Sequence[tuple[int, int]] = ()
) -> DigestItem:
    matches = tuple((start - sentence.start, end - sentence.start) for start, end in marks)
    return DigestItem(
        sentence.text,
        style,
        sentence.start,
        indent,
        " " * len(indent),
        0,
        target=sentence,
        matches=matches,
    )


def _with_context(item: DigestItem, before: Sequence[Sentence]) -> DigestItem:
    """Return the line of a sentence with the sentences that it refers back to before it, in brackets."""
    if not before:
        return item
    context = f"[{' '.join(sentence.text for sentence in before)}] "
    size = len(context)
    return replace(
        item,
        text=context + item.text,
        own_start=size,
        source_length=len(item.text),
        matches=tuple((start + size, end + size) for start, end in item.matches),
    )


class FilteredDigest(NamedTuple):
    """The lines of a digest that match a query."""

    items: list[DigestItem]
    entries: int
    """The number of summary sentences and sections among them."""


def filter_digest(items: Sequence[DigestItem], query: str) -> FilteredDigest:
    """Keep the lines that match a query: sentences of the summary, and sections with their gists.

    A section stays with all its gists if it or one of them matches. A heading stays if lines under it stay.

    Args:
        items: The digest's lines; one that has no target and is not a heading is left out, unless it shows progress.
        query: The text or regular expression to find.

    Raises:
        UsageError: The query is not a valid regular expression, or takes too long to find.
    """
    from tui.document.search import find_in_each

    matches = find_in_each((item.text if item.target is not None else "" for item in items), query)
    marked = [replace(item, matches=tuple(matches.get(index, ()))) for index, item in enumerate(items)]
    left: list[DigestItem] = []
    heading: list[DigestItem] = []
    count = 0
    for entry in _entries(marked):
        first = entry[0]
        if first.style == "digest--heading":
            heading = entry
        elif first.style == "digest--state" or any(item.matches for item in entry):
            left += (*heading, *entry)
            heading = []
            count += first.target is not None
    return FilteredDigest(left, count)


def _entries(items: Sequence[DigestItem]) -> Iterator[list[DigestItem]]:
    """Yield groups of lines that stay or go together: a section with its gists, any other line alone."""
    entry: list[DigestItem] = []
    for item in items:
        of_section = entry and isinstance(entry[0].target, Section)
        if entry and not (of_section and item.style == "digest--gist"):
            yield entry
            entry = []
        entry.append(item)
    if entry:
        yield entry
