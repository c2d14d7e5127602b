"""The text of an e-mail: what its writer wrote, and what was quoted, as plain text in even form.

What mail programs, mailing lists and signatures put around the text is left out.
"""

import re
from collections.abc import Sequence

from tui.article.model import Dropped
from tui.sources.mail.ends import SIGNATURE, Line, without_armour, without_end
from tui.sources.mail.headers import person

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
