"""Find the footnotes of a page: small lines at its foot, below a rule or with a mark that is in the text, too."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, islice

from tui.document.model import Note
from tui.formats.note_labels import NoteLabels
from tui.formats.pdf.blocks import NoteMark
from tui.formats.pdf.graphics import Shape
from tui.formats.pdf.lines import BodyMetrics, TextLine
from tui.formats.pdf.runs import LINE_END_HYPHEN
from tui.text.lines import comparison_key, ends_sentence
from tui.text.numbering import parse_number
from tui.text.sanitize import clean_line

_MAX_NOTE_SIZE = 0.94
_MIN_RULE = 25.0
_MAX_RULES = 300
_MAX_RULE_HEIGHT = 2.5
_MAX_RULE_DISTANCE = 2.6
_MARK = re.compile(r"([0-9]{1,3})[.):]?\s*(?=[^\W\d_]|[\"“„«(])|([*†‡§¶∗⋆#]{1,3})\s*(?=[^\W_]|[\"“„«(])")
_WORD = re.compile(r"[^\W\d_]{2}")
_CITED = re.compile(r"[0-9]{1,3}|[*†‡§¶∗⋆#]+")
_MARK_PART = re.compile(r"[0-9]{1,3}|[*†‡§¶∗⋆#]+|[a-z]")
_REFERENCES = frozenset(
    "references bibliography literaturecited workscited literatur literaturverzeichnis références bibliographie "
    "referencias bibliografía referências bibliografia riferimenti referenties referenser".split()
)
"""The usual names of the section of references, as keys for comparison."""


def separate_notes(
    lines: Sequence[TextLine], rules: dict[int, list[Shape]], metrics: BodyMetrics
) -> "tuple[list[TextLine], PdfNotes]":
    """Split the lines of a document into its text and its footnotes.

    Args:
        lines: The lines in reading order.
        rules: The shapes drawn on each page, by its index.
        metrics: The style of most of the text.
    """
    by_page: defaultdict[int, list[TextLine]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    kept: list[TextLine] = []
    notes = PdfNotes()
    are_references = False
    for page, page_lines in by_page.items():
        finder = _PageNotes(page_lines, _level_rules(rules.get(page, ())), metrics)
        for _, group in groupby(page_lines, key=lambda line: id(line.column)):
            column = list(group)
            are_references = are_references or any(map(_is_references_heading, column))
            start = finder.start(column, are_references, may_continue=notes.may_continue_on(page))
            kept += column[:start]
            notes.add(column[start:], page)
    return kept, notes


def _is_references_heading(line: TextLine) -> bool:
    if len(line.text) > 40:
        return False
    number = parse_number(line.text)
    return comparison_key(number.rest if number else line.text) in _REFERENCES


def _level_rules(shapes: Iterable[Shape]) -> list[Shape]:
    rules = (
        shape
        for shape in shapes
        if shape.top - shape.bottom <= _MAX_RULE_HEIGHT and shape.right - shape.left >= _MIN_RULE
    )
    return list(islice(rules, _MAX_RULES))


class _PageNotes:
    """Finds the footnotes below the columns of a page."""

    def __init__(self, lines: Sequence[TextLine], rules: Sequence[Shape], metrics: BodyMetrics) -> None:
        self._rules = rules
        self._metrics = metrics
        self._lines = lines
        marks = (mark for line in lines for mark in line.raised_marks[1 if line.has_note_mark else 0 :])
        self._cited = {part for mark in marks for part in _CITED.findall(mark)}

    def start(self, column: Sequence[TextLine], are_references: bool, *, may_continue: bool) -> int:
        """Return the index of the first line of a column's footnotes; the end of the column if it has none.

        Args:
            column: The lines of the column.
            are_references: Whether the section of references has begun.
            may_continue: Whether the last note of the page before may continue here, below a rule.
        """
        end = len(column)
        limit = self._metrics.size * _MAX_NOTE_SIZE
        while end > 0 and column[end - 1].size < limit and not column[end - 1].is_monospaced:
            end -= 1
        for start in range(end, len(column)):
            is_rest = may_continue and start == end and self._has_rule_above(column[start])
            if is_rest or self._begins_notes(column[start], are_references):
                is_at_foot = self._is_at_foot(column[start:])
                return start if is_at_foot and (start > 0 or self._has_text()) else len(column)
        return len(column)

    def _begins_notes(self, line: TextLine, are_references: bool) -> bool:
        mark = _MARK.match(line.text)
        if _WORD.search(line.text) is None:
            return False
        if line.has_note_mark:
            return not are_references or not self._cited.isdisjoint(_CITED.findall(line.raised_marks[0]))
        if are_references or mark is None:
            return False
        return (mark[1] or mark[2]) in self._cited or self._has_rule_above(line)

    def _has_rule_above(self, line: TextLine) -> bool:
        return any(
            0 < rule.bottom - line.baseline <= _MAX_RULE_DISTANCE * line.size
            and rule.left < line.right
            and line.left < rule.right
            for rule in self._rules
        )

    def _has_text(self) -> bool:
        limit = self._metrics.size * _MAX_NOTE_SIZE
        return any(line.size >= limit for line in self._lines)

    def _is_at_foot(self, notes: Sequence[TextLine]) -> bool:
        """Return whether no other text is below the beginning of the notes."""
        left, right = min(line.left for line in notes), max(line.right for line in notes)
        own = set(map(id, notes))
        return not any(
            line.baseline < notes[0].baseline
            and line.left < right
            and left < line.right
            and id(line) not in own
            for line in self._lines
        )


class PdfNotes:
    """The notes found so far, each with its own label, and the marks that point to them."""

    def __init__(self) -> None:
        self.found: list[Note] = []
        self._labels = NoteLabels()
        self._label_by_mark: defaultdict[int, dict[str, str]] = defaultdict(dict)
        """By page."""
        self._last_page = -1

    def may_continue_on(self, page: int) -> bool:
        """Return whether the last note is on the page before and does not end with a sentence."""
        return bool(self.found) and page == self._last_page + 1 and not ends_sentence(self.found[-1].text)

    def add(self, lines: Sequence[TextLine], page: int) -> None:
        """Add the notes of a column; lines before the first mark continue the last note of the page before."""
        parts: list[tuple[str, list[str]]] = []
        for line in lines:
            mark = _mark(line)
            if mark is not None or not parts:
                label, text = mark or ("", line.text)
                parts.append((label, [text]))
            else:
                parts[-1][1].append(line.text)
        for label, texts in parts:
            text = _joined(texts)
            if not text:
                continue
            if not label and self.may_continue_on(page):
                last = self.found[-1]
                self.found[-1] = last._replace(text=_joined([last.text, *texts]))
                continue
            found = Note(self._labels.unique(label or "note"), text)
            self.found.append(found)
            self._label_by_mark[page].setdefault(label, found.label)
        self._last_page = page if parts else self._last_page

    def marks(self, line: TextLine) -> list[NoteMark]:
        """Return the marks of a line of the text that point to a note on its page."""
        labels = self._label_by_mark.get(line.page)
        if not labels:
            return []
        return [
            NoteMark(offset, labels[part])
            for offset, text in line.marks
            for part in _MARK_PART.findall(text)
            if part in labels
        ]


def _joined(texts: Iterable[str]) -> str:
    return clean_line(" ".join(texts).replace(f"{LINE_END_HYPHEN} ", "").replace(LINE_END_HYPHEN, "-"))


def _mark(line: TextLine) -> tuple[str, str] | None:
    """Return the mark that a line begins with, and the rest."""
    if line.has_note_mark:
        return line.raised_marks[0].strip("[]().,"), line.text
    match = _MARK.match(line.text)
    return None if match is None else (match[1] or match[2], line.text[match.end() :])
