"""Joins screens to one picture that shows them in turn, in any program that shows SVG with CSS animations."""

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

_SECONDS = 5
"""For each frame."""
_CAPTION_HEIGHT = 56


class Frame(NamedTuple):
    """A screen, and what it shows."""

    caption: str
    screen: str
    """As Rich exports it to SVG; all of the same size."""


def animate(frames: Sequence[Frame]) -> str:
    """Return an SVG that shows each frame for some seconds, again and again.

    For those who want less motion, and where there are no animations, it shows the first.

    Args:
        frames: At least one.
    """
    width, height = _size(frames[0].screen)
    parts = "\n".join(_part(number, frame, height) for number, frame in enumerate(frames))
    return f"""<svg viewBox="0 0 {width:g} {height + _CAPTION_HEIGHT:g}" xmlns="http://www.w3.org/2000/svg">
<style>
.frame {{ opacity: 0 }}
.frame:first-of-type {{ opacity: 1 }}
.caption {{ font: 24px sans-serif; fill: #16181c }}
@media (prefers-color-scheme: dark) {{ .caption {{ fill: #dcd9d2 }} }}
@media (prefers-reduced-motion: no-preference) {{
.frame {{ animation: turn {len(frames) * _SECONDS}s step-end infinite }}
@keyframes turn {{ 0% {{ opacity: 1 }} {100 / len(frames):.4f}%, 100% {{ opacity: 0 }} }}
}}
</style>
{parts}
</svg>
"""


def _size(screen: str) -> tuple[float, float]:
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', screen)
    if found is None:
        raise ValueError("The screen has no size.")
    return float(found.group(1)), float(found.group(2))


def _part(number: int, frame: Frame, height: float) -> str:
    screen = frame.screen.replace("terminal-", f"frame{number}-").replace(
        "<svg ", f'<svg height="{height:g}" ', 1
    )
    caption = f'<text class="caption" x="16" y="{height + 34:g}">{escape(frame.caption, quote=False)}</text>'
    return f'<g class="frame" style="animation-delay: {number * _SECONDS}s">\n{screen}\n{caption}\n</g>'
