"""Remove the end of an email: its signature, a mailing list's footer and a legal notice; and PGP armor."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tui.document.model import Dropped

SIGNATURE_SEPARATOR = re.compile(r"-- ?|- -- ?")
_FOOTER_SEPARATOR = re.compile(r"[_\-=*~#]{16,}\s*|-~-*~[-~]*\s*|--~--.*|-\s*")
_FOOTER = re.compile(
    r"mailing list|listinfo|unsubscribe|you received this message because|list archives?|"
    r"(?:e-mails?|messages?) from (?:this )?group|se désabonner|abmelden|darse de baja",
    re.IGNORECASE,
)
_MAX_FOOTER_LINES = 14
_MAX_SIGNATURE_LINES = 25
_NOTICE = re.compile(
    r"\W*(?:confidentiality (?:notice|note)|disclaimer|legal notice|important notice|privileged and confidential)\b|"
    r"(?:this|the (?:information (?:contained )?in|contents? of) this) "
    r"(?:e-?mail|electronic mail|message|communication|transmission)s?\b"
    r".{0,240}\b(?:confidential|intended (?:solely|only|recipient)|privileged)|"
    r"diese e-?mail\b.{0,160}\bvertraulich|ce (?:message|courriel|mail)\b.{0,160}\bconfidentiel",
    re.IGNORECASE | re.DOTALL,
)
_SENT_FROM = re.compile(
    r"(?:sent from (?:my|a) |get outlook for |von meinem .{2,30} gesendet|envoyé de mon )[^.]{0,60}\.?",
    re.IGNORECASE,
)
_ARMOR = "-----BEGIN "
_ARMOR_END = "-----END "
_SIGNED_MESSAGE = "-----BEGIN PGP SIGNED MESSAGE-----"


class QuotedLine(NamedTuple):
    """A line of an email, and how deeply it is quoted."""

    depth: int
    text: str


def strip_armor(lines: Sequence[str], dropped: list[Dropped]) -> list[str]:
    """Return the lines without the wrapping of a signed text, and without signatures and keys for machines.

    Args:
        lines: A message's lines.
        dropped: What is left out is appended here.
    """
    ends = [position for position, line in enumerate(lines) if line.startswith(_ARMOR_END)]
    kept: list[str] = []
    is_signed = False
    position = 0
    while position < len(lines):
        line = lines[position]
        end = bisect_left(ends, position)
        if line.startswith(_SIGNED_MESSAGE):
            is_signed = True
            while position < len(lines) and lines[position].strip():
                position += 1
        elif line.startswith(_ARMOR) and end < len(ends):
            dropped.append(Dropped("a signature or a key for machines", line))
            position = ends[end]
        else:
            # In a signed text, a line that begins with a dash has another one before it (RFC 9580, section 7.2).
            kept.append(line.removeprefix("- ") if is_signed and line.startswith("- -") else line)
        position += 1
    return kept


def strip_signature(lines: Sequence[QuotedLine], dropped: list[Dropped]) -> list[QuotedLine]:
    """Return the lines without the signature, the mailing list's footer and the legal notice at the end.

    Args:
        lines: A message's lines.
        dropped: What is left out is appended here.
    """
    kept = _without_trailing_blanks(lines)
    for find_start, reason in (
        (_footer_start, "a mailing list's footer"),
        (_notice_start, "a legal notice"),
        (_signature_start, "a signature"),
        (_notice_start, "a legal notice"),
        (_sent_from_start, "a signature"),
    ):
        if (start := find_start(kept)) is not None:
            if text := "\n".join(line.text.strip() for line in kept[start:]).strip():
                dropped.append(Dropped(reason, text))
            kept = _without_trailing_blanks(kept[:start])
    return kept


def _without_trailing_blanks(lines: Sequence[QuotedLine]) -> list[QuotedLine]:
    end = len(lines)
    while end and not lines[end - 1].text.strip():
        end -= 1
    return list(lines[:end])


def _footer_start(lines: Sequence[QuotedLine]) -> int | None:
    first = max(0, len(lines) - _MAX_FOOTER_LINES)
    for position in range(first, len(lines) - 1):
        if _FOOTER_SEPARATOR.fullmatch(lines[position].text) and any(
            _FOOTER.search(line.text[:500]) for line in lines[position + 1 :]
        ):
            return position
    return None


def _notice_start(lines: Sequence[QuotedLine]) -> int | None:
    for position in range(len(lines) - 1, max(0, len(lines) - _MAX_SIGNATURE_LINES), -1):
        if not lines[position - 1].text.strip() and not lines[position].depth:
            paragraph = " ".join(line.text for line in lines[position:])[:2_000]
            if _NOTICE.match(paragraph):
                return position
    return None


def _signature_start(lines: Sequence[QuotedLine]) -> int | None:
    for position in range(len(lines) - 1, -1, -1):
        line = lines[position]
        if line.depth == 0 and SIGNATURE_SEPARATOR.fullmatch(line.text):
            is_short = len(lines) - position <= _MAX_SIGNATURE_LINES
            return position if is_short or line.text == "-- " else None
    return None


def _sent_from_start(lines: Sequence[QuotedLine]) -> int | None:
    is_last = bool(lines) and not lines[-1].depth and _SENT_FROM.fullmatch(lines[-1].text.strip())
    return len(lines) - 1 if is_last else None
