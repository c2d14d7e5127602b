"""Digests as Markdown with front matter. The text of an article is escaped, so that nothing in it is markup."""

import json
import re
from collections.abc import Iterator, Sequence

from tui.document.model import Sentence
from tui.document.sections import section_name
from tui.document.stats import reading_minutes
from tui.export.facts import describe_reasons, digest_facts, facts_line
from tui.export.registry import WriteOptions
from tui.summary.digests import Digest, OutlineEntry

_FENCE = "---"
# Line ends to YAML, dropped by it, or not allowed in it; some are commands to a terminal.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def front_matter(digest: Digest) -> Iterator[str]:
    """Return the lines of a YAML front matter: the article's metadata, then the digest's method and length."""
    article = digest.article
    texts = {
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "date": article.date,
        "site": article.site,
        "language": article.language,
    }
    yield _FENCE
    yield from (f"{name}: {quoted(text)}" for name, text in texts.items() if text)
    yield f"words: {article.word_count}"
    yield f"reading_minutes: {reading_minutes(article.word_count)}"
    yield f"method: {quoted(digest.ranking.method)}"
    yield f"length: {quoted(str(digest.length))}"
    if digest.section is not None and (heading := article.sections[digest.section].title):
        yield f"section: {quoted(heading)}"
    yield _FENCE


def quoted(text: str) -> str:
    """Return any text as a double-quoted YAML scalar on one line (YAML 1.2, section 7.3.1)."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


_INDENT = "  "
_SPECIAL = re.compile(r"[\\`*\[\]~$#]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LEADING = re.compile(r"^(?=>|--|[-+](?: |$))")
_LEADING_NUMBER = re.compile(r"^(\d+)(?=[.)](?: |$))")


def write_markdown(digest: Digest, options: WriteOptions) -> str:
    """Return the digest as Markdown, for the table of writers."""
    has_file = not options.shares_output
    return digest_markdown(digest, explain=options.explain, marked=options.marked, with_front_matter=has_file)


def digest_markdown(
    digest: Digest, *, explain: bool = False, marked: Sequence[str] = (), with_front_matter: bool = True
) -> str:
    """Return a digest as Markdown: title, facts, summary, outline as nested lists, and marked sentences.

    Args:
        digest: The digest.
        explain: Whether to add the reasons under each sentence of the summary.
        marked: The sentences that the reader has marked; they become quotations.
        with_front_matter: Whether to begin with a YAML front matter, which may stand only at the start of a file.
            Without it, the source gets a line of its own.
    """
    lines = [
        *([*front_matter(digest), ""] if with_front_matter else []),
        *([f"# {escape(digest.article.title)}", ""] if digest.article.title else []),
        escape(facts_line(digest_facts(digest))),
        "",
        *([] if with_front_matter else _source_lines(digest.article.source)),
        "## Summary",
        "",
        *(line for sentence in digest.summary for line in _summary_item(sentence, digest, explain)),
        "",
        "## Outline",
        "",
        *_outline(digest.outline),
        *(["", "## Marked", ""] if marked else []),
        *_quotations(marked),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def highlights_markdown(title: str, source: str, marked: Sequence[str]) -> str:
    """Return the marked sentences of an article as quotations, under its title and its source, if it is known."""
    lines = [f"# {escape(title)}", "", *_source_lines(source)]
    return "\n".join([*lines, *_quotations(marked)]).rstrip("\n") + "\n"


def _quotations(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield f"> {escape(text)}"
        yield ""


def escape(text: str) -> str:
    """Return a text as one line of CommonMark that is read back as the same text.

    Only what could be taken for markup gets a backslash, so that the file stays readable as it is.
    """
    line = " ".join(text.split())
    line = _SPECIAL.sub(r"\\\g<0>", line)
    line = _UNDERSCORE.sub(r"\\_", line)
    line = _TAG.sub(r"\\<", line)
    line = _ENTITY.sub(r"\\&", line)
    line = _LEADING_NUMBER.sub(r"\1\\", line)
    return _LEADING.sub(r"\\", line)


def _summary_item(sentence: Sentence, digest: Digest, explain: bool) -> Iterator[str]:
    yield f"- {escape(sentence.text)}"
    if explain:
        yield f"{_INDENT}- {escape(facts_line(describe_reasons(digest.reasons(sentence))))}"


def _source_lines(source: str | None) -> list[str]:
    return [f"Source: {escape(source)}", ""] if source else []


def _outline(entries: Sequence[OutlineEntry]) -> Iterator[str]:
    for entry in entries:
        indent = _INDENT * (entry.section.level - entries[0].section.level)
        yield f"{indent}- **{escape(section_name(entry.section))}**"
        for sentence in entry.gist:
            yield f"{indent}{_INDENT}- {escape(sentence.text)}"
