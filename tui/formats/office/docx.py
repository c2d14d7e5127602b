"""Reading Word documents."""

import posixpath
from collections.abc import Iterator
from typing import Any

from tui.document.build import Metadata
from tui.document.model import Dropped
from tui.formats.archive import Archive
from tui.formats.office.docx_styles import Numbering, Styles, W, in_one_namespace
from tui.formats.office.docx_walk import Walk
from tui.formats.office.flow import to_parsed_document
from tui.formats.parsed_document import ParsedDocument
from tui.formats.xml import parse_xml, tag_of
from tui.text.sanitize import clean_line

_MAIN = "word/document.xml"
_SHOWN = 200


def read_docx(data: bytes, name: str) -> ParsedDocument:
    """Read a Word document, with or without macros.

    Headings are what its styles say, or, where they say nothing, what looks like headings. Left out are what is
    deleted in it, notes, comments, captions, pictures and its table of contents.

    Args:
        data: The document's bytes.
        name: What to call it in an error, already harmless.

    Raises:
        SourceError: It is damaged, or too large, or there is no text in it.
    """
    archive = Archive(data, name)
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    styles = Styles(_part(archive, folder, "styles.xml"))
    numbering = Numbering(_part(archive, folder, "numbering.xml"))
    walk = Walk(styles, numbering)
    walk.read(archive, main)
    if not walk.lines:
        raise archive.refusal("it is a Word document without any text", "Its pages may be pictures")
    title, metadata = _properties(archive)
    dropped = [*walk.dropped, *_notes(archive, folder)]
    return to_parsed_document(
        walk.lines, title=title, metadata=metadata, language=styles.language, dropped=dropped
    )


def _main_part(archive: Archive) -> str:
    """The path of the main part, which the container's relationships name."""
    root = parse_xml(archive.read("_rels/.rels")) if archive.find("_rels/.rels") is not None else None
    for relation in () if root is None else root.iter("*"):
        if relation.get("Type", "").endswith("/officeDocument"):
            path: str = posixpath.normpath(relation.get("Target", "").lstrip("/"))
            if archive.find(path) is not None:
                return path
    return _MAIN


def _part(archive: Archive, folder: str, name: str) -> Any | None:
    path = posixpath.join(folder, name)
    return None if archive.find(path) is None else parse_xml(in_one_namespace(archive.read(path)))


def _properties(archive: Archive) -> tuple[str, Metadata]:
    """The title and the metadata that the file has beside its text."""
    if archive.find("docProps/core.xml") is None:
        return "", Metadata()
    root = parse_xml(archive.read("docProps/core.xml"))
    values: dict[str, str] = {}
    for element in () if root is None else root.iter("*"):
        values.setdefault(tag_of(element), clean_line(element.text or ""))
    date = values.get("created") or values.get("modified") or ""
    author = values.get("creator")
    return values.get("title", ""), Metadata(author=author or None, date=date.partition("T")[0] or None)


def _notes(archive: Archive, folder: str) -> Iterator[Dropped]:
    for name in ("footnotes.xml", "endnotes.xml"):
        root = _part(archive, folder, name)
        for note in () if root is None else root:
            text = clean_line("".join(part.text or "" for part in note.iter(f"{W}t")))
            if text:
                yield Dropped("notes", text[:_SHOWN])
