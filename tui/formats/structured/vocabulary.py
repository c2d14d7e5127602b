"""The roles of the elements of an XML language, by which a document in it is read."""

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from tui.document.model import SpanKind


class Role(Enum):
    """The role of an element in the text."""

    SECTION = auto()
    TITLE = auto()
    """Of the section, figure or table that it is in; elsewhere a paragraph."""
    LABEL = auto()
    """A number before the next title, or a mark before the next item."""
    PARAGRAPH = auto()
    LIST = auto()
    ORDERED_LIST = auto()
    ITEM = auto()
    QUOTE = auto()
    CODE = auto()
    TABLE = auto()
    FIGURE = auto()
    IMAGE = auto()
    NOTE = auto()
    """A note in the place of its mark."""
    NOTE_REFERENCE = auto()
    FORMULA = auto()
    LINE = auto()
    """A line, as of a poem, or a part of text that is separate from its neighbours."""
    BREAK = auto()
    """The end of a line, where a space is enough."""
    SKIPPED = auto()


class Vocabulary(NamedTuple):
    """The elements of a language, by their names in lower case without namespace."""

    roles: Mapping[str, Role]
    inline: Mapping[str, SpanKind]
    """The kinds of spans that inline elements become."""
    links: Mapping[str, str]
    """The attributes with the addresses of links, by element, without namespace."""
    images: Mapping[str, str]
    """The attributes with the addresses of pictures, by element, without namespace."""
    dropped: Mapping[str, str]
    """The reasons why elements are left out."""
    captions: frozenset[str] = frozenset()
    """The elements of figures and tables with their captions."""
    alternatives: frozenset[str] = frozenset()
    """The elements with the alternative text of a picture."""
    lower_titles: frozenset[str] = frozenset(("subtitle", "bridgehead"))
    """The titles whose level is below that of their section's title."""
    cells: frozenset[str] = frozenset(("td", "th", "entry"))
    rows: frozenset[str] = frozenset(("tr", "row"))


def roles(names_by_role: Mapping[Role, str]) -> dict[str, Role]:
    """Return the role of each name in a table of roles and their names."""
    return {name: role for role, names in names_by_role.items() for name in names.split()}
