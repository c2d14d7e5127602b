"""The text of an email without signatures and footers, and with normalized quotations."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tui.document.model import Dropped
from tui.formats.email.parts import display_name

_QUOTE_PREFIX = re.compile(r"((?:> ?)*>) ?|([A-Z]{1,4})> ")
_ATTRIBUTION = re.compile(
    r"(.{0,300}?)(?:,|:|\s)?\s*\b(?:wrote|writes|said|schrieb|a écrit|escribió|scrisse|"
    r"ha scritto|escreveu|skrev|schreef|пишет|написал)\b"
    r"(?: (?:am|on|le|el|in|at|um|.{0,40}?\d).{0,160})?\s?:?\s*",
    re.IGNORECASE,
)
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?"
_ATTRIBUTION_DATE = re.compile(
    r"(?:on|am|le|el|il|op)\s+(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|sa|so|lun|mar|mer|jeu|ven|sam|dim)"
    r"\w{0,6}\.?,\s+)?(?=\D+$)|"
    rf".*?(?:\d{{4}}|{_TIME})(?:\s?[+-]\d{{4}})?(?:\s?\([A-Z]{{2,5}}\)|\s?[A-Z]{{3,4}}\b)?(?:\s?Uhr)?(?:,|\s)+"
    rf"(?:at\s+{_TIME},?\s+)?",
    re.IGNORECASE,
)
_OLDER_MESSAGE = re.compile(
    r"[-_*]{2,} ?(?:"
    r"(original message|ursprüngliche nachricht|message d['’]origine|mensaje original|messaggio originale)|"
    r"forwarded message|weitergeleitete nachricht|message transféré|begin forwarded message"
    r")\b[^-_]{0,60}[-_*]{2,}|begin forwarded message:",
    re.IGNORECASE,
)
_HEADER_LINE = re.compile(r"\*?([A-Z][\w-]{1,20}(?: [a-z]+)?):\*? ?(.*)")
_MAX_HEADERS = 12
_MAX_DEPTH = 9
_MAX_ATTRIBUTION = 400
_LOOKAHEAD_LINES = 3


class _Line(NamedTuple):
    depth: int
    """The depth of quotation; 0 if the line is not quoted."""
    text: str


def message_text(text: str, *, flowed: bool = False, delete_space: bool = False) -> tuple[str, list[Dropped]]:
    """Return a message's text, in which each quoted line begins with as many ``>`` as its depth, and what was dropped.

    Args:
        text: Clean text; its line ends are line feeds.
        flowed: True if lines that end in a space continue in the next one (``format=flowed``, RFC 3676).
        delete_space: True if that space is not part of the text (``delsp=yes``).
    """
    dropped: list[Dropped] = []
    lines = [_parse_line(line) for line in _strip_armor(text.split("\n"), dropped)]
    if flowed:
        lines = _join_flowed(lines, delete_space)
    lines = _strip_signature(lines, dropped)
    lines = _normalize_attributions(_quote_older_messages(lines, dropped))
    return _render(lines), dropped


def _parse_line(line: str) -> _Line:
    match = _QUOTE_PREFIX.match(line)
    if match is None:
        # Mailboxes escape a line that would look like the start of the next message with ``>`` or a space.
        return _Line(0, line.removeprefix(" ") if line.startswith(" From ") else line)
    if line.startswith(">From "):
        return _Line(0, line[1:])
    depth = match[1].count(">") if match[1] else 1
    return _Line(min(depth, _MAX_DEPTH), line[match.end() :])


def _join_flowed(lines: Sequence[_Line], delete_space: bool) -> list[_Line]:
    joined: list[tuple[int, list[str]]] = []
    flows = False
    for line in lines:
        text = line.text.removeprefix(" ")
        is_separator = _SIGNATURE_SEPARATOR.fullmatch(text) is not None
        if not flows or is_separator or line.depth != joined[-1][0]:
            joined.append((line.depth, []))
        flows = text.endswith(" ") and not is_separator
        joined[-1][1].append(text.removesuffix(" ") if flows and delete_space else text)
    return [_Line(depth, "".join(pieces)) for depth, pieces in joined]


def _quote_older_messages(lines: Sequence[_Line], dropped: list[Dropped]) -> list[_Line]:
    """Quote an older message that is appended to its answer; leave a forwarded one as it is."""
    result: list[_Line] = []
    depth = 0
    position = 0
    while position < len(lines):
        line = lines[position]
        match = _OLDER_MESSAGE.fullmatch(line.text.strip()) if len(line.text) < 200 else None
        position += 1
        if match is None:
            result.append(_Line(min(line.depth + depth, _MAX_DEPTH), line.text))
            continue
        end, sender = _headers_end(lines, position)
        if end > position:
            headers = "\n".join(header.text for header in lines[position:end]).strip()
            dropped.append(Dropped("the headers of an older mail", headers))
            depth += 1 if match[1] else 0
        if sender:
            attribution = _Line(min(line.depth + depth, _MAX_DEPTH), f"{sender} wrote:")
            result += [attribution, _Line(depth, "")]
        position = end
    return result


def _headers_end(lines: Sequence[_Line], start: int) -> tuple[int, str]:
    """Return the end of the headers that begin at a position, and their sender; the position itself without headers."""
    sender = ""
    count = 0
    position = start
    while position < len(lines) and count <= _MAX_HEADERS:
        text = lines[position].text.strip()
        match = _HEADER_LINE.fullmatch(text[:1_000])
        if text and match is None:
            break
        if match is None and count:
            return position, sender
        if match is not None:
            count += 1
            if match[1] in ("From", "Von", "De", "Da"):
                sender = display_name(match[2])
        position += 1
    return (position, sender) if count > 1 else (start, "")


def _normalize_attributions(lines: Sequence[_Line]) -> list[_Line]:
    """Move attributions, such as ``… wrote:``, into the quotation below them, without date and address."""
    result: list[_Line] = []
    position = 0
    while position < len(lines):
        for count in (1, 2):
            if (attribution := _attribution(lines, position, count)) is not None:
                result += [attribution, _Line(attribution.depth, "")]
                position += count
                break
        else:
            result.append(lines[position])
            position += 1
    return result


def _attribution(lines: Sequence[_Line], position: int, count: int) -> _Line | None:
    """Return the attribution that a number of lines make up; None if they are not one."""
    depth = lines[position].depth
    below = next(
        (line for line in lines[position + count : position + count + _LOOKAHEAD_LINES] if line.text.strip()),
        None,
    )
    if below is None or below.depth <= depth or lines[position + count - 1].depth != depth:
        return None
    text = " ".join(line.text.strip() for line in lines[position : position + count])
    if len(text) > _MAX_ATTRIBUTION or not lines[position].text.strip():
        return None
    match = _ATTRIBUTION.fullmatch(text)
    return None if match is None else _Line(below.depth, _without_date(match[1].strip(" ,:*\t"), text))


def _without_date(who: str, text: str) -> str:
    if date := _ATTRIBUTION_DATE.match(who):
        who = who[date.end() :] or who
    name = display_name(re.sub(r"\s*[\[(]mailto:[^\])]*[\])]", "", who)).strip(' ,"')
    return f"{name} wrote:" if name and len(name) <= 80 else text


def _render(lines: Sequence[_Line]) -> str:
    rendered: list[str] = []
    depth = 0
    for line in lines:
        if line.depth != depth:
            rendered.append("")
        depth = line.depth
        text = line.text.rstrip()
        rendered.append(f"{'>' * depth} {text}" if depth and text else text)
    return "\n".join(rendered)


_SIGNATURE_SEPARATOR = re.compile(r"-- ?|- -- ?")
_FOOTER_SEPARATOR = re.compile(r"[_\-=*~#]{16,}\s*|-~-*~[-~]*\s*|--~--.*|-\s*")
_FOOTER = re.compile(
    r"mailing list|listinfo|unsubscribe|you received this message because|list archives?|"
    r"(?:e-mails?|messages?) from (?:this )?group|se désabonner|abmelden|darse de baja",
    re.IGNORECASE,
)
_MAX_FOOTER_LINES = 14
_MAX_SIGNATURE_LINES = 25
_MAX_SENT_FROM_CHARS = 100
_NOTICE = re.compile(
    r"\W*(?:confidentiality (?:notice|note)|disclaimer|legal notice|important notice|privileged and confidential)\b|"
    r"(?:this|the (?:information (?:contained )?in|contents? of) this) "
    r"(?:e-?mail|electronic mail|message|communication|transmission)s?\b"
    r".{0,240}\b(?:confidential|intended (?:solely|only|recipient)|privileged)|"
    r"diese e-?mail\b.{0,160}\bvertraulich|ce (?:message|courriel|mail)\b.{0,160}\bconfidentiel",
    re.IGNORECASE | re.DOTALL,
)
_SENT_FROM = re.compile(
    r"(?:(?:sent|posted|written) (?:from|via|using|with) (?:my |a |an |the )?\S|get outlook for |"
    r"von meinem .{2,30} gesendet|gesendet (?:von|mit) |envoyé (?:de|depuis) |enviado (?:desde|de|do) |inviato da|"
    r"verzonden vanaf |verstuurd vanaf |skickat från |sendt fra |wysłane z |отправлено с )[^.]{0,60}\.?|"
    r"iphoneから送信|从我的 ?iphone ?发送|發自我的 ?iphone",
    re.IGNORECASE,
)
_ARMOR = "-----BEGIN "
_ARMOR_END = "-----END "
_SIGNED_MESSAGE = "-----BEGIN PGP SIGNED MESSAGE-----"


def _strip_armor(lines: Sequence[str], dropped: list[Dropped]) -> list[str]:
    """Return the lines without PGP armor, signatures and keys; append what is left out to ``dropped``."""
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
            # In a signed text, lines that begin with a dash are escaped with another one (RFC 9580, section 7.2).
            kept.append(line.removeprefix("- ") if is_signed and line.startswith("- -") else line)
        position += 1
    return kept


def _strip_signature(lines: Sequence[_Line], dropped: list[Dropped]) -> list[_Line]:
    """Return the lines without a signature, list footer or legal notice at the end; append those to ``dropped``."""
    kept = _without_trailing_blanks(_strip_inner_signatures(lines, dropped))
    for find_start, reason in (
        (_footer_start, "a mailing list's footer"),
        (_notice_start, "a legal notice"),
        (_signature_start, "a signature"),
        (_notice_start, "a legal notice"),
    ):
        if (start := find_start(kept)) is not None:
            if text := "\n".join(line.text.strip() for line in kept[start:]).strip():
                dropped.append(Dropped(reason, text))
            kept = _without_trailing_blanks(kept[:start])
    return kept


def _without_trailing_blanks(lines: Sequence[_Line]) -> list[_Line]:
    end = len(lines)
    while end and not lines[end - 1].text.strip():
        end -= 1
    return list(lines[:end])


def _footer_start(lines: Sequence[_Line]) -> int | None:
    first = max(0, len(lines) - _MAX_FOOTER_LINES)
    for position in range(first, len(lines) - 1):
        if _FOOTER_SEPARATOR.fullmatch(lines[position].text) and any(
            _FOOTER.search(line.text[:500]) for line in lines[position + 1 :]
        ):
            return position
    return None


def _notice_start(lines: Sequence[_Line]) -> int | None:
    for position in range(len(lines) - 1, max(0, len(lines) - _MAX_SIGNATURE_LINES), -1):
        if not lines[position - 1].text.strip() and not lines[position].depth:
            paragraph = " ".join(line.text for line in lines[position:])[:2_000]
            if _NOTICE.match(paragraph):
                return position
    return None


def _signature_start(lines: Sequence[_Line]) -> int | None:
    for position in range(len(lines) - 1, -1, -1):
        line = lines[position]
        if line.depth == 0 and _SIGNATURE_SEPARATOR.fullmatch(line.text):
            is_short = len(lines) - position <= _MAX_SIGNATURE_LINES
            return position if is_short or line.text == "-- " else None
    return None


def _strip_inner_signatures(lines: Sequence[_Line], dropped: list[Dropped]) -> list[_Line]:
    """Return the lines without a program's own line, and without the signature of an answer above what it quotes."""
    kept: list[_Line] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        end = position
        if not line.depth and _SIGNATURE_SEPARATOR.fullmatch(line.text):
            end = _inner_signature_end(lines, position)
        elif (
            not line.depth
            and len(line.text) < _MAX_SENT_FROM_CHARS
            and _SENT_FROM.fullmatch(line.text.strip())
        ):
            end = position + 1
        if end > position:
            kept.append(_Line(0, ""))
            dropped.append(
                Dropped("a signature", "\n".join(line.text.strip() for line in lines[position:end]).strip())
            )
        else:
            kept.append(line)
        position = max(end, position + 1)
    return kept


def _inner_signature_end(lines: Sequence[_Line], start: int) -> int:
    """Return the end of a signature above a quotation; its start if no quotation follows soon."""
    quoted = next(
        (
            place
            for place in range(start, min(len(lines), start + _MAX_SIGNATURE_LINES))
            if lines[place].depth
        ),
        start,
    )
    # The attribution belongs to the quotation.
    end = quoted
    while end > start and not lines[end - 1].text.strip():
        end -= 1
    while end > start + 1 and lines[end - 1].text.strip():
        end -= 1
    attribution = " ".join(line.text.strip() for line in lines[end:quoted]).strip()
    return end if len(attribution) < _MAX_ATTRIBUTION and _ATTRIBUTION.fullmatch(attribution) else quoted
