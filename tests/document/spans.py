"""Spans that are nested or apart, and articles whose blocks have them."""

from collections.abc import Sequence

from hypothesis import strategies as st

from tui.document.model import Span, SpanKind

TARGETS = {
    SpanKind.LINK: ("https://lamps.example/", "http://b.example/a?b=(c)&copy;d_e*"),
    SpanKind.NOTE: ("1", "*"),
    SpanKind.IMAGE: ("lamp.png",),
}
KINDS = tuple(SpanKind)


@st.composite
def spans_of(draw: st.DrawFn, length: int, kinds: Sequence[SpanKind] = KINDS) -> tuple[Span, ...]:
    """Return spans of a text of some length as they must be: in order, nested or apart, no link within another."""
    offsets = st.integers(0, length)
    wanted = draw(st.lists(st.tuples(st.sampled_from(kinds), offsets, offsets), max_size=6))
    kept: list[Span] = []
    for kind, *ends in wanted:
        start, end = sorted(ends)
        if start == end and kind is not SpanKind.NOTE:
            continue
        span = Span(kind, start, end, draw(st.sampled_from(TARGETS.get(kind, ("",)))))
        if all(_fit(span, other) for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: (span.start, -span.end)))


def _fit(span: Span, other: Span) -> bool:
    is_apart = span.end <= other.start or other.end <= span.start
    inner, outer = sorted((span, other), key=lambda each: each.end - each.start)
    is_inside = outer.start <= inner.start and inner.end <= outer.end
    are_links = span.kind is other.kind is SpanKind.LINK
    return is_apart or (is_inside and not are_links)
