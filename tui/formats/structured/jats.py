"""Read articles in JATS (ANSI/NISO Z39.96-2024, Journal Article Tag Suite) and its predecessor, the NLM DTD."""

import re
from collections.abc import Iterator
from typing import Any

from tui.document.build import Draft, Metadata
from tui.document.errors import SourceError
from tui.document.model import BlockKind, SpanKind
from tui.formats.parsed_document import ParsedDocument
from tui.formats.structured.elements import attribute, text_of
from tui.formats.structured.vocabulary import Role, Vocabulary, roles
from tui.formats.structured.walker import NoteBody, XmlReader
from tui.formats.xml import encoding_warnings, parse_xhtml, parse_xml, tag_of
from tui.text.lines import comparison_key

_VOCABULARY = Vocabulary(
    roles=roles(
        {
            Role.SECTION: "sec app boxed-text ack abstract trans-abstract glossary notes",
            Role.TITLE: "title",
            Role.LABEL: "label",
            Role.PARAGRAPH: "p attrib speaker verse-group term def statement",
            Role.LIST: "list def-list",
            Role.ITEM: "list-item def-item",
            Role.QUOTE: "disp-quote",
            Role.CODE: "code preformat",
            Role.TABLE: "table-wrap array",
            Role.FIGURE: "fig",
            Role.IMAGE: "graphic inline-graphic media",
            Role.NOTE: "fn",
            Role.NOTE_REFERENCE: "xref",
            Role.FORMULA: "inline-formula disp-formula tex-math math",
            Role.LINE: "verse-line speech",
            Role.BREAK: "break",
            Role.SKIPPED: "object-id alternatives-id processing-meta",
        }
    ),
    inline={
        "italic": SpanKind.EMPHASIS,
        "bold": SpanKind.STRONG,
        "monospace": SpanKind.CODE,
        "sup": SpanKind.SUPERSCRIPT,
        "sub": SpanKind.SUBSCRIPT,
    },
    links={"ext-link": "href", "uri": "href"},
    images={"graphic": "href", "inline-graphic": "href", "media": "href"},
    dropped={
        "strike": "deleted text",
        "ref-list": "references that the text does not mention",
        "fn-group": "notes that the text does not mention",
        "supplementary-material": "supplementary material",
        "related-article": "a related article",
    },
    captions=frozenset(("caption",)),
    alternatives=frozenset(("alt-text", "long-desc")),
)
_DEFAULT_TITLES = {"abstract": "Abstract", "ack": "Acknowledgements"}
_OPENING, _CLOSING = "[(", "])"
_BETWEEN = re.compile(r"[\s,;–—-]*\Z")
_PARTS_OF_NAME = ("given-names", "surname")
_DATES = ("pub", "epub", "ppub", "collection", "")
_CITATIONS = ("element-citation", "mixed-citation", "citation", "nlm-citation")


def read_jats(data: bytes, name: str) -> ParsedDocument:
    """Read a JATS article. The abstract is the first section; its notes and the cited references become notes.

    Raises:
        SourceError: It is damaged, or has no text.
    """
    root = parse_xhtml(data)
    root = parse_xml(data) if root is None else root
    article = None if root is None else next(root.iter("{*}article", "article"), None)
    if article is None:
        raise SourceError(
            f"Cannot read {name}: it is a JATS article that is damaged. Get it once more, or its PDF."
        )
    _prepare_citations(article)
    front, body, back = (_child(article, part) for part in ("front", "body", "back"))
    meta = None if front is None else _child(front, "article-meta")
    reader = XmlReader(_VOCABULARY, dict(_note_bodies(article)), _reference)
    for abstract in () if meta is None else _children(meta, "abstract", "trans-abstract"):
        _read_titled(reader, abstract)
    if body is not None:
        reader.read(body)
    for part in () if back is None else back:
        _read_titled(reader, part)
    _drop_unmentioned(reader, article)
    if not reader.drafts:
        raise SourceError(
            f"Cannot read {name}: it is a JATS article without its text. Get the full text, or its PDF."
        )
    return ParsedDocument(
        _title(reader, meta),
        reader.drafts,
        reader.dropped,
        Metadata(author=_authors(meta), date=_date(meta), site=_journal(front)),
        article.get("{http://www.w3.org/XML/1998/namespace}lang") or None,
        notes=reader.notes,
        warnings=encoding_warnings([data]),
    )


def _children(element: Any, *names: str) -> Iterator[Any]:
    return (child for child in element if tag_of(child) in names)


def _child(element: Any, name: str) -> Any | None:
    return next(_children(element, name), None)


def _read_titled(reader: XmlReader, part: Any) -> None:
    """Read a part of the front or back matter, under a default title if it has none."""
    tag = tag_of(part)
    if tag in ("ref-list", "fn-group"):
        return
    if tag in _DEFAULT_TITLES and _child(part, "title") is None:
        title = _DEFAULT_TITLES[tag]
        kind = attribute(part, "abstract-type").replace("-", " ")
        heading = f"{title} ({kind})" if kind else title
        reader.drafts.append(Draft(BlockKind.HEADING, heading, 1))
    reader.read(part)


def _reference(xref: Any) -> str:
    return attribute(xref, "rid").partition(" ")[0]


def _note_bodies(article: Any) -> Iterator[tuple[str, NoteBody]]:
    """Yield the notes and references of an article, by ID."""
    for element in article.iter("*"):
        tag = tag_of(element)
        if tag in ("fn", "ref") and (identifier := attribute(element, "id")):
            label = next((text_of(child) for child in _children(element, "label")), "")
            if tag == "ref":
                label = f"[{label.strip('[]().')}]" if label else f"[{identifier}]"
            yield identifier, NoteBody(label, element)


def _drop_unmentioned(reader: XmlReader, article: Any) -> None:
    mentioned = {_reference(element) for element in article.iter("*") if tag_of(element) == "xref"}
    for identifier, body in _note_bodies(article):
        if identifier not in mentioned:
            is_reference = tag_of(body.element) == "ref"
            reason = _VOCABULARY.dropped["ref-list" if is_reference else "fn-group"]
            reader.drop(reason, body.element)


def _prepare_citations(article: Any) -> None:
    """Put spaces between the parts of references, and remove the brackets around marks."""
    for element in article.iter("*"):
        tag = tag_of(element)
        if tag in _CITATIONS:
            for part in element.iter("*"):
                if part is not element and not (part.tail or "").strip():
                    part.tail = " "
        elif tag == "xref" and _is_mark(element) and not _is_mark(element.getprevious()):
            _remove_brackets(element)


def _is_mark(element: Any) -> bool:
    """Return True for a reference that is only a number."""
    return element is not None and tag_of(element) == "xref" and not any(map(str.isalpha, text_of(element)))


def _remove_brackets(first: Any) -> None:
    """Remove the brackets around one or more marks, and the text between the marks."""
    before, parent = first.getprevious(), first.getparent()
    text = (parent.text if before is None else before.tail) or ""
    marks = [first]
    while _BETWEEN.match(marks[-1].tail or "") and _is_mark(following := marks[-1].getnext()):
        marks.append(following)
    after = marks[-1].tail or ""
    is_bracketed = text.rstrip()[-1:] in tuple(_OPENING) and after.lstrip()[:1] in tuple(_CLOSING)
    if is_bracketed:
        kept = text.rstrip()[:-1].rstrip()
        if before is None:
            parent.text = kept
        else:
            before.tail = kept
        marks[-1].tail = after.lstrip()[1:]
    for mark in marks[:-1]:
        mark.tail = ""


def _title(reader: XmlReader, meta: Any | None) -> str:
    group = None if meta is None else _child(meta, "title-group")
    if group is None:
        return ""
    titles = [reader.inline_text(part)[0] for part in _children(group, "article-title", "subtitle")]
    title = titles[0] if titles else ""
    for more in titles[1:]:
        if comparison_key(more) not in comparison_key(title):
            title = f"{title}{'' if title[-1:] in ':.?!' else ':'} {more}"
    return title.strip()


def _authors(meta: Any | None) -> str | None:
    names = []
    for contributor in () if meta is None else meta.iter("{*}contrib", "contrib"):
        if attribute(contributor, "contrib-type") not in ("author", ""):
            continue
        parts = {tag_of(part): text_of(part) for part in contributor.iter("*")}
        full = " ".join(filter(None, map(parts.get, _PARTS_OF_NAME)))
        names.append(full or parts.get("collab") or parts.get("string-name") or "")
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def _date(meta: Any | None) -> str | None:
    """Return the date of publication, which may be only a year, or a year and a month."""
    dates = [] if meta is None else list(_children(meta, "pub-date"))
    kinds = [(attribute(date, "pub-type") or attribute(date, "date-type"), date) for date in dates]
    ranked = sorted(kinds, key=lambda kind: _DATES.index(kind[0]) if kind[0] in _DATES else len(_DATES))
    for _kind, date in ranked:
        parts = {tag_of(part): text_of(part) for part in date}
        if parts.get("year", "").isdecimal():
            day = [parts["year"], *(parts.get(name, "") for name in ("month", "day"))]
            known = day[: 1 + sum(1 for part in day[1:] if part.isdecimal())]
            return "-".join([known[0], *(part.zfill(2) for part in known[1:])])
    return None


def _journal(front: Any | None) -> str | None:
    titles = () if front is None else front.iter("{*}journal-title", "journal-title")
    return next(filter(None, map(text_of, titles)), None)
