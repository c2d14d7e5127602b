"""Turn subtitles into running text: SubRip, WebVTT, YouTube's SBV and SubStation Alpha."""

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from itertools import pairwise, takewhile
from typing import NamedTuple

from tui.formats.plain.speakers import speaker_label
from tui.text.lines import ends_sentence
from tui.text.patterns import lazy_pattern
from tui.text.sanitize import clean_line


class Subtitles(NamedTuple):
    """The content of a subtitle file."""

    paragraphs: list[str]
    cues: int
    """The number of subtitles."""
    title: str = ""
    language: str | None = None
    """The language as the source spells it."""


class _CueLine(NamedTuple):
    speaker: str
    """The speaker's name; empty if none is given."""
    text: str


class _Cue(NamedTuple):
    begin: float
    end: float
    lines: list[_CueLine]


_CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
_TIMES = rf"[ \t]*{_CLOCK}[ \t]*-->(?:[ \t]*{_CLOCK})?"
_TIME_LINE = lazy_pattern(rf"^{_TIMES}[^\n]*$", re.MULTILINE)
_WEBVTT = lazy_pattern(r"WEBVTT(?:[ \t][^\n]*)?(?:\n|\Z)")
_SUBRIP = lazy_pattern(rf"(?:\d{{1,6}}[ \t]*\n)?{_TIMES}")
_SBV = lazy_pattern(rf"{_CLOCK},{_CLOCK}[ \t]*$", re.MULTILINE)
_SBV_TIME_LINE = lazy_pattern(f"^{_SBV.pattern}", re.MULTILINE)
_ALPHA = lazy_pattern(r"\[Script Info\][ \t]*\n", re.IGNORECASE)
_LANGUAGE = lazy_pattern(r"^Language:[ \t]*([A-Za-z-]{2,20})[ \t]*$", re.MULTILINE)
_MAX_HEADER_CHARS = 2_000


def read_subtitles(text: str) -> Subtitles | None:
    """Return the subtitles in a text, joined into paragraphs; None for any other text.

    A pause, another speaker or great length ends a paragraph.
    """
    text = text.removeprefix("\ufeff").lstrip()
    if _ALPHA.match(text):
        return _read_alpha(text)
    for begins, time_line, read_lines in _KINDS:
        if begins.match(text):
            cues = list(_timed_cues(text, time_line, read_lines))
            language = _LANGUAGE.search(text.partition("\n\n")[0][:_MAX_HEADER_CHARS])
            spelled = language[1] if language else None
            return Subtitles(_paragraphs(cues), len(cues), language=spelled) if cues else None
    return None


def _timed_cues(
    text: str, time_line: re.Pattern[str], read: Callable[[list[str]], Iterator[_CueLine]]
) -> Iterator[_Cue]:
    """Yield the subtitles below lines of times; ``read`` takes the lines up to the next line of times."""
    matches = list(time_line.finditer(text))
    if not matches:
        return
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        below = text[match.end() : end]
        above, _, number = below.rstrip().rpartition("\n")
        if end < len(text) and _NUMBER.fullmatch(number):
            below = above  # the number belongs to the next one
        lines = [line for line in read(below.split("\n")[1:]) if line.text]
        begin = _seconds(match.groups()[:4])
        yield _Cue(begin, max(begin, _seconds(match.groups()[4:])), lines)


def _seconds(groups: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (group or "0" for group in groups)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(fraction.ljust(3, "0")) / 1000


_TAG = lazy_pattern(
    r"</?[A-Za-z][^<>\n]{0,200}>|<[\d:.]{5,20}>|\{\\[^{}\n]{0,200}\}|\{[A-Za-z]:[^{}\n]{0,60}\}"
)
_VOICE = lazy_pattern(r"<v(?:\.[^<> \t]{1,60})?[ \t]+([^<>\n]{1,200})>|(</v>)")
_RUBY_TEXT = lazy_pattern(r"<rt>[^<>\n]{0,200}(?:</rt>|(?=</ruby>))")
_ENTITY = lazy_pattern(r"&(?:[A-Za-z]{2,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_NUMBER = lazy_pattern(r"\s*\d{1,6}\s*")


def _webvtt_lines(lines: list[str]) -> Iterator[_CueLine]:
    """Yield the lines of a cue (W3C, WebVTT, section 6.4), which an empty line ends; one with a space does not."""
    speaker = ""
    for line in takewhile(bool, lines):
        if "<v" not in line and "</v" not in line:
            yield _CueLine(speaker, _without_tags(line))
            continue
        start = 0
        for match in _VOICE.finditer(line):
            yield _CueLine(speaker, _without_tags(line[start : match.start()]))
            speaker = clean_line(unescape(match[1])) if match[1] else ""
            start = match.end()
        yield _CueLine(speaker, _without_tags(line[start:]))


def _subrip_lines(lines: list[str]) -> Iterator[_CueLine]:
    yield from (_CueLine("", _without_tags(line)) for line in lines)


def _without_tags(text: str) -> str:
    if "<rt>" in text:
        text = _RUBY_TEXT.sub("", text)
    if "<" in text or "{" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
    return clean_line(text)


_KINDS = (
    (_WEBVTT, _TIME_LINE, _webvtt_lines),
    (_SUBRIP, _TIME_LINE, _subrip_lines),
    (_SBV, _SBV_TIME_LINE, _subrip_lines),
)

_FIELDS = ("start", "end", "name", "text")
_DEFAULT_TITLES = ("default aegisub file", "<untitled>", "untitled")
_ALPHA_CLOCK = lazy_pattern(r"(\d{1,3}):(\d{1,2}):(\d{2})[.:](\d{1,3})")
_OVERRIDE = lazy_pattern(r"\{[^{}\n]{0,2000}\}")
_DRAWING = lazy_pattern(r"\\p[1-9]")
_BREAK = lazy_pattern(r"\\[Nn]")


def _read_alpha(text: str) -> Subtitles:
    """Read the dialogue of SubStation Alpha, whose events are in any order and name their actors."""
    title, section = "", ""
    fields = ["layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text"]
    cues: list[_Cue] = []
    for line in text.split("\n"):
        key, _, value = line.strip().partition(":")
        if line.startswith("["):
            section = line.strip().casefold()
        elif section == "[script info]" and key == "Title":
            title = "" if value.strip().casefold() in _DEFAULT_TITLES else clean_line(value)
        elif section == "[events]" and key == "Format":
            fields = [field.strip().casefold() for field in value.split(",")]
        elif section == "[events]" and key == "Dialogue":
            values = value.split(",", len(fields) - 1)
            cue = _alpha_cue(dict(zip(fields, map(str.strip, values), strict=False)))
            cues += [] if cue is None else [cue]
    cues.sort(key=lambda cue: cue.begin)
    return Subtitles(_paragraphs(cues), len(cues), title)


def _alpha_cue(values: dict[str, str]) -> _Cue | None:
    begin, end, name, text = (values.get(field, "") for field in _FIELDS)
    times = [_ALPHA_CLOCK.fullmatch(time) for time in (begin, end)]
    if times[0] is None or times[1] is None or _DRAWING.search(text):
        return None
    pieces = _BREAK.split(_OVERRIDE.sub("", text).replace("\\h", " "))
    lines = [_CueLine(clean_line(name), line) for piece in pieces if (line := clean_line(piece))]
    return _Cue(_seconds(times[0].groups()), _seconds(times[1].groups()), lines)


_TURN = lazy_pattern(r"\s*(?:-|–|—|>>+)\s*(?=\S)")
_MIN_PAUSE_SECONDS = 2.5
_MAX_ROLLING_GAP_SECONDS = 1.0
_MIN_LONG_CHARS = 600


def _paragraphs(cues: Sequence[_Cue]) -> list[str]:
    cues = _without_grown(cues)
    if _are_rolling(cues):
        cues = list(_unrolled(cues))
    paragraphs: list[list[str]] = []
    last = _CueLine("", "")
    length, end = 0, 0.0
    for cue in cues:
        for line in cue.lines:
            turn = _TURN.match(line.text)
            text = line.text[turn.end() :] if turn else line.text
            is_turn = turn is not None or line.speaker != last.speaker or _names_speaker(text)
            has_pause = cue.begin - end >= _MIN_PAUSE_SECONDS or length >= _MIN_LONG_CHARS
            if is_turn or not paragraphs or (has_pause and ends_sentence(last.text)):
                paragraphs.append([f"{line.speaker}: {text}" if is_turn and line.speaker else text])
                length = 0
            else:
                paragraphs[-1].append(text)
            length += len(text)
            last, end = line, cue.end
    return [" ".join(lines) for lines in paragraphs]


def _names_speaker(text: str) -> bool:
    return text[:2].isupper() and speaker_label(text).isupper()


def _without_grown(cues: Sequence[_Cue]) -> Sequence[_Cue]:
    """Leave out the subtitles that the next one repeats with more words, if a third of them grow so."""
    grows = [_grows_into(before, cue) for before, cue in pairwise(cues)]
    if not grows or sum(grows) * 3 < len(grows):
        return cues
    return [cue for cue, does_grow in zip(cues, [*grows, False], strict=True) if not does_grow]


def _grows_into(before: _Cue, cue: _Cue) -> bool:
    if not before.lines or cue.begin - before.end > _MAX_ROLLING_GAP_SECONDS:
        return False
    short, long = (" ".join(line.text for line in each.lines) for each in (before, cue))
    return (
        before.lines[0].speaker == cue.lines[0].speaker and long.startswith(f"{short} ")
        if cue.lines
        else False
    )


def _are_rolling(cues: Sequence[_Cue]) -> bool:
    """Return whether a third of the subtitles repeat lines of the one before, as live captions on television do."""
    overlaps = [(_overlap(before, cue), len(cue.lines)) for before, cue in pairwise(cues)]
    continues = any(0 < overlap < lines for overlap, lines in overlaps)
    return continues and sum(overlap > 0 for overlap, _ in overlaps) * 3 >= len(overlaps)


def _overlap(before: _Cue, cue: _Cue) -> int:
    """Return how many lines at the beginning of a subtitle repeat the end of the one before."""
    if cue.begin - before.end > _MAX_ROLLING_GAP_SECONDS:
        return 0
    longest = min(len(before.lines), len(cue.lines))
    return next((count for count in range(longest, 0, -1) if before.lines[-count:] == cue.lines[:count]), 0)


def _unrolled(cues: Sequence[_Cue]) -> Iterator[_Cue]:
    """Yield subtitles without the lines that the one before has shown."""
    yield from cues[:1]
    for before, cue in pairwise(cues):
        yield cue._replace(lines=cue.lines[_overlap(before, cue) :])
