"""Read a book's package document and its table of contents.

Both versions are read: EPUB 2.0.1 (IDPF, 2010) and EPUB 3.3 (W3C, 2023).
"""

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from sys import intern
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from tui.document.build import Metadata
from tui.document.errors import SourceError
from tui.formats.archive import Archive
from tui.formats.encoding import decode
from tui.formats.xml import parse_html, parse_xhtml, parse_xml, tag_of
from tui.text.sanitize import clean_line

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_ALGORITHMS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_NCX_TYPE = "application/x-dtbncx+xml"
_DOCUMENT_TYPES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/xml"))
_DOCUMENT_SUFFIXES = (".xhtml", ".html", ".htm", ".xml")
_PLACEHOLDER_YEARS = ("0101", "0001", "0000")
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_MAX_POINTS = 50_000
_NO_PROPERTIES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BookFile:
    """A file of a book that its manifest lists."""

    path: str
    media_type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class NavigationPoint:
    """An entry of a table of contents."""

    title: str
    level: int
    """The depth, from 1."""
    path: str
    """The file that it links to."""
    anchor: str
    """The ID that it links to; empty for the beginning of the file."""


@dataclass(frozen=True, slots=True)
class Package:
    """A book's package document and navigation."""

    title: str
    metadata: Metadata
    language: str | None
    spine: Sequence[BookFile]
    """The files of the running text in reading order, each once."""
    aside: Sequence[BookFile]
    """The files that the spine marks as not linear."""
    navigation: str | None
    """The path of the navigation document (EPUB 3)."""
    ncx: str | None
    """The path of the NCX, the table of contents of EPUB 2."""
    guide: dict[str, str]
    """The types that the guide gives files, such as ``cover`` or ``toc``, by path."""
    points: Sequence[NavigationPoint] = ()
    """The table of contents."""
    landmarks: Sequence[tuple[str, str]] = ()
    """Paths of files and the types that the landmarks give them, such as ``titlepage``."""


def resolve(base: str, reference: str) -> tuple[str, str]:
    """Return the path and the anchor to which a reference points in the file with the path ``base``.

    The path never leaves the container; it is empty if the reference leads out of the book.
    """
    try:
        parts = urlsplit(reference.strip())
    except ValueError:
        return "", ""
    if parts.scheme or parts.netloc:
        return "", ""
    if not parts.path:
        return base, unquote(parts.fragment)
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(base), unquote(parts.path)))
    return path.lstrip("/"), unquote(parts.fragment)


def read_package(archive: Archive) -> Package:
    """Read the package document and the table of contents of a book.

    Raises:
        SourceError: There is no package document, or the book is locked.
    """
    package = _package(*_package_document(archive))
    _refuse_locked(archive, package)
    return _with_navigation(archive, package)


def _package(path: str, root: Any) -> Package:
    files = _manifest(path, root)
    spine = next(_elements(root, "spine"), None)
    references = list(_elements(spine, "itemref"))
    aside = [reference for reference in references if reference.get("linear") == "no"]
    running = [reference for reference in references if reference.get("linear") != "no"]
    everything = [name for name, file in files.items() if "nav" not in file.properties]
    return Package(
        _title(root),
        Metadata(author=_authors(root), date=_date(root)),
        next(filter(None, map(_text, _children(root, "metadata", "language"))), None),
        _documents(files, (item.get("idref", "") for item in running)) or _documents(files, everything),
        _documents(files, (item.get("idref", "") for item in aside)),
        next((file.path for file in files.values() if "nav" in file.properties), None),
        _ncx(files, "" if spine is None else spine.get("toc", "")),
        _guide(path, root),
    )


def _package_document(archive: Archive) -> tuple[str, Any]:
    rootfiles = _elements(_parse_xml(archive, _CONTAINER), "rootfile")
    paths = [element.get("full-path", "") for element in rootfiles]
    paths += [path for path in archive.paths if path.lower().endswith(".opf")]
    for path in paths:
        found = archive.find(resolve("", path)[0])
        if found is not None and (root := _parse_xml(archive, found)) is not None:
            return found, root
    raise archive.error(
        "it is an EPUB book without a package document", "Get it once more, or have it saved again"
    )


def _parse_xml(archive: Archive, path: str) -> Any | None:
    return None if archive.find(path) is None else parse_xml(archive.read(path))


def _manifest(base: str, root: Any) -> dict[str, BookFile]:
    files = {}
    for item in _children(root, "manifest", "item"):
        path, _anchor = resolve(base, item.get("href", ""))
        if path:
            names = item.get("properties", "").split()
            properties = frozenset(names) if names else _NO_PROPERTIES
            media_type = intern(item.get("media-type", "").lower())
            files[item.get("id", path)] = BookFile(path, media_type, properties)
    return files


def _documents(files: dict[str, BookFile], identifiers: Iterable[str]) -> list[BookFile]:
    listed = (files[identifier] for identifier in identifiers if identifier in files)
    documents = (
        file
        for file in listed
        if file.media_type in _DOCUMENT_TYPES or file.path.lower().endswith(_DOCUMENT_SUFFIXES)
    )
    return list({file.path: file for file in documents}.values())


def _ncx(files: dict[str, BookFile], identifier: str) -> str | None:
    if identifier in files:
        return files[identifier].path
    return next((file.path for file in files.values() if file.media_type == _NCX_TYPE), None)


def _guide(base: str, root: Any) -> dict[str, str]:
    references = {}
    for reference in _children(root, "guide", "reference"):
        path, anchor = resolve(base, reference.get("href", ""))
        if path and not anchor:
            references[path] = reference.get("type", "").lower()
    return references


def _title(root: Any) -> str:
    """Return the title that is marked as the main one, else the first."""
    types = _refinements(root, "title-type")
    titles = [element for element in _children(root, "metadata", "title") if _text(element)]
    main = [title for title in titles if types.get(title.get("id")) == "main"]
    return _text((main or titles)[0]) if titles else ""


def _authors(root: Any) -> str | None:
    """Return the authors' names; without editors, illustrators and the like if roles are given."""
    roles = _refinements(root, "role")
    people = [
        (name, roles.get(element.get("id")) or _attribute(element, "role"))
        for element in _children(root, "metadata", "creator")
        if (name := _text(element))
    ]
    authors = [name for name, role in people if role in ("", "aut")] or [name for name, _role in people]
    return ", ".join(dict.fromkeys(authors)) or None


def _date(root: Any) -> str | None:
    dates = [element for element in _children(root, "metadata", "date") if _text(element)]
    published = [
        date for date in dates if _attribute(date, "event") in ("publication", "original-publication")
    ]
    days = (_text(date).partition("T")[0] for date in [*published, *dates])
    return next((day for day in days if not day.startswith(_PLACEHOLDER_YEARS)), None)


def _refinements(root: Any, name: str) -> dict[str, str]:
    """Return the values of a property that EPUB 3 adds to its metadata, by the ID of the refined element."""
    return {
        element.get("refines", "").removeprefix("#"): _text(element).lower()
        for element in _children(root, "metadata", "meta")
        if element.get("property") == name
    }


def _children(root: Any, parent: str, name: str) -> Iterator[Any]:
    return _elements(next(_elements(root, parent), None), name)


def _elements(root: Any | None, name: str) -> Iterator[Any]:
    elements = () if root is None else root.iter("*")
    return (element for element in elements if tag_of(element) == name)


def _text(element: Any) -> str:
    return clean_line("".join(element.itertext()))


def _attribute(element: Any, name: str) -> str:
    """Return the value of an attribute in any namespace."""
    return next((value.lower() for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _refuse_locked(archive: Archive, package: Package) -> None:
    """Raise a SourceError if the text itself is encrypted; encrypted fonts don't matter."""
    locked = set()
    for encrypted in _elements(_parse_xml(archive, _ENCRYPTION), "encrypteddata"):
        algorithms = [element.get("Algorithm", "") for element in _elements(encrypted, "encryptionmethod")]
        if not any(algorithm in _FONT_ALGORITHMS for algorithm in algorithms):
            locked |= {
                resolve("", element.get("URI", ""))[0] for element in _elements(encrypted, "cipherreference")
            }
    if any(file.path in locked for file in package.spine):
        raise archive.error(
            "it is an EPUB book that is locked (DRM)", "Open it with the app of the shop it is from"
        )


def _with_navigation(archive: Archive, package: Package) -> Package:
    points: list[NavigationPoint] = []
    landmarks: list[tuple[str, str]] = []
    if package.navigation and archive.find(package.navigation) is not None:
        root = parse_document(archive.read(package.navigation))
        if root is not None:
            points = list(_with_targets(_nav_points(root, package.navigation)))
            landmarks = list(_landmarks(root, package.navigation))
    if not points and package.ncx:
        root = _parse_xml(archive, package.ncx)
        points = [] if root is None else list(_with_targets(_ncx_points(root, package.ncx)))
    return replace(package, points=points[:_MAX_POINTS], landmarks=landmarks)


def parse_document(data: bytes) -> Any | None:
    """Parse a file of a book, as XHTML if it is well-formed, else as HTML; return None if it is empty."""
    root = parse_xhtml(data)
    if root is not None or not data.strip(b"\0 \t\r\n"):
        return root
    try:
        return parse_html(decode(data, ""))
    except SourceError:
        return None


def types_of(element: Any) -> frozenset[str]:
    """Return the semantic types of an element of a book, such as ``footnote``, ``toc`` or ``cover``."""
    types = element.get(_EPUB_TYPE) or element.get("epub:type")
    role = element.get("role")
    if types is None and role is None:
        return frozenset()
    names = (types or "").lower().split()
    return frozenset(names) | {name.removeprefix("doc-") for name in (role or "").lower().split()}


def _nav_points(root: Any, base: str) -> Iterator[NavigationPoint]:
    navs = list(_elements(root, "nav"))
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
    """Yield the points; those without a target get that of the next point nested in them."""
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
    for nav in _elements(root, "nav"):
        if "landmarks" in types_of(nav):
            for link in _elements(nav, "a"):
                path, anchor = resolve(base, link.get("href", ""))
                if path and not anchor:
                    yield from ((path, name) for name in types_of(link))
