"""What stands around the text of an e-mail: signatures, footers of mailing lists, legal notices, armour."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tui.article.model import Dropped

SIGNATURE = re.compile(r"-- ?|- -- ?")
_FOOTER_RULE = re.compile(r"[_\-=*~#]{16,}\s*|-~-*~[-~]*\s*|--~--.*|-\s*")
_FOOTER = re.compile(
    r"mailing list|listinfo|unsubscribe|you received this message because|list archives?|"
    r"(?:e-mails?|messages?) from (?:this )?group|se désabonner|abmelden|darse de baja",
    re.IGNORECASE,
)
_LONGEST_FOOTER = 14
_LONGEST_SIGNATURE = 25
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
_ARMOUR = "-----BEGIN "
_ARMOUR_END = "-----END "
_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"


class Line(NamedTuple):
    """A line of a mail, and how deeply it is quoted."""

    depth: int
    text: str


def without_armour(lines: Sequence[str], dropped: list[Dropped]) -> list[str]:
    """The lines without what encloses a signed text, and without signatures, keys and certificates for machines.

    Args:
        lines: A mail's lines.
        dropped: Takes what is left out.
    """
    ends = [position for position, line in enumerate(lines) if line.startswith(_ARMOUR_END)]
    kept: list[str] = []
    is_signed = False
    position = 0
    while position < len(lines):
        line = lines[position]
        end = bisect_left(ends, position)
        if line.startswith(_SIGNED):
            is_signed = True
            while position < len(lines) and lines[position].strip():
                position += 1
        elif line.startswith(_ARMOUR) and end < len(ends):
            dropped.append(Dropped("a signature or a key for machines", line))
            position = ends[end]
        else:
            # In a signed text, a line that begins with a dash has another one before it (RFC 9580, section 7.2).
            kept.append(line.removeprefix("- ") if is_signed and line.startswith("- -") else line)
        position += 1
    return kept


def without_end(lines: Sequence[Line], dropped: list[Dropped]) -> list[Line]:
    """The lines without the signature, the mailing list's footer and the legal notice at the end.

    Args:
        lines: A mail's lines.
        dropped: Takes what is left out.
    """
    kept = _without_trailing(lines)
    for start, reason in ((_footer_start, "a mailing list's footer"), (_notice_start, "a legal notice")):
        kept = _cut(kept, start(kept), reason, dropped)
    kept = _cut(kept, _signature_start(kept), "a signature", dropped)
    kept = _cut(kept, _notice_start(kept), "a legal notice", dropped)
    if kept and not kept[-1].depth and _SENT_FROM.fullmatch(kept[-1].text.strip()):
        kept = _cut(kept, len(kept) - 1, "a signature", dropped)
    return kept


def _without_trailing(lines: Sequence[Line]) -> list[Line]:
    end = len(lines)
    while end and not lines[end - 1].text.strip():
        end -= 1
    return list(lines[:end])


def _cut(lines: list[Line], start: int | None, reason: str, dropped: list[Dropped]) -> list[Line]:
    if start is None:
        return lines
    text = "\n".join(line.text.strip() for line in lines[start:]).strip()
    if text:
        dropped.append(Dropped(reason, text))
    return _without_trailing(lines[:start])


def _footer_start(lines: Sequence[Line]) -> int | None:
    first = max(0, len(lines) - _LONGEST_FOOTER)
    for position in range(first, len(lines) - 1):
        if _FOOTER_RULE.fullmatch(lines[position].text) and any(
            _FOOTER.search(line.text[:500]) for line in lines[position + 1 :]
        ):
            return position
    return None


def _notice_start(lines: Sequence[Line]) -> int | None:
    """Where the last paragraphs begin that only lawyers want, if there are any."""
    for position in range(len(lines) - 1, max(0, len(lines) - _LONGEST_SIGNATURE), -1):
        if not lines[position - 1].text.strip() and not lines[position].depth:
            paragraph = " ".join(line.text for line in lines[position:])[:2_000]
            if _NOTICE.match(paragraph):
                return position
    return None


def _signature_start(lines: Sequence[Line]) -> int | None:
    for position in range(len(lines) - 1, -1, -1):
        line = lines[position]
        if line.depth == 0 and SIGNATURE.fullmatch(line.text):
            is_short = len(lines) - position <= _LONGEST_SIGNATURE
            return position if is_short or line.text == "-- " else None
    return None
