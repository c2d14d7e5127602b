"""Read Markdown with its front matter and HTML."""

import re
from collections.abc import Mapping
from typing import Any

from tui.document.build import Metadata
from tui.document.model import Dropped
from tui.formats.block_builder import BlockBuilder
from tui.formats.limits import MAX_MARKDOWN_LINES, check_line_limit, check_paragraph_limit
from tui.formats.markdown.blocks import BlockReader
from tui.formats.markdown.front_matter import split_front_matter
from tui.formats.markdown.html import closed_names
from tui.formats.markdown.syntax import markdown_parser
from tui.formats.parsed_document import ParsedDocument
from tui.text.patterns import lazy_pattern
from tui.text.sanitize import normalize_newlines

_MODULE_LINES = lazy_pattern(r"^(?:import|export)[ \t][^\n]*\n(?:[^\n]+\n)*", re.MULTILINE)
_JSX_COMMENT = lazy_pattern(r"\{/\*[^*]*(?:\*(?!/)[^*]*)*\*/\}")


def read_markdown(text: str, name: str = "this text") -> ParsedDocument:
    """Read Markdown.

    The title is that of the front matter, or else the first heading, if no other stands above it: it is then no
    section.

    Raises:
        SourceError: It is absurdly large.
    """
    # Tabs have a meaning here, so only line ends are normalised before parsing.
    text = normalize_newlines(text)
    check_line_limit(text, name, MAX_MARKDOWN_LINES)
    check_paragraph_limit(text, name)
    fields, body = split_front_matter(text)
    env: dict[str, Any] = {}
    reader = BlockReader(env, closed_names(body))
    if name.lower().endswith(".mdx"):
        body, code = _without_modules(body)
        reader.blocks.dropped.extend(code)
    reader.read(markdown_parser().parse(body, env))
    blocks = reader.blocks
    if not (blocks.drafts or fields or blocks.dropped or blocks.notes):
        from tui.formats.plain.reader import read_plain_text  # as slow to load as Markdown's parser

        return read_plain_text(text, name=name)
    metadata = _metadata(fields)
    return blocks.document(fields.get("title", ""), metadata, fields.get("lang") or fields.get("language"))


def read_fragment(text: str) -> BlockBuilder:
    """Read Markdown that is a part of another document, such as a cell of a notebook."""
    env: dict[str, Any] = {}
    reader = BlockReader(env, closed_names(text))
    reader.read(markdown_parser().parse(text, env))
    return reader.blocks


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
