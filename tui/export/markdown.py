"""A digest as Markdown, in which everything from the article reads as the text it is."""

import re
from collections.abc import Iterator, Sequence

from tui.article.model import Sentence
from tui.article.outline import section_name
from tui.export.explanations import explanation
from tui.export.facts import digest_facts, facts_line
from tui.export.front_matter import front_matter
from tui.summary.digests import Digest, OutlineEntry

_INDENT = "  "
_ALWAYS = re.compile(r"[\\`*\[\]~$#]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LEADING = re.compile(r"^(?=>|--|[-+](?: |$))")
_LEADING_NUMBER = re.compile(r"^(\d+)(?=[.)](?: |$))")


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
