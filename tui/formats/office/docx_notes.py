"""The foot- and endnotes of a Word document (ECMA-376, part 1, 17.11)."""

from collections.abc import Callable
from typing import Any

from tui.formats.archive import Archive
from tui.formats.office.docx_parts import W, parse_part, value_of
from tui.formats.office.flow import FlowBuilder
from tui.formats.office.number_formats import formatted_number

_NUMBER_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


class WordNotes:
    """The notes of a document, each added to a builder where its mark stands."""

    def __init__(self, archive: Archive, folder: str) -> None:
        settings = parse_part(archive, f"{folder}/settings.xml")
        self._formats = {}
        self._texts: dict[tuple[str, str], Any] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._counts = dict.fromkeys(_NUMBER_FORMATS, 0)
        for kind, default in _NUMBER_FORMATS.items():
            self._formats[kind] = value_of(settings.find(f"{W}{kind}Pr"), "numFmt") or default
            for note in parse_part(archive, f"{folder}/{kind}s.xml").iter(f"{W}{kind}"):
                if note.get(f"{W}type") not in _SEPARATORS:
                    self._texts[kind, note.get(f"{W}id", "")] = note

    def mark(self, flow: FlowBuilder, reference: Any, own_mark: str = "") -> None:
        """Mark the place of a note in the open paragraph.

        Args:
            flow: The builder.
            reference: A ``w:footnoteReference`` or ``w:endnoteReference``.
            own_mark: The mark that the author chose; empty for the next number.
        """
        kind = reference.tag.rpartition("}")[2].removesuffix("Reference")
        key = kind, reference.get(f"{W}id", "")
        if key not in self._texts:
            flow.drop("a note whose text is missing", own_mark or f"{kind} {key[1]}")
            return
        flow.mark_note(self._labels[key] if key in self._labels else self._labelled(flow, key, own_mark))

    def _labelled(self, flow: FlowBuilder, key: tuple[str, str], own_mark: str = "") -> str:
        kind, _identifier = key
        if not own_mark:
            self._counts[kind] += 1
            own_mark = formatted_number(self._counts[kind], self._formats[kind])
        self._labels[key] = flow.label_note(own_mark)
        return self._labels[key]

    def add_texts(self, flow: FlowBuilder, text_of: Callable[[Any], str]) -> None:
        """Add the texts of the notes, those that are marked first, in the order of their marks."""
        for key in self._texts:
            if key not in self._labels:
                self._labelled(flow, key)
        for key, label in list(self._labels.items()):
            flow.add_note(label, text_of(self._texts[key]))
