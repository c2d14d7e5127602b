"""Documents as lines of text, for tests that compare all blocks of one."""

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
