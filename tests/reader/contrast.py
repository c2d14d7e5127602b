"""The contrast of the text on a screen."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from rich.color import Color, ColorTriplet
from rich.segment import Segment
from textual.screen import Screen

from tests.reader.painting import painted_strips

MIN_CONTRAST = 4.5
"""The minimum for text in the Web Content Accessibility Guidelines, level AA."""


def require_contrast(segments: Iterable[Segment]) -> set[ColorTriplet]:
    """Assert that all text has enough contrast, and return its background colours."""
    backgrounds = set()
    for segment in segments:
        if segment.style is not None and any(map(_is_text, segment.text)):
            over, under = _triplet(segment.style.color), _triplet(segment.style.bgcolor)
            if segment.style.reverse:
                over, under = under, over
            assert contrast(over, under) >= MIN_CONTRAST, segment
            backgrounds.add(under)
    return backgrounds


def segments_of(screen: Screen[Any]) -> list[Segment]:
    """Return the segments of a screen, without those of the screens under it, which are dimmed on purpose."""
    strips = painted_strips(screen)
    return [
        segment
        for child in screen.children
        for strip in strips[child.region.y : child.region.bottom]
        for segment in strip.crop(child.region.x, child.region.right)
    ]


@cache
def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """Return the contrast ratio of two colours, as the guidelines define it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@cache
def _is_text(letter: str) -> bool:
    """Return whether a character is text, not a part of a frame, bar or plot."""
    return unicodedata.category(letter)[0] not in "ZC" and not "\u2500" <= letter <= "\u25ff"


def _triplet(color: Color | None) -> ColorTriplet:
    assert color is not None and color.triplet is not None
    return color.triplet


def _luminance(color: ColorTriplet) -> float:
    shares = (part / 255 for part in color)
    linear = [share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
