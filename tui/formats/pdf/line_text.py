"""Join the runs of a line to its text: accents are composed, and the raised marks of notes left out."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from tui.formats.pdf.runs import TextRun

MAX_SMALL = 0.82
"""The largest size of superscripts, in units of the size of their line."""
MIN_INITIAL_SIZE = 1.8

_MIN_RAISED = 0.15
_REFERENCE = re.compile(r"[\[(]?[0-9]{1,3}(?:[,–-] ?[0-9]{1,3})*[\])]?,?|[*†‡§¶#∗⋆]+|[a-z](?:,[a-z])*")
_ACCENTS = {"´": "\u0301", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "˚": "\u030a"}
_ACCENT = re.compile(rf"([{''.join(_ACCENTS)}])([^\W\d_])")
_CEDILLA = re.compile(r"([cCsStT])¸")
_LATE_ACCENT = re.compile(r"([aeiouAEIOU])([b-df-hj-np-tv-z]?)([¨ˆ])(?=\s|$)")
_CLOSING = tuple(".,;:!?)]”’»")
_UNIT = re.compile(r"(?:^|[\W\d_])[a-zA-Zµμ]{1,2}$|[0-9)]$")
_RAISED_DIGITS = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")


class RaisedMark(NamedTuple):
    """A raised number or sign that is left out of the text of its line."""

    offset: int
    text: str


def is_raised(run: TextRun, main: TextRun) -> bool:
    """Return whether a run is smaller and higher than the main one of its line."""
    return run.size < MAX_SMALL * main.size and run.baseline > main.baseline + _MIN_RAISED * main.size


def is_mark(run: TextRun, main: TextRun) -> bool:
    """Return whether a run may be the mark of a note; letters in a math font are exponents."""
    is_exponent = run.font.is_math and run.text.isalnum()
    return is_raised(run, main) and not is_exponent and _REFERENCE.fullmatch(run.text) is not None


def join_runs(runs: Sequence[TextRun], main: TextRun) -> tuple[str, list[RaisedMark]]:
    """Return the text of runs on one line, and the marks that are left out of it.

    A raised number after a unit or a letter of a formula is an exponent, and stays in the text.
    """
    text = ""
    marks: list[RaisedMark] = []
    for place, run in enumerate(runs):
        if is_mark(run, main):
            is_behind_unit = _UNIT.search(text) or (place > 0 and runs[place - 1].font.is_math)
            if is_behind_unit and run.text[0].isalnum() and not run.has_space_before:
                text += run.text.translate(_RAISED_DIGITS)
            else:
                marks.append(RaisedMark(len(text), run.text))
            continue
        is_behind_initial = len(text) == 1 and runs[0].size >= MIN_INITIAL_SIZE * run.size
        ends_with_mark = bool(marks) and marks[-1].offset == len(text) and run.text.startswith(_CLOSING)
        if text and run.has_space_before and not (is_behind_initial or ends_with_mark):
            text += " "
        text += run.text
    if text.isascii():
        return text, marks
    return _with_accents(text), [
        mark._replace(offset=len(_with_accents(text[: mark.offset]))) for mark in marks
    ]


def _with_accents(text: str) -> str:
    return _LATE_ACCENT.sub(_late_accented, _CEDILLA.sub(_with_cedilla, _ACCENT.sub(_accented, text)))


def _with_cedilla(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[1] + "\u0327")


def _late_accented(match: re.Match[str]) -> str:
    """Return a vowel with the accent that was drawn over it after the next letter."""
    return unicodedata.normalize("NFC", match[1] + _ACCENTS[match[3]]) + match[2]


def _accented(match: re.Match[str]) -> str:
    """Return a letter and the accent drawn over it as one letter if there is one."""
    letter = "i" if match[2] == "ı" else match[2]
    whole = unicodedata.normalize("NFC", letter + _ACCENTS[match[1]])
    return whole if len(whole) == 1 else match[0]
