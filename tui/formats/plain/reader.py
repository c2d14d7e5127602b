"""Read text without markup: boilerplate is dropped, title and headings are found."""

import re
from collections.abc import Sequence
from typing import BinaryIO

from tui.document.build import Draft, Metadata
from tui.document.model import BlockKind, Dropped
from tui.formats.block_builder import BULLET
from tui.formats.limits import MAX_PARAGRAPHS, check_line_limit, too_large_error
from tui.formats.parsed_document import ParsedDocument, ProbedText, scale_word_count
from tui.formats.plain.boilerplate import boilerplate_reasons, is_date
from tui.formats.plain.contents import Contents, find_chapter_numbers, find_contents, join_chapter_numbers
from tui.formats.plain.heading_shapes import is_common_section_name
from tui.formats.plain.headings import find_headings
from tui.formats.plain.info import strip_info
from tui.formats.plain.notes import extract_notes
from tui.formats.plain.outline_mode import outline_parts, strip_file_variables
from tui.formats.plain.pages import expand_tabs, join_pages, remove_double_spacing, remove_overstrikes
from tui.formats.plain.paragraphs import split_paragraphs
from tui.formats.plain.raw_paragraph import BULLETS, RawParagraph, is_code_line
from tui.formats.plain.speakers import join_cues
from tui.formats.plain.subtitles import read_subtitles
from tui.formats.plain.vim_help import strip_vim_help
from tui.formats.plain.wrappers import (
    StrippedText,
    strip_gutenberg,
    strip_header_fields,
    strip_man_page,
    strip_rfc,
)
from tui.language.inline_lists import item_starts
from tui.text.entities import replace_space_entities
from tui.text.lines import comparison_key, is_author, is_in_capitals, is_same_title
from tui.text.sanitize import clean_line, clean_text

_STRIPPERS = (strip_gutenberg, strip_rfc, strip_man_page, strip_vim_help, strip_info, strip_header_fields)
_LINE_BREAKS = "\x0b\x85\u2028\u2029"
_LINE_ENDS = re.compile("\r*\r\n|\r")


def read_plain_text(text: str, name: str = "this text", *, title: str = "") -> ParsedDocument:
    """Return the document in a text without markup.

    Args:
        text: The decoded text.
        name: Its name, for messages.
        title: Its title, if known; otherwise it is searched for in the text.

    Raises:
        SourceError: It has more lines or paragraphs than any book.
    """
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    text = remove_overstrikes(text)
    for line_break in _LINE_BREAKS:
        text = text.replace(line_break, "\n")
    check_line_limit(text, name)
    title = clean_line(title)
    if (subtitles := read_subtitles(text)) is not None:
        drafts = [Draft(BlockKind.PARAGRAPH, paragraph) for paragraph in subtitles.paragraphs]
        dropped = [Dropped("the times of subtitles", f"{subtitles.cues:,} of them")]
        return ParsedDocument(title or subtitles.title, drafts, dropped, language=subtitles.language)
    return _read(text, title, name)


_PROBED_CHARS = 800
_PROBED_CHARS_WITH_HEADER = 6000
_LONG_HEADER = re.compile(r"PROJECT GUTENBERG|Request for Comments|Internet-Draft", re.IGNORECASE)


def probe_plain_text(head: str, file: BinaryIO, size: int) -> ProbedText:
    """Find the title at the beginning of a text, and estimate its words from a sample."""
    from tui.document.stats import count_words
    from tui.formats.encoding import decode_later_sample

    length = _PROBED_CHARS_WITH_HEADER if _LONG_HEADER.search(head) else _PROBED_CHARS
    sample = decode_later_sample(file) or head
    words = scale_word_count(count_words(sample), sample, size)
    return ProbedText(read_plain_text(head[:length]).title, words)


def _read(text: str, title: str, name: str) -> ParsedDocument:
    found = strip_file_variables(text)
    dropped = [Dropped("settings of an editor", clean_line(entry)) for entry in found.variables]
    if found.is_outline:
        return _read_outline(found.text, title, dropped, name)
    text, running_heads = join_pages(found.text)
    text = replace_space_entities(remove_double_spacing(clean_text(expand_tabs(text))))
    dropped += (Dropped("a running head", clean_line(line)) for line in running_heads)
    stripped = next(filter(None, (strip(text) for strip in _STRIPPERS)), None) or StrippedText(text)
    title = title or clean_line(stripped.title)
    dropped += stripped.dropped
    paragraphs, boilerplate = _drop_boilerplate(split_paragraphs(stripped.text, MAX_PARAGRAPHS + 1))
    _check_paragraph_limit(len(paragraphs) + len(boilerplate), name)
    if not title and (position := title_position(paragraphs)) is not None:
        title = paragraphs[position].full_text
        paragraphs = [*paragraphs[:position], *paragraphs[position + 1 :]]
    paragraphs, titles = _drop_titles(paragraphs, title, stripped.author)
    paragraphs, notes, titles_of_notes = extract_notes(paragraphs)
    paragraphs = join_cues(join_chapter_numbers(paragraphs))
    contents = find_contents(paragraphs)
    headings = find_headings(paragraphs, contents)
    if contents is not None and contents.has_title:
        entries = "\n".join(paragraph.full_text for paragraph in paragraphs[contents.start : contents.end])
        dropped.append(Dropped("a table of contents", entries))
    drafts, repeats = _drafts(paragraphs, headings, contents)
    return ParsedDocument(
        title,
        drafts,
        [*dropped, *boilerplate, *titles, *titles_of_notes, *repeats],
        Metadata(author=stripped.author, date=stripped.date),
        stripped.language,
        notes=notes,
    )


def _read_outline(text: str, title: str, dropped: list[Dropped], name: str) -> ParsedDocument:
    opening, *parts = outline_parts(clean_text(expand_tabs(text)))
    first = split_paragraphs(opening.text, MAX_PARAGRAPHS + 1)
    if first and not title and first[0].lines <= _MAX_TITLE_LINES:
        title = first.pop(0).full_text
    drafts, _ = _drafts(first, {}, None)
    for part in parts:
        paragraphs = split_paragraphs(part.text, MAX_PARAGRAPHS + 1)
        body, _ = _drafts(paragraphs, {}, None)
        drafts += (Draft(BlockKind.HEADING, clean_line(part.heading), part.level), *body)
        _check_paragraph_limit(len(drafts), name)
    return ParsedDocument(title, drafts, dropped)


def _check_paragraph_limit(paragraphs: int, name: str) -> None:
    if paragraphs > MAX_PARAGRAPHS:
        raise too_large_error(name, f"{MAX_PARAGRAPHS:,} paragraphs")


def _drop_boilerplate(paragraphs: Sequence[RawParagraph]) -> tuple[list[RawParagraph], list[Dropped]]:
    kept, dropped = [], []
    chapters = find_chapter_numbers(paragraphs)
    reasons = boilerplate_reasons(paragraph.full_text for paragraph in paragraphs)
    for position, (paragraph, reason) in enumerate(zip(paragraphs, reasons, strict=True)):
        if reason is None or paragraph.kind is BlockKind.CODE or position in chapters:
            kept.append(paragraph)
        else:
            dropped.append(Dropped(reason, paragraph.full_text))
    # If everything looks like boilerplate, keep it: there is nothing else to read.
    return (kept, dropped) if kept else (list(paragraphs), [])


_MAX_TITLE_LINES = 3
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Inc|Jr|Sr|Co|Ltd|St|etc|vs)\.$")


def title_position(paragraphs: Sequence[RawParagraph]) -> int | None:
    """Return the index of a text's title: a line underlined by ``===`` near the top, else the first line.

    None if the first line does not look like a title.
    """
    if len(paragraphs) < 2:
        return None
    beginning = paragraphs[:5]
    for position, paragraph in enumerate(beginning):
        if paragraph.underline == "=" and not any(earlier.is_prose for earlier in beginning[:position]):
            return position
    return 0 if _is_title(paragraphs[0], paragraphs[1]) else None


def _is_title(line: RawParagraph, following: RawParagraph) -> bool:
    text = line.text
    if (
        line.kind is not BlockKind.PARAGRAPH
        or len(text) > 200
        or len(text.split()) > 28
        or line.lines > _MAX_TITLE_LINES
    ):
        return False
    if line.underline or is_same_title(following.text, text):
        return True
    if is_common_section_name(text) or is_date(text) or is_code_line(text) or text[-1] in ",;:":
        return False
    if not any(map(str.isalpha, text)):
        return False
    return text[-1] != "." or is_in_capitals(text) or _ABBREVIATION.search(text) is not None


def find_title_page(paragraphs: Sequence[RawParagraph], title: str) -> range:
    """Return the indexes of the lines near the top that, joined, are the known title; empty if there are none."""
    key = comparison_key(title)
    for start in range(len(paragraphs)):
        joined = ""
        for end in range(start, len(paragraphs)):
            joined += comparison_key(paragraphs[end].text[: len(title) + 40])
            if joined == key:
                return range(start, end + 1)
            if not key.startswith(joined):
                break
    return range(0)


_TITLE_PAGE_PARAGRAPHS = 10
_MIN_RUNNING_HEADS = 3


def _drop_titles(
    paragraphs: Sequence[RawParagraph], title: str, author: str | None
) -> tuple[list[RawParagraph], list[Dropped]]:
    """Drop the lines of a title page, and running heads that repeat the title."""
    if not title:
        return list(paragraphs), []
    beginning = paragraphs[:_TITLE_PAGE_PARAGRAPHS]
    repeats = [
        position for position, paragraph in enumerate(paragraphs) if is_same_title(paragraph.text, title)
    ]
    if len(repeats) < _MIN_RUNNING_HEADS:
        repeats = [position for position in repeats if position < len(beginning)]
    reasons = dict.fromkeys((*repeats, *find_title_page(beginning, title)), "the title again")
    for position, paragraph in enumerate(beginning):
        if author and is_author(paragraph.text, author):
            reasons[position] = "the author's name, as on a title page"
    if len(reasons) == len(paragraphs):
        return list(paragraphs), []
    kept = [paragraph for position, paragraph in enumerate(paragraphs) if position not in reasons]
    return kept, [Dropped(reason, paragraphs[position].text) for position, reason in sorted(reasons.items())]


def _drafts(
    paragraphs: Sequence[RawParagraph], headings: dict[int, int], contents: Contents | None
) -> tuple[list[Draft], list[Dropped]]:
    entries = range(contents.start, contents.end) if contents else range(0)
    drafts: list[Draft] = []
    dropped = []
    current = ""
    for position, paragraph in enumerate(paragraphs):
        marker = _marker(paragraph)
        if position in headings:
            current = paragraph.full_text
            drafts.append(Draft(BlockKind.HEADING, current, headings[position]))
        elif position in entries:
            if contents is not None and not contents.has_title:
                drafts.append(Draft(BlockKind.LIST_ITEM, paragraph.text, 1, marker))
        elif repeats_heading(paragraph.text, current):
            dropped.append(Dropped("a heading again", paragraph.text))
        elif paragraph.kind is BlockKind.LIST_ITEM and _is_whole_list(paragraphs, position):
            drafts.append(Draft(BlockKind.PARAGRAPH, paragraph.full_text))
        else:
            spans, rows = paragraph.spans, paragraph.rows
            drafts.append(Draft(paragraph.kind, paragraph.text, paragraph.level, marker, spans, rows))
    return drafts, dropped


def _is_whole_list(paragraphs: Sequence[RawParagraph], position: int) -> bool:
    """Return whether an item of a list is no item, but holds all of one, as in ``1) Wash them. 2) Dry them.``"""
    paragraph = paragraphs[position]
    if not item_starts(paragraph.full_text, ""):
        return False
    beside = (*paragraphs[max(0, position - 1) : position], *paragraphs[position + 1 : position + 2])
    return all(other.kind is not BlockKind.LIST_ITEM for other in beside)


def repeats_heading(line: str, heading: str) -> bool:
    """Return whether a line only repeats the heading above it, or its first words in capitals."""
    key = comparison_key(line) if heading and len(line) <= len(heading) + 10 else ""
    if not key:
        return False
    heading_key = comparison_key(heading)
    return key == heading_key or (heading_key.startswith(key) and is_in_capitals(line))


def _marker(paragraph: RawParagraph) -> str:
    if paragraph.marker and paragraph.marker not in (*BULLETS, "o"):
        return paragraph.marker
    return BULLET if paragraph.kind is BlockKind.LIST_ITEM or paragraph.marker else ""
