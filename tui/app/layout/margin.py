"""What stands before a row, beside the text."""

from typing import NamedTuple


class Mark(NamedTuple):
    """A sign in the gutter."""

    text: str
    style: str


NO_MARK = Mark("", "flow--text")
