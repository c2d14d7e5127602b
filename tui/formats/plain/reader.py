"""Read text without markup: boilerplate is dropped, title and headings are found."""

import re
from collections.abc import Sequence
from typing import BinaryIO

from tui.document.build import Draft, Metadata
from tui.document.model import BlockKind, Dropped
from tui.formats.limits import MAX_PARAGRAPHS, check_line_limit, too_large_error
from tui.formats.parsed_document import ParsedDocument, ProbedText, scale_word_count
from tui.formats.plain.boilerplate import boilerplate_reason
from tui.formats.plain.contents import Contents, find_chapter_numbers, find_contents, join_chapter_numbers
from tui.formats.plain.headings import Heading, find_headings
from tui.formats.plain.pages import expand_tabs, join_pages, remove_double_spacing, remove_overstrikes
from tui.formats.plain.paragraphs import BULLETS, split_paragraphs
from tui.formats.plain.raw_paragraph import RawParagraph
from tui.formats.plain.titles import (
    find_title_page,
    is_author,
    is_same_title,
    repeats_heading,
    title_position,
)
from tui.formats.plain.wrappers import (
    StrippedText,
    join_subtitles,
    strip_gutenberg,
    strip_header_fields,
    strip_man_page,
    strip_rfc,
)
from tui.text.sanitize import clean_line, clean_text

BULLET = "•"
_STRIPPERS = (strip_gutenberg, strip_rfc, strip_man_page, strip_header_fields)
_BEGINNING = 10
_MIN_RUNNING_HEADS = 3
_LINE_BREAKS = "\x0b\x85\u2028\u2029"
_LINE_ENDS = re.compile("\r*\r\n|\r")


def read_plain_text(text: str, name: str = "this text", *, title: str = "") -> ParsedDocument:
    """Read text without markup.

    Args:
        text: The text as it was decoded, in any state.
        name: What to call the text in an error, already harmless.
        title: Its title; empty to find one in the text.

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
    if (subtitles := join_subtitles(text)) is not None:
        paragraphs, count = subtitles
        drafts = [Draft(BlockKind.PARAGRAPH, clean_line(paragraph)) for paragraph in paragraphs]
        return ParsedDocument(title, drafts, [Dropped("the times of subtitles", f"{count:,} of them")])
    return _read(text, title, name)


_TITLE_CHARS = 800
_TITLE_CHARS_BEHIND_HEADER = 6000
_LONG_HEADER = re.compile(r"PROJECT GUTENBERG|Request for Comments|Internet-Draft", re.IGNORECASE)


def probe_plain_text(head: str, file: BinaryIO, size: int) -> ProbedText:
    """Find the title at the beginning of a text, and estimate its words from a sample."""
    from tui.document.stats import count_words
    from tui.formats.encoding import decode_later_sample

    title_chars = _TITLE_CHARS_BEHIND_HEADER if _LONG_HEADER.search(head) else _TITLE_CHARS
    sample = decode_later_sample(file) or head
    words = scale_word_count(count_words(sample), sample, size)
    return ProbedText(read_plain_text(head[:title_chars]).title, words)


def _read(text: str, title: str, name: str) -> ParsedDocument:
    text, running_heads = join_pages(text)
    text = remove_double_spacing(clean_text(expand_tabs(text)))
    dropped = [Dropped("a running head", clean_line(line)) for line in running_heads]
    stripped = next(filter(None, (strip(text) for strip in _STRIPPERS)), None) or StrippedText(text)
    title = title or clean_line(stripped.title)
    metadata = Metadata(author=stripped.author, date=stripped.date)
    dropped += stripped.dropped
    paragraphs, boilerplate = _drop_boilerplate(split_paragraphs(stripped.text, MAX_PARAGRAPHS + 1))
    if len(paragraphs) + len(boilerplate) > MAX_PARAGRAPHS:
        raise too_large_error(name, f"{MAX_PARAGRAPHS:,} paragraphs")
    if not title and (position := title_position(paragraphs)) is not None:
        title = paragraphs[position].full_text
        paragraphs = [*paragraphs[:position], *paragraphs[position + 1 :]]
    paragraphs, titles = _drop_titles(paragraphs, title, metadata.author)
    paragraphs = join_chapter_numbers(paragraphs)
    contents = find_contents(paragraphs)
    headings = find_headings(paragraphs, contents)
    if contents is not None and contents.has_title:
        entries = "\n".join(paragraph.full_text for paragraph in paragraphs[contents.start : contents.end])
        dropped.append(Dropped("a table of contents", entries))
    drafts, repeats = _drafts(paragraphs, headings, contents)
    return ParsedDocument(
        title, drafts, [*dropped, *boilerplate, *titles, *repeats], metadata, stripped.language
    )


def _drop_boilerplate(paragraphs: Sequence[RawParagraph]) -> tuple[list[RawParagraph], list[Dropped]]:
    kept, dropped = [], []
    chapters = find_chapter_numbers(paragraphs)
    for position, paragraph in enumerate(paragraphs):
        is_text = paragraph.kind is BlockKind.CODE or position in chapters
        reason = None if is_text else boilerplate_reason(paragraph.full_text)
        if reason is None:
            kept.append(paragraph)
        else:
            dropped.append(Dropped(reason, paragraph.full_text))
    # Where everything looks like boilerplate, that is what there is to read.
    return (kept, dropped) if kept else (list(paragraphs), [])


def _drop_titles(
    paragraphs: Sequence[RawParagraph], title: str, author: str | None
) -> tuple[list[RawParagraph], list[Dropped]]:
    """Drop the title where it stands again, and a title page's lines."""
    if not title:
        return list(paragraphs), []
    repeats = [
        position for position, paragraph in enumerate(paragraphs) if is_same_title(paragraph.text, title)
    ]
    at_top = [position for position in repeats if position < _BEGINNING]
    gone = dict.fromkeys(repeats if len(repeats) >= _MIN_RUNNING_HEADS else at_top, "the title again")
    gone |= dict.fromkeys(find_title_page(paragraphs[:_BEGINNING], title), "the title again")
    for position, paragraph in enumerate(paragraphs[:_BEGINNING]):
        if author and is_author(paragraph.text, author):
            gone[position] = "the author's name, as on a title page"
    if len(gone) == len(paragraphs):
        return list(paragraphs), []
    kept = [paragraph for position, paragraph in enumerate(paragraphs) if position not in gone]
    return kept, [Dropped(reason, paragraphs[position].text) for position, reason in sorted(gone.items())]


def _drafts(
    paragraphs: Sequence[RawParagraph], headings: dict[int, Heading], contents: Contents | None
) -> tuple[list[Draft], list[Dropped]]:
    entries = range(contents.start, contents.end) if contents else range(0)
    drafts: list[Draft] = []
    dropped = []
    current = ""
    for position, paragraph in enumerate(paragraphs):
        heading = headings.get(position)
        if heading is not None:
            drafts.append(Draft(BlockKind.HEADING, heading.text, heading.level))
            current = heading.text
        elif position in entries:
            if contents is not None and not contents.has_title:
                drafts.append(Draft(BlockKind.LIST_ITEM, paragraph.text, 1, _marker(paragraph)))
        elif repeats_heading(paragraph.text, current):
            dropped.append(Dropped("a heading again", paragraph.text))
        else:
            draft = Draft(
                paragraph.kind, paragraph.text, paragraph.level, _marker(paragraph), rows=paragraph.rows
            )
            drafts.append(draft)
    return drafts, dropped


def _marker(paragraph: RawParagraph) -> str:
    if paragraph.marker and paragraph.marker not in (*BULLETS, "o"):
        return paragraph.marker
    return BULLET if paragraph.kind is BlockKind.LIST_ITEM or paragraph.marker else ""
