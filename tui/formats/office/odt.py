"""Read OpenDocument texts and presentations (ODF 1.3)."""

from collections.abc import Callable, Iterable
from typing import Any

from tui.document.errors import SourceError
from tui.formats.archive import Archive
from tui.formats.office.flow import FlowBuilder
from tui.formats.office.odt_body import OdtBody
from tui.formats.office.odt_styles import META, OFFICE, STYLE, TEXT, OdtStyles
from tui.formats.office.to_document import Properties, to_parsed_document
from tui.formats.parsed_document import ParsedDocument
from tui.formats.xml import parse_xml, tag_of
from tui.text.sanitize import clean_line

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_MANIFEST = "META-INF/manifest.xml"
_MAX_FORMULAS = 2_000
_ASIDE = {f"{STYLE}header": "a page header", f"{STYLE}footer": "a page footer"}


def read_odt(data: bytes, name: str) -> ParsedDocument:
    """Read an OpenDocument text, zipped or in one XML file.

    Headings are those of its outline, with their numbers, or, if it has none, the paragraphs that look like headings.
    Deleted text, comments, running heads and the table of contents are left out.
    """
    return _read(data, name, f"{OFFICE}text", "an OpenDocument text")


def read_odp(data: bytes, name: str) -> ParsedDocument:
    """Read an OpenDocument presentation: the titles of its slides become headings, speaker notes become notes."""
    return _read(data, name, f"{OFFICE}presentation", "a presentation")


def _read(data: bytes, name: str, body: str, kind: str) -> ParsedDocument:
    archive = Archive(data, name) if data.startswith(b"PK") else None
    roots = [parse_xml(data)] if archive is None else _parse_parts(archive)
    parts = [root for root in roots if root is not None]
    text = _first(parts, body)
    if text is None:
        raise SourceError(
            f"Cannot read {name}: its text is damaged, or nested beyond reason. "
            "Save it again, or save its text and open that."
        )
    styles = OdtStyles(parts)
    flow = FlowBuilder()
    OdtBody(flow, styles, _formulas_of(archive)).read(text)
    _drop_running_heads(parts, flow)
    meta = _first(parts, f"{OFFICE}meta")
    elements = () if meta is None else meta.iter("*")
    values = {element.tag: clean_line(element.text or "") for element in elements}
    properties = Properties(
        values.get(f"{_DUBLIN_CORE}title", ""),
        values.get(f"{META}initial-creator") or values.get(f"{_DUBLIN_CORE}creator", ""),
        values.get(f"{META}creation-date") or values.get(f"{_DUBLIN_CORE}date", ""),
        styles.language,
    )
    return to_parsed_document(flow, properties, name=name, kind=kind)


def _parse_parts(archive: Archive) -> list[Any | None]:
    if archive.find(_MANIFEST) is not None and b"encryption-data" in archive.read(_MANIFEST):
        raise archive.error("it has a password", "Open it where the password is known, and save it without")
    roots = [parse_xml(archive.read("content.xml"))]
    others = [path for path in ("styles.xml", "meta.xml") if archive.find(path) is not None]
    return roots + [parse_xml(archive.read(path)) for path in others]


def _formulas_of(archive: Archive | None) -> Callable[[str], Any | None]:
    """Return a function that finds the root of the MathML in an object of a container by its address."""
    found: dict[str, Any | None] = {}

    def formula_at(address: str) -> Any | None:
        path = f"{address.removeprefix('./').rstrip('/')}/content.xml"
        if archive is None or not address or len(found) >= _MAX_FORMULAS:
            return found.get(path)
        if path not in found:
            root = None if archive.find(path) is None else parse_xml(archive.read(path))
            found[path] = root if root is not None and tag_of(root) == "math" else None
        return found[path]

    return formula_at


def _drop_running_heads(parts: Iterable[Any], flow: FlowBuilder) -> None:
    texts: dict[str, str] = {}
    for part in parts:
        for element in part.iter(*_ASIDE):
            lines = ("".join(line.itertext()) for line in element.iter(f"{TEXT}p"))
            texts.setdefault(" ".join(lines), _ASIDE[element.tag])
    for text, reason in texts.items():
        flow.drop(reason, text)


def _first(roots: Iterable[Any], tag: str) -> Any | None:
    return next((found for root in roots if (found := root.find(f".//{tag}")) is not None), None)
