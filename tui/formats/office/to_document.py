"""Make a parsed document from the paragraphs that a reader of an office format has built."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from tui.document.build import Draft, Metadata
from tui.document.errors import SourceError
from tui.document.model import BlockKind, Dropped, Picture, Span, SpanKind
from tui.formats.block_builder import BULLET
from tui.formats.office.flow import A_PICTURE, FlowBuilder
from tui.formats.office.infer_headings import Paragraph, ParagraphRole, infer_headings, split_document_title
from tui.formats.office.infer_numbered import infer_numbered_headings
from tui.formats.parsed_document import ParsedDocument
from tui.text.sanitize import clean_line, clean_text


class Properties(NamedTuple):
    """The metadata of a document; empty where the file has none."""

    title: str = ""
    author: str = ""
    date: str = ""
    """In ISO format, with or without a time."""
    language: str = ""


_TYPED_BULLET = re.compile("[•‣▪◦●○■]\\s+(?=\\S)")
_LOOKS = (SpanKind.STRONG, SpanKind.EMPHASIS)
_NOT_HEADINGS = frozenset((ParagraphRole.TABLE, ParagraphRole.FIGURE, ParagraphRole.CAPTION))


def to_parsed_document(flow: FlowBuilder, properties: Properties, *, name: str, kind: str) -> ParsedDocument:
    """Return the document that a flow has built; raise a ``SourceError`` that names its kind if it has no text."""
    paragraphs = [part for part in flow.paragraphs if part.text.strip() or part.picture is not None]
    if not any(part.role is not ParagraphRole.FIGURE for part in paragraphs):
        raise SourceError(f"Cannot read {name}: it is {kind} without any text. Its pages may be pictures.")
    running = [part for part in paragraphs if not part.depth and part.role not in _NOT_HEADINGS]
    infer_headings(running)
    if not any(part.role is ParagraphRole.HEADING for part in running):
        infer_numbered_headings(running)
    texts = [part for part in paragraphs if part.role is not ParagraphRole.FIGURE]
    titles = list(takewhile(lambda paragraph: paragraph.role is ParagraphRole.TITLE, texts[:-1]))
    figures = _with_captions([part for part in paragraphs if not any(part is title for title in titles)])
    drafts = list(_drafts(figures, flow.dropped))
    styled_title = clean_line(" ".join(paragraph.text for paragraph in titles))
    title, drafts, repeats = split_document_title(drafts, styled_title, clean_line(properties.title))
    author, date = clean_line(properties.author), clean_line(properties.date).partition("T")[0]
    # Most programs name English, whatever the language of the text.
    language = None if properties.language.lower().startswith("en") else properties.language or None
    return ParsedDocument(
        title,
        drafts,
        [*flow.dropped, *repeats],
        Metadata(author=author or None, date=date or None),
        language,
        notes=tuple(flow.notes),
    )


def _with_captions(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with each picture merged into its caption, on the side where most captions are."""
    pairs = [(above.role, below.role) for above, below in pairwise(paragraphs)]
    below, above = (
        (ParagraphRole.FIGURE, ParagraphRole.CAPTION),
        (ParagraphRole.CAPTION, ParagraphRole.FIGURE),
    )
    orders = (above, below) if pairs.count(above) > pairs.count(below) else (below, above)
    for order in orders:
        paragraphs = _merged(paragraphs, order)
    return list(paragraphs)


def _merged(paragraphs: Sequence[Paragraph], order: tuple[ParagraphRole, ParagraphRole]) -> list[Paragraph]:
    """Merge each picture and caption that are adjacent in this order and not merged yet."""
    result: list[Paragraph] = []
    for part in paragraphs:
        above = result[-1] if result else None
        if above is None or (above.role, part.role) != order:
            result.append(part)
            continue
        caption, figure = (above, part) if part.role is ParagraphRole.FIGURE else (part, above)
        if caption.picture is None:
            result[-1] = replace(caption, picture=figure.picture)
        else:
            result.append(part)
    return result


def _drafts(paragraphs: Sequence[Paragraph], dropped: list[Dropped]) -> Iterator[Draft]:
    for role, group in groupby(paragraphs, key=lambda paragraph: paragraph.role):
        if role is ParagraphRole.CODE:
            code = "\n".join(paragraph.text for paragraph in group)
            yield Draft(BlockKind.CODE, clean_text(code).strip("\n"))
            continue
        for paragraph in group:
            if paragraph.text.strip():
                yield _draft(paragraph)
            elif paragraph.picture is not None and (address := clean_line(paragraph.picture.address)):
                dropped.append(Dropped(A_PICTURE, address))


def _draft(paragraph: Paragraph) -> Draft:
    spans = paragraph.spans
    if paragraph.role is ParagraphRole.TABLE:
        return Draft.table(paragraph.rows, spans)
    text = clean_line(paragraph.text)
    spans = _without_whole(text, spans, (SpanKind.CODE,))
    if paragraph.role in (ParagraphRole.FIGURE, ParagraphRole.CAPTION):
        picture = paragraph.picture or Picture()
        shown = Picture(clean_line(picture.alternative), clean_line(picture.address))
        return Draft(BlockKind.FIGURE, text, spans=spans, picture=shown)
    if paragraph.role is ParagraphRole.HEADING:
        return Draft(BlockKind.HEADING, text, paragraph.level, spans=_without_whole(text, spans, _LOOKS))
    if paragraph.depth:
        return Draft(BlockKind.LIST_ITEM, text, paragraph.depth, paragraph.marker, spans=spans)
    if paragraph.role is not ParagraphRole.QUOTE and (bullet := _TYPED_BULLET.match(text)):
        return Draft(BlockKind.LIST_ITEM, text[bullet.end() :], 1, BULLET, _moved(spans, -bullet.end()))
    is_quote = paragraph.role is ParagraphRole.QUOTE
    return Draft(BlockKind.QUOTE if is_quote else BlockKind.PARAGRAPH, text, int(is_quote), spans=spans)


def _moved(spans: tuple[Span, ...], shift: int) -> tuple[Span, ...]:
    """Return the spans moved by a number of characters, without those that would begin before the text."""
    moved = (
        Span(span.kind, max(span.start + shift, 0), max(span.end + shift, 0), span.target) for span in spans
    )
    return tuple(span for span in moved if span.start < span.end or span.kind is SpanKind.NOTE)


def _without_whole(text: str, spans: tuple[Span, ...], kinds: tuple[SpanKind, ...]) -> tuple[Span, ...]:
    """Return the spans without those of some kinds that cover the whole text."""
    return tuple(span for span in spans if span.kind not in kinds or (span.start, span.end) != (0, len(text)))
