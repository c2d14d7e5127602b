"""Footnotes in text without markup: ``[1]`` in a sentence, and the note in a list below."""

from collections.abc import Iterator, Sequence

from tui.document.model import BlockKind, Dropped, Note, Span, SpanKind
from tui.formats.plain.raw_paragraph import RawParagraph
from tui.text.lines import comparison_key
from tui.text.patterns import lazy_pattern

_MARK = lazy_pattern(r" ?\[([0-9]{1,3})\](?=[^\w\s]|\s|$)")
_LABEL = lazy_pattern(r"\[([0-9]{1,3})\]")
_REFERENCES = frozenset(
    "references bibliography literature workscited sources literatur literaturverzeichnis quellen bibliographie "
    "références bibliografía referencias referências bibliografia riferimenti referenties bronnen referenser".split()
)
_NOTES = frozenset(
    "notes footnotes endnotes anmerkungen fußnoten fussnoten notas notasalpie note noten noter".split()
)


def extract_notes(paragraphs: Sequence[RawParagraph]) -> tuple[list[RawParagraph], list[Note], list[Dropped]]:
    """Extract the footnotes of a text, and replace each mark by an empty span.

    A list of references stays in the text as a section, and so do the numbers that refer to it.

    Returns:
        The other paragraphs, the notes, and what was left out: the titles of their lists.
    """
    kept: list[RawParagraph] = []
    notes: list[Note] = []
    dropped: list[Dropped] = []
    start = 0
    for run in _lists(paragraphs):
        marked = list(paragraphs[start : run.start])
        entries = paragraphs[run.start : run.stop]
        labels = {_label(entry): "" for entry in entries}
        used = {
            mark for paragraph in marked if _has_marks(paragraph) for mark in _MARK.findall(paragraph.text)
        }
        start = run.stop
        if (
            len(labels) < len(entries)
            or len(used & labels.keys()) * 2 < len(labels)
            or _is_titled(marked, _REFERENCES)
        ):
            kept += (*marked, *entries)
            continue
        if _is_titled(marked, _NOTES):
            dropped.append(Dropped("the title of the notes", marked.pop().text))
        taken = {note.label for note in notes}
        for label in labels:
            labels[label] = label if label not in taken else f"{label} ({len(notes) + 1})"
        notes += (Note(labels[_label(entry)], entry.text) for entry in entries)
        kept += (_without_marks(paragraph, labels) for paragraph in marked)
    return [*kept, *paragraphs[start:]], notes, dropped


def _lists(paragraphs: Sequence[RawParagraph]) -> Iterator[range]:
    """Yield the runs of list items with the markers ``[1]``, ``[2]`` …"""
    start: int | None = None
    for position in range(len(paragraphs) + 1):
        is_entry = position < len(paragraphs) and _label(paragraphs[position]) != ""
        if is_entry and start is None:
            start = position
        elif not is_entry and start is not None:
            yield range(start, position)
            start = None


def _label(paragraph: RawParagraph) -> str:
    match = _LABEL.fullmatch(paragraph.marker) if paragraph.kind is BlockKind.LIST_ITEM else None
    return match[1] if match else ""


def _has_marks(paragraph: RawParagraph) -> bool:
    return paragraph.kind.holds_sentences and "[" in paragraph.text


def _is_titled(paragraphs: Sequence[RawParagraph], names: frozenset[str]) -> bool:
    return bool(paragraphs) and len(paragraphs[-1].text) < 40 and comparison_key(paragraphs[-1].text) in names


def _without_marks(paragraph: RawParagraph, labels: dict[str, str]) -> RawParagraph:
    if not _has_marks(paragraph):
        return paragraph
    pieces: list[str] = []
    spans: list[Span] = []
    end = length = 0
    for match in _MARK.finditer(paragraph.text):
        if match[1] not in labels:
            continue
        pieces.append(paragraph.text[end : match.start()])
        length += len(pieces[-1])
        spans.append(Span(SpanKind.NOTE, length, length, labels[match[1]]))
        end = match.end()
    text = "".join((*pieces, paragraph.text[end:]))
    return paragraph._replace(text=text, spans=tuple(spans)) if text.strip() else paragraph
