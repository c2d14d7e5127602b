"""What an EPUB book is made of: its package document, which names the files, their order, and who wrote them.

Both versions are read: EPUB 2.0.1 (IDPF, 2010) and EPUB 3.3 (W3C, 2023).
"""

import posixpath
from collections.abc import Iterator, Sequence
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
_DOCUMENTS = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/xml"))
_DOCUMENT_ENDINGS = (".xhtml", ".html", ".htm", ".xml")
_NO_YEAR = ("0101", "0001", "0000")


@dataclass(frozen=True, slots=True)
class BookFile:
    """A file of a book that its package names."""

    path: str
    """Where it is in the container."""
    identifier: str
    media_type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Package:
    """A book's package document, read."""

    title: str
    metadata: Metadata
    language: str | None
    spine: Sequence[BookFile]
    """The files to be read from beginning to end, in order, each once."""
    aside: Sequence[BookFile]
    """The files that the spine names but that are not in the running text."""
    navigation: str | None
    """The path of EPUB 3's navigation document."""
    ncx: str | None
    """The path of EPUB 2's table of contents."""
    guide: dict[str, str]
    """What the guide calls a file, by its path: ``cover``, ``toc``, ``text``."""


def resolve(base: str, reference: str) -> tuple[str, str]:
    """Where a reference leads: the path of a file in the container, and the place in it.

    Args:
        base: The path of the file that holds the reference.
        reference: What stands in ``href`` or ``src``.

    Returns:
        The path, which never leaves the container and is empty if the reference leads out of the book; the anchor, or
        an empty string for the beginning.
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
    spine = next(_named(root, "spine"), None)
    names: list[tuple[str, bool]] = []
    if spine is not None:
        names = [
            (reference.get("idref", ""), reference.get("linear") != "no")
            for reference in _named(spine, "itemref")
        ]
    running = _in_order(files, [name for name, is_linear in names if is_linear])
    aside = _in_order(files, [name for name, is_linear in names if not is_linear])
    package = Package(
        _title(root),
        Metadata(author=_authors(root), date=_date(root)),
        next(_texts(root, "language"), None),
        running or _documents(files),
        aside,
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
            paths = [element.get("full-path", "") for element in _named(container, "rootfile")]
    paths += [path for path in archive.paths if path.lower().endswith(".opf")]
    for path in paths:
        found = archive.find(resolve("", path)[0])
        root = None if found is None else parse_xml(archive.read(found))
        if found is not None and root is not None:
            return found, root
    raise archive.refusal(
        "it is an EPUB book without a package document", "Get it once more, or have it saved anew"
    )


def _manifest(base: str, root: Any) -> dict[str, BookFile]:
    manifest = next(_named(root, "manifest"), None)
    files = {}
    for item in () if manifest is None else _named(manifest, "item"):
        path, _anchor = resolve(base, item.get("href", ""))
        if path:
            identifier = item.get("id", path)
            properties = frozenset(item.get("properties", "").split())
            files[identifier] = BookFile(path, identifier, item.get("media-type", "").lower(), properties)
    return files


def _in_order(files: dict[str, BookFile], identifiers: Sequence[str]) -> list[BookFile]:
    named = (files[identifier] for identifier in identifiers if identifier in files)
    return list({file.path: file for file in named if _is_document(file)}.values())


def _documents(files: dict[str, BookFile]) -> list[BookFile]:
    """The text of a book whose spine is empty: all there is."""
    return _in_order(
        files, [identifier for identifier, file in files.items() if "nav" not in file.properties]
    )


def _is_document(file: BookFile) -> bool:
    return file.media_type in _DOCUMENTS or file.path.lower().endswith(_DOCUMENT_ENDINGS)


def _ncx(files: dict[str, BookFile], identifier: str) -> str | None:
    named = files.get(identifier)
    if named is not None:
        return named.path
    return next((file.path for file in files.values() if file.media_type == "application/x-dtbncx+xml"), None)


def _guide(base: str, root: Any) -> dict[str, str]:
    references = {}
    guide = next(_named(root, "guide"), None)
    for reference in () if guide is None else _named(guide, "reference"):
        path, anchor = resolve(base, reference.get("href", ""))
        if path and not anchor:
            references[path] = reference.get("type", "").lower()
    return references


def _title(root: Any) -> str:
    """The main title: the one that says so, else the first."""
    refined = _refinements(root, "title-type")
    titles = [element for element in _metadata(root) if tag_of(element) == "title" and _text(element)]
    main = [title for title in titles if refined.get(title.get("id")) == "main"]
    return _text((main or titles)[0]) if titles else ""


def _authors(root: Any) -> str | None:
    """Those who wrote it; where roles are named, without those who only edited or drew."""
    refined = _refinements(root, "role")
    people = []
    for element in _metadata(root):
        if tag_of(element) == "creator" and _text(element):
            role = refined.get(element.get("id")) or _attribute(element, "role")
            people.append((_text(element), role))
    wrote = [person for person, role in people if role in ("", "aut")] or [person for person, _role in people]
    return ", ".join(dict.fromkeys(wrote)) or None


def _date(root: Any) -> str | None:
    dates = [element for element in _metadata(root) if tag_of(element) == "date" and _text(element)]
    published = [
        date for date in dates if _attribute(date, "event") in ("publication", "original-publication")
    ]
    for date in [*published, *dates]:
        day = _text(date).partition("T")[0]
        if not day.startswith(_NO_YEAR):
            return day
    return None


def _refinements(root: Any, name: str) -> dict[str, str]:
    """What EPUB 3's metadata add to its elements, by the element's identifier."""
    return {
        element.get("refines", "").removeprefix("#"): _text(element).lower()
        for element in _metadata(root)
        if tag_of(element) == "meta" and element.get("property") == name
    }


def _metadata(root: Any) -> Iterator[Any]:
    metadata = next(_named(root, "metadata"), None)
    return iter(()) if metadata is None else metadata.iterdescendants("*")


def _texts(root: Any, name: str) -> Iterator[str]:
    return (text for element in _metadata(root) if tag_of(element) == name and (text := _text(element)))


def _named(root: Any, name: str) -> Iterator[Any]:
    return (element for element in root.iter("*") if tag_of(element) == name)


def _text(element: Any) -> str:
    return clean_line("".join(element.itertext()))


def _attribute(element: Any, name: str) -> str:
    """An attribute's value, whatever its namespace."""
    return next((value.lower() for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _refuse_locked(archive: Archive, package: Package) -> None:
    """Raise if the text itself is encrypted; that fonts are, hinders no reader of words."""
    if archive.find(_ENCRYPTION) is None:
        return
    root = parse_xml(archive.read(_ENCRYPTION))
    locked = set()
    for encrypted in () if root is None else _named(root, "encrypteddata"):
        algorithms = [element.get("Algorithm", "") for element in _named(encrypted, "encryptionmethod")]
        if not any(algorithm in _FONT_ALGORITHMS for algorithm in algorithms):
            locked |= {
                resolve("", element.get("URI", ""))[0] for element in _named(encrypted, "cipherreference")
            }
    if any(file.path in locked for file in package.spine):
        raise archive.refusal(
            "it is an EPUB book that is locked (DRM)", "Open it with the app of the shop it is from"
        )
