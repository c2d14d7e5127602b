"""The parts of a Word document, and the values in them (ECMA-376, parts 1 and 2)."""

import posixpath
from typing import Any

from lxml import etree

from tui.formats.archive import Archive
from tui.formats.xml import parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT_NAMESPACES = {
    f"http://purl.oclc.org/ooxml/{strict}".encode(): namespace.strip("{}").encode()
    for strict, namespace in (
        ("wordprocessingml/main", W),
        ("officeDocument/math", M),
        ("officeDocument/relationships", R),
        ("drawingml/main", "{http://schemas.openxmlformats.org/drawingml/2006/main}"),
        ("presentationml/main", "{http://schemas.openxmlformats.org/presentationml/2006/main}"),
    )
}


def in_one_namespace(data: bytes) -> bytes:
    """Return a part with the namespaces of the strict variant replaced by those of the transitional one."""
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, transitional in _STRICT_NAMESPACES.items():
            data = data.replace(strict, transitional)
    return data


def parse_part(archive: Archive, path: str) -> Any:
    """Return the root of a part; an empty element if the part is missing or damaged."""
    root = None if archive.find(path) is None else parse_xml(in_one_namespace(archive.read(path)))
    return etree.Element("missing") if root is None else root


def main_part(archive: Archive, default: str) -> str:
    """Return the path of the main part, which the relationships of the package name."""
    for relationship in parse_part(archive, "_rels/.rels").iter("*"):
        if relationship.get("Type", "").endswith("/officeDocument"):
            path: str = posixpath.normpath(relationship.get("Target", "").lstrip("/"))
            if archive.find(path) is not None:
                return path
    return default


class Relation:
    """A relationship of a part to another part or to an address."""

    __slots__ = ("is_external", "kind", "target")

    def __init__(self, kind: str, target: str, *, is_external: bool) -> None:
        self.kind = kind
        """The last word of its type, such as ``image`` or ``hyperlink``."""
        self.target = target
        """An address, or a path in the package."""
        self.is_external = is_external


def relations_of(archive: Archive, part: str) -> dict[str, Relation]:
    """Return the relationships of a part by their IDs."""
    folder, file = posixpath.split(part)
    relations = {}
    for element in parse_part(archive, f"{folder}/_rels/{file}.rels".lstrip("/")).iter("{*}Relationship"):
        target, is_external = element.get("Target", ""), element.get("TargetMode") == "External"
        if not is_external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = element.get("Type", "").rpartition("/")[2]
        relations[element.get("Id", "")] = Relation(kind, target, is_external=is_external)
    return relations


def is_on_value(value: str) -> bool:
    """Return whether the text of a switch's value means on."""
    return value.lower() not in ("0", "false", "off", "none")


def is_switched_on(properties: Any | None, name: str) -> bool | None:
    """Return the value of a switch in properties, such as ``b`` or ``vanish``; None if it is not there."""
    element = None if properties is None else properties.find(f"{W}{name}")
    return None if element is None else is_on_value(element.get(f"{W}val", "1"))


def value_of(parent: Any | None, name: str) -> str | None:
    """Return the value of a child element; None if there is no parent, child or value."""
    child = None if parent is None else parent.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def number_of(parent: Any | None, name: str) -> int | None:
    """Return the number that a child element has as its value; None if there is none."""
    number = value_of(parent, name) or ""
    return int(number) if number.isdecimal() and len(number) < 6 else None
