"""Find the names of speakers above or before their words in plays, interviews and transcripts without markup."""

import re
from collections import Counter
from collections.abc import Sequence

from tui.document.model import BlockKind
from tui.formats.plain.heading_shapes import is_common_section_name
from tui.formats.plain.raw_paragraph import RawParagraph
from tui.text.numbering import parse_number

MIN_SPEECHES = 3
_MIN_CUES = 12
_MAX_LABEL_CHARS = 50
_MAX_LABEL_WORDS = 5
_MAX_CUE_WORDS = 8
_MAX_CUE_CHARS = 80
_CAPITALS = re.compile(r"((?:[A-Z]{1,4}\. )?[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]*){0,3})[.:](?= \S)")


def speaker_label(line: str) -> str:
    """Return the name that a line may begin with, such as ``Ann Lee:`` or ``HAMLET.``, without its mark; else nothing.

    Any few words before a colon may be a name. They are one only if other lines begin with them too.
    """
    if ":" not in line and ". " not in line:
        return ""
    if match := _CAPITALS.match(line, 0, _MAX_LABEL_CHARS):
        return match[1]
    label, colon, _ = line[:_MAX_LABEL_CHARS].partition(":")
    is_label = colon and len(label) > 1 and len(label.split()) <= _MAX_LABEL_WORDS
    return label if is_label and not any(map(str.isdecimal, label)) else ""


def is_play(paragraphs: Sequence[RawParagraph]) -> bool:
    """Return whether a quarter of the paragraphs begin with a name in capitals that others begin with, too."""
    labels = Counter(label for paragraph in paragraphs if (label := speaker_label(paragraph.text)).isupper())
    speeches = sum(count for count in labels.values() if count >= MIN_SPEECHES)
    return len(labels) > 1 and speeches >= _MIN_CUES and speeches * 4 >= len(paragraphs)


def join_cues(paragraphs: Sequence[RawParagraph]) -> list[RawParagraph]:
    """Join the names of speakers, each on a line above a speech, with the speech: ``HAMLET: To be``."""
    cues = [_cue(paragraph) for paragraph in paragraphs]
    counts = Counter(filter(None, cues))
    names = {name for name, count in counts.items() if count >= MIN_SPEECHES}
    total = sum(counts[name] for name in names)
    if len(names) < 2 or total < _MIN_CUES or total * 5 < len(paragraphs):
        return list(paragraphs)
    if all(
        paragraph.text[-1] in ".:" for paragraph, cue in zip(paragraphs, cues, strict=True) if cue in names
    ):
        names |= {
            cue for paragraph, cue in zip(paragraphs, cues, strict=True) if paragraph.text[-1] in ".:"
        } - {""}
    joined: list[RawParagraph] = []
    speaker: RawParagraph | None = None
    for paragraph, cue in zip(paragraphs, cues, strict=True):
        if cue in names:
            if speaker is not None:
                joined.append(speaker)
            speaker = paragraph
        elif speaker is None or not _is_speech(paragraph):
            joined += [paragraph] if speaker is None else [speaker, paragraph]
            speaker = None
        else:
            text = f"{_cue(speaker)}: {paragraph.full_text}"
            joined.append(paragraph._replace(kind=BlockKind.PARAGRAPH, level=0, marker="", text=text))
            speaker = None
    return joined if speaker is None else [*joined, speaker]


def _is_speech(paragraph: RawParagraph) -> bool:
    return paragraph.kind not in (BlockKind.CODE, BlockKind.TABLE) and not paragraph.text.isupper()


def _cue(paragraph: RawParagraph) -> str:
    """Return the name if a paragraph is only a name in capitals, else an empty string."""
    text = paragraph.text
    if paragraph.kind is not BlockKind.PARAGRAPH or len(text) > _MAX_CUE_CHARS or not text.isupper():
        return ""
    name = text.rstrip(".:")
    is_name = sum(map(str.isalpha, name)) > 1 and len(name.split()) <= _MAX_CUE_WORDS
    is_other = not is_name or parse_number(text) is not None or is_common_section_name(text)
    return "" if is_other else name
