"""Digests as Markdown with front matter. The text of an article is escaped, so that nothing in it is markup."""

from collections.abc import Iterator, Mapping, Sequence

from tui.document.model import Sentence
from tui.document.sections import section_name
from tui.export.facts import describe_reasons, digest_facts, facts_line
from tui.export.markdown.blocks import article_markdown
from tui.export.markdown.front_matter import front_matter
from tui.export.markdown.inline import escape, guard_line, inline_markdown
from tui.export.marks import Mark
from tui.export.registry import WriteOptions
from tui.export.spans import spans_of_sentences
from tui.summary.digests import Digest, OutlineEntry

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
    )


def digest_markdown(
    digest: Digest,
    *,
    explain: bool = False,
    marked: Sequence[Mark] = (),
    with_front_matter: bool = True,
    with_text: bool = False,
) -> str:
    """Return a digest as Markdown: title, facts, summary, outline as nested lists, and marked sentences.

    Args:
        digest: The digest.
        explain: Whether to add the reasons under each sentence of the summary.
        marked: What the reader has marked; it becomes quotations, with the notes under them.
        with_front_matter: Whether to begin with YAML front matter, which is only allowed at the start of a file.
            Without it, the source has a line of its own.
        with_text: Whether to end with the text of the article, or of the section that is digested, and its notes.
    """
    texts = _sentence_texts(digest)
    lines = [
        *([*front_matter(digest), ""] if with_front_matter else []),
        *([f"# {escape(digest.article.title)}", ""] if digest.article.title else []),
        escape(facts_line(digest_facts(digest))),
        "",
        *([] if with_front_matter else _source_lines(digest.article.source)),
        "## Summary",
        "",
        *(
            line
            for sentence in digest.summary
            for line in _summary_item(sentence, texts, digest if explain else None)
        ),
        "",
        "## Outline",
        "",
        *_outline(digest.outline, texts),
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


def _sentence_texts(digest: Digest) -> dict[int, str]:
    """Return the sentences of the summary and the outline as Markdown without marks of notes, by index."""
    gists = (sentence for entry in digest.outline for sentence in entry.gist)
    sentences = sorted({*digest.summary, *gists}, key=lambda sentence: sentence.start)
    spans = spans_of_sentences(digest.article, sentences)
    text = digest.article.text
    return {
        each.index: guard_line(inline_markdown(text, each.start, each.end, spans.get(each.index, [])))
        for each in sentences
    }


def _summary_item(sentence: Sentence, texts: Mapping[int, str], reasoned: Digest | None) -> Iterator[str]:
    yield f"- {texts[sentence.index]}"
    if reasoned is not None:
        yield f"{_INDENT}- {escape(facts_line(describe_reasons(reasoned.reasons(sentence))))}"


def _source_lines(source: str | None) -> list[str]:
    return [f"Source: {escape(source)}", ""] if source else []


def _outline(entries: Sequence[OutlineEntry], texts: Mapping[int, str]) -> Iterator[str]:
    for entry in entries:
        indent = _INDENT * (entry.section.level - entries[0].section.level)
        yield f"{indent}- **{escape(section_name(entry.section))}**"
        for sentence in entry.gist:
            yield f"{indent}{_INDENT}- {texts[sentence.index]}"
