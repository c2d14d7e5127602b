"""Read books and articles in DocBook (OASIS, DocBook 5.2), also of version 4."""

import re
from collections.abc import Iterator
from html.entities import html5
from itertools import islice
from typing import Any

from tui.document.build import Metadata
from tui.document.errors import SourceError
from tui.document.model import SpanKind
from tui.formats.parsed_document import ParsedDocument
from tui.formats.structured.elements import attribute, text_of
from tui.formats.structured.vocabulary import Role, Vocabulary, roles
from tui.formats.structured.walker import NoteBody, XmlReader
from tui.formats.xml import encoding_warnings, parse_xhtml, parse_xml, tag_of

_CODE = (
    "literal code command filename option parameter function varname classname methodname type constant envar "
    "userinput computeroutput prompt replaceable systemitem property tag sgmltag uri package symbol structfield "
    "interfacename exceptionname application keycap keysym returnvalue"
)
_VOCABULARY = Vocabulary(
    roles=roles(
        {
            Role.SECTION: (
                "part chapter appendix preface article section sect1 sect2 sect3 sect4 sect5 simplesect refentry "
                "refsect1 refsect2 refsect3 refsection bibliography glossary dedication acknowledgements colophon "
                "partintro topic reference abstract"
            ),
            Role.TITLE: "title subtitle bridgehead refname",
            Role.PARAGRAPH: (
                "para simpara formalpara term attribution glossterm refpurpose bibliomixed biblioentry question "
                "answer"
            ),
            Role.LIST: "itemizedlist variablelist simplelist glosslist calloutlist qandaset segmentedlist",
            Role.ORDERED_LIST: "orderedlist procedure substeps",
            Role.ITEM: "listitem member step callout glossdef qandaentry seglistitem",
            Role.QUOTE: "blockquote epigraph",
            Role.CODE: "programlisting screen literallayout synopsis address funcsynopsisinfo classsynopsisinfo",
            Role.TABLE: "table informaltable",
            Role.FIGURE: "figure informalfigure mediaobject",
            Role.IMAGE: "inlinemediaobject graphic inlinegraphic",
            Role.NOTE: "footnote",
            Role.NOTE_REFERENCE: "footnoteref",
            Role.FORMULA: "inlineequation equation informalequation math",
            Role.LINE: "note tip warning caution important sidebar cmdsynopsis funcsynopsis line",
            Role.SKIPPED: "indexterm anchor titleabbrev primary secondary",
        }
    ),
    inline={
        **dict.fromkeys(("emphasis", "firstterm", "citetitle", "foreignphrase"), SpanKind.EMPHASIS),
        **dict.fromkeys(_CODE.split(), SpanKind.CODE),
        "superscript": SpanKind.SUPERSCRIPT,
        "subscript": SpanKind.SUBSCRIPT,
    },
    links={"ulink": "url", "link": "href"},
    images={"imagedata": "fileref", "graphic": "fileref", "inlinegraphic": "fileref"},
    dropped={
        "toc": "a table of contents",
        "lot": "a table of contents",
        "index": "an index",
        "remark": "a comment",
    },
    captions=frozenset(("caption",)),
    alternatives=frozenset(("alt", "phrase", "textobject")),
)
_INFOS = frozenset(
    "info bookinfo articleinfo chapterinfo sectioninfo partinfo prefaceinfo appendixinfo sect1info sect2info sect3info "
    "sect4info sect5info refentryinfo setinfo".split()
)
_ROOTS = (
    "set",
    "book",
    "article",
    "part",
    "chapter",
    "appendix",
    "preface",
    "section",
    "sect1",
    "refentry",
    "topic",
)
_ENTITY = re.compile(rb"""<!ENTITY\s+([\w.-]{1,60})\s+(?:"([^"<&%]{0,400})"|'([^'<&%]{0,400})')\s*>""")
_ENTITY_USE = re.compile(rb"&([A-Za-z_][\w.-]{0,59});")
_XML_NAMES = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_MAX_ENTITIES = 1_000
_MAX_HEAD = 200_000
_MAX_NAMES = 20


def read_docbook(data: bytes, name: str) -> ParsedDocument:
    """Read a DocBook document. Footnotes become notes, admonitions running text.

    Raises:
        SourceError: It is damaged, or has no text.
    """
    data = _with_own_entities(data)
    root = parse_xhtml(data)
    root = parse_xml(data) if root is None else root
    if root is None:
        raise SourceError(f"Cannot read {name}: it is a DocBook document that is damaged. Get it once more.")
    top = next((element for element in root.iter("*") if tag_of(element) in _ROOTS), root)
    infos = [child for child in top if tag_of(child) in _INFOS]
    titles = [part for parent in (top, *infos) for part in parent if tag_of(part) in ("title", "subtitle")]
    _name_references(top)
    reader = XmlReader(_VOCABULARY, dict(_note_bodies(top)), lambda mark: attribute(mark, "linkend"))
    for part in _parts(top, infos):
        reader.read(part)
    if not reader.drafts:
        raise SourceError(
            f"Cannot read {name}: it is a DocBook document without any text. It may only include other files."
        )
    info = infos[0] if infos else top
    language = attribute(top, "lang") or attribute(root, "lang")
    return ParsedDocument(
        ": ".join(reader.inline_text(title)[0] for title in titles[:2]),
        reader.drafts,
        reader.dropped,
        Metadata(author=_authors(info), date=_date(info)),
        language or None,
        notes=reader.notes,
        warnings=encoding_warnings([data]),
    )


def _parts(top: Any, infos: list[Any]) -> Iterator[Any]:
    """Yield the abstract and the parts of the text."""
    for info in infos:
        yield from (part for part in info if tag_of(part) == "abstract")
    for part in top:
        tag = tag_of(part)
        if tag in _INFOS:
            continue
        if tag in ("title", "subtitle", "titleabbrev"):
            part.text, tail = "", part.tail
            part.clear()
            part.tail = tail
        yield part


def _with_own_entities(data: bytes) -> bytes:
    """Replace the entities of a document: those that its document type defines as short texts, and named characters."""
    head = data[:_MAX_HEAD]
    entities = {
        match[1]: match[2] or match[3] or b"" for match in islice(_ENTITY.finditer(head), _MAX_ENTITIES)
    }

    def text_of_entity(use: re.Match[bytes]) -> bytes:
        if use[1] in entities or use[1] in _XML_NAMES:
            return entities.get(use[1], use[0])
        characters = html5.get(f"{use[1].decode()};", "")
        return "".join(f"&#{ord(character)};" for character in characters).encode() or use[0]

    return _ENTITY_USE.sub(text_of_entity, data)


def _name_references(top: Any) -> None:
    """Replace cross-references by the titles of their targets, and drop the metadata of parts of the text."""
    titles: dict[str, str] = {}
    references = []
    for element in top.iter("*"):
        tag = tag_of(element)
        if tag == "xref" and attribute(element, "linkend"):
            references.append(element)
        elif identifier := attribute(element, "id"):
            titled = (element, *(child for child in element if tag_of(child) in _INFOS))
            own = (text_of(part) for parent in titled for part in parent if tag_of(part) == "title")
            titles[identifier] = next(own, "")
    for reference in references:
        target = attribute(reference, "linkend")
        reference.text = titles.get(target) or attribute(reference, "endterm") or target
    for info in [element for element in top.iter("*") if tag_of(element) in _INFOS]:
        for part in info if info.getparent() is not top else ():
            # A section's title may stand in its metadata.
            if tag_of(part) not in ("title", "subtitle", "abstract"):
                part.clear()


def _note_bodies(top: Any) -> Iterator[tuple[str, NoteBody]]:
    for element in top.iter("*"):
        if tag_of(element) == "footnote" and (identifier := attribute(element, "id")):
            yield identifier, NoteBody(attribute(element, "label"), element)


def _authors(info: Any) -> str | None:
    names = []
    for author in islice((part for part in info.iter("*") if tag_of(part) == "author"), _MAX_NAMES):
        parts = {tag_of(part): text_of(part) for part in author.iter("*")}
        full = " ".join(filter(None, (parts.get("firstname"), parts.get("othername"), parts.get("surname"))))
        names.append(full or parts.get("personname") or parts.get("orgname") or text_of(author))
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def _date(info: Any) -> str | None:
    dates = (text_of(part) for part in info if tag_of(part) in ("pubdate", "date"))
    return next(filter(None, dates), None)
