"""Find the ends of sentences in scripts with marks of their own: all but Latin, Greek and Cyrillic.

The marks are the characters with the property Sentence_Terminal (Unicode Standard Annex 29). Unlike full stops, they
never mark abbreviations and need no space after them, so that Punkt's tables are not needed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from tui.language.thai import thai_ends

_IDEOGRAPHIC = "。．！？｡"
_OTHERS = "։።፧፨؟۔।॥။៕។᠃᠉᙮᭟᱾꓿꘎꛳"
_CLOSING = r"[」』”’）〉》】\"')»›]"
_END = re.compile(
    # Two Ethiopic word spaces are how many keyboards write a full stop; Khmer's "and so on" holds one.
    rf"(?:[{_IDEOGRAPHIC}{_OTHERS}]|፡፡)(?<!។(?=ល។))(?<!។ល។)"
    # The same mark between digits is a decimal point or separates the parts of a number.
    r"(?!(?<=\d.)\d)"
    rf"[{_IDEOGRAPHIC}{_OTHERS}]*{_CLOSING}*(?P<spaces>\s*)"
)
# The Armenian full stop looks like a colon, and is often typed as one.
_ARMENIAN_END = re.compile(r"(?<=[\u0561-\u0587]):[»”\")]*(?P<spaces>\s+)")
_ARMENIAN = re.compile(r"[\u0561-\u0587][։:]")
# One shad ends a clause or a sentence; two, with a space between, a verse or a part.
_SHADS = re.compile(r"(?<!དང་)[།༎](?:\s*[།༎])*(?P<spaces>\s*)")
_TSHEG = "\u0f0b"
"""Stands after each syllable of Tibetan but the last of a clause."""
_MIN_TSHEGS = 4
_THAI = re.compile(r"[\u0e01-\u0e5b]")
_STOPS = re.compile(r"[።।॥။។。]")

_PAIRS = {"《": "》", "〈": "〉", "（": "）", "【": "】", "「": "」", "『": "』", "“": "”"}
_BRACKETS = re.compile(r"[《〈（【「『“》〉）】」』”]")
_MAX_BRACKETED = 100
"""A longer bracket or quotation is split like other text."""
# “…” と言った, “…” を読んだ: the sentence continues after the quotation.
_QUOTING = re.compile(r"(?:と|って|という|などと)(?![。、])|を|[がでにのはへも](?![\u3041-\u309f、。])")


def has_own_stops(text: str) -> bool:
    """Return whether a text has full stops of another script, so that its dots only mark abbreviations."""
    return _STOPS.search(text) is not None or _ARMENIAN.search(text) is not None


def script_ends(text: str) -> list[int]:
    """Return the offsets at which a sentence begins after one that ends with a mark of its script.

    A mark within short brackets or a short quotation ends no sentence.
    """
    found = [match.span("spaces") for end in (_END, _ARMENIAN_END) for match in end.finditer(text)]
    found = sorted([*found, *_shads(text)])
    brackets = list(_bracketed(text))
    starts = [start for start, _ in brackets]
    ends = []
    for last, end in found:
        around = bisect_left(starts, last) - 1
        is_inside = around >= 0 and last < brackets[around][1]
        if end < len(text) and not is_inside and not _is_continued(text, last, end):
            ends.append(end)
    return sorted({*ends, *thai_ends(text)}) if _THAI.search(text) else ends


def _shads(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the spaces after Tibetan sentences: several clauses if the first ones are short."""
    position = tshegs = 0
    for match in _SHADS.finditer(text):
        tshegs += text.count(_TSHEG, position, match.start())
        position = match.end()
        if tshegs >= _MIN_TSHEGS:
            yield match.span("spaces")
            tshegs = 0


def _is_continued(text: str, last: int, end: int) -> bool:
    """Return whether a sentence continues after a quotation or the title of a work."""
    closing = text[last - 1]
    return closing in "》〉" or (closing in "」』”" and _QUOTING.match(text, end) is not None)


def _bracketed(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the outermost short brackets, from an opening to the end of its closing mark."""
    start, closing = -1, ""
    for match in _BRACKETS.finditer(text):
        mark = match.group()
        if start >= 0 and match.start() - start > _MAX_BRACKETED:
            start = -1
        if start < 0:
            if mark in _PAIRS:
                start, closing = match.start(), _PAIRS[mark]
        elif mark == closing:
            yield start, match.end()
            start = -1
