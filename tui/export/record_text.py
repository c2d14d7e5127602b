"""The text of an article as plain data: its blocks with their spans, its notes, and what was left out of it."""

from collections.abc import Iterable
from typing import Any

from tui.document.model import Article, Block, BlockKind, Span, SpanKind

Record = dict[str, Any]

_WITH_TARGET = (SpanKind.LINK, SpanKind.NOTE, SpanKind.IMAGE)


def text_to_record(article: Article) -> Record:
    """Return the fields of a record for an article's text, blocks, notes and what was left out."""
    return {
        "text": article.text,
        "blocks": [_block(block) for block in article.blocks],
        "notes": [{"label": note.label, "text": note.text} for note in article.notes],
        "dropped": [{"reason": dropped.reason, "text": dropped.text} for dropped in article.dropped],
    }


def _block(block: Block) -> Record:
    """Return a block; fields that blocks of its kind do not have are left out."""
    record: Record = {
        "kind": block.kind.value,
        "start": block.start,
        "end": block.end,
        "level": block.level,
        "spans": _spans(block.spans),
    }
    if block.kind is BlockKind.LIST_ITEM:
        record["marker"] = block.marker
    if block.kind is BlockKind.TABLE:
        record["rows"] = [list(row) for row in block.rows]
    if block.picture is not None:
        record["picture"] = {"alternative": block.picture.alternative, "address": block.picture.address}
    return record


def _spans(spans: Iterable[Span]) -> list[Record]:
    return [
        {"kind": span.kind.value, "start": span.start, "end": span.end}
        | ({"target": span.target} if span.kind in _WITH_TARGET else {})
        for span in spans
    ]
