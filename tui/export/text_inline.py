"""Text and its spans as plain text: with the marks of notes, and with superscripts that are not read as digits."""

from collections.abc import Sequence

from tui.document.model import Span, SpanKind
from tui.export.spans import StepKind, steps
from tui.text.superscripts import raised


def inline_plain_text(
    text: str, start: int, end: int, spans: Sequence[Span], *, has_marks: bool = True
) -> str:
    """Return a part of an article's text as plain text.

    Args:
        text: The article's text.
        start: The start of the part.
        end: The end of the part.
        spans: The spans in it, as ``tui.export.spans.cut_spans`` yields them.
        has_marks: Whether the labels of notes stand where their marks were left out.
    """
    if not spans:
        return text[start:end]
    pieces: list[str] = []
    raised_from: int | None = None
    for step in steps(start, end, spans):
        if step.span is None:
            pieces.append(text[step.start : step.end])
        elif step.span.kind is SpanKind.SUPERSCRIPT:
            if step.kind is StepKind.OPEN:
                raised_from = len(pieces)
            elif raised_from is not None:
                pieces[raised_from:] = [raised("".join(pieces[raised_from:]))]
                raised_from = None
        elif step.kind is StepKind.MARK and step.span.kind is SpanKind.NOTE and has_marks:
            pieces.append(f"[{step.span.target}]")
    return "".join(pieces)
