"""Reading Word documents with Mammoth. Importing this loads it, and lxml."""

import posixpath
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import mammoth
from lxml import etree

from tui.article.build import Draft, Metadata
from tui.article.clean import clean_line
from tui.article.model import Dropped
from tui.sources.archives import Archive
from tui.sources.collecting import without_collecting
from tui.sources.document_title import take_title
from tui.sources.html.blocks import html_drafts, tag_of
from tui.sources.looks import mark_headings
from tui.sources.reading import Reading
from tui.sources.safe_xml import parse_html, parse_xml
from tui.sources.word.names import W, in_one_namespace
from tui.sources.word.numbering import Numbering, set_numbers
from tui.sources.word.slim import Paragraph, SlimDocument, set_roles, slim_document
from tui.sources.word.styles import Styles

_MAIN = "word/document.xml"
_DEEPEST_HEADING = 6
_SHOWN = 200


def read_word(data: bytes, name: str) -> Reading:
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
    document = slim_document(archive, main, styles, numbering)
    if not document.paragraphs:
        raise archive.refusal("it is a Word document without any text", "Its pages may be pictures")
    mark_headings(document.paragraphs)
    title = _take_title(document)
    set_roles(document.paragraphs)
    drafts = list(_drafts(document, numbering))
    named, metadata = _properties(archive)
    title, drafts, repeats = take_title(drafts, title, named)
    dropped = [*document.dropped, *repeats, *_notes(archive, folder)]
    return Reading(title, drafts, dropped, metadata, _language(styles))


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


def _take_title(document: SlimDocument) -> str:
    """The paragraphs at the beginning that have the style of titles, taken out of the document."""
    words = []
    paragraphs = document.paragraphs
    while len(paragraphs) > 1 and paragraphs[0].role == "title" and not paragraphs[0].is_in_table:
        words.append(clean_line(paragraphs[0].text))
        document.body.remove(paragraphs.pop(0).element)
    return " ".join(words)


def _drafts(document: SlimDocument, numbering: Numbering) -> Iterator[Draft]:
    with without_collecting():
        page = mammoth.convert_to_html(
            _made_anew(document, numbering),
            style_map=_style_map(document.paragraphs),
            include_default_style_map=False,
            include_embedded_style_map=False,
        ).value
    root = parse_html(page)
    if root is None:
        return
    set_numbers(root, numbering)
    yield from html_drafts(root)


def _made_anew(document: SlimDocument, numbering: Numbering) -> BytesIO:
    main = etree.Element(f"{W}document", nsmap={"w": W[1:-1]})
    main.append(document.body)
    named = dict.fromkeys(paragraph.listing for paragraph in document.paragraphs if paragraph.listing)
    lists = numbering.part(named)
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr(_MAIN, etree.tostring(main, encoding="utf-8"))
        archive.writestr("word/numbering.xml", etree.tostring(lists, encoding="utf-8"))
    stream.seek(0)
    return stream


def _style_map(paragraphs: Sequence[Paragraph]) -> str:
    """How Mammoth writes each role; as few lines as will do, since it looks through all of them for each paragraph."""
    levels = sorted({paragraph.level for paragraph in paragraphs if paragraph.role == "heading"})
    lines = [f"p.heading{level} => h{min(level, _DEEPEST_HEADING)}:fresh" for level in levels]
    roles = {paragraph.role for paragraph in paragraphs}
    lines += [line for role, line in _ROLES.items() if role in roles]
    depths = [paragraph.depth for paragraph in paragraphs if paragraph.listing]
    for level in range(1, max(depths, default=0) + 1):
        around = "ul|ol > li > " * (level - 1)
        lines.append(f"p:unordered-list({level}) => {around}ul > li:fresh")
        lines.append(f"p:ordered-list({level}) => {around}ol > li:fresh")
    return "\n".join(lines)


_ROLES = {
    "quote": "p.quote => blockquote > p:fresh",
    "code": "p.code => pre:separator('\\n')",
}


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


def _language(styles: Styles) -> str | None:
    """The language that the document names; not English, which most programs name whatever was written in them."""
    language = styles.language
    return None if language is None or language.lower().startswith("en") else language
