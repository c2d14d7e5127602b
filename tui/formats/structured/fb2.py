"""Read books in FictionBook 2 (FictionBook 2.1)."""

import re
from collections.abc import Iterator
from typing import Any

from tui.document.build import Metadata
from tui.document.errors import SourceError
from tui.document.model import BlockKind, SpanKind
from tui.formats.archive import Archive
from tui.formats.parsed_document import ParsedDocument
from tui.formats.structured.elements import attribute, text_of
from tui.formats.structured.vocabulary import Role, Vocabulary, roles
from tui.formats.structured.walker import NoteBody, XmlReader
from tui.formats.xml import encoding_warnings, parse_xml, tag_of
from tui.text.lines import is_same_title

_VOCABULARY = Vocabulary(
    roles=roles(
        {
            Role.SECTION: "section",
            Role.TITLE: "title subtitle",
            Role.PARAGRAPH: "p text-author date",
            Role.QUOTE: "cite epigraph",
            Role.TABLE: "table",
            Role.IMAGE: "image",
            Role.NOTE_REFERENCE: "a",
            Role.LINE: "v stanza poem empty-line",
        }
    ),
    inline={
        "emphasis": SpanKind.EMPHASIS,
        "strong": SpanKind.STRONG,
        "code": SpanKind.CODE,
        "sup": SpanKind.SUPERSCRIPT,
        "sub": SpanKind.SUBSCRIPT,
    },
    links={"a": "href"},
    images={"image": "href"},
    dropped={"strikethrough": "deleted text"},
)
_PICTURES = re.compile(rb"<(?:\w+:)?binary\b[^<>]*>[^<]*</(?:\w+:)?binary\s*>")
_NOTE_BODIES = frozenset(("notes", "comments", "footnotes"))
_NAME_PARTS = ("first-name", "middle-name", "last-name")
_SUFFIX = ".fb2"


def read_fb2(data: bytes, name: str) -> ParsedDocument:
    """Read a FictionBook, alone or in a ZIP container. The sections of its body of notes become notes.

    Raises:
        SourceError: It is damaged, has no text, or its container does not have exactly one book.
    """
    if data.startswith(b"PK"):
        data = _unpacked(data, name)
    root = parse_xml(_PICTURES.sub(b"", data))
    bodies = [] if root is None else [child for child in root if tag_of(child) == "body"]
    texts = [body for body in bodies if attribute(body, "name") not in _NOTE_BODIES]
    if root is None or not texts:
        raise SourceError(f"Cannot read {name}: it is a FictionBook that is damaged. Get it once more.")
    notes = {
        attribute(section, "id"): _note(section)
        for body in bodies
        if body not in texts
        for section in body.iter("{*}section", "section")
        if attribute(section, "id")
    }
    reader = XmlReader(_VOCABULARY, notes, lambda link: attribute(link, "href").removeprefix("#"))
    for body in texts:
        reader.read(body)
    if not reader.drafts:
        raise SourceError(
            f"Cannot read {name}: it is a FictionBook without any text. Its pages may be pictures."
        )
    info = next(root.iter("{*}title-info", "title-info"), None)
    title = _first(info, "book-title")
    drafts = reader.drafts
    if len(drafts) > 1 and drafts[0].kind is BlockKind.HEADING and _is_title(drafts[0].text, title, info):
        drafts = drafts[1:]
    for annotation in _named(info, "annotation"):
        reader.drop("what the publisher says", annotation)
    metadata = Metadata(author=_authors(info), date=_date(root, info))
    return ParsedDocument(
        title,
        drafts,
        reader.dropped,
        metadata,
        _first(info, "lang") or None,
        notes=reader.notes,
        warnings=encoding_warnings([data]),
    )


def _unpacked(data: bytes, name: str) -> bytes:
    archive = Archive(data, name)
    books = [path for path in archive.paths if path.lower().endswith(_SUFFIX)]
    if len(books) != 1:
        raise archive.error(f"it holds {len(books)} FictionBooks", "Unpack it and open one of them")
    return archive.read(books[0])


def _note(section: Any) -> NoteBody:
    titles = (text_of(part) for part in section if tag_of(part) == "title")
    return NoteBody(next(titles, ""), section)


def _named(info: Any | None, name: str) -> Iterator[Any]:
    return iter(()) if info is None else (part for part in info if tag_of(part) == name)


def _first(info: Any | None, name: str) -> str:
    return next(map(text_of, _named(info, name)), "")


def _is_title(heading: str, title: str, info: Any | None) -> bool:
    """Return True for the heading of the whole book, which may begin with its author's name."""
    author = _authors(info) or ""
    return is_same_title(heading, title) or is_same_title(heading, f"{author} {title}")


def _authors(info: Any | None) -> str | None:
    names = []
    for author in _named(info, "author"):
        parts = {tag_of(part): text_of(part) for part in author}
        names.append(" ".join(filter(None, map(parts.get, _NAME_PARTS))) or parts.get("nickname", ""))
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def _date(root: Any, info: Any | None) -> str | None:
    """Return the date of writing, or else the year of publication."""
    dates = [attribute(date, "value") or text_of(date) for date in _named(info, "date")]
    years = [text_of(year) for year in root.iter("{*}year", "year")]
    return next((date for date in (*dates, *years) if date[:4].isdecimal()), None)
