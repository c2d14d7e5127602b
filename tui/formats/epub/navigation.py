"""Read a book's own table of contents: the navigation document of EPUB 3, or the NCX of EPUB 2."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from tui.document.errors import SourceError
from tui.formats.archive import Archive
from tui.formats.encoding import decode
from tui.formats.epub.package import Package, resolve
from tui.formats.xml import parse_html, parse_xhtml, parse_xml, tag_of
from tui.text.sanitize import clean_line

_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_MAX_POINTS = 50_000


@dataclass(frozen=True, slots=True)
class NavigationPoint:
    """An entry of a table of contents."""

    title: str
    level: int
    """Its depth, from 1."""
    path: str
    """The file that it leads to."""
    anchor: str
    """The ID that it leads to; empty for the beginning of the file."""


@dataclass(frozen=True, slots=True)
class Navigation:
    """A book's table of contents and landmarks."""

    points: tuple[NavigationPoint, ...] = ()
    landmarks: tuple[tuple[str, str], ...] = ()
    """Paths of files and what the landmarks call them, such as ``titlepage``."""


def read_navigation(archive: Archive, package: Package) -> Navigation:
    """Read a book's table of contents.

    Args:
        archive: The book's container.
        package: Its package document.

    Returns:
        Its entries in order; none if there is no table of contents.
    """
    points: list[NavigationPoint] = []
    landmarks: list[tuple[str, str]] = []
    if package.navigation and archive.find(package.navigation) is not None:
        root = parse_document(archive.read(package.navigation))
        if root is not None:
            points = list(_with_targets(_nav_points(root, package.navigation)))
            landmarks = list(_landmarks(root, package.navigation))
    if not points and package.ncx and archive.find(package.ncx) is not None:
        root = parse_xml(archive.read(package.ncx))
        points = [] if root is None else list(_with_targets(_ncx_points(root, package.ncx)))
    return Navigation(tuple(points[:_MAX_POINTS]), tuple(landmarks))


def parse_document(data: bytes) -> Any | None:
    """Parse a file of a book, as XHTML if it is well-formed, else as HTML.

    Returns:
        The root, an lxml element; None if the file is empty.
    """
    root = parse_xhtml(data)
    if root is not None or not data.strip(b"\0 \t\r\n"):
        return root
    try:
        return parse_html(decode(data, ""))
    except SourceError:
        return None


def types_of(element: Any) -> frozenset[str]:
    """Return the types that a book gives one of its elements, such as ``footnote``, ``toc`` or ``cover``."""
    types = element.get(_EPUB_TYPE) or element.get("epub:type")
    role = element.get("role")
    if types is None and role is None:
        return frozenset()
    names = (types or "").lower().split()
    return frozenset(names) | {name.removeprefix("doc-") for name in (role or "").lower().split()}


def _nav_points(root: Any, base: str) -> Iterator[NavigationPoint]:
    navs = [element for element in root.iter("*") if tag_of(element) == "nav"]
    contents = [nav for nav in navs if "toc" in types_of(nav)] or [nav for nav in navs if not types_of(nav)]
    if not contents:
        return
    depth = 0
    for event, element in etree.iterwalk(contents[0], events=("start", "end")):
        tag = tag_of(element)
        if tag == "ol":
            depth += 1 if event == "start" else -1
        elif event == "start" and tag in ("a", "span") and depth and tag_of(element.getparent()) == "li":
            path, anchor = resolve(base, element.get("href", "")) if tag == "a" else ("", "")
            yield NavigationPoint(_label(element), depth, path, anchor)


def _ncx_points(root: Any, base: str) -> Iterator[NavigationPoint]:
    depth = 0
    title = ""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = tag_of(element)
        if tag == "navpoint":
            depth += 1 if event == "start" else -1
        elif event == "start" and depth and tag == "navlabel":
            title = _label(element)
        elif event == "start" and depth and tag == "content":
            yield NavigationPoint(title, depth, *resolve(base, element.get("src", "")))


def _with_targets(points: Iterator[NavigationPoint]) -> Iterator[NavigationPoint]:
    """Yield the points, with those that lead nowhere put where the next one below them leads."""
    waiting: list[NavigationPoint] = []
    for point in points:
        waiting = [other for other in waiting if other.level < point.level]
        if not point.title:
            continue
        if not point.path:
            waiting.append(point)
            continue
        yield from (replace(other, path=point.path, anchor=point.anchor) for other in waiting)
        waiting = []
        yield point


def _label(element: Any) -> str:
    return clean_line(" ".join("".join(element.itertext()).split()))


def _landmarks(root: Any, base: str) -> Iterator[tuple[str, str]]:
    for nav in root.iter("*"):
        if tag_of(nav) == "nav" and "landmarks" in types_of(nav):
            for link in nav.iter("*"):
                path, anchor = resolve(base, link.get("href", "")) if tag_of(link) == "a" else ("", "")
                if path and not anchor:
                    yield from ((path, name) for name in types_of(link))
