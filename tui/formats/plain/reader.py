"""Reading plain text: what is no part of the article goes, title and headings are found."""

import re
from collections.abc import Sequence

from tui.document.build import Draft, Metadata
from tui.document.model import BlockKind, Dropped
from tui.formats.limits import MOST_PASSAGES, refuse_endless, too_long
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.boilerplate import noise_reason
from tui.formats.plain.contents import Contents, chapter_numbers, find_contents, join_numbers
from tui.formats.plain.headings import Heading, find_headings
from tui.formats.plain.layout import BULLETS, without_double_spacing
from tui.formats.plain.pages import without_overstrikes, without_pages, without_tabs
from tui.formats.plain.paragraphs import split_paragraphs
from tui.formats.plain.raw_paragraph import RawParagraph
from tui.formats.plain.subtitles import subtitle_paragraphs
from tui.formats.plain.titles import is_author, is_heading_again, is_same_title, title_page, title_position
from tui.formats.plain.wrappers import (
    StrippedText,
    strip_gutenberg,
    strip_header_fields,
    strip_man_page,
    strip_rfc,
)
from tui.text.sanitize import clean_line, clean_text

BULLET = "•"
_WRAPPINGS = (strip_gutenberg, strip_rfc, strip_man_page, strip_header_fields)
_BEGINNING = 10
_RUNNING_HEAD = 3
_BREAKS = "\x0b\x85\u2028\u2029"
_LINE_ENDS = re.compile("\r*\r\n|\r")


def read_plain_text(text: str, *, title: str = "", name: str = "this text") -> ParsedDocument:
    """Read text without markup.

    Args:
        text: The text as it was decoded, in any state.
        title: Its title, if that is known; else it is looked for.
        name: What to call the text in an error, already harmless.

    Raises:
        SourceError: It has more lines or paragraphs than any book.
    """
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    text = without_overstrikes(text)
    for mark in _BREAKS:
        text = text.replace(mark, "\n")
    refuse_endless(text, name)
    title = clean_line(title)
    if (subtitles := subtitle_paragraphs(text)) is not None:
        said, count = subtitles
        drafts = [Draft(BlockKind.PARAGRAPH, clean_line(paragraph)) for paragraph in said]
        return ParsedDocument(title, drafts, [Dropped("the times of subtitles", f"{count:,} of them")])
    return _read(text, title, name)


def _read(text: str, title: str, name: str) -> ParsedDocument:
    text, running = without_pages(text)
    text = without_double_spacing(clean_text(without_tabs(text)))
    dropped = [Dropped("a running head", clean_line(line)) for line in running]
    unwrapped = next(filter(None, (unwrap(text) for unwrap in _WRAPPINGS)), None) or StrippedText(text)
    title = title or clean_line(unwrapped.title)
    metadata = Metadata(author=unwrapped.author, date=unwrapped.date)
    dropped += unwrapped.dropped
    passages, noise = _without_noise(split_paragraphs(unwrapped.text, MOST_PASSAGES + 1))
    if len(passages) + len(noise) > MOST_PASSAGES:
        raise too_long(name, f"{MOST_PASSAGES:,} paragraphs")
    if not title and (position := title_position(passages)) is not None:
        title = passages[position].whole
        passages = [*passages[:position], *passages[position + 1 :]]
    passages, repeats = _without_titles(passages, title, metadata.author)
    passages = join_numbers(passages)
    contents = find_contents(passages)
    headings = find_headings(passages, contents)
    listing = [passage.whole for passage in passages[contents.start : contents.end]] if contents else []
    if contents is not None and contents.titled:
        dropped.append(Dropped("a table of contents", "\n".join(listing)))
    drafts, again = _drafts(passages, headings, contents)
    return ParsedDocument(
        title,
        drafts,
        [*dropped, *noise, *repeats, *again],
        metadata,
        unwrapped.language,
    )


def _without_noise(passages: Sequence[RawParagraph]) -> tuple[list[RawParagraph], list[Dropped]]:
    kept, dropped = [], []
    chapters = chapter_numbers(passages)
    for position, passage in enumerate(passages):
        is_text = passage.kind is BlockKind.CODE or position in chapters
        reason = None if is_text else noise_reason(passage.whole)
        if reason is None:
            kept.append(passage)
        else:
            dropped.append(Dropped(reason, passage.whole))
    # Where everything looks like noise, the noise is what there is to read.
    return (kept, dropped) if kept else (list(passages), [])


def _without_titles(
    passages: Sequence[RawParagraph], title: str, author: str | None
) -> tuple[list[RawParagraph], list[Dropped]]:
    """The passages without the title where it stands again, and without a title page's lines."""
    if not title:
        return list(passages), []
    repeats = [position for position, passage in enumerate(passages) if is_same_title(passage.text, title)]
    at_top = [position for position in repeats if position < _BEGINNING]
    gone = dict.fromkeys(repeats if len(repeats) >= _RUNNING_HEAD else at_top, "the title again")
    gone |= dict.fromkeys(title_page(passages[:_BEGINNING], title), "the title again")
    for position, passage in enumerate(passages[:_BEGINNING]):
        if author and is_author(passage.text, author):
            gone[position] = "the author's name, as on a title page"
    if len(gone) == len(passages):
        return list(passages), []
    kept = [passage for position, passage in enumerate(passages) if position not in gone]
    return kept, [Dropped(reason, passages[position].text) for position, reason in sorted(gone.items())]


def _drafts(
    passages: Sequence[RawParagraph], headings: dict[int, Heading], contents: Contents | None
) -> tuple[list[Draft], list[Dropped]]:
    entries = range(contents.start, contents.end) if contents else range(0)
    drafts: list[Draft] = []
    dropped = []
    current = ""
    for position, passage in enumerate(passages):
        heading = headings.get(position)
        if heading is not None:
            drafts.append(Draft(BlockKind.HEADING, heading.text, heading.level))
            current = heading.text
        elif position in entries:
            if contents is not None and not contents.titled:
                drafts.append(Draft(BlockKind.LIST_ITEM, passage.text, 1, _marker(passage)))
        elif is_heading_again(passage.text, current):
            dropped.append(Dropped("a heading again", passage.text))
        else:
            draft = Draft(passage.kind, passage.text, passage.level, _marker(passage), rows=passage.rows)
            drafts.append(draft)
    return drafts, dropped


def _marker(passage: RawParagraph) -> str:
    if passage.marker and passage.marker not in (*BULLETS, "o"):
        return passage.marker
    return BULLET if passage.kind is BlockKind.LIST_ITEM or passage.marker else ""
