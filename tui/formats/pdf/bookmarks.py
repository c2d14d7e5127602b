"""Find the lines that a document's bookmarks point to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tui.formats.pdf.lines import TextLine
from tui.formats.pdf.pdfium import Bookmark
from tui.text.lines import comparison_key
from tui.text.numbering import parse_number

_MAX_LINES = 3
_MAX_CHARS = 200
_COMPARED_CHARS = 3


def title_keys(title: str) -> list[str]:
    """Return the comparison keys of a title, with its number and without."""
    number = parse_number(" ".join(title.split()))
    keys = (comparison_key(title), comparison_key(number.rest) if number else "")
    return [words for words in keys if words]


def _beginning(key: str) -> str:
    """Return the first letters of a comparison key without its number."""
    return key.lstrip("0123456789")[:_COMPARED_CHARS]


def bookmarked_lines(lines: Sequence[TextLine], bookmarks: Iterable[Bookmark]) -> tuple[set[int], set[int]]:
    """Return the ``id`` of each line that begins, and of each line that ends, the words of a bookmark on its page.

    A bookmark may point to the page before, and its words may take several lines.

    Args:
        lines: The lines of the document in reading order.
        bookmarks: The document's bookmarks.
    """
    pages: defaultdict[str, set[int]] = defaultdict(set)
    for bookmark in bookmarks:
        for words in title_keys(bookmark.title) if bookmark.page is not None else ():
            pages[words] |= {bookmark.page or 0, (bookmark.page or 0) + 1}
    firsts: set[int] = set()
    lasts: set[int] = set()
    beginnings = {_beginning(words) for words in pages}
    for start, line in enumerate(lines) if pages else ():
        if _beginning(comparison_key(line.text[:_MAX_CHARS])) not in beginnings:
            continue
        text = ""
        for end in range(start, min(len(lines), start + _MAX_LINES)):
            text = f"{text} {lines[end].text}"
            if len(text) > _MAX_CHARS:
                break
            if any(line.page in pages.get(words, ()) for words in title_keys(text)):
                firsts.add(id(line))
                lasts.add(id(lines[end]))
                break
    return firsts, lasts
