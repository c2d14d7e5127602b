"""OpenDocument texts made for the tests."""

from collections.abc import Mapping

from tests.formats.epub.make_book import make_zip

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        *((name, name) for name in ("office", "text", "style", "table", "meta")),
        *(("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")),
        ("presentation", "presentation"),
    )
)
NAMESPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
SENTENCE = "The river has always been slow here, and in a dry summer the wheel stands still for weeks."
META = (
    "<dc:title>The Mill</dc:title><meta:initial-creator>Ada Weir</meta:initial-creator>"
    "<meta:creation-date>2019-05-04T10:00:00</meta:creation-date>"
)


def make_text(
    body: str,
    *,
    styles: str = "",
    meta: str = "",
    automatic: str = "",
    manifest: str = "",
    files: Mapping[str, str] | None = None,
) -> bytes:
    """Return a zipped document with the content of its parts, and other files."""
    parts: dict[str, str | bytes] = {
        "content.xml": f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles>"
        "</office:document-styles>",
        "meta.xml": f"<office:document-meta {NAMESPACES}><office:meta>{meta}</office:meta></office:document-meta>",
        "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
    }
    return make_zip(parts | dict(files or {}), "application/vnd.oasis.opendocument.text")


def make_flat(body: str, *, meta: str = "", before: str = "") -> bytes:
    """Return a document in one XML file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{before}<office:document {NAMESPACES}>'
        f"<office:meta>{meta}</office:meta>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def heading(text: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def paragraph(text: str = SENTENCE, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def listing(*items: str, attributes: str = "") -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f"<text:list {attributes}>{inside}</text:list>"
