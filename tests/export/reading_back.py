"""Exported digests, parsed by other means than our own readers and writers."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.dollarmath import dollarmath_plugin

from tui.summary.digests import Digest

OPENING = "(opening)"


@dataclass(frozen=True)
class Entry:
    """A line of an outline: its level, heading and gist."""

    depth: int
    name: str
    gist: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """The content of an exported digest."""

    title: str
    summary: tuple[str, ...]
    outline: tuple[Entry, ...]
    facts: dict[str, Any] = field(compare=False, default_factory=dict)


def expected(digest: Digest) -> Found:
    """Return the content that an export of a digest must have."""
    return Found(
        digest.article.title,
        tuple(sentence.text for sentence in digest.summary),
        tuple(
            Entry(
                entry.section.level,
                entry.section.title or OPENING,
                tuple(sentence.text for sentence in entry.gist),
            )
            for entry in digest.outline
        ),
    )


def read_json(text: str) -> Found:
    """Return the content of a line of JSON."""
    record = json.loads(text)
    outline = tuple(
        Entry(
            entry["level"], entry["title"] or OPENING, tuple(sentence["text"] for sentence in entry["gist"])
        )
        for entry in record["outline"]
    )
    return Found(record["title"], tuple(sentence["text"] for sentence in record["summary"]), outline, record)


def read_markdown(text: str) -> Found:
    """Return the content of a Markdown file."""
    before, front, body = text.split("---\n", 2)
    assert before == ""
    facts = {name: json.loads(value) for name, value in (line.split(": ", 1) for line in front.splitlines())}
    root = SyntaxTreeNode(MarkdownIt("commonmark").use(dollarmath_plugin).parse(body))
    parts: dict[str, list[SyntaxTreeNode]] = {}
    name = ""
    for node in root.children:
        if node.type == "heading":
            name = _text(node)
        else:
            parts.setdefault(name, []).append(node)
    (summary,) = parts["Summary"]
    (outline,) = parts["Outline"]
    title = next(_text(node) for node in root.children if node.tag == "h1")
    return Found(title, tuple(map(_text, summary.children)), tuple(_entries(outline.children, 1)), facts)


def _entries(items: Iterable[SyntaxTreeNode], depth: int) -> Iterator[Entry]:
    for item in items:
        inner = [each for part in item.children[1:] for each in part.children]
        headed = [each for each in inner if _is_heading(each)]
        gist = inner[: len(inner) - len(headed)]
        assert inner == [*gist, *headed], "a gist stands after a section"
        yield Entry(depth, _text(item), tuple(map(_text, gist)))
        yield from _entries(headed, depth + 1)


def _is_heading(item: SyntaxTreeNode) -> bool:
    """Return whether an item of the outline is a heading: it is strong as a whole, and a gist at most in part."""
    inline = item.children[0].children[0]
    return [child.type for child in inline.children if child.type != "text" or child.content] == ["strong"]


def _text(node: SyntaxTreeNode) -> str:
    """Return the text of a node, without that of the lists in it."""
    if node.type in ("text", "text_special", "code_inline", "math_inline"):
        return node.content
    return "".join(_text(child) for child in node.children if child.type != "bullet_list")
