"""Tell from a paragraph alone what part it may have in a text: heading, name above a text, text below a heading."""

from collections.abc import Sequence

from tui.document.model import BlockKind
from tui.formats.plain.boilerplate import is_byline_or_caption
from tui.formats.plain.heading_shapes import is_numbered_caption, strip_anchor
from tui.formats.plain.names import base_name
from tui.formats.plain.raw_paragraph import ColumnPosition, RawParagraph
from tui.text.lines import ends_sentence
from tui.text.numbering import Number, parse_number

MAX_HEADING_CHARS = 220
MAX_QUOTED_CHARS = 5_000
MIN_TEXT_CHARS = 40
_MAX_TITLE_WORDS = 8
_KINDS_OF_HEADINGS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def is_of_title_length(paragraph: RawParagraph) -> bool:
    """Return whether a paragraph is a line, or two lines that begin with a number such as ``3.2``."""
    return paragraph.lines == 1 or (paragraph.lines == 2 and has_long_number(paragraph))


def has_long_number(paragraph: RawParagraph) -> bool:
    """Return whether a paragraph begins with a number of several parts, such as ``3.2``."""
    number = parse_number(paragraph.full_text)
    return number is not None and len(number.parts) > 1


def is_numbered_sentence(number: Number) -> bool:
    """Return whether the text behind a number is a sentence, not a title."""
    return number.rest.endswith(".") and len(number.rest.split()) > _MAX_TITLE_WORDS


def is_short_capitals(paragraph: RawParagraph) -> bool:
    """Return whether a line of its own is a short word in capitals, or a label such as ``WARNING``."""
    is_line = paragraph.kind is BlockKind.PARAGRAPH and paragraph.column is ColumnPosition.ANYWHERE
    is_alone = paragraph.lines == 1 and not paragraph.is_close and not paragraph.is_term
    return is_line and is_alone and paragraph.text.isupper() and paragraph.text.replace(" ", "").isalpha()


def margin_of(paragraphs: Sequence[RawParagraph]) -> int:
    """Return the column in which most paragraphs, or at least a tenth of them, begin."""
    columns = sorted(paragraph.indent for paragraph in paragraphs if paragraph.is_prose)
    return columns[len(columns) // 10] if columns else 0


def may_be_name(paragraph: RawParagraph) -> bool:
    """Return whether a paragraph is a line of its own that may be the name of something."""
    if paragraph.column is not ColumnPosition.ANYWHERE or paragraph.marker or paragraph.is_term:
        return False
    is_line = paragraph.lines == 1 and paragraph.kind in (BlockKind.PARAGRAPH, BlockKind.CODE)
    return is_line and len(paragraph.text) <= MAX_HEADING_CHARS


def describes(text: RawParagraph, name: str) -> bool:
    """Return whether a text is a sentence about something with a name in program code, or its declaration."""
    if text.text[0].isupper() and text.kind is BlockKind.PARAGRAPH and ends_sentence(text.text):
        return True
    return base_name(name) in text.text[:MAX_QUOTED_CHARS] and not text.is_close


def is_text_below(paragraph: RawParagraph) -> bool:
    """Return whether a paragraph right below a line is text below a heading, not another line of a list."""
    if paragraph.kind is BlockKind.LIST_ITEM:
        return len(paragraph.text) > MIN_TEXT_CHARS
    return paragraph.is_prose or paragraph.kind is BlockKind.CODE or paragraph.text.endswith(":")


def is_beside_text(line: str) -> bool:
    """Return whether a line is a byline or a caption."""
    return is_byline_or_caption(line) or is_numbered_caption(line)


def is_numbered_inside(paragraph: RawParagraph) -> bool:
    """Return whether a line begins with a number such as ``2.1``: such headings may be indented like the text."""
    is_line = paragraph.column is ColumnPosition.INSIDE and paragraph.lines == 1
    return is_line and has_long_number(paragraph)


def is_anchored(paragraph: RawParagraph) -> bool:
    """Return whether a paragraph ends with the mark of a section link, copied from a web page."""
    has_anchor = paragraph.lines == 1 and strip_anchor(paragraph.text) != paragraph.text
    return has_anchor and could_be(paragraph)


def could_be(paragraph: RawParagraph) -> bool:
    """Return whether a paragraph has the kind and the length of headings."""
    return len(paragraph.text) <= MAX_HEADING_CHARS and paragraph.kind in _KINDS_OF_HEADINGS
