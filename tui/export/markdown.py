"""A digest as Markdown with front matter, in which everything from the article reads as the text it is."""

import json
import re
from collections.abc import Iterator, Sequence

from tui.document.model import Sentence
from tui.document.sections import section_name
from tui.document.stats import reading_minutes
from tui.export.facts import digest_facts, explanation, facts_line
from tui.export.registry import WriteOptions
from tui.summary.digests import Digest, OutlineEntry

_DASHES = "---"
# YAML takes these for line ends, for nothing, or not at all; a terminal may act on them.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def front_matter(digest: Digest) -> Iterator[str]:
    """The lines: where the article came from and what it is, then the method and the length of the digest.

    Args:
        digest: The digest.
    """
    article = digest.article
    texts = {
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "date": article.date,
        "site": article.site,
        "language": article.language,
    }
    yield _DASHES
    yield from (f"{name}: {quoted(text)}" for name, text in texts.items() if text)
    yield f"words: {article.word_count}"
    yield f"reading_minutes: {reading_minutes(article.word_count)}"
    yield f"method: {quoted(digest.ranking.method)}"
    yield f"length: {quoted(str(digest.length))}"
    if digest.section is not None and (heading := article.sections[digest.section].title):
        yield f"section: {quoted(heading)}"
    yield _DASHES


def quoted(text: str) -> str:
    """A text as YAML's double-quoted text, which whatever is in it cannot end: on one line, read back as it was.

    Args:
        text: Any string at all.
    """
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


_INDENT = "  "
_ALWAYS = re.compile(r"[\\`*\[\]~$#]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LEADING = re.compile(r"^(?=>|--|[-+](?: |$))")
_LEADING_NUMBER = re.compile(r"^(\d+)(?=[.)](?: |$))")


def write_markdown(digest: Digest, options: WriteOptions) -> str:
    """Return the digest as Markdown, for the table of writers."""
    return digest_markdown(
        digest,
        explain=options.explain,
        marked=options.marked,
        with_front_matter=not options.shares_output,
    )


def digest_markdown(
    digest: Digest, *, explain: bool = False, marked: Sequence[str] = (), with_front_matter: bool = True
) -> str:
    """The digest's title, facts, summary and outline, the outline as nested lists, and what was marked.

    Args:
        digest: What to write.
        explain: Whether under each sentence of the summary stands why it was chosen.
        marked: The sentences that the reader has marked, as quotations.
        with_front_matter: Whether a front matter in YAML stands first, which only the head of a file may have.
            Without it, the source is told in a line of its own.
    """
    lines = [
        *([*front_matter(digest), ""] if with_front_matter else []),
        *([f"# {escape(digest.article.title)}", ""] if digest.article.title else []),
        escape(facts_line(digest_facts(digest))),
        "",
        *([] if with_front_matter else _source(digest.article.source)),
        "## Summary",
        "",
        *(line for sentence in digest.summary for line in _sentence(sentence, digest, explain)),
        "",
        "## Outline",
        "",
        *_outline(digest.outline),
        *(["", "## Marked", ""] if marked else []),
        *quotations(marked),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def marks_markdown(title: str, source: str, marked: Sequence[str]) -> str:
    """The marked sentences of an article as quotations, under its title.

    Args:
        title: What the article is called.
        source: Where it came from; empty if that is not known.
        marked: The sentences.
    """
    lines = [f"# {escape(title)}", "", *_source(source)]
    return "\n".join([*lines, *quotations(marked)]).rstrip("\n") + "\n"


def quotations(texts: Sequence[str]) -> Iterator[str]:
    """Each text as a quotation of its own: an empty line stands after it."""
    for text in texts:
        yield f"> {escape(text)}"
        yield ""


def escape(text: str) -> str:
    """Text as one line of Markdown that is read back as the same text.

    Only what could be taken for markup gets a backslash, so that the file is good to read as it is.
    """
    line = " ".join(text.split())
    line = _ALWAYS.sub(r"\\\g<0>", line)
    line = _UNDERSCORE.sub(r"\\_", line)
    line = _TAG.sub(r"\\<", line)
    line = _ENTITY.sub(r"\\&", line)
    line = _LEADING_NUMBER.sub(r"\1\\", line)
    return _LEADING.sub(r"\\", line)


def _sentence(sentence: Sentence, digest: Digest, explain: bool) -> Iterator[str]:
    yield f"- {escape(sentence.text)}"
    if explain:
        yield f"{_INDENT}- {escape(facts_line(explanation(digest.reasons(sentence))))}"


def _source(source: str | None) -> list[str]:
    return [f"Source: {escape(source)}", ""] if source else []


def _outline(entries: Sequence[OutlineEntry]) -> Iterator[str]:
    """Nested lists; the outermost is not indented, however deep its section stands in the article."""
    for entry in entries:
        margin = _INDENT * (entry.section.level - entries[0].section.level)
        yield f"{margin}- **{escape(section_name(entry.section))}**"
        for sentence in entry.gist:
            yield f"{margin}{_INDENT}- {escape(sentence.text)}"
