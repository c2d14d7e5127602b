"""Parse reStructuredText with Docutils, with reading of files and addresses disabled.

Docutils does not know Sphinx's roles and directives, so they are registered while a text is parsed. Its time grows with
the square of the marks in a paragraph, and it recurses for each level of nesting, so ``is_too_complex`` tells which
texts to keep from it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes

MAX_CHARS = 2_000_000
_MAX_DEPTH = 40
_MAX_MARK_PAIRS = 15_000_000
"""The sum of the squares of the numbers of marks in the paragraphs."""

_MAX_CONSTRUCTS = 8_000
"""List items, fields, tables, directives and targets without names: Docutils builds a state machine for each."""

_MAX_WORD_SQUARES = 1_000_000_000
"""The sum of the squares of the lengths of words: at each of their letters Docutils looks for an address."""

_MAX_TARGETS_IN_A_ROW = 200
"""Each target passes the names of all those right above it on to the next one."""

_MAX_STEPS = 1_000_000
"""The limit of paragraphs, headings, references and marks, by the time that each takes: some 7 microseconds a step."""
_STEPS_OF_PARAGRAPH = 4
_STEPS_OF_HEADING = 16
_STEPS_OF_REFERENCE = 8
_STEPS_OF_MARK = 2
_REFERENCE = re.compile(r"(?<=[\w\]`])_(?!\w)")
_UNDERLINE = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*\Z")

_CONSTRUCT = re.compile(
    r"(?:^[ \t]*(?:[*+•-]|[#\w]{1,4}[.)]|\||-{1,2}\w|__)|\.\.|:)[ \t]|^[ \t]*:|^[ \t]*=+[ \t]+=", re.MULTILINE
)
_LONG_WORD = re.compile(r"[!-~]{1000,}")
_TARGET = re.compile(r"\.\. _[^\n]*:[ \t]*\Z|__[ \t]*\Z")
_DIRECTIVE_NAME = re.compile(r"\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?([A-Za-z][\w:+.-]{0,60})[ \t]?::")
_ROLE_NAME = re.compile(r":([A-Za-z][\w:+.-]{0,60}):`|`:([A-Za-z][\w:+.-]{0,60}):")
_LIST_MARKS = re.compile(r"[ \t]*(?:(?:[*+•-]|[#\w]{1,4}[.)])[ \t]+){8,}")
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


def is_too_complex(text: str) -> bool:
    """Return whether Docutils would take too long, or overflow the stack."""
    if len(text) > MAX_CHARS or sum(1 for _ in _CONSTRUCT.finditer(text)) > _MAX_CONSTRUCTS:
        return True
    if sum(len(word) ** 2 for word in _LONG_WORD.findall(text)) > _MAX_WORD_SQUARES:
        return True
    depths: list[int] = []
    marks = pairs = steps = targets = 0
    for line in text.split("\n"):
        content = line.lstrip()
        if not content:
            pairs, marks = pairs + marks * marks, 0
            steps += _STEPS_OF_PARAGRAPH
            continue
        indent = len(line) - len(content)
        while depths and depths[-1] >= indent:
            depths.pop()
        depths.append(indent)
        targets = targets + 1 if _TARGET.match(content) else 0
        is_too_long = targets > _MAX_TARGETS_IN_A_ROW or len(depths) > _MAX_DEPTH
        if is_too_long or _LIST_MARKS.match(line) is not None:
            return True
        marks += sum(map(line.count, "*`|_"))
        steps += _STEPS_OF_MARK * sum(map(line.count, "*`|"))
        if "_" in line:
            steps += _STEPS_OF_REFERENCE * len(_REFERENCE.findall(line))
        if _UNDERLINE.match(line):
            steps += _STEPS_OF_HEADING
    return pairs + marks * marks > _MAX_MARK_PAIRS or steps > _MAX_STEPS


def parse_rst(text: str) -> "nodes.document":
    """Return the document tree of a text.

    Raises:
        Exception: Docutils fails in many ways on broken markup.
    """
    from docutils.core import publish_doctree

    with _known_names(text):
        tree = publish_doctree(text, settings_overrides=_SETTINGS)
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
