"""Text laid out for a printer: overstruck letters, pages with running heads and numbers, double spacing."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.text.lines import ends_sentence, indent_width
from tui.text.patterns import lazy_pattern

_OVERSTRUCK = lazy_pattern(r"[^\n\x08]\x08(?=[^\n\x08])|[^\n\x08]?\x08")
_ESCAPE_SEQUENCE = lazy_pattern(r"\x1b\[[0-9;]{0,20}[mK]")
_MAX_TABS = 2_000_000

_PAGE_NUMBER = lazy_pattern(r"(?=.{1,110}$)(?:.*\s)?\[page\s{1,4}[0-9ivxlc-]{1,8}\](?:\s.*)?", re.IGNORECASE)
_OUTER_NUMBER = lazy_pattern(
    r"^(?:[0-9]{1,4}|[ivxlc]{1,6})(?=\s{2,})|(?<=\s\s)(?:page\s+)?(?:[0-9]{1,4}|[ivxlc]{1,6})$", re.IGNORECASE
)
_ONLY_NUMBER = lazy_pattern(r"\W*(?:page\s+)?(?:[0-9]{1,4}|[ivxlc]{1,6})\W*", re.IGNORECASE)
_GAPS = lazy_pattern(r"\s+")
_MIN_PAGES = 3
_MAX_PAGES = 50_000
_MAX_HEAD_LINES = 4
_MAX_HEAD_CHARS = 110
_UNFINISHED_ENDS = tuple(",;-–—)]\"'’”/")
_CONTINUATION = lazy_pattern(r" *(?:[^\W\d_A-Z]{2,}|[^\W\d_A-Z](?= \S))")


def remove_overstrikes(text: str) -> str:
    """Remove backspaces and escape sequences for bold or underlined letters, as in a saved manual page."""
    if "\x08" in text:
        text = _OVERSTRUCK.sub("", text)
    return _ESCAPE_SEQUENCE.sub("", text) if "\x1b[" in text else text


def expand_tabs(text: str) -> str:
    """Replace tabs by spaces up to the next multiple of eight columns; very many tabs, by one space each."""
    # With so many tabs, a text could become eight times as long.
    return text.expandtabs(8) if text.count("\t") < _MAX_TABS else text.replace("\t", " ")


class _Page(NamedTuple):
    lines: list[str]
    top: list[str]
    """The lines at the top that may be running heads."""
    bottom: list[str]


def join_pages(text: str) -> tuple[str, tuple[str, ...]]:
    """Join the pages of a text, without running heads, page numbers and breaks within paragraphs.

    Pages end with a form feed, or else with a line such as ``Postel  [Page 3]``. A line at the top or the bottom of a
    page is a running head if other pages have it too, whatever its number.

    Returns:
        The text, and one line of each kind that was removed.
    """
    split = _split_pages(text)
    if not _MIN_PAGES <= len(split) <= _MAX_PAGES:
        return text.replace("\f", "\n"), ()
    pages = [_page(lines) for lines in split]
    tops, bottoms = _repeated(pages, "top"), _repeated(pages, "bottom")
    dropped: dict[str, str] = {}
    result: list[str] = []
    for page in pages:
        first = len(page.top) if _is_running(page.top, tops) else 0
        last = len(page.bottom) if _is_running(page.bottom, bottoms) else 0
        margins = [*page.lines[:first], *page.lines[len(page.lines) - last :]]
        dropped |= {_key(line): " ".join(line.split()) for line in margins if _key(line) not in dropped}
        _append_page(result, page.lines[first : len(page.lines) - last])
    kept = "\n".join(result)
    if len(kept) * 4 < len(text.replace(" ", "")):
        return text.replace("\f", "\n"), ()  # the pages hold hardly anything else
    return kept, tuple(dropped.values())


def _split_pages(text: str) -> list[list[str]]:
    pages = [page.split("\n") for page in text.split("\f")]
    if len(pages) >= _MIN_PAGES:
        return pages
    lines = text.replace("\f", "\n").split("\n")
    ends = [
        position + 1 for position, line in enumerate(lines) if "[" in line and _PAGE_NUMBER.fullmatch(line)
    ]
    return [lines[start:end] for start, end in zip([0, *ends], [*ends, len(lines)], strict=True)]


def _page(lines: Sequence[str]) -> _Page:
    kept = _without_blank_ends(lines)
    top = _head_lines(kept)
    return _Page(kept, top, _head_lines(kept[len(top) :][::-1])[::-1])


def _without_blank_ends(lines: Sequence[str]) -> list[str]:
    filled = [position for position, line in enumerate(lines) if line.strip()]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []


def _head_lines(lines: Sequence[str]) -> list[str]:
    """Return the lines before the first empty one if they are few; else the first line alone."""
    for count, line in enumerate(lines[: _MAX_HEAD_LINES + 1]):
        if not line.strip():
            return list(lines[:count])
    return list(lines if len(lines) <= _MAX_HEAD_LINES else lines[:1])


def _repeated(pages: Sequence[_Page], side: str) -> frozenset[str]:
    """Return the keys of the lines at one side of at least a quarter of the pages."""
    # Left and right pages may have different ones.
    counts = Counter(key for page in pages for key in {_key(line) for line in getattr(page, side)})
    return frozenset(key for key, count in counts.items() if count >= max(2, len(pages) // 4))


def _key(line: str) -> str:
    """Return a line without page number and spaces, which is equal for all repetitions of a running head."""
    line = line.strip()[:_MAX_HEAD_CHARS]
    if _ONLY_NUMBER.fullmatch(line):
        return "#"
    if _PAGE_NUMBER.fullmatch(line):
        return "[page]"
    return _GAPS.sub("", _OUTER_NUMBER.sub("", line)).casefold()


def _is_running(lines: Sequence[str], repeated: frozenset[str]) -> bool:
    return any(_key(line) in repeated for line in lines)


def _append_page(result: list[str], lines: Sequence[str]) -> None:
    body = _without_blank_ends(lines)
    if body and result and not _continues(result[-1], body[0]):
        result.append("")
    result += body


def _continues(before: str, after: str) -> bool:
    if ends_sentence(before) or not (before[-1:].isalnum() or before[-1:] in _UNFINISHED_ENDS):
        return False
    if _CONTINUATION.match(after):
        return True
    return len(before) >= 50 and indent_width(before) == indent_width(after)


def remove_double_spacing(text: str) -> str:
    """Remove the empty lines of double spacing from a text; those between paragraphs stay."""
    lines = text.split("\n")
    filled = [position for position, line in enumerate(lines) if line.strip()]
    if len(filled) < 20 or len(filled) * 2 > len(lines) + 1:
        return text
    gaps = Counter(after - before - 1 for before, after in pairwise(filled))
    usual, count = gaps.most_common(1)[0]
    if usual == 0 or gaps[0] or count < 0.7 * len(filled) or not _is_wrapped(lines, filled):
        return text
    result: list[str] = []
    before = filled[0] - 1
    for position in filled:
        result += [""] * max(0, position - before - 1 - usual)
        result.append(lines[position])
        before = position
    return "\n".join(result)


def _is_wrapped(lines: Sequence[str], filled: Sequence[int]) -> bool:
    lengths = sorted(len(lines[position]) for position in filled)
    if not 40 <= lengths[len(lengths) * 9 // 10] <= 120:
        return False
    broken = sum(
        lines[after].lstrip()[0].islower() and lines[before].rstrip()[-1] not in ".!?:"
        for before, after in pairwise(filled)
    )
    return broken >= 0.3 * len(filled)
