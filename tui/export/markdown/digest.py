"""Digests as Markdown with front matter. The text of an article is escaped, so that nothing in it is markup."""

from collections.abc import Iterator, Mapping, Sequence

from tui.document.model import Article, Section, Sentence
from tui.document.sections import section_name
from tui.export.facts import article_facts, describe_reasons, digest_facts, facts_line
from tui.export.markdown.blocks import article_markdown
from tui.export.markdown.front_matter import front_matter
from tui.export.markdown.inline import escape, guard_line, inline_markdown
from tui.export.marks import Mark
from tui.export.registry import WriteOptions
from tui.export.spans import spans_of_sentences
from tui.summary.digests import Digest, OutlineEntry, require_digest

_INDENT = "  "
_TEXT_HEADING_LEVEL = 3
"""The level below that of the digest's own headings."""


def write_markdown(digest: Digest, options: WriteOptions) -> str:
    """Return the digest as Markdown, for the table of writers."""
    has_file = not options.shares_output
    return digest_markdown(
        digest,
        explain=options.explain,
        marked=options.marked,
        with_front_matter=has_file,
        with_text=options.with_text,
        with_outline=options.with_outline,
        summary_only=options.summary_only,
    )


def digest_markdown(  # noqa: PLR0913 - an argument for each option
    digest: Digest,
    *,
    explain: bool = False,
    marked: Sequence[Mark] = (),
    with_front_matter: bool = True,
    with_text: bool = False,
    with_outline: bool = True,
    summary_only: bool = False,
) -> str:
    """Return a digest as Markdown: title, facts, summary, outline as nested lists, and marked sentences.

    Args:
        digest: The digest.
        explain: Whether to add the reasons under each sentence of the summary.
        marked: What the reader has marked; it becomes quotations, with the notes under them.
        with_front_matter: Whether to begin with YAML front matter, which is only allowed at the start of a file.
            Without it, the source has a line of its own.
        with_text: Whether to end with the text of the article, or of the section that is digested, and its notes.
        with_outline: Whether the outline is included.
        summary_only: Whether to return the sentences of the summary alone, as a list.
    """
    require_digest(digest)
    texts = _sentence_texts(digest.article, [*digest.summary_with_context, *_gists(digest.outline)])
    summary = [
        line for sentence in digest.summary for line in _summary_item(sentence, texts, digest, explain)
    ]
    if summary_only:
        return "\n".join(summary) + "\n"
    lines = [
        *([*front_matter(digest), ""] if with_front_matter else []),
        *_title(digest.article),
        escape(facts_line(digest_facts(digest))),
        "",
        *([] if with_front_matter else _source_lines(digest.article.source)),
        f"## {escape(digest.heading)}",
        "",
        *(summary or ([escape(digest.emptiness)] if digest.excerpt else [])),
        *(["", "## Outline", "", *_outline(digest.outline, texts)] if with_outline else []),
        *(["", "## Marked", ""] if marked else []),
        *_quotations(marked),
        *(["", "## Text", "", *_text(digest)] if with_text else []),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _text(digest: Digest) -> list[str]:
    article = digest.article
    section = None if digest.section is None else article.sections[digest.section]
    return article_markdown(article, section=section, heading_level=_TEXT_HEADING_LEVEL)


def highlights_markdown(title: str, source: str, marked: Sequence[Mark], places: Sequence[str] = ()) -> str:
    """Return what is marked in an article as quotations with notes.

    Args:
        title: The article's title.
        source: Its source; empty if it is not known.
        marked: What is marked.
        places: A line of Markdown for each, about where it is.
    """
    lines = [f"# {escape(title)}", "", *_source_lines(source)]
    return "\n".join([*lines, *_quotations(marked, places)]).rstrip("\n") + "\n"


def _quotations(marks: Sequence[Mark], places: Sequence[str] = ()) -> Iterator[str]:
    for mark, place in zip(marks, places or [""] * len(marks), strict=True):
        yield f"> {escape(mark.text)}"
        yield ""
        if mark.note:
            yield guard_line(escape(mark.note))
            yield ""
        if place:
            yield place
            yield ""


def outline_markdown(article: Article, entries: Sequence[OutlineEntry]) -> str:
    """Return an article's title, facts and source, and some entries of its outline as nested lists."""
    lines = [*_head(article), *_outline(entries, _sentence_texts(article, [*_gists(entries)]))]
    return "\n".join(lines).rstrip("\n") + "\n"


def article_document(article: Article, *, section: Section | None = None) -> str:
    """Return an article, or one of its sections, as Markdown: title, facts, source, blocks and notes."""
    return "\n".join([*_head(article), *article_markdown(article, section=section)]).rstrip("\n") + "\n"


def _head(article: Article) -> list[str]:
    return [*_title(article), escape(facts_line(article_facts(article))), "", *_source_lines(article.source)]


def _title(article: Article) -> list[str]:
    return [f"# {escape(article.title)}", ""] if article.title else []


def _gists(entries: Sequence[OutlineEntry]) -> Iterator[Sentence]:
    return (sentence for entry in entries for sentence in entry.gist)


def _sentence_texts(article: Article, wanted: Sequence[Sentence]) -> dict[int, str]:
    """Return sentences as Markdown without marks of notes, by index."""
    sentences = sorted({*wanted}, key=lambda sentence: sentence.start)
    spans = spans_of_sentences(article, sentences)
    text = article.text
    return {
        each.index: guard_line(inline_markdown(text, each.start, each.end, spans.get(each.index, [])))
        for each in sentences
    }


def _summary_item(
    sentence: Sentence, texts: Mapping[int, str], digest: Digest, explain: bool
) -> Iterator[str]:
    yield from item_lines(texts[sentence.index], [texts[each.index] for each in digest.context_of(sentence)])
    if explain:
        yield f"{_INDENT}- {escape(facts_line(describe_reasons(digest.reasons(sentence))))}"


def item_lines(sentence: str, before: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a list item for a sentence, after a quotation of those before that it refers back to.

    Args:
        sentence: The sentence as Markdown.
        before: The sentences before, in the same way.
    """
    if before:
        yield f"- > {' '.join(before)}"
        yield ""
    yield f"{_INDENT if before else '- '}{sentence}"


def _source_lines(source: str | None) -> list[str]:
    return [f"Source: {escape(source)}", ""] if source else []


def _outline(entries: Sequence[OutlineEntry], texts: Mapping[int, str]) -> Iterator[str]:
    for entry in entries:
        indent = _INDENT * (entry.section.level - entries[0].section.level)
        yield f"{indent}- **{escape(section_name(entry.section))}**"
        for sentence in entry.gist:
            yield f"{indent}{_INDENT}- {texts[sentence.index]}"
