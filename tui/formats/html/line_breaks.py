"""Line breaks that part paragraphs."""

from typing import Any

from tui.formats.html.elements import BLOCK_TAGS, BOLD_TAGS
from tui.formats.plain.boilerplate import is_label
from tui.formats.xml import tag_of, texts_in
from tui.text.lines import ends_sentence
from tui.text.sanitize import with_single_spaces

_MIN_LINE = 100


def separates_paragraphs(line_break: Any) -> bool:
    """Return True for the second of two adjacent line breaks, which separate paragraphs."""
    before = line_break.getprevious()
    return before is not None and tag_of(before) == "br" and not (before.tail or "").strip()


def separates_sentences(line_break: Any) -> bool:
    """Return True for a single line break between two long lines that are sentences, or beside a bold title of one.

    Lines of verse and of addresses are short, and the label of a box, such as “Note”, is no title. The line break below
    a title may stand in its bold element.
    """
    title, end = line_break.getprevious(), line_break
    before = _line_before(line_break)
    if _ends_bold(line_break):
        title = end = line_break.getparent()
        before = f"{_line_before(title)}{before}"
    after = _line_after(end)
    if _is_bold(end.getnext(), after):
        below = end.getnext().getnext()
        return below is not None and tag_of(below) == "br" and _is_text(_line_after(below))
    is_below_title = _is_bold(title, before) and not is_label(before)
    is_below_sentence = len(before) >= _MIN_LINE and ends_sentence(before)
    return (is_below_title and _is_text(after)) or (is_below_sentence and _is_long(after))


def _ends_bold(line_break: Any) -> bool:
    """Return True for a line break that is the last thing in a bold element."""
    is_last = line_break.getnext() is None and not (line_break.tail or "").strip()
    return is_last and tag_of(line_break.getparent()) in BOLD_TAGS


def _is_bold(element: Any, line: str) -> bool:
    """Return True if an element holds all of a line in bold."""
    return (
        element is not None
        and tag_of(element) in BOLD_TAGS
        and with_single_spaces("".join(element.itertext())) == line
    )


def _is_text(line: str) -> bool:
    """Return True for a line that is a sentence, or too long for a part of an address."""
    return _is_long(line) or (ends_sentence(line) and not line[0].islower())


def _is_long(line: str) -> bool:
    return len(line) >= _MIN_LINE and not line[0].islower()


def _line_before(end: Any) -> str:
    """Return the text between a line break, or the beginning of a block, and an element."""
    pieces = []
    sibling = end.getprevious()
    while sibling is not None:
        pieces.append(sibling.tail or "")
        if (tag := tag_of(sibling)) == "br" or tag in BLOCK_TAGS:
            return with_single_spaces("".join(reversed(pieces)))
        pieces.append("".join(texts_in(sibling)))
        sibling = sibling.getprevious()
    parent = end.getparent()
    pieces.append((parent.text or "") if parent is not None else "")
    return with_single_spaces("".join(reversed(pieces)))


def _line_after(end: Any) -> str:
    """Return the text between an element and the next line break, or the end of the block."""
    pieces = [end.tail or ""]
    for sibling in end.itersiblings():
        if (tag := tag_of(sibling)) == "br" or tag in BLOCK_TAGS:
            break
        pieces += ["".join(texts_in(sibling)), sibling.tail or ""]
    return with_single_spaces("".join(pieces))
