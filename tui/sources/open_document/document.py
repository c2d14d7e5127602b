"""Reading OpenDocument texts."""

from typing import Any

from tui.article.build import Metadata
from tui.article.clean import clean_line
from tui.article.errors import SourceError
from tui.sources.archives import Archive
from tui.sources.open_document.names import DUBLIN_CORE, META, OFFICE
from tui.sources.open_document.styles import Styles
from tui.sources.open_document.walk import TextWalk
from tui.sources.reading import Reading
from tui.sources.safe_xml import parse_xml
from tui.sources.written import reading_of

_LOCKED = b"encryption-data"
_MANIFEST = "META-INF/manifest.xml"


def read_open_document(data: bytes, name: str) -> Reading:
    """Read an OpenDocument text, packed or as one XML file.

    Headings are those of its outline, or, where it has none, what looks like headings. Left out are what is deleted in
    it, notes, comments, captions, pictures and its table of contents.

    Args:
        data: The document's bytes.
        name: What to call it in an error, already harmless.

    Raises:
        SourceError: It is damaged, or too large, or has a password, or there is no text in it.
    """
    roots = _packed_parts(data, name) if data.startswith(b"PK") else [parse_xml(data)]
    parts = [root for root in roots if root is not None]
    styles = Styles(parts)
    walk = TextWalk(styles)
    text = next((text for root in parts if (text := root.find(f".//{OFFICE}text")) is not None), None)
    if text is None:
        raise SourceError(
            f"Cannot read {name}: its text is damaged, or nested beyond reason. "
            "Save it anew, or save its text and open that."
        )
    walk.read(text)
    if not walk.lines:
        raise SourceError(
            f"Cannot read {name}: it is an OpenDocument text without any text. Its pages may be pictures."
        )
    title, metadata = _metadata(parts)
    return reading_of(
        walk.lines, title=title, metadata=metadata, language=styles.language, dropped=walk.dropped
    )


def _packed_parts(data: bytes, name: str) -> list[Any | None]:
    archive = Archive(data, name)
    if archive.find(_MANIFEST) is not None and _LOCKED in archive.read(_MANIFEST):
        raise archive.refusal("it has a password", "Open it where the password is known, and save it without")
    roots = [parse_xml(archive.read("content.xml"))]
    others = [path for path in ("styles.xml", "meta.xml") if archive.find(path) is not None]
    return roots + [parse_xml(archive.read(path)) for path in others]


def _metadata(parts: list[Any]) -> tuple[str, Metadata]:
    meta = next((meta for root in parts if (meta := root.find(f".//{OFFICE}meta")) is not None), None)
    values = (
        {} if meta is None else {element.tag: clean_line(element.text or "") for element in meta.iter("*")}
    )
    author = values.get(f"{META}initial-creator") or values.get(f"{DUBLIN_CORE}creator")
    date = values.get(f"{META}creation-date") or values.get(f"{DUBLIN_CORE}date") or ""
    metadata = Metadata(author=author or None, date=date.partition("T")[0] or None)
    return values.get(f"{DUBLIN_CORE}title", ""), metadata
