"""A digest as items to lay out: the lines of its summary, then its outline."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.app.layout.flow import FlowItem
from tui.article.model import Article, Section, Sentence
from tui.article.outline import section_name

if TYPE_CHECKING:
    from tui.summary.digests import Digest, OutlineEntry

Target = Sentence | Section
"""What a line of the digest stands for."""

_BULLET = "• "
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class DigestItem(FlowItem):
    """A line of the digest."""

    target: Target | None = None
    """Where it leads; None for what is not chosen, such as a heading."""
    matches: tuple[tuple[int, int], ...] = ()
    """The parts of its text that were looked for."""


def digest_items(
    article: Article | None, digest: "Digest | None", *, state: str = "", folded: bool = False
) -> list[DigestItem]:
    """What the digest pane lays out.

    Args:
        article: The article; its sections are the outline while there is no digest. None if none is open yet.
        digest: The digest, once there is one.
        state: What is being done, shown in the summary's place while there is none.
        folded: Whether the outline shows its top level alone.
    """
    outline = () if article is None else _outline_items(article, digest, folded)
    return [*_summary_items(digest, state), *outline]


def _summary_items(digest: "Digest | None", state: str) -> Iterator[DigestItem]:
    heading = "Summary"
    if digest is not None and digest.section is not None:
        heading = f"Summary of {section_name(digest.article.sections[digest.section])}"
    yield DigestItem(heading, "digest--heading", gap=0)
    if digest is not None:
        for sentence in digest.summary:
            yield _sentence_item(sentence, "digest--sentence", _BULLET)
        for note in digest.notes:
            yield DigestItem(note, "digest--note", lead=_INDENT, rest=_INDENT, gap=0)
    elif state:
        yield DigestItem(state, "digest--state", gap=0)


def _outline_items(article: Article, digest: "Digest | None", folded: bool) -> Iterator[DigestItem]:
    if not any(section.title for section in article.sections):
        return
    yield DigestItem("Outline", "digest--heading", gap=1)
    gists = {} if digest is None else {entry.section.index: entry for entry in digest.outline}
    for section in article.sections:
        if folded and section.level > 1:
            continue
        indent = _INDENT * (section.level - 1)
        yield DigestItem(
            section_name(section),
            "digest--section",
            section.start,
            indent,
            indent + _INDENT,
            0,
            target=section,
        )
        if not folded:
            yield from _gist_items(gists.get(section.index), indent + _INDENT)


def _gist_items(entry: "OutlineEntry | None", indent: str) -> Iterator[DigestItem]:
    for sentence in entry.gist if entry else ():
        yield _sentence_item(sentence, "digest--gist", indent)


def _sentence_item(sentence: Sentence, style: str, lead: str) -> DigestItem:
    rest = " " * len(lead)
    return DigestItem(sentence.text, style, sentence.start, lead, rest, 0, target=sentence)
