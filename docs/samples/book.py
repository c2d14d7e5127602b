"""A book in EPUB 3 (W3C, EPUB 3.3, 2023)."""

from dataclasses import dataclass, field
from html import escape

from docs.samples.containers import packed
from docs.samples.texts import Heading, Line, Look, Paragraph, Part, Text, plain

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
_CONTAINER = (
    f'{_DECLARATION}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_STYLE = """body { font-family: serif; line-height: 1.4 }
h1, h2 { text-align: center }
p { margin: 0; text-indent: 1.2em }
"""
_LICENCE = "Published under the MIT licence. You may copy, change and pass on this book."
_MEDIA_TYPES = {"xhtml": "application/xhtml+xml", "svg": "image/svg+xml", "css": "text/css"}


@dataclass(slots=True)
class _Chapter:
    """A file of the book's text: the title page of a part, or a chapter."""

    name: str
    title: str
    is_part: bool
    parts: list[Part] = field(default_factory=list)


def book(text: Text) -> bytes:
    """Return a text as a book: its headings of level 1 are the titles of parts, those of level 2 those of chapters."""
    chapters = _chapters(text)
    matter = {
        "cover.xhtml": _page(
            text, "Cover", '<section epub:type="cover"><img src="cover.svg" alt="Cover"/></section>'
        ),
        "title.xhtml": _page(text, text.title, _title_page(text)),
        "copyright.xhtml": _page(text, "Copyright", _copyright_page(text)),
        "contents.xhtml": _page(text, "Contents", _contents(chapters)),
    }
    spine = {**matter, **{chapter.name: _page(text, chapter.title, _body(chapter)) for chapter in chapters}}
    files = {
        "package.opf": _package(text, list(spine)),
        **spine,
        "cover.svg": _cover(text),
        "book.css": _STYLE,
    }
    return packed(
        {"META-INF/container.xml": _CONTAINER, **{f"EPUB/{name}": data for name, data in files.items()}},
        "application/epub+zip",
    )


def _chapters(text: Text) -> list[_Chapter]:
    chapters: list[_Chapter] = []
    for part in text.parts:
        if isinstance(part, Heading):
            is_part = part.level == 1
            number = sum(chapter.is_part is is_part for chapter in chapters) + 1
            name = f"{'part' if is_part else 'chapter'}-{number}.xhtml"
            chapters.append(_Chapter(name, plain(part.line), is_part))
        else:
            chapters[-1].parts.append(part)
    return chapters


def _page(text: Text, title: str, body: str) -> str:
    return (
        f'{_DECLARATION}<!DOCTYPE html>\n<html {_NAMESPACES} xml:lang="{text.language}" lang="{text.language}">'
        f'<head><title>{escape(title)}</title><link rel="stylesheet" href="book.css"/></head>\n'
        f"<body>\n{body}\n</body></html>\n"
    )


def _title_page(text: Text) -> str:
    return (
        f'<section epub:type="titlepage"><h1>{escape(text.title)}</h1><p>{escape(text.subtitle)}</p>'
        f"<p>{escape(text.author)}</p></section>"
    )


def _copyright_page(text: Text) -> str:
    return (
        f'<section epub:type="copyright-page"><p>Copyright © {text.date[:4]} {escape(text.author)}</p>'
        f"<p>{_LICENCE}</p></section>"
    )


def _contents(chapters: list[_Chapter]) -> str:
    entries = ""
    is_in_part = False
    for chapter in chapters:
        link = f'<a href="{chapter.name}">{escape(chapter.title)}</a>'
        if chapter.is_part:
            entries += ("</ol></li>\n" if is_in_part else "") + f"<li>{link}<ol>"
            is_in_part = True
        else:
            entries += f"<li>{link}</li>"
    return f'<nav epub:type="toc"><h1>Contents</h1><ol>{entries}</ol></li></ol></nav>'


def _body(chapter: _Chapter) -> str:
    kind, level = ("part", 1) if chapter.is_part else ("chapter", 2)
    blocks = "\n".join(map(_block, chapter.parts))
    return f'<section epub:type="{kind}"><h{level}>{escape(chapter.title)}</h{level}>\n{blocks}</section>'


def _block(part: Part) -> str:
    if not isinstance(part, Paragraph):
        raise NotImplementedError("The book has nothing but paragraphs.")
    return f"<p>{_inline(part.line)}</p>"


def _inline(line: Line) -> str:
    return "".join(
        f"<em>{escape(piece.text)}</em>" if piece.look is Look.EMPHASIS else escape(piece.text)
        for piece in line
    )


def _package(text: Text, spine: list[str]) -> str:
    properties = {"contents.xhtml": ' properties="nav"', "cover.svg": ' properties="cover-image"'}
    items = "".join(
        f'<item id="{name.replace(".", "-")}" href="{name}" media-type="{_MEDIA_TYPES[name.rpartition(".")[2]]}"'
        f"{properties.get(name, '')}/>\n"
        for name in [*spine, "cover.svg", "book.css"]
    )
    references = "".join(f'<itemref idref="{name.replace(".", "-")}"/>' for name in spine)
    return (
        f'{_DECLARATION}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
        f' xml:lang="{text.language}">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<dc:identifier id="id">urn:standfirst:sample:how-we-read</dc:identifier>'
        f"<dc:title>{escape(text.title)}</dc:title><dc:creator>{escape(text.author)}</dc:creator>"
        f"<dc:language>{text.language}</dc:language><dc:date>{text.date}</dc:date>"
        f'<meta property="dcterms:modified">{text.date}T09:00:00Z</meta></metadata>\n'
        f"<manifest>\n{items}</manifest>\n<spine>{references}</spine></package>\n"
    )


def _cover(text: Text) -> str:
    """Return the cover: two eyes that read the title."""
    eyes = "".join(
        f'<ellipse cx="{x}" cy="420" rx="90" ry="50" fill="#fff"/><circle cx="{x + 25}" cy="425" r="28"/>'
        for x in (190, 410)
    )
    return (
        f'{_DECLARATION}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800">'
        f'<rect width="600" height="800" fill="#d8b365"/>{eyes}'
        '<text x="300" y="220" font-family="serif" font-size="72" text-anchor="middle">'
        f"{escape(text.title)}</text></svg>\n"
    )
