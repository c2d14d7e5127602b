"""How text stands out on a terminal: two plain ANSI attributes, legible in every theme."""

_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_END = "\x1b[0m"


def bold(line: str, styled: bool) -> str:
    """A line in bold; as it is where styles are not wanted."""
    return f"{_BOLD}{line}{_END}" if styled and line else line


def dim(line: str, styled: bool) -> str:
    """A line in a fainter colour; as it is where styles are not wanted."""
    return f"{_DIM}{line}{_END}" if styled and line else line
