"""Bars as pictures that stand in the page itself."""

from tui.batch.report.counts import Bars
from tui.export.html.markup import Html, element, joined, words

_WIDTH = 480
_HEIGHT = 200
_FOOT = 22
_HEAD = 18
_ROW = 24
_NAME = 110
_NUMBER = 60
_GAP = 0.2


def columns(title: str, bars: Bars) -> Html:
    """Bars that stand side by side.

    Args:
        title: What they show.
        bars: From left to right.
    """
    width = _WIDTH / max(1, len(bars))
    most = _most(bars)
    parts = []
    for place, (name, count) in enumerate(bars):
        height = (_HEIGHT - _FOOT - _HEAD) * count / most
        middle = (place + 0.5) * width
        top = _HEIGHT - _FOOT - height
        parts += [
            _bar((place + _GAP / 2) * width, top, width * (1 - _GAP), height),
            _text(middle, top - 5, f"{count:,}", "middle", "count") if count else Html(""),
            _text(middle, _HEIGHT - 6, name, "middle"),
        ]
    return _plot(title, bars, _HEIGHT, joined(parts))


def rows(title: str, bars: Bars) -> Html:
    """Bars that stand one below the other.

    Args:
        title: What they show.
        bars: From top to bottom.
    """
    most = _most(bars)
    parts = []
    for place, (name, count) in enumerate(bars):
        width = (_WIDTH - _NAME - _NUMBER) * count / most
        base = place * _ROW + _ROW * 0.7
        parts += [
            _text(_NAME - 8, base, name, "end"),
            _bar(_NAME, place * _ROW + _ROW * _GAP / 2, width, _ROW * (1 - _GAP)),
            _text(_NAME + width + 6, base, f"{count:,}", "start", "count"),
        ]
    return _plot(title, bars, max(1, len(bars)) * _ROW, joined(parts))


def _plot(title: str, bars: Bars, height: int, content: Html) -> Html:
    told = "; ".join(f"{name}: {count:,}" for name, count in bars)
    picture = element(
        "svg", content, viewBox=f"0 0 {_WIDTH} {height}", role="img", aria_label=f"{title}. {told}"
    )
    return element("figure", element("figcaption", words(title)), picture)


def _bar(left: float, top: float, width: float, height: float) -> Html:
    numbers = {"x": left, "y": top, "width": width, "height": max(height, 0.5)}
    return element("rect", **{name: f"{value:.1f}" for name, value in numbers.items()})


def _text(left: float, base: float, text: str, anchor: str, look: str = "") -> Html:
    return element(
        "text", words(text), x=f"{left:.1f}", y=f"{base:.1f}", **{"text-anchor": anchor, "class": look}
    )


def _most(bars: Bars) -> int:
    return max((count for _, count in bars), default=0) or 1
