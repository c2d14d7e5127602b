"""The names of OpenDocument's XML (ODF 1.3, part 3)."""

from typing import Any

_BASE = "urn:oasis:names:tc:opendocument:xmlns"
OFFICE = f"{{{_BASE}:office:1.0}}"
TEXT = f"{{{_BASE}:text:1.0}}"
STYLE = f"{{{_BASE}:style:1.0}}"
TABLE = f"{{{_BASE}:table:1.0}}"
META = f"{{{_BASE}:meta:1.0}}"
FORMAT = f"{{{_BASE}:xsl-fo-compatible:1.0}}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_LONGEST_NUMBER = 5


def number_in(element: Any, name: str) -> int | None:
    """The number that an attribute holds; None if it holds none that makes sense.

    Args:
        element: An element of lxml's.
        name: The attribute's name with its namespace.
    """
    value = element.get(name) or ""
    return int(value) if value.isdecimal() and len(value) <= _LONGEST_NUMBER else None
