"""Strip what is wrapped around a text: Gutenberg licences, RFC and man page headers, header fields."""

import re
from dataclasses import dataclass

from tui.document.model import Dropped


@dataclass(frozen=True, slots=True)
class StrippedText:
    """A text without its wrapping, and what that said."""

    text: str
    title: str = ""
    """Empty if the wrapping does not say."""
    author: str | None = None
    date: str | None = None
    language: str | None = None
    dropped: tuple[Dropped, ...] = ()


_START = re.compile(
    r"^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.{0,300}?\*{3} *$", re.MULTILINE | re.DOTALL
)
_END = re.compile(
    r"^(?:End of (?:the |this )?Project Gutenberg|\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG)", re.MULTILINE
)
_GUTENBERG_FIELD = re.compile(r"^(Title|Author|Language): +(.+(?:\n {2,}\S.*)*)", re.MULTILINE)
_CREDITS = re.compile(
    r"\s*(?:(?:Produced|Transcribed|E-?text prepared|Scanned|HTML version) by\b.*(?:\n.+)*\n\s*\n)",
    re.IGNORECASE,
)
_TRANSCRIBER = re.compile(
    r"^[ \[*]*(?:original )?transcriber[’']s notes?[:.\]* ]*\n\s*(?:.+\n)+", re.IGNORECASE | re.MULTILINE
)
_EMPHASIS = re.compile(r"_(?<!\w_)(?=[^\s_])([^_\n]*(?:\n[^_\n]+)?)_(?!\w)")
_HEADER_LENGTH = 20_000


def strip_gutenberg(text: str) -> StrippedText | None:
    """Take a book out of Project Gutenberg's header and licence; None if the text is no such book.

    Args:
        text: Clean text.
    """
    start = _START.search(text, 0, _HEADER_LENGTH)
    if start is None:
        return None
    header = text[: start.end()]
    ends = list(_END.finditer(text, start.end()))
    end = ends[0].start() if ends else len(text)
    body = text[start.end() : end]
    dropped = [Dropped("Project Gutenberg's header", header.strip())]
    for note in (_CREDITS.match(body), _TRANSCRIBER.search(body, 0, _HEADER_LENGTH)):
        if note is not None:
            dropped.append(Dropped("a note on who made this copy", note[0].strip()))
            body = body.replace(note[0], "\n", 1)
    if text[end:].strip():
        dropped.append(Dropped("Project Gutenberg's licence", text[end:].strip()))
    fields = {key: " ".join(value.split()) for key, value in _GUTENBERG_FIELD.findall(header)}
    # Underscores stand for the italics of the printed book.
    body = _EMPHASIS.sub(r"\1", body)
    return StrippedText(
        body,
        fields.get("Title", ""),
        fields.get("Author"),
        language=fields.get("Language"),
        dropped=tuple(dropped),
    )


_FIELDS = re.compile(
    r"\s{0,200}((?:[A-Z][A-Za-z-]{1,30}(?: [A-Za-z]{1,20})?:(?: [^\n]*)?\n(?: +\S[^\n]*\n)*){2,60})(?=\s*\n)"
)
_FIELD = re.compile(r"([A-Z][A-Za-z-]{1,30}(?: [A-Za-z]{1,20})?): *([^\n]*(?:\n +\S[^\n]*)*)")
_ADDRESS = re.compile(r"\s*<[^<>]*>")
_LONGEST = 16_000
_TITLES = ("title", "subject", "name", "titel", "titre")
_AUTHORS = ("author", "authors", "by", "autor", "auteur", "maintainer")
_DATES = ("date", "created", "published", "last-modified", "updated", "datum")


def strip_header_fields(text: str) -> StrippedText | None:
    """Take the fields from the head of a text; None if it does not begin with two or more, a title among them.

    Args:
        text: Clean text.
    """
    match = _FIELDS.match(text, 0, _LONGEST)
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


_HEAD = re.compile(
    r"\s{0,200}(?P<line>(?P<name>[\w.:+@-]{1,60}\([0-9][0-9a-zA-Z]{0,8}\)) {2,}\S[^\n]{0,150} {2,}(?P=name)) *\n"
)
_MAN_DATE = re.compile(r"(?:[A-Z][a-z]+ [0-9]{1,2}, )?[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?|[A-Z][a-z]+ [0-9]{4}")
_MAN_COLUMNS = re.compile(r" {2,}")


def strip_man_page(text: str) -> StrippedText | None:
    """Take the first and the last line from a manual page; None if the text is none.

    Args:
        text: Clean text, without overstruck letters.
    """
    head = _HEAD.match(text)
    if head is None:
        return None
    body, _, foot = text[head.end() :].rstrip().rpartition("\n")
    cells = _MAN_COLUMNS.split(foot.strip())
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


_NUMBER = re.compile(
    r"^ {0,3}(?:Request for Comments|RFC|Network Working Group +RFC ?#?)[:#]? *[0-9]{1,5}\b|^ {0,3}Internet[- ]Draft\b",
    re.IGNORECASE | re.MULTILINE,
)
_SEARCHED = 3_000
_MOST_HEAD_LINES = 30
_MOST_TITLE_LINES = 6
_COLUMNS = re.compile(r" {2,}")
_PERSON = re.compile(r"(?:[A-Z]\. ?-?){1,4}[^\W\d_][\w'’-]*(?: [\w'’.-]+){0,3}(?:, Eds?\.?|, Editors?)?")
_DATE = re.compile(
    r"(?:[0-9]{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (?:[0-9]{1,2}, )?[0-9]{4}"
)
_NOT_TITLE = re.compile(
    r"<.*>|draft-[\w.-]+|(?:status of this memo|abstract|table of contents|contents|[0-9]+\. .*)",
    re.IGNORECASE,
)


def strip_rfc(text: str) -> StrippedText | None:
    """Take the head from an internet standard or a draft of one; None if the text is none.

    Args:
        text: Clean text, its pages put together.
    """
    number = _NUMBER.search(text, 0, _SEARCHED)
    if number is None or text[: number.start()].count("\n") > _MOST_HEAD_LINES:
        return None
    lines = text.split("\n")
    end = _block_end(lines, text[: number.start()].count("\n"))
    head = [line for line in lines[:end] if line.strip()]
    if len(head) > _MOST_HEAD_LINES:
        return None
    cells = [cell.strip() for line in head for cell in _COLUMNS.split(line.strip())]
    title_lines, start = _title(lines, end)
    people = [re.sub(r", (?:Ed|Ed)\w*\.?$", "", cell) for cell in cells if _PERSON.fullmatch(cell)]
    dates = [match[0] for cell in [*cells, *title_lines] if (match := _DATE.fullmatch(cell))]
    return StrippedText(
        "\n".join(lines[start:]),
        " ".join(line for line in title_lines if not _DATE.fullmatch(line)),
        ", ".join(dict.fromkeys(people)) or None,
        dates[0] if dates else None,
        dropped=(Dropped("the document's head", "\n".join(" ".join(line.split()) for line in head)),),
    )


def _block_end(lines: list[str], start: int) -> int:
    while start < len(lines) and lines[start].strip():
        start += 1
    return start


def _title(lines: list[str], start: int) -> tuple[list[str], int]:
    """The lines of the title below the head, and where the text begins."""
    position = start
    while position < len(lines) and not lines[position].strip():
        position += 1
    end = _block_end(lines, position)
    title = [" ".join(line.split()) for line in lines[position:end]]
    title = [line for line in title if not _NOT_TITLE.fullmatch(line)]
    if not title or len(title) > _MOST_TITLE_LINES:
        return [], start
    if title[-1][-1] not in "-–—:" or end == len(lines):
        return title, end
    more, end = _title(lines, end)
    return [*title, *more], end
