"""Digests, outlines and articles as plain text for a terminal, an e-mail or ``grep``."""

from collections.abc import Iterator, Sequence

from tui.document.model import Article, Block, BlockKind, Section
from tui.document.sections import SectionNumbers, section_name
from tui.export.facts import article_facts, describe_reasons, digest_facts, facts_line
from tui.export.registry import WriteOptions
from tui.summary.digests import Digest, OutlineEntry
from tui.text.wrap import wrap

_INDENT = "  "


def bold(line: str, styled: bool) -> str:
    """Return a line in bold, or as it is if styles are not wanted."""
    return f"\x1b[1m{line}\x1b[0m" if styled and line else line


def dim(line: str, styled: bool) -> str:
    """Return a line in a fainter colour, or as it is if styles are not wanted."""
    return f"\x1b[2m{line}\x1b[0m" if styled and line else line


def write_text(digest: Digest, options: WriteOptions) -> str:
    """Return the digest as plain text, for the table of writers."""
    return digest_text(digest, width=options.width, styled=options.styled, explain=options.explain)


def digest_text(
    digest: Digest, *, width: int | None = None, styled: bool = False, explain: bool = False
) -> str:
    """Return a digest as text: title, facts, summary, and the outline with the sections' numbers.

    Args:
        digest: The digest.
        width: The cells of a line; None leaves every sentence on a line of its own.
        styled: Whether titles are bold and facts dim, by ANSI attributes.
        explain: Whether to add the reasons under each sentence of the summary.
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
    return _join_lines(lines)


def outline_text(
    article: Article, entries: Sequence[OutlineEntry], *, width: int | None = None, styled: bool = False
) -> str:
    """Return an article's title and facts, and some entries of its outline, as ``digest_text`` does."""
    head = _head(article.title, article_facts(article), width, styled)
    return _join_lines([*head, *_outline(article, entries, width, styled, indent="")])


def _head(title: str, facts: tuple[str, ...], width: int | None, styled: bool) -> Iterator[str]:
    yield from (bold(line, styled) for line in wrap(title, width))
    yield from (dim(line, styled) for line in wrap(facts_line(facts), width))
    yield ""


def _summary(digest: Digest, width: int | None, styled: bool, explain: bool) -> Iterator[str]:
    for sentence in digest.summary:
        yield from wrap(sentence.text, width, initial_indent=_INDENT)
        if explain:
            reasons = facts_line(describe_reasons(digest.reasons(sentence)))
            yield from (dim(line, styled) for line in wrap(reasons, width, initial_indent=2 * _INDENT))
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
        for line in wrap(heading, width, initial_indent=margin):
            yield margin + bold(line.removeprefix(margin), styled)
        for sentence in entry.gist:
            yield from wrap(sentence.text, width, initial_indent=margin + _INDENT)


def _join_lines(lines: Sequence[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def article_text(article: Article, *, section: Section | None = None, width: int | None = None) -> str:
    """Return an article's title, facts and blocks as text, with numbers before its headings.

    Args:
        article: The article.
        section: The one section to return, with its subsections; None for the whole article.
        width: The cells of a line; None leaves every paragraph on one line.
    """
    lines = [*wrap(article.title, width), *wrap(facts_line(article_facts(article)), width)]
    numbers = SectionNumbers(article.sections)
    headings = {part.start: part for part in article.sections if part.title is not None}
    before = None
    for block in article.blocks:
        if section is None or section.start <= block.start < section.end:
            lines += [""] * _empty_lines(before, block.kind)
            heading = headings.get(block.start) if block.kind is BlockKind.HEADING else None
            lines += _block_lines(block, width, numbers.before(heading) if heading else "")
            before = block.kind
    return "\n".join(lines) + "\n"


def _empty_lines(before: BlockKind | None, kind: BlockKind) -> int:
    """Return the empty lines before a block: more before a heading, to tell it from a short paragraph."""
    if kind is BlockKind.HEADING:
        return 2
    return 0 if before is kind is BlockKind.LIST_ITEM else 1


def _block_lines(block: Block, width: int | None, number: str) -> Iterator[str]:
    margin = _INDENT * max(0, block.level - 1)
    match block.kind:
        case BlockKind.CODE:
            yield from (f"{_INDENT * 2}{line}".rstrip() for line in block.text.splitlines())
        case BlockKind.TABLE:
            yield from block.text.splitlines()
        case BlockKind.LIST_ITEM:
            marker = f"{block.marker} " if block.marker else ""
            yield from wrap(block.text, width, initial_indent=margin + marker)
        case BlockKind.QUOTE:
            yield from wrap(block.text, width, initial_indent=margin + _INDENT * 2)
        case _:
            yield from wrap(f"{number}{block.text}", width)
