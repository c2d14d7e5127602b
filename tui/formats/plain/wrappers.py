"""Strip Project Gutenberg's licence, the heads of RFCs and manual pages, and header fields."""

import re
from dataclasses import dataclass

from tui.document.model import Dropped
from tui.text.patterns import lazy_pattern


@dataclass(frozen=True, slots=True)
class StrippedText:
    """A text without its wrapper, and the metadata that the wrapper had."""

    text: str
    title: str = ""
    author: str | None = None
    date: str | None = None
    language: str | None = None
    dropped: tuple[Dropped, ...] = ()


_GUTENBERG_START = lazy_pattern(
    r"^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.{0,300}?\*{3} *$", re.MULTILINE | re.DOTALL
)
_GUTENBERG_END = lazy_pattern(
    r"^(?:End of (?:the |this )?Project Gutenberg|\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG)", re.MULTILINE
)
_GUTENBERG_FIELD = lazy_pattern(r"^(Title|Author|Language): +(.+(?:\n {2,}\S.*)*)", re.MULTILINE)
_GUTENBERG_CREDITS = lazy_pattern(
    r"\s*(?:(?:Produced|Transcribed|E-?text prepared|Scanned|HTML version) by\b.*(?:\n.+)*\n\s*\n)",
    re.IGNORECASE,
)
_TRANSCRIBER = lazy_pattern(
    r"^[ \[*]*(?:original )?transcriber[’']s notes?[:.\]* ]*\n\s*(?:.+\n)+", re.IGNORECASE | re.MULTILINE
)
_EMPHASIS = lazy_pattern(r"_(?<!\w_)(?=[^\s_])([^_\n]*(?:\n[^_\n]+)?)_(?!\w)")
_MAX_HEADER_CHARS = 20_000


def strip_gutenberg(text: str) -> StrippedText | None:
    """Strip a book of Project Gutenberg's; None for any other text."""
    start = _GUTENBERG_START.search(text, 0, _MAX_HEADER_CHARS)
    if start is None:
        return None
    header = text[: start.end()]
    ends = list(_GUTENBERG_END.finditer(text, start.end()))
    end = ends[0].start() if ends else len(text)
    body = text[start.end() : end]
    dropped = [Dropped("Project Gutenberg's header", header.strip())]
    for note in (_GUTENBERG_CREDITS.match(body), _TRANSCRIBER.search(body, 0, _MAX_HEADER_CHARS)):
        if note is not None:
            dropped.append(Dropped("a note on who made this copy", note[0].strip()))
            body = body.replace(note[0], "\n", 1)
    if text[end:].strip():
        dropped.append(Dropped("Project Gutenberg's licence", text[end:].strip()))
    fields = {key: " ".join(value.split()) for key, value in _GUTENBERG_FIELD.findall(header)}
    return StrippedText(
        _EMPHASIS.sub(r"\1", body),  # underscores stand for the italics of the printed book
        fields.get("Title", ""),
        fields.get("Author"),
        language=fields.get("Language"),
        dropped=tuple(dropped),
    )


_FIELDS = lazy_pattern(
    r"\s{0,200}((?:[A-Z][A-Za-z-]{1,30}(?: [A-Za-z]{1,20})?:(?: [^\n]*)?\n(?: +\S[^\n]*\n)*){2,60})(?=\s*\n)"
)
_FIELD = lazy_pattern(r"([A-Z][A-Za-z-]{1,30}(?: [A-Za-z]{1,20})?): *([^\n]*(?:\n +\S[^\n]*)*)")
_ADDRESS = lazy_pattern(r"\s*<[^<>]*>")
_MAX_FIELDS_CHARS = 16_000
_TITLES = ("title", "subject", "name", "titel", "titre")
_AUTHORS = ("author", "authors", "by", "autor", "auteur", "maintainer")
_DATES = ("date", "created", "published", "last-modified", "updated", "datum")


def strip_header_fields(text: str) -> StrippedText | None:
    """Strip header fields such as ``Title: …`` above a text; None if there are fewer than two, or no title."""
    match = _FIELDS.match(text, 0, _MAX_FIELDS_CHARS)
    if match is None:
        return None
    fields = {name.lower(): " ".join(value.split()) for name, value in reversed(_FIELD.findall(match[1]))}
    title = _first(fields, _TITLES)
    if not title:
        return None
    return StrippedText(
        text[match.end() :],
        title,
        _ADDRESS.sub("", _first(fields, _AUTHORS)) or None,
        _first(fields, _DATES) or None,
        fields.get("language"),
        (Dropped("the document's head", match[1].strip()),),
    )


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


_MAN_HEAD = lazy_pattern(
    r"\s{0,200}(?P<line>(?P<name>[\w.:+@-]{1,60}\([0-9][0-9a-zA-Z]{0,8}\)) {2,}\S[^\n]{0,150} {2,}(?P=name)) *\n"
)
_MAN_DATE = lazy_pattern(r"(?:[A-Z][a-z]+ [0-9]{1,2}, )?[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?|[A-Z][a-z]+ [0-9]{4}")
_COLUMN_GAP = lazy_pattern(r" {2,}")


def strip_man_page(text: str) -> StrippedText | None:
    """Strip the first and the last line of a manual page; None for any other text."""
    head = _MAN_HEAD.match(text)
    if head is None:
        return None
    body, _, foot = text[head.end() :].rstrip().rpartition("\n")
    cells = _COLUMN_GAP.split(foot.strip())
    if len(cells) == 1 or foot.startswith(" "):
        body, cells, foot = text[head.end() :], [], ""
    dates = [cell for cell in cells if _MAN_DATE.fullmatch(cell)]
    lines = filter(None, (head["line"], foot))
    return StrippedText(
        body,
        head["name"],
        date=dates[0] if dates else None,
        dropped=tuple(Dropped("a running head", " ".join(line.split())) for line in lines),
    )


_RFC_NUMBER = lazy_pattern(
    r"^ {0,3}(?:Request for Comments|RFC|Network Working Group +RFC ?#?)[:#]? *[0-9]{1,5}\b|^ {0,3}Internet[- ]Draft\b",
    re.IGNORECASE | re.MULTILINE,
)
_SEARCHED_CHARS = 3_000
_MAX_HEAD_LINES = 30
_PERSON = lazy_pattern(r"(?:[A-Z]\. ?-?){1,4}[^\W\d_][\w'’-]*(?: [\w'’.-]+){0,3}(?:, Eds?\.?|, Editors?)?")
_RFC_DATE = lazy_pattern(
    r"(?:[0-9]{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (?:[0-9]{1,2}, )?[0-9]{4}"
)
_NOT_RFC_TITLE = lazy_pattern(
    r"<.*>|draft-[\w.-]+|(?:status of this memo|abstract|table of contents|contents|[0-9]+\. .*)",
    re.IGNORECASE,
)


def strip_rfc(text: str) -> StrippedText | None:
    """Strip the head of an RFC or an Internet-Draft; None for any other text."""
    number = _RFC_NUMBER.search(text, 0, _SEARCHED_CHARS)
    if number is None or text[: number.start()].count("\n") > _MAX_HEAD_LINES:
        return None
    lines = text.split("\n")
    end = _block_end(lines, text[: number.start()].count("\n"))
    head = [line for line in lines[:end] if line.strip()]
    if len(head) > _MAX_HEAD_LINES:
        return None
    cells = [cell.strip() for line in head for cell in _COLUMN_GAP.split(line.strip())]
    title_lines, start = _rfc_title(lines, end)
    people = [re.sub(r", (?:Ed|Ed)\w*\.?$", "", cell) for cell in cells if _PERSON.fullmatch(cell)]
    dates = [match[0] for cell in [*cells, *title_lines] if (match := _RFC_DATE.fullmatch(cell))]
    return StrippedText(
        "\n".join(lines[start:]),
        " ".join(line for line in title_lines if not _RFC_DATE.fullmatch(line)),
        ", ".join(dict.fromkeys(people)) or None,
        dates[0] if dates else None,
        dropped=(Dropped("the document's head", "\n".join(" ".join(line.split()) for line in head)),),
    )


def _block_end(lines: list[str], start: int) -> int:
    return next((index for index in range(start, len(lines)) if not lines[index].strip()), len(lines))


def _rfc_title(lines: list[str], start: int) -> tuple[list[str], int]:
    """Return the lines of the title below the head, and the index of the text's first line."""
    position = next((index for index in range(start, len(lines)) if lines[index].strip()), len(lines))
    end = _block_end(lines, position)
    title = [" ".join(line.split()) for line in lines[position:end]]
    title = [line for line in title if not _NOT_RFC_TITLE.fullmatch(line)]
    if not title or len(title) > 6:
        return [], start
    if title[-1][-1] not in "-–—:" or end == len(lines):
        return title, end
    more, end = _rfc_title(lines, end)
    return [*title, *more], end
