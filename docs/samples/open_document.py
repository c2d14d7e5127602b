"""An OpenDocument text."""

from html import escape

from docs.samples.containers import packed
from docs.samples.texts import Heading, Items, Line, Look, Paragraph, Part, Table, Text

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "meta": "meta",
        "fo": "xsl-fo-compatible",
    }.items()
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ROOT = f'{_NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_TITLE_SIZE = 24
_HEADING_SIZES = (16, 13)
_PAGE = (
    '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"'
    ' fo:margin="2.5cm"/></style:page-layout>'
)


def open_document(text: Text) -> bytes:
    """Return a text as an OpenDocument text, with headings by style, a running head and page numbers."""
    files = {"content.xml": _content(text), "styles.xml": _styles(text), "meta.xml": _meta(text)}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in {"/": _MEDIA_TYPE, **dict.fromkeys(files, "text/xml")}.items()
    )
    manifest = f'<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="1.3">{entries}</manifest:manifest>'
    return packed({**files, "META-INF/manifest.xml": _DECLARATION + manifest}, _MEDIA_TYPE)


def _content(text: Text) -> str:
    body = _paragraph("Title", escape(text.title)) + "".join(map(_part, text.parts))
    return (
        f"{_DECLARATION}<office:document-content {_ROOT}><office:automatic-styles>"
        '<style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/>'
        "</style:style></office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def _styles(text: Text) -> str:
    headings = "".join(
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" style:family="paragraph"'
        f' style:parent-style-name="Standard" style:default-outline-level="{level}"><style:paragraph-properties'
        f' fo:margin-top="0.5cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="{size}pt"'
        ' fo:font-weight="bold"/></style:style>'
        for level, size in enumerate(_HEADING_SIZES, 1)
    )
    return (
        f'{_DECLARATION}<office:document-styles {_ROOT}><office:styles><style:default-style style:family="paragraph">'
        f'<style:text-properties fo:language="{text.language}" fo:country="none" fo:font-size="11pt"/>'
        '</style:default-style><style:style style:name="Standard" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-bottom="0.25cm" fo:line-height="130%"/></style:style>'
        '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard">'
        f'<style:text-properties fo:font-size="{_TITLE_SIZE}pt" fo:font-weight="bold"/></style:style>{headings}'
        f"</office:styles><office:automatic-styles>{_PAGE}</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="Page"><style:header>'
        f"{_paragraph('Standard', escape(text.title))}</style:header><style:footer>"
        f"{_paragraph('Standard', '<text:page-number/>')}</style:footer></style:master-page></office:master-styles>"
        "</office:document-styles>"
    )


def _meta(text: Text) -> str:
    return (
        f"{_DECLARATION}<office:document-meta {_ROOT}><office:meta><dc:title>{escape(text.title)}</dc:title>"
        f"<meta:initial-creator>{escape(text.author)}</meta:initial-creator>"
        f"<meta:creation-date>{text.date}T09:00:00</meta:creation-date><dc:language>{text.language}</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _part(part: Part) -> str:
    match part:
        case Heading(line, level):
            return (
                f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
                f"{_inline(line)}</text:h>"
            )
        case Paragraph(line):
            return _paragraph("Standard", _inline(line))
        case Items(lines):
            items = "".join(
                f"<text:list-item>{_paragraph('Standard', _inline(line))}</text:list-item>" for line in lines
            )
            return f"<text:list>{items}</text:list>"
        case Table():
            raise NotImplementedError("No sample in this format has a table.")


def _paragraph(style: str, inside: str) -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def _inline(line: Line) -> str:
    return "".join(
        f'<text:span text:style-name="Emphasis">{escape(piece.text)}</text:span>'
        if piece.look is Look.EMPHASIS
        else escape(piece.text)
        for piece in line
    )
