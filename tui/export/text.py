"""Digests, outlines and articles as plain text for a terminal, an e-mail or ``grep``."""

from collections.abc import Iterator, Sequence
from itertools import islice

from rich.cells import cell_len

from tui.document.model import CELL_SEPARATOR, Article, Block, BlockKind, Section, Sentence, SpanKind
from tui.document.sections import SectionNumbers, section_name
from tui.export.facts import article_facts, describe_reasons, digest_facts, facts_line
from tui.export.marks import Mark
from tui.export.registry import WriteOptions
from tui.export.spans import cell_ranges, cut_spans, spans_of_sentences
from tui.export.text_inline import inline_plain_text
from tui.summary.digests import Digest, OutlineEntry, require_digest
from tui.text.wrap import wrap

_INDENT = "  "
_PICTURE_SIGN = "[Picture]"


def bold(line: str, styled: bool) -> str:
    """Return a line in bold, or as it is if styles are not wanted."""
    return f"\x1b[1m{line}\x1b[0m" if styled and line else line


def dim(line: str, styled: bool) -> str:
    """Return a line in a fainter colour, or as it is if styles are not wanted."""
    return f"\x1b[2m{line}\x1b[0m" if styled and line else line


def write_text(digest: Digest, options: WriteOptions) -> str:
    """Return the digest as plain text, for the table of writers."""
    return digest_text(
        digest,
        width=options.width,
        styled=options.styled,
        explain=options.explain,
        with_text=options.with_text,
        with_outline=options.with_outline,
        summary_only=options.summary_only,
        marked=options.marked,
    )


def digest_text(  # noqa: PLR0913 - an argument for each option
    digest: Digest,
    *,
    width: int | None = None,
    styled: bool = False,
    explain: bool = False,
    with_text: bool = False,
    with_outline: bool = True,
    summary_only: bool = False,
    marked: Sequence[Mark] = (),
) -> str:
    """Return a digest as text: title, facts, summary, and the outline with the sections' numbers.

    The sentences before one of the summary that refers back to them are in brackets, each on a line.

    Args:
        digest: The digest.
        width: The cells of a line; None leaves every sentence on a line of its own.
        styled: Whether titles are bold and facts and context dim, by ANSI attributes.
        explain: Whether to add the reasons under each sentence of the summary.
        with_text: Whether to end with the text of the article, or of the section that is digested, and its notes.
        with_outline: Whether the outline is included.
        summary_only: Whether to return the sentences of the summary alone.
        marked: What the reader has marked; it comes after the outline, with the notes.
    """
    require_digest(digest)
    if summary_only:
        return _join_lines([*_summary(digest, width, styled, explain, indent="")])
    article = digest.article
    section = None if digest.section is None else article.sections[digest.section]
    lines = [
        *_head(article.title, digest_facts(digest), width, styled),
        bold(digest.heading, styled),
        "",
        *_summary(digest, width, styled, explain, indent=_INDENT),
        *(_outline_part(digest, width, styled) if with_outline else []),
        *(["", bold("Marked", styled), "", *_marks(marked, width)] if marked else []),
        *(["", bold("Text", styled), *_blocks(article, section, width)] if with_text else []),
    ]
    return _join_lines(lines)


def outline_text(
    article: Article, entries: Sequence[OutlineEntry], *, width: int | None = None, styled: bool = False
) -> str:
    """Return an article's title and facts, and some entries of its outline. For the arguments see ``digest_text``."""
    head = _head(article.title, article_facts(article), width, styled)
    return _join_lines([*head, *_outline(article, entries, width, styled, indent="")])


def _head(title: str, facts: tuple[str, ...], width: int | None, styled: bool) -> Iterator[str]:
    yield from (bold(line, styled) for line in wrap(title, width))
    yield from (dim(line, styled) for line in wrap(facts_line(facts), width))
    yield ""


def _outline_part(digest: Digest, width: int | None, styled: bool) -> Iterator[str]:
    yield from (bold("Outline", styled), "")
    yield from _outline(digest.article, digest.outline, width, styled, indent=_INDENT)


def _summary(digest: Digest, width: int | None, styled: bool, explain: bool, *, indent: str) -> Iterator[str]:
    if digest.excerpt and not digest.summary and indent:
        yield from wrap(digest.emptiness, width, initial_indent=indent)
    shown = digest.summary_with_context
    texts = dict(zip(shown, _sentence_texts(digest.article, shown), strict=True))
    for sentence in digest.summary:
        for before in digest.context_of(sentence):
            lines = wrap(f"[{texts[before]}]", width, initial_indent=indent)
            yield from (dim(line, styled) for line in lines)
        yield from wrap(texts[sentence], width, initial_indent=indent)
        if explain:
            reasons = facts_line(describe_reasons(digest.reasons(sentence)))
            yield from (dim(line, styled) for line in wrap(reasons, width, initial_indent=indent + _INDENT))
        if width is not None:
            yield ""
    if width is None:
        yield ""


def _marks(marks: Sequence[Mark], width: int | None) -> Iterator[str]:
    for mark in marks:
        yield from wrap(" ".join(mark.text.split()), width, initial_indent=_INDENT)
        if mark.note:
            yield from wrap(f"Note: {mark.note}", width, initial_indent=2 * _INDENT)
        if width is not None:
            yield ""


def _outline(
    article: Article, entries: Sequence[OutlineEntry], width: int | None, styled: bool, *, indent: str
) -> Iterator[str]:
    numbers = SectionNumbers(article.sections)
    texts = _gist_texts(article, entries)
    for entry in entries:
        margin = indent + _INDENT * (entry.section.level - 1)
        heading = numbers.before(entry.section) + section_name(entry.section)
        for line in wrap(heading, width, initial_indent=margin):
            yield margin + bold(line.removeprefix(margin), styled)
        for text in texts[entry.section.index]:
            yield from wrap(text, width, initial_indent=margin + _INDENT)


def _gist_texts(article: Article, entries: Sequence[OutlineEntry]) -> dict[int, list[str]]:
    """Return the texts of the gists of sections, by the sections' indexes."""
    sentences = sorted((each for entry in entries for each in entry.gist), key=lambda each: each.start)
    texts = dict(zip(sentences, _sentence_texts(article, sentences), strict=True))
    return {entry.section.index: [texts[each] for each in entry.gist] for entry in entries}


def _sentence_texts(article: Article, sentences: Sequence[Sentence]) -> list[str]:
    """Return the texts of sentences, given in reading order."""
    spans = spans_of_sentences(article, sentences)
    return [
        inline_plain_text(article.text, each.start, each.end, spans.get(each.index, []), has_marks=False)
        for each in sentences
    ]


def _join_lines(lines: Sequence[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def article_text(article: Article, *, section: Section | None = None, width: int | None = None) -> str:
    """Return an article's title, facts, blocks and notes as text, with numbers before its headings.

    Args:
        article: The article.
        section: The one section to return, with its subsections and the notes that have a mark there; None for the
            whole article.
        width: The cells of a line; None leaves every paragraph on one line.
    """
    lines = [*wrap(article.title, width), *wrap(facts_line(article_facts(article)), width)]
    return "\n".join([*lines, *_blocks(article, section, width)]) + "\n"


def _blocks(article: Article, section: Section | None, width: int | None) -> Iterator[str]:
    """Yield the lines of an article's blocks and notes, or of those of one section."""
    numbers = SectionNumbers(article.sections)
    headings = {part.start: part for part in article.sections if part.heading is not None}
    before = None
    marked = set[str]()
    for block in article.blocks:
        if section is None or section.start <= block.start < section.end:
            yield from [""] * _empty_lines(before, block.kind)
            heading = headings.get(block.start) if block.kind is BlockKind.HEADING else None
            yield from _block_lines(block, article.text, width, numbers.before(heading) if heading else "")
            marked |= {span.target for span in block.spans if span.kind is SpanKind.NOTE}
            before = block.kind
    notes = [note for note in article.notes if section is None or note.label in marked]
    if notes:
        yield from ("", "", "Notes")
    for note in notes:
        yield ""
        for number, paragraph in enumerate(note.text.split("\n\n")):
            label = f"[{note.label}] "
            yield from wrap(paragraph, width, initial_indent=" " * cell_len(label) if number else label)


def _empty_lines(before: BlockKind | None, kind: BlockKind) -> int:
    """Return the empty lines before a block: more before a heading, to distinguish it from a short paragraph."""
    if kind is BlockKind.HEADING:
        return 2
    return 0 if before is kind is BlockKind.LIST_ITEM else 1


def _block_lines(block: Block, article_text: str, width: int | None, number: str) -> Iterator[str]:
    if block.kind is BlockKind.CODE:
        yield from (f"{_INDENT * 2}{line}".rstrip() for line in block.text.splitlines())
        return
    if block.kind is BlockKind.TABLE:
        yield from _table_lines(block, article_text)
        return
    (spans,) = cut_spans(block.spans, [(block.start, block.end)])
    text = inline_plain_text(article_text, block.start, block.end, spans)
    margin = _INDENT * max(0, block.level - 1)
    match block.kind:
        case BlockKind.LIST_ITEM:
            marker = f"{block.marker} " if block.marker else ""
            yield from wrap(text, width, initial_indent=margin + marker)
        case BlockKind.QUOTE:
            yield from wrap(text, width, initial_indent=margin + _INDENT * 2)
        case BlockKind.FIGURE:
            yield from wrap(f"{_PICTURE_SIGN} {text}", width)
        case _:
            yield from wrap(f"{number}{text}", width)


def _table_lines(block: Block, article_text: str) -> Iterator[str]:
    ranges = [*cell_ranges(block)]
    cells = (
        inline_plain_text(article_text, *cell, spans)
        for cell, spans in zip(ranges, cut_spans(block.spans, ranges), strict=True)
    )
    yield from (CELL_SEPARATOR.join(islice(cells, len(row))) for row in block.rows)
