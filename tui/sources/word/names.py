"""The names of WordprocessingML (ECMA-376, part 1), which has two namespaces with the same names in them."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def in_one_namespace(data: bytes) -> bytes:
    """A part with the names of the common namespace in place of the strict one's.

    Args:
        data: The part's bytes.
    """
    return data.replace(_STRICT, _TRANSITIONAL)


def is_on(value: str) -> bool:
    """Whether a value switches something on.

    Args:
        value: What stands in ``w:val``, which says yes where it is missing.
    """
    return value.lower() not in ("0", "false", "off", "none")


def value_of(element: Any | None, name: str) -> str | None:
    """The value of a child, None if there is no such child or it has no value.

    Args:
        element: The element of lxml's that the child is in; None if there is none.
        name: The child's name, without its namespace.
    """
    child = None if element is None else element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")
