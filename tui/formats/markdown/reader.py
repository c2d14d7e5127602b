"""Read Markdown with its front matter and HTML."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tui.document.build import Draft, Metadata
from tui.document.model import BlockKind, Dropped, SpanKind
from tui.formats.markdown.blocks import BlockReader
from tui.formats.markdown.front_matter import split_front_matter
from tui.formats.markdown.html import closed_names
from tui.formats.markdown.syntax import markdown_parser
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.reader import read_plain_text
from tui.text.lines import is_same_title

_MODULE_LINES = re.compile(r"^(?:import|export)[ \t][^\n]*\n(?:[^\n]+\n)*", re.MULTILINE)
_JSX_COMMENT = re.compile(r"\{/\*[^*]*(?:\*(?!/)[^*]*)*\*/\}")


def read_markdown(text: str, name: str = "this text") -> ParsedDocument:
    """Read Markdown.

    The title is that of the front matter, or else the first heading, if no other stands above it: it is then no
    section.
    """
    # Tabs have a meaning here, so only line ends are normalised before parsing.
    fields, body = split_front_matter(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    env: dict[str, Any] = {}
    reader = BlockReader(env, closed_names(body))
    if name.lower().endswith(".mdx"):
        body, code = _without_modules(body)
        reader.dropped += code
    reader.read(markdown_parser().parse(body, env))
    if not reader.drafts and not fields and not reader.dropped and not reader.notes:
        return read_plain_text(text, name=name)
    title, drafts, repeats = find_title(reader.drafts, fields.get("title", ""))
    return ParsedDocument(
        title,
        drafts,
        [*repeats, *reader.dropped],
        _metadata(fields),
        fields.get("lang") or fields.get("language"),
        notes=tuple(reader.notes.values()),
    )


def read_fragment(text: str) -> BlockReader:
    """Read Markdown that is a part of another document, such as a cell of a notebook."""
    env: dict[str, Any] = {}
    reader = BlockReader(env, closed_names(text))
    reader.read(markdown_parser().parse(text, env))
    return reader


def find_title(drafts: Sequence[Draft], title: str) -> tuple[str, list[Draft], list[Dropped]]:
    """Return the front matter's title or else a heading's, the blocks without that heading, and what was dropped."""
    first = next((at for at, draft in enumerate(drafts) if draft.kind is BlockKind.HEADING), None)
    if first is None:
        return title, list(drafts), []
    heading = drafts[first]
    is_title = is_same_title(heading.text, title) if title else _is_title(drafts, first)
    others = [*drafts[:first], *drafts[first + 1 :]]
    if not is_title or not any(draft.text.strip() for draft in others):
        return title, list(drafts), []
    return title or heading.text, others, [Dropped("the title again", heading.text)] if title else []


def _is_title(drafts: Sequence[Draft], first: int) -> bool:
    """Return whether the first heading is alone at the top, or stands at the beginning and none is above it."""
    level = drafts[first].level
    others = [draft.level for draft in drafts[first + 1 :] if draft.kind is BlockKind.HEADING]
    if level == 1 and 1 not in others:
        return True
    return all(level <= other for other in others) and not any(map(_is_prose, drafts[:first]))


def _is_prose(draft: Draft) -> bool:
    """Return whether a block before the first heading is text, not pictures or a line of links."""
    if draft.kind is BlockKind.FIGURE:
        return False
    linked = sum(span.end - span.start for span in draft.spans if span.kind is SpanKind.LINK)
    return linked < 0.6 * len(draft.text)


def _without_modules(text: str) -> tuple[str, list[Dropped]]:
    """Return MDX without the code that imports and exports components, and without comments."""
    from tui.text.sanitize import clean_line

    dropped = [Dropped("code of the page", clean_line(found)) for found in _MODULE_LINES.findall(text)]
    return _JSX_COMMENT.sub("", _MODULE_LINES.sub("\n", text)), dropped


def _metadata(fields: Mapping[str, str]) -> Metadata:
    return Metadata(
        author=fields.get("author") or fields.get("authors"),
        date=fields.get("date"),
        site=fields.get("site") or fields.get("publication"),
    )
