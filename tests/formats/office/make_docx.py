"""Word documents made for the tests."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx

from tests.formats.epub.make_book import make_zip

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
SENTENCE = "The river has always been slow here, and in a dry summer the wheel stands still for weeks."


def saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def empty_document() -> Any:
    """Return a document without a title and an author."""
    document = docx.Document()
    document.core_properties.title = ""
    document.core_properties.author = ""
    return document


def raw_document(body: str, files: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """Return a document with the content of its body, and of parts such as ``styles``, and other files."""
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, inside in parts.items():
        content[f"word/{name}.xml"] = f"<w:{name} {NAMESPACES}>{inside}</w:{name}>"
    return make_zip(content | dict(files or {}))


def paragraph(text: str, properties: str = "", formatting: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{formatting}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def with_main_part(data: bytes, main: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        files: dict[str, str | bytes] = {path: archive.read(path) for path in archive.namelist()}
    return make_zip(files | {"word/document.xml": main})
