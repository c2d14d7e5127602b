"""Let Docutils parse in less memory: it keeps four lists for each node, and the number of every line.

Importing this loads Docutils.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Parser, states
from docutils.statemachine import StringList, string2lines

_LISTS = frozenset(nodes.Element.list_attributes)
_PARAGRAPH = states.RSTState.paragraph


class _Attributes(dict[str, Any]):
    """The attributes of a node, whose lists are made when they are first asked for."""

    def __missing__(self, name: str) -> list[Any]:
        if name not in _LISTS:
            raise KeyError(name)
        made: list[Any] = []
        self[name] = made
        return made


def _shrink(node: nodes.Element) -> None:
    given = {name: value for name, value in node.attributes.items() if value or name not in _LISTS}
    node.attributes = _Attributes(given)


def _small_paragraph(state: Any, lines: Any, lineno: int) -> tuple[list[Any], bool]:
    made, is_before_literal = _PARAGRAPH(state, lines, lineno)
    for node in made:
        _shrink(node)
        for part in node.children:
            if isinstance(part, nodes.Element):
                _shrink(part)
    return made, is_before_literal


@contextmanager
def small_paragraphs() -> Iterator[None]:
    """Let all parsers make paragraphs without empty lists while the context lasts."""
    states.RSTState.paragraph = _small_paragraph
    try:
        yield
    finally:
        states.RSTState.paragraph = _PARAGRAPH


class RstParser(Parser):  # type: ignore[misc]
    """A parser that does not number the lines of a text, as only messages about them would need."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        self.setup_parse(inputstring, document)
        lines = string2lines(inputstring, document.settings.tab_width, convert_whitespace=True)
        machine = states.RSTStateMachine(self.state_classes, self.initial_state)
        machine.run(
            StringList(lines, items=[(document["source"], 0)] * len(lines)), document, inliner=self.inliner
        )
        self.finish_parse()
