"""Read a book's package document, which names its files, their order, and who wrote them.

Both versions are read: EPUB 2.0.1 (IDPF, 2010) and EPUB 3.3 (W3C, 2023).
"""

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from tui.document.build import Metadata
from tui.formats.archive import Archive
from tui.formats.xml import parse_xml, tag_of
from tui.text.sanitize import clean_line

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_ALGORITHMS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_NCX_TYPE = "application/x-dtbncx+xml"
_DOCUMENT_TYPES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/xml"))
_DOCUMENT_SUFFIXES = (".xhtml", ".html", ".htm", ".xml")
_PLACEHOLDER_YEARS = ("0101", "0001", "0000")


@dataclass(frozen=True, slots=True)
class BookFile:
    """A file of a book that its package names."""

    path: str
    identifier: str
    media_type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Package:
    """A book's package document."""

    title: str
    metadata: Metadata
    language: str | None
    spine: Sequence[BookFile]
    """The files of the running text in order, each once."""
    aside: Sequence[BookFile]
    """The files that the spine names but that are not in the running text."""
    navigation: str | None
    """The path of EPUB 3's navigation document."""
    ncx: str | None
    """The path of EPUB 2's table of contents."""
    guide: dict[str, str]
    """The types that the guide gives files, by their path: ``cover``, ``toc``, ``text``."""


def resolve(base: str, reference: str) -> tuple[str, str]:
    """Resolve a reference from one file of a book to another.

    Args:
        base: The path of the file that holds the reference.
        reference: The value of ``href`` or ``src``.

    Returns:
        The path, which never leaves the container and is empty if the reference leads out of the book; the anchor,
        empty for the beginning of the file.
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
    """Read the package document of a book.

    Args:
        archive: The book's container.

    Raises:
        SourceError: There is none, or the book is locked.
    """
    path, root = _package_document(archive)
    files = _manifest(path, root)
    spine = next(_elements(root, "spine"), None)
    references = [] if spine is None else list(_elements(spine, "itemref"))
    aside = [reference for reference in references if reference.get("linear") == "no"]
    running = [reference for reference in references if reference.get("linear") != "no"]
    everything = [name for name, file in files.items() if "nav" not in file.properties]
    package = Package(
        _title(root),
        Metadata(author=_authors(root), date=_date(root)),
        next((text for language in _metadata(root, "language") if (text := _text(language))), None),
        _documents(files, (item.get("idref", "") for item in running)) or _documents(files, everything),
        _documents(files, (item.get("idref", "") for item in aside)),
        next((file.path for file in files.values() if "nav" in file.properties), None),
        _ncx(files, "" if spine is None else spine.get("toc", "")),
        _guide(path, root),
    )
    _refuse_locked(archive, package)
    return package


def _package_document(archive: Archive) -> tuple[str, Any]:
    paths = []
    if archive.find(_CONTAINER) is not None:
        container = parse_xml(archive.read(_CONTAINER))
        if container is not None:
            paths = [element.get("full-path", "") for element in _elements(container, "rootfile")]
    paths += [path for path in archive.paths if path.lower().endswith(".opf")]
    for path in paths:
        found = archive.find(resolve("", path)[0])
        root = None if found is None else parse_xml(archive.read(found))
        if found is not None and root is not None:
            return found, root
    raise archive.error(
        "it is an EPUB book without a package document", "Get it once more, or have it saved again"
    )


def _manifest(base: str, root: Any) -> dict[str, BookFile]:
    files = {}
    for item in _children(root, "manifest", "item"):
        path, _anchor = resolve(base, item.get("href", ""))
        if path:
            identifier = item.get("id", path)
            properties = frozenset(item.get("properties", "").split())
            files[identifier] = BookFile(path, identifier, item.get("media-type", "").lower(), properties)
    return files


def _documents(files: dict[str, BookFile], identifiers: Iterable[str]) -> list[BookFile]:
    named = (files[identifier] for identifier in identifiers if identifier in files)
    return list({file.path: file for file in named if _is_document(file)}.values())


def _is_document(file: BookFile) -> bool:
    return file.media_type in _DOCUMENT_TYPES or file.path.lower().endswith(_DOCUMENT_SUFFIXES)


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
    titles = [element for element in _metadata(root, "title") if _text(element)]
    main = [title for title in titles if types.get(title.get("id")) == "main"]
    return _text((main or titles)[0]) if titles else ""


def _authors(root: Any) -> str | None:
    """Return who wrote the book; where roles are given, without those who only edited or drew."""
    roles = _refinements(root, "role")
    people = []
    for element in _metadata(root, "creator"):
        if name := _text(element):
            people.append((name, roles.get(element.get("id")) or _attribute(element, "role")))
    authors = [name for name, role in people if role in ("", "aut")] or [name for name, _role in people]
    return ", ".join(dict.fromkeys(authors)) or None


def _date(root: Any) -> str | None:
    dates = [element for element in _metadata(root, "date") if _text(element)]
    published = [
        date for date in dates if _attribute(date, "event") in ("publication", "original-publication")
    ]
    days = (_text(date).partition("T")[0] for date in [*published, *dates])
    return next((day for day in days if not day.startswith(_PLACEHOLDER_YEARS)), None)


def _refinements(root: Any, name: str) -> dict[str, str]:
    """Return what EPUB 3's metadata add to its elements, by the element's ID."""
    return {
        element.get("refines", "").removeprefix("#"): _text(element).lower()
        for element in _metadata(root, "meta")
        if element.get("property") == name
    }


def _metadata(root: Any, name: str) -> Iterator[Any]:
    metadata = next(_elements(root, "metadata"), None)
    children = () if metadata is None else metadata.iterdescendants("*")
    return (element for element in children if tag_of(element) == name)


def _children(root: Any, parent: str, name: str) -> Iterator[Any]:
    found = next(_elements(root, parent), None)
    return iter(()) if found is None else _elements(found, name)


def _elements(root: Any, name: str) -> Iterator[Any]:
    return (element for element in root.iter("*") if tag_of(element) == name)


def _text(element: Any) -> str:
    return clean_line("".join(element.itertext()))


def _attribute(element: Any, name: str) -> str:
    """Return an attribute's value, whatever its namespace."""
    return next((value.lower() for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _refuse_locked(archive: Archive, package: Package) -> None:
    """Raise if the text itself is encrypted; encrypted fonts don't matter to readers of words."""
    if archive.find(_ENCRYPTION) is None:
        return
    root = parse_xml(archive.read(_ENCRYPTION))
    locked = set()
    for encrypted in () if root is None else _elements(root, "encrypteddata"):
        algorithms = [element.get("Algorithm", "") for element in _elements(encrypted, "encryptionmethod")]
        if not any(algorithm in _FONT_ALGORITHMS for algorithm in algorithms):
            locked |= {
                resolve("", element.get("URI", ""))[0] for element in _elements(encrypted, "cipherreference")
            }
    if any(file.path in locked for file in package.spine):
        raise archive.error(
            "it is an EPUB book that is locked (DRM)", "Open it with the app of the shop it is from"
        )
