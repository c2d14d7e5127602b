"""The text of an email without signatures and footers, its quotations in an even form."""

import re
from collections.abc import Sequence

from tui.document.model import Dropped
from tui.formats.email.parts import display_name
from tui.formats.email.signatures import SIGNATURE_SEPARATOR, QuotedLine, strip_armor, strip_signature

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


def message_text(text: str, *, flowed: bool = False, delete_space: bool = False) -> tuple[str, list[Dropped]]:
    """Return a message's text with every quoted line behind as many ``>`` as it is deep, and a space.

    Args:
        text: Clean text; its line ends are line feeds.
        flowed: Whether lines that end in a space go on in the next one (``format=flowed``, RFC 3676).
        delete_space: Whether that space is not part of the text (``delsp=yes``).

    Returns:
        The text, with an empty line wherever the depth changes, and what was left out.
    """
    dropped: list[Dropped] = []
    lines = [_parse_line(line) for line in strip_armor(text.split("\n"), dropped)]
    if flowed:
        lines = _join_flowed(lines, delete_space)
    lines = strip_signature(lines, dropped)
    lines = _normalize_attributions(_quote_older_messages(lines, dropped))
    return _render(lines), dropped


def _parse_line(line: str) -> QuotedLine:
    match = _QUOTE_PREFIX.match(line)
    if match is None:
        # Mailboxes keep a line that would look like the beginning of a new message behind a quotation mark.
        return QuotedLine(0, line.removeprefix(" ") if line.startswith(" From ") else line)
    if line.startswith(">From "):
        return QuotedLine(0, line[1:])
    depth = match[1].count(">") if match[1] else 1
    return QuotedLine(min(depth, _MAX_DEPTH), line[match.end() :])


def _join_flowed(lines: Sequence[QuotedLine], delete_space: bool) -> list[QuotedLine]:
    result: list[QuotedLine] = []
    pieces: list[str] = []
    depth = 0
    for line in lines:
        text = line.text.removeprefix(" ")
        flows = text.endswith(" ") and not SIGNATURE_SEPARATOR.fullmatch(text)
        if pieces and (line.depth != depth or SIGNATURE_SEPARATOR.fullmatch(text)):
            result.append(QuotedLine(depth, "".join(pieces)))
            pieces = []
        depth = line.depth
        pieces.append(text.removesuffix(" ") if flows and delete_space else text)
        if not flows:
            result.append(QuotedLine(depth, "".join(pieces)))
            pieces = []
    return [*result, QuotedLine(depth, "".join(pieces))] if pieces else result


def _quote_older_messages(lines: Sequence[QuotedLine], dropped: list[Dropped]) -> list[QuotedLine]:
    """Quote a message that is included whole below its answer; leave a forwarded one as it is."""
    result: list[QuotedLine] = []
    depth = 0
    position = 0
    while position < len(lines):
        line = lines[position]
        match = _OLDER_MESSAGE.fullmatch(line.text.strip()) if len(line.text) < 200 else None
        position += 1
        if match is None:
            result.append(QuotedLine(min(line.depth + depth, _MAX_DEPTH), line.text))
            continue
        end, sender = _headers_end(lines, position)
        if end > position:
            headers = "\n".join(header.text for header in lines[position:end]).strip()
            dropped.append(Dropped("the headers of an older mail", headers))
            depth += 1 if match[1] else 0
        if sender:
            attribution = QuotedLine(min(line.depth + depth, _MAX_DEPTH), f"{sender} wrote:")
            result += [attribution, QuotedLine(depth, "")]
        position = end
    return result


def _headers_end(lines: Sequence[QuotedLine], start: int) -> tuple[int, str]:
    """Return the end of the headers in the text from a position on, and the sender that they name."""
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


def _normalize_attributions(lines: Sequence[QuotedLine]) -> list[QuotedLine]:
    """Move the lines that say who is quoted into the quotation below them, without date and address."""
    result: list[QuotedLine] = []
    position = 0
    while position < len(lines):
        for count in (1, 2):
            if (attribution := _attribution(lines, position, count)) is not None:
                result += [attribution, QuotedLine(attribution.depth, "")]
                position += count
                break
        else:
            result.append(lines[position])
            position += 1
    return result


def _attribution(lines: Sequence[QuotedLine], position: int, count: int) -> QuotedLine | None:
    """Return the attribution that some lines are; None if they say nothing about a quotation below them."""
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
    return None if match is None else QuotedLine(below.depth, _without_date(match[1].strip(" ,:*\t"), text))


def _without_date(who: str, text: str) -> str:
    if date := _ATTRIBUTION_DATE.match(who):
        who = who[date.end() :] or who
    name = display_name(re.sub(r"\s*[\[(]mailto:[^\])]*[\])]", "", who)).strip(' ,"')
    return f"{name} wrote:" if name and len(name) <= 80 else text


def _render(lines: Sequence[QuotedLine]) -> str:
    rendered: list[str] = []
    depth = 0
    for line in lines:
        if line.depth != depth:
            rendered.append("")
        depth = line.depth
        text = line.text.rstrip()
        rendered.append(f"{'>' * depth} {text}" if depth and text else text)
    return "\n".join(rendered)
