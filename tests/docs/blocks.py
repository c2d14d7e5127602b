"""The commands in the README and the pages in docs/, with the output that the pages show."""

import re
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

PROJECT = Path(__file__).parents[2]
PAGES = tuple(sorted([PROJECT / "README.md", *(PROJECT / "docs").glob("*.md")]))

_PROMPT = "$ "
_ANYTHING = "…"
_SYNOPSIS = re.compile(r"(?P<command>standfirst(?: [a-z]+)?)(?: [A-Z[].*?)? {2,}\S")
"""A line with the usage and the purpose of a command, whose ``--help`` can be called."""
_SEEN_TO_ELSEWHERE = ("python3 -m venv", ".venv/bin/pip ", "python -m docs", "python docs", "pytest", "ruff ")
"""The beginnings of commands that are not run here: ``.ci/run`` runs them, or they make pictures."""


@dataclass(frozen=True)
class Shown:
    """A command that a page shows."""

    page: Path
    line: int
    command: str
    output: tuple[str, ...] | None
    """The lines of its output; None if the page does not show them."""

    def is_kept(self, printed: str) -> bool:
        """Return whether the output is the one on the page, where “…” matches anything, and any lines on its own."""
        if self.output is None:
            return True
        parts = [r"(?:.*\n)*?" if line == _ANYTHING else f"{_pattern(line)}\n" for line in self.output]
        lines = (f"{line.rstrip()}\n" for line in printed.splitlines())
        return re.fullmatch("".join(parts), "".join(lines)) is not None


def name_of(page: Path) -> str:
    """Return the path of a page in the project."""
    return str(page.relative_to(PROJECT))


def shown_commands(page: Path) -> list[Shown]:
    """Return the commands of a page: after each prompt in ``console`` blocks, and each line of unnamed blocks."""
    found: list[Shown] = []
    for token in _code(page):
        first = (token.map or [0])[0] + 1
        if token.info == "console":
            found += _session(page, first + 1, token.content.splitlines())
        elif not token.info:
            lines = enumerate(token.content.splitlines(), first)
            found += [Shown(page, number, _typed(line), None) for number, line in lines if _is_typed(line)]
    return found


def python_examples(page: Path, language: str) -> list[str]:
    """Return the content of a page's blocks of ``python`` or ``pycon``."""
    return [token.content for token in _code(page) if token.info == language]


def _code(page: Path) -> list[Token]:
    tokens = MarkdownIt().parse(page.read_text("utf-8"))
    return [token for token in tokens if token.type in ("fence", "code_block")]


def _session(page: Path, first: int, lines: list[str]) -> list[Shown]:
    found: list[Shown] = []
    for number, line in enumerate(lines, first):
        if line.startswith(_PROMPT):
            found.append(Shown(page, number, line.removeprefix(_PROMPT), None))
        elif found:
            before = found.pop()
            found.append(Shown(page, before.line, before.command, (*(before.output or ()), line)))
    return [each for each in found if not each.command.startswith(_SEEN_TO_ELSEWHERE)]


def _is_typed(line: str) -> bool:
    return "standfirst" in line and not line.startswith(_SEEN_TO_ELSEWHERE)


def _typed(line: str) -> str:
    synopsis = _SYNOPSIS.match(line)
    return f"{synopsis['command']} --help" if synopsis else line


def _pattern(line: str) -> str:
    return ".*".join(map(re.escape, line.rstrip().split(_ANYTHING)))
