"""Find the title and the length of an EPUB book without unpacking all of it. Importing this is cheap."""

import re
from html import unescape
from typing import BinaryIO

from tui.formats.archive import ArchiveProbe
from tui.formats.html.probe import visible_word_count
from tui.formats.parsed_document import ProbedText, scale_word_count

_CONTAINER = "META-INF/container.xml"
_PACKAGE_PATH = re.compile(r"""<rootfile\b[^<>]*\bfull-path\s*=\s*["']([^"'<>]{1,500})["']""")
_TITLE = re.compile(r"<(?:\w+:)?title\b[^<>]*>([^<]{1,2000})</")
_PAGES = (".xhtml", ".html", ".htm")
_MAX_COUNTED = 512 * 1024
"""The most bytes of pages that are counted; the words of longer books are estimated from the largest page."""


def probe_epub(_head: bytes, file: BinaryIO, size: int) -> ProbedText:
    """Find the title in the package document, and count or estimate the words."""
    archive = ArchiveProbe.open(file, size)
    if archive is None:
        return ProbedText()
    package_path = _PACKAGE_PATH.search(archive.text(_CONTAINER))
    package = archive.text(unescape(package_path[1])) if package_path else ""
    title = _TITLE.search(package)
    pages = {path: size for path, size in archive.sizes.items() if path.lower().endswith(_PAGES)}
    words = None
    if pages:
        total, largest = sum(pages.values()), max(pages, key=pages.__getitem__)
        samples = [archive.text(path) for path in (pages if total <= _MAX_COUNTED else (largest,))]
        words = scale_word_count(sum(map(visible_word_count, samples)), "".join(samples), total)
    return ProbedText(unescape(title[1]) if title else "", words)
