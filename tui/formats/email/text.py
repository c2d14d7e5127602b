"""The text of an e-mail without signatures and footers: what its writer wrote, and what was quoted."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tui.document.model import Dropped
from tui.formats.email.parts import person

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


_QUOTE = re.compile(r"((?:> ?)*>) ?|([A-Z]{1,4})> ")
_WROTE = re.compile(
    r"(.{0,300}?)(?:,|:|\s)?\s*\b(?:wrote|writes|said|schrieb|a écrit|escribió|scrisse|"
    r"ha scritto|escreveu|skrev|schreef|пишет|написал)\b"
    r"(?: (?:am|on|le|el|in|at|um|.{0,40}?\d).{0,160})?\s?:?\s*",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?"
_WHEN = re.compile(
    r"(?:on|am|le|el|il|op)\s+(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|sa|so|lun|mar|mer|jeu|ven|sam|dim)"
    r"\w{0,6}\.?,\s+)?(?=\D+$)|"
    rf".*?(?:\d{{4}}|{_CLOCK})(?:\s?[+-]\d{{4}})?(?:\s?\([A-Z]{{2,5}}\)|\s?[A-Z]{{3,4}}\b)?(?:\s?Uhr)?(?:,|\s)+"
    rf"(?:at\s+{_CLOCK},?\s+)?",
    re.IGNORECASE,
)
_BEFORE_QUOTED = re.compile(
    r"[-_*]{2,} ?(?:"
    r"(original message|ursprüngliche nachricht|message d['’]origine|mensaje original|messaggio originale)|"
    r"forwarded message|weitergeleitete nachricht|message transféré|begin forwarded message"
    r")\b[^-_]{0,60}[-_*]{2,}|begin forwarded message:",
    re.IGNORECASE,
)
_HEADER = re.compile(r"\*?([A-Z][\w-]{1,20}(?: [a-z]+)?):\*? ?(.*)")
_MOST_HEADERS = 12
_DEEPEST = 9
_LONGEST_SOURCE = 400
_NEAR = 3


def mail_text(text: str, *, flowed: bool = False, delete_space: bool = False) -> tuple[str, list[Dropped]]:
    """The text of a mail in even form: every line of a quotation behind as many ``>`` as it is deep, and a space.

    Args:
        text: Clean text; its line ends are line feeds.
        flowed: Whether lines that end in a space go on in the next one (``format=flowed``, RFC 3676).
        delete_space: Whether that space is none of the text's own (``delsp=yes``).

    Returns:
        The text, with an empty line wherever the depth changes, and what was left out.
    """
    dropped: list[Dropped] = []
    lines = [_line(line) for line in without_armour(text.split("\n"), dropped)]
    if flowed:
        lines = _joined(lines, delete_space)
    lines = without_end(lines, dropped)
    lines = _with_sources(_with_old_mails(lines, dropped))
    return _written(lines), dropped


def _line(line: str) -> Line:
    match = _QUOTE.match(line)
    if match is None:
        # Mailboxes keep a line that would look like a new mail's beginning behind a sign of quotation.
        return Line(0, line.removeprefix(" ") if line.startswith(" From ") else line)
    if line.startswith(">From "):
        return Line(0, line[1:])
    depth = match[1].count(">") if match[1] else 1
    return Line(min(depth, _DEEPEST), line[match.end() :])


def _joined(lines: Sequence[Line], delete_space: bool) -> list[Line]:
    """Flowed lines joined into the paragraphs that they were."""
    result: list[Line] = []
    pieces: list[str] = []
    depth = 0
    for line in lines:
        text = line.text.removeprefix(" ")
        flows = text.endswith(" ") and not SIGNATURE.fullmatch(text)
        if pieces and (line.depth != depth or SIGNATURE.fullmatch(text)):
            result.append(Line(depth, "".join(pieces)))
            pieces = []
        depth = line.depth
        pieces.append(text.removesuffix(" ") if flows and delete_space else text)
        if not flows:
            result.append(Line(depth, "".join(pieces)))
            pieces = []
    if pieces:
        result.append(Line(depth, "".join(pieces)))
    return result


def _with_old_mails(lines: Sequence[Line], dropped: list[Dropped]) -> list[Line]:
    """The lines with a mail that stands whole below its answer made a quotation; a forwarded one is left as it is."""
    result: list[Line] = []
    depth = 0
    position = 0
    while position < len(lines):
        line = lines[position]
        match = _BEFORE_QUOTED.fullmatch(line.text.strip()) if len(line.text) < 200 else None
        position += 1
        if match is None:
            result.append(Line(min(line.depth + depth, _DEEPEST), line.text))
            continue
        end, sender = _headers_end(lines, position)
        if end > position:
            dropped.append(
                Dropped(
                    "the headers of an older mail",
                    "\n".join(other.text for other in lines[position:end]).strip(),
                )
            )
            depth += 1 if match[1] else 0
        if sender:
            result += [Line(min(line.depth + depth, _DEEPEST), f"{sender} wrote:"), Line(depth, "")]
        position = end
    return result


def _headers_end(lines: Sequence[Line], start: int) -> tuple[int, str]:
    """Where the headers end that stand in the text of a mail, and whom they name as the sender."""
    sender = ""
    count = 0
    position = start
    while position < len(lines) and count <= _MOST_HEADERS:
        text = lines[position].text.strip()
        match = _HEADER.fullmatch(text[:1_000])
        if text and match is None:
            break
        if match is None and count:
            return position, sender
        if match is not None:
            count += 1
            if match[1] in ("From", "Von", "De", "Da"):
                sender = person(match[2])
        position += 1
    return (position, sender) if count > 1 else (start, "")


def _with_sources(lines: Sequence[Line]) -> list[Line]:
    """The lines with those that say who is quoted drawn into the quotation below them, without date and address."""
    result: list[Line] = []
    position = 0
    while position < len(lines):
        used = _source_length(lines, position)
        if not used:
            result.append(lines[position])
            position += 1
            continue
        below = _next_filled(lines, position + used)
        depth = below.depth if below else 1
        text = " ".join(line.text.strip() for line in lines[position : position + used])
        result += [Line(depth, _source(text)), Line(depth, "")]
        position += used
    return result


def _source_length(lines: Sequence[Line], position: int) -> int:
    """How many lines from this one say who wrote what is quoted below them: none, one or two."""
    depth = lines[position].depth
    for count in (1, 2):
        below = _next_filled(lines, position + count)
        if below is None or below.depth <= depth or lines[position + count - 1].depth != depth:
            continue
        text = " ".join(line.text.strip() for line in lines[position : position + count])
        if len(text) <= _LONGEST_SOURCE and lines[position].text.strip() and _WROTE.fullmatch(text):
            return count
    return 0


def _next_filled(lines: Sequence[Line], position: int) -> Line | None:
    """The first line from a position on that is not empty, if it is near."""
    return next((line for line in lines[position : position + _NEAR] if line.text.strip()), None)


def _source(text: str) -> str:
    """A line that says who is quoted, without the day, the hour and the address."""
    match = _WROTE.fullmatch(text)
    if match is None:
        return text
    who = match[1].strip(" ,:*\t")
    if when := _WHEN.match(who):
        who = who[when.end() :] or who
    name = person(re.sub(r"\s*[\[(]mailto:[^\])]*[\])]", "", who)).strip(' ,"')
    return f"{name} wrote:" if name and len(name) <= 80 else text


def _written(lines: Sequence[Line]) -> str:
    written: list[str] = []
    depth = 0
    for line in lines:
        if line.depth != depth:
            written.append("")
        depth = line.depth
        text = line.text.rstrip()
        written.append(f"{'>' * depth} {text}" if depth and text else text)
    return "\n".join(written)
