"""Subtitles (SubRip and WebVTT) as running text: without numbers and times, and with paragraphs again."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.formats.plain.raw_paragraph import ends_sentence

_TIME = r"(?:(\d{1,3}):)?(\d{2}):(\d{2})[,.](\d{3})"
_TIMES = re.compile(rf"^[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}[^\n]*$", re.MULTILINE)
_BEGINNING = re.compile(rf"\ufeff?\s{{0,100}}(?:WEBVTT\b|\d{{1,6}}[ \t]*\n[ \t]*{_TIME} |{_TIME}[ \t]+-->)")
_MARKS = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}")
_NUMBER = re.compile(r"\s*\d{1,6}\s*")
_SPEAKER = re.compile(r"\s*(?:-|–|—|>>+)\s*")
_FEWEST = 3
_PAUSE = 2.5
_LONG = 600


class _Cue(NamedTuple):
    begin: float
    end: float
    lines: list[str]


def subtitle_paragraphs(text: str) -> tuple[list[str], int] | None:
    """What is said in subtitles, in paragraphs.

    A new paragraph begins with another speaker, and behind a sentence that is followed by a pause or ends a long
    paragraph.

    Args:
        text: Text with line feeds as line ends.

    Returns:
        The paragraphs and how many subtitles they were; None if the text holds no subtitles.
    """
    if _BEGINNING.match(text) is None:
        return None
    cues = list(_cues(text))
    if len(cues) < _FEWEST:
        return None
    paragraphs: list[list[str]] = [[]]
    length, end = 0, cues[0].begin
    before = ""
    for cue in cues:
        for line in cue.lines:
            if line == before:
                continue  # subtitles that roll up show each line twice
            speaker = _SPEAKER.match(line)
            is_over = bool(before) and ends_sentence(before)
            if paragraphs[-1] and (speaker or (is_over and (cue.begin - end >= _PAUSE or length >= _LONG))):
                paragraphs.append([])
                length = 0
            paragraphs[-1].append(line[speaker.end() :] if speaker else line)
            length += len(line)
            before = line
        end = cue.end
    return [" ".join(lines) for lines in paragraphs if lines], len(cues)


def _cues(text: str) -> Iterator[_Cue]:
    """The subtitles with what they say; each ends at an empty line."""
    matches = list(_TIMES.finditer(text))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, limit in zip(matches, ends, strict=False):
        lines: list[str] = []
        for line in text[match.end() : limit].split("\n")[1:]:
            if not line.strip():
                break
            lines.append(" ".join(_MARKS.sub("", line).split()))
        begin, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
        # Where the empty line is missing, the next one's number stands at the end.
        if len(lines) > 1 and _NUMBER.fullmatch(lines[-1]):
            lines.pop()
        yield _Cue(begin, end, [line for line in lines if line])


def _seconds(groups: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(group or 0) for group in groups)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
