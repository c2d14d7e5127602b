"""Parse reStructuredText with Docutils, with reading of files and addresses disabled.

Docutils does not know Sphinx's roles and directives, so they are registered while a text is parsed.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tui.formats.rst.complexity import MAX_CHARS

if TYPE_CHECKING:
    from docutils import nodes

_DIRECTIVE_NAME = re.compile(r"\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?([A-Za-z][\w:+.-]{0,60})[ \t]?::")
_ROLE_NAME = re.compile(r":([A-Za-z][\w:+.-]{0,60}):`|`:([A-Za-z][\w:+.-]{0,60}):")
_TITLED_ROLE = re.compile(r"(.*?)\s*<([^<>]*)>$", re.DOTALL)
_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "_disable_config": True,
    "report_level": 5,
    "halt_level": 6,
    "doctitle_xform": False,
    "docinfo_xform": False,
    "sectsubtitle_xform": False,
    "syntax_highlight": "none",
    "line_length_limit": MAX_CHARS,
    "smart_quotes": False,
    "tab_width": 8,
    "input_encoding": "unicode",
}

_CODE_DIRECTIVES = frozenset(
    "code code-block sourcecode prompt productionlist ipython doctest testcode testoutput testsetup mermaid graphviz "
    "plantuml uml digraph jupyter-execute highlight-block program-output".split()
)
_SILENT_DIRECTIVES = frozenset(
    "toctree index currentmodule module py:module py:currentmodule highlight tabularcolumns default-domain program "
    "sectionauthor codeauthor bibliography meta autosummary automodule autoclass autofunction automethod autodata "
    "autoattribute autoexception include literalinclude raw contents sectnum only-for csv-table-file todolist".split()
)
_LABELS = {
    "versionadded": "Added in version",
    "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version",
    "versionremoved": "Removed in version",
    "seealso": "See also",
    "todo": "Todo",
}
_PLAIN_ROLES = frozenset(
    "ref doc term numref any abbr menuselection guilabel dfn cite download issue gh user pr".split()
)


def parse_rst(text: str) -> "nodes.document":
    """Return the document tree of a text.

    Raises:
        Exception: Docutils fails in many ways on broken markup.
    """
    from docutils.core import publish_doctree

    from tui.formats.rst.memory import RstParser, small_paragraphs

    with _known_names(text), small_paragraphs():
        tree = publish_doctree(text, parser=RstParser(), settings_overrides=_SETTINGS)
    # Through these the parser refers to itself, and would keep the lines of the text.
    del tree.reporter.get_source_and_line, tree.transformer
    return tree


@contextmanager
def _known_names(text: str) -> Iterator[None]:
    """Register the roles and directives of a text in Docutils' global tables while the context lasts."""
    from docutils.parsers.rst import directives, roles
    from docutils.parsers.rst.languages import en

    generic = _generic_directive()
    known = directives._directives, roles._roles
    saved = [dict(table) for table in known]
    for name in {found.lower() for found in _DIRECTIVE_NAME.findall(text)}:
        if name not in en.directives or name in _CODE_DIRECTIVES | _SILENT_DIRECTIVES:
            directives.register_directive(name, generic)
    for name in {(first or second).lower() for first, second in _ROLE_NAME.findall(text)}:
        if name not in en.roles:
            roles.register_local_role(name, _read_role)
    try:
        yield
    finally:
        for table, before in zip(known, saved, strict=True):
            table.clear()
            table.update(before)


def _read_role(role: str, rawtext: str, text: str, *_: Any, **__: Any) -> tuple[list[Any], list[Any]]:
    from docutils import nodes, utils

    text = utils.unescape(text)
    titled = _TITLED_ROLE.match(text)
    name = role.rpartition(":")[2]
    if titled and titled[1]:
        text = titled[1]
    elif text.startswith(("~", "!")):
        text = text[1:].rpartition(".")[2] if text[0] == "~" else text[1:]
    kind = nodes.inline if name in _PLAIN_ROLES else nodes.literal
    return [kind(rawtext, text)], []


class _AnyOption(dict[str, Any]):
    """The option specification of a directive that accepts any option."""

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, key: str) -> Any:
        return lambda argument: argument or ""


def _generic_directive() -> type:
    from docutils import nodes
    from docutils.parsers.rst import Directive

    class GenericDirective(Directive):  # type: ignore[misc]
        """A directive of Sphinx or another extension, whose content becomes part of the document."""

        has_content = True
        optional_arguments = 1
        final_argument_whitespace = True
        option_spec = _AnyOption()

        def run(self) -> list[Any]:
            name = self.name.lower()
            argument = " ".join(self.arguments)
            if name in _CODE_DIRECTIVES:
                text = "\n".join(self.content)
                return [nodes.literal_block(text, text, language=argument)] if text.strip() else []
            if name in _SILENT_DIRECTIVES:
                return []
            parts: list[Any] = []
            if ":" in name or name in _LABELS or name in _OBJECTS:
                parts.append(self._head(name, argument))
            elif argument:
                parts.append(nodes.comment(argument, argument, is_dropped=True))
            box = nodes.container()
            self.state.nested_parse(self.content, self.content_offset, box)
            return [*parts, *box.children]

        def _head(self, name: str, argument: str) -> Any:
            if label := _LABELS.get(name):
                version, rest = [*argument.split(None, 1), "", ""][:2]
                title = f"{label} {version}".strip()
                words, _ = self.state.inline_text(rest, self.lineno)
                return nodes.paragraph(
                    "", "", nodes.strong(title, title), *([nodes.Text(": "), *words] if rest else [])
                )
            return nodes.paragraph("", "", nodes.literal(argument, argument))

    return GenericDirective


_OBJECTS = frozenset(
    "function class method attribute data exception option envvar cmdoption describe object staticmethod classmethod "
    "decorator property opcode confval setting".split()
)
