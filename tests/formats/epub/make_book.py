"""EPUB books made for the tests."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

PROSE = (
    "The river has always been slow here, and in a dry summer the wheel stands still for weeks. "
    "So the miller keeps the pond full, and whoever comes with a sack has to wait."
)
_CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'version="1.0"><rootfiles>'
    '<rootfile full-path="{}" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="{version}" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>
<manifest>{manifest}</manifest><spine{toc}>{spine}</spine>{guide}</package>"""
METADATA = (
    "<dc:title>The Mill</dc:title><dc:creator>Ada Weir</dc:creator><dc:language>en</dc:language>"
    "<dc:date>2019-05-04T00:00:00Z</dc:date>"
)
_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head>
<body>{}</body></html>"""


def page(*body: str) -> str:
    return _PAGE.format("\n".join(body))


def prose(times: int = 4) -> str:
    return f"<p>{' '.join([PROSE] * times)}</p>"


def nav(entries: str, more: str = "") -> str:
    """Return a navigation document of EPUB 3."""
    return page(f'<nav epub:type="toc"><h1>Contents</h1><ol>{entries}</ol></nav>{more}')


def entry(title: str, href: str | None, *below: str) -> str:
    """Return an entry of a navigation document, with those nested in it."""
    label = f"<span>{title}</span>" if href is None else f'<a href="{href}">{title}</a>'
    return f"<li>{label}{'<ol>' + ''.join(below) + '</ol>' if below else ''}</li>"


def ncx(points: str) -> str:
    """Return a table of contents of EPUB 2."""
    return (
        '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" '
        '"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" '
        f'version="2005-1"><navMap>{points}</navMap></ncx>'
    )


def point(title: str, source: str, *below: str) -> str:
    """Return an entry of a table of contents of EPUB 2, with those nested in it."""
    return f'<navPoint><navLabel><text>{title}</text></navLabel><content src="{source}"/>{"".join(below)}</navPoint>'


def make_book(
    pages: Mapping[str, str | bytes | None],
    *,
    contents: str = "",
    is_old: bool = False,
    metadata: str = METADATA,
    guide: str = "",
    folder: str = "OEBPS/",
    aside: Sequence[str] = (),
    others: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return an EPUB book.

    Args:
        pages: The files in the order of the spine, by the reference to them; None for one that is missing.
        contents: The navigation document, or the NCX if the book is old.
        is_old: True for EPUB 2.
        metadata: The content of the package's metadata.
        guide: The content of the package's guide.
        folder: The folder of the package.
        aside: The references of pages that are not linear.
        others: More files, by their full path.
    """
    manifest, spine = [], []
    for number, reference in enumerate(pages):
        manifest.append(f'<item id="p{number}" href="{reference}" media-type="application/xhtml+xml"/>')
        spine.append(
            f'<itemref idref="p{number}"{" linear=" + chr(34) + "no" + chr(34) if reference in aside else ""}/>'
        )
    toc = ""
    if contents and is_old:
        manifest.append('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>')
        toc = ' toc="ncx"'
    elif contents:
        manifest.append(
            '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        )
    package = _PACKAGE.format(
        version="2.0" if is_old else "3.0",
        metadata=metadata,
        manifest="".join(manifest),
        toc=toc,
        spine="".join(spine),
        guide=f"<guide>{guide}</guide>" if guide else "",
    )
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": _CONTAINER.format(f"{folder}content.opf"),
        f"{folder}content.opf": package,
    }
    if contents:
        files[f"{folder}{'toc.ncx' if is_old else 'nav.xhtml'}"] = contents
    for reference, text in pages.items():
        if text is not None:
            from tui.formats.epub.package import resolve

            files[resolve(f"{folder}content.opf", reference)[0]] = text
    return make_zip(files | dict(others or {}), "application/epub+zip")


def make_zip(files: Mapping[str, str | bytes], media_type: str = "") -> bytes:
    """Return a ZIP container; its first entry is the media type if one is given."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        if media_type:
            archive.writestr(ZipInfo("mimetype"), media_type, ZIP_STORED)
        for path, data in files.items():
            # Without today's date: the names of tests are made of these bytes, and must not change.
            archive.writestr(ZipInfo(path), data, ZIP_DEFLATED)
    return stream.getvalue()
