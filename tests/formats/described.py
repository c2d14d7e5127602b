"""Descriptions of documents and articles, which tests of formats compare."""

from tui.document.model import Article
from tui.formats.parsed_document import ParsedDocument


def blocks(document: ParsedDocument) -> list[str]:
    """Return each block as its kind, its level, its marker and its text."""
    return [
        " ".join(filter(None, (draft.kind.value, str(draft.level or ""), draft.marker, repr(draft.text))))
        for draft in document.drafts
    ]


def spans(document: ParsedDocument) -> list[tuple[str, str, str]]:
    """Return the kind, the text and the target of each span."""
    return [
        (span.kind.value, draft.text[span.start : span.end], span.target)
        for draft in document.drafts
        for span in draft.spans
    ]


def dropped(document: ParsedDocument) -> list[tuple[str, str]]:
    return [(each.reason, each.text) for each in document.dropped]


def outline_of(article: Article) -> list[tuple[int, str | None]]:
    return [(section.level, section.title) for section in article.sections]


def blocks_of(article: Article) -> list[tuple[str, int, str, str]]:
    return [(str(block.kind), block.level, block.marker, block.text) for block in article.blocks]


def spans_of(article: Article) -> list[tuple[str, str, str]]:
    """Return the kind, the text and the target of each span."""
    return [
        (span.kind, article.text[span.start : span.end], span.target)
        for block in article.blocks
        for span in block.spans
    ]
