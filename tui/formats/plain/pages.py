"""Text that was set for a printer: overstruck letters, page breaks, running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tui.formats.plain.raw_paragraph import ends_sentence

_OVERSTRUCK = re.compile(r"[^\n\x08]\x08(?=[^\n\x08])|[^\n\x08]?\x08")
_STYLE = re.compile(r"\x1b\[[0-9;]{0,20}[mK]")
_TAB = 8
_MOST_TABS = 2_000_000

_PAGE_NUMBER = re.compile(r"(?=.{1,110}$)(?:.*\s)?\[page\s{1,4}[0-9ivxlc-]{1,8}\](?:\s.*)?", re.IGNORECASE)
_ENDS_OF_LINE = re.compile(
    r"^(?:[0-9]{1,4}|[ivxlc]{1,6})(?=\s{2,})|(?<=\s\s)(?:page\s+)?(?:[0-9]{1,4}|[ivxlc]{1,6})$", re.IGNORECASE
)
_ONLY_NUMBER = re.compile(r"\W*(?:page\s+)?(?:[0-9]{1,4}|[ivxlc]{1,6})\W*", re.IGNORECASE)
_GAPS = re.compile(r"\s+")
_FEWEST_PAGES = 3
_MOST_PAGES = 50_000
_MOST_LINES = 4
_LEAST_KEPT = 4
_LONGEST = 110
_FULL_LINE = 50
_INSIDE = tuple(",;-–—)]\"'’”/")
_MIDDLE = re.compile(r" *(?:[^\W\d_A-Z]{2,}|[^\W\d_A-Z](?= \S))")


def without_overstrikes(text: str) -> str:
    """Text without what made a printer or a terminal show letters bold or underlined.

    Args:
        text: Any text, such as a manual page that was saved from the screen.
    """
    if "\x08" in text:
        text = _OVERSTRUCK.sub("", text)
    return _STYLE.sub("", text) if "\x1b[" in text else text


def without_tabs(text: str) -> str:
    """Text with spaces up to the next column of eight in the place of each tab.

    Args:
        text: Any text.
    """
    # So many tabs could make a text eight times as long as it is.
    return text.expandtabs(_TAB) if text.count("\t") < _MOST_TABS else text.replace("\t", " ")


class _Page(NamedTuple):
    lines: list[str]
    top: list[str]
    """The lines at its top, up to the first empty one, if they can be running heads."""
    bottom: list[str]


def without_pages(text: str) -> tuple[str, tuple[str, ...]]:
    """Text with its pages put together: no running heads and page numbers, and no breaks within paragraphs.

    Pages end with a form feed, or else with a line such as ``Postel  [Page 3]``. A line at the top or the bottom of a
    page is a running head if other pages have it too, whatever its number.

    Args:
        text: Text with line feeds as line ends, and form feeds.

    Returns:
        The text, and one of each kind of line that was left out.
    """
    split = _split(text)
    if not _FEWEST_PAGES <= len(split) <= _MOST_PAGES:
        return text.replace("\f", "\n"), ()
    pages = [_page(lines) for lines in split]
    tops, bottoms = _repeated(pages, "top"), _repeated(pages, "bottom")
    dropped: dict[str, str] = {}
    result: list[str] = []
    for page in pages:
        first = len(page.top) if _is_running(page.top, tops) else 0
        last = len(page.bottom) if _is_running(page.bottom, bottoms) else 0
        gone = [*page.lines[:first], *page.lines[len(page.lines) - last :]]
        dropped |= {_key(line): " ".join(line.split()) for line in gone if _key(line) not in dropped}
        _append(result, page.lines[first : len(page.lines) - last])
    kept = "\n".join(result)
    if len(kept) * _LEAST_KEPT < len(text.replace(" ", "")):
        return text.replace("\f", "\n"), ()  # pages of nothing but such lines
    return kept, tuple(dropped.values())


def _split(text: str) -> list[list[str]]:
    """The lines of each page."""
    pages = [page.split("\n") for page in text.split("\f")]
    if len(pages) >= _FEWEST_PAGES:
        return pages
    lines = text.replace("\f", "\n").split("\n")
    ends = [
        position + 1 for position, line in enumerate(lines) if "[" in line and _PAGE_NUMBER.fullmatch(line)
    ]
    return [lines[start:end] for start, end in zip([0, *ends], [*ends, len(lines)], strict=True)]


def _page(lines: Sequence[str]) -> _Page:
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while start < end and not lines[end - 1].strip():
        end -= 1
    kept = list(lines[start:end])
    top = _block(kept)
    return _Page(kept, top, _block(kept[len(top) :][::-1])[::-1])


def _block(lines: Sequence[str]) -> list[str]:
    """The first lines up to an empty one, if those are few; else the first alone."""
    for count, line in enumerate(lines[: _MOST_LINES + 1]):
        if not line.strip():
            return list(lines[:count])
    return list(lines if len(lines) <= _MOST_LINES else lines[:1])


def _repeated(pages: Sequence[_Page], side: str) -> frozenset[str]:
    """The keys of lines that stand at one side of many pages; left and right pages may have their own."""
    counts = Counter(key for page in pages for key in {_key(line) for line in getattr(page, side)})
    return frozenset(key for key, count in counts.items() if count >= max(2, len(pages) // 4))


def _key(line: str) -> str:
    """A line without its page number and its spaces, in which running heads are alike."""
    line = line.strip()[:_LONGEST]
    if _ONLY_NUMBER.fullmatch(line):
        return "#"
    if _PAGE_NUMBER.fullmatch(line):
        return "[page]"
    return _GAPS.sub("", _ENDS_OF_LINE.sub("", line)).casefold()


def _is_running(lines: Sequence[str], repeated: frozenset[str]) -> bool:
    return any(_key(line) in repeated for line in lines)


def _append(result: list[str], lines: Sequence[str]) -> None:
    """Put a page's lines behind those of the pages before it."""
    body = list(lines)
    while body and not body[0].strip():
        del body[0]
    while body and not body[-1].strip():
        body.pop()
    if body and result and not _goes_on(result[-1], body[0]):
        result.append("")
    result += body


def _goes_on(before: str, after: str) -> bool:
    """Whether a paragraph was broken between two pages."""
    if ends_sentence(before) or not (before[-1:].isalnum() or before[-1:] in _INSIDE):
        return False
    if _MIDDLE.match(after):
        return True
    return len(before) >= _FULL_LINE and _indent(before) == _indent(after)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
