"""A digest as text for a terminal, a mail or ``grep``."""

from collections.abc import Iterator, Sequence

from tui.article.model import Article
from tui.article.outline import section_name
from tui.article.section_numbers import SectionNumbers
from tui.export.explanations import explanation
from tui.export.facts import article_facts, digest_facts, facts_line
from tui.export.styles import bold, dim
from tui.export.wrapping import wrap
from tui.summary.digests import Digest, OutlineEntry

_INDENT = "  "


def digest_text(
    digest: Digest, *, width: int | None = None, styled: bool = False, explain: bool = False
) -> str:
    """The digest's title, facts, summary and outline, which has the sections' numbers.

    Args:
        digest: What to write.
        width: The cells of a line; None leaves every sentence on a line of its own.
        styled: Whether titles are bold and facts dim, by ANSI attributes.
        explain: Whether under each sentence of the summary stands why it was chosen.
    """
    lines = [
        *_head(digest.article.title, digest_facts(digest), width, styled),
        bold("Summary", styled),
        "",
        *_summary(digest, width, styled, explain),
        bold("Outline", styled),
        "",
        *_outline(digest.article, digest.outline, width, styled, indent=_INDENT),
    ]
    return _joined(lines)


def outline_text(
    article: Article, entries: Sequence[OutlineEntry], *, width: int | None = None, styled: bool = False
) -> str:
    """The article's title and facts, and some entries of its outline with their numbers.

    Args:
        article: Where the entries come from.
        entries: The entries to write, in reading order.
        width: The cells of a line; None leaves every sentence on a line of its own.
        styled: Whether titles are bold and facts dim, by ANSI attributes.
    """
    head = _head(article.title, article_facts(article), width, styled)
    return _joined([*head, *_outline(article, entries, width, styled, indent="")])


def _head(title: str, facts: tuple[str, ...], width: int | None, styled: bool) -> Iterator[str]:
    yield from (bold(line, styled) for line in wrap(title, width))
    yield from (dim(line, styled) for line in wrap(facts_line(facts), width))
    yield ""


def _summary(digest: Digest, width: int | None, styled: bool, explain: bool) -> Iterator[str]:
    for sentence in digest.summary:
        yield from wrap(sentence.text, width, first=_INDENT)
        if explain:
            why = facts_line(explanation(digest.reasons(sentence)))
            yield from (dim(line, styled) for line in wrap(why, width, first=2 * _INDENT))
        if width is not None:
            yield ""
    if width is None:
        yield ""


def _outline(
    article: Article, entries: Sequence[OutlineEntry], width: int | None, styled: bool, *, indent: str
) -> Iterator[str]:
    numbers = SectionNumbers(article.sections)
    for entry in entries:
        margin = indent + _INDENT * (entry.section.level - 1)
        heading = numbers.before(entry.section) + section_name(entry.section)
        for line in wrap(heading, width, first=margin):
            yield margin + bold(line.removeprefix(margin), styled)
        for sentence in entry.gist:
            yield from wrap(sentence.text, width, first=margin + _INDENT)


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
