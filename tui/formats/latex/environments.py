"""The environments of LaTeX: lists, quotations, tables, figures, formulas and listings."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.document.model import SpanKind
from tui.formats.block_builder import BULLET
from tui.formats.inline import InlineBuilder, InlineText
from tui.formats.latex import commands
from tui.formats.latex.symbols import plain_text

if TYPE_CHECKING:
    from tui.formats.latex.reader import LatexReader

ABSTRACT = "Abstract"
_NOTHING: InlineText = ("", ())


@dataclass(slots=True)
class _Environment:
    name: str
    number: int = 0
    """The number of the last item of a list."""
    picture: str = ""
    caption: InlineText = _NOTHING
    rows: list[list[InlineText]] = field(default_factory=list)


class Environments:
    """The open environments, which decide what becomes of paragraphs, items and cells."""

    def __init__(self, reader: "LatexReader") -> None:
        self._reader = reader
        self._open: list[_Environment] = []

    def begin(self) -> None:
        """Begin the environment of the name that follows; formulas and listings are read as a whole."""
        reader, source = self._reader, self._reader.source
        name = (source.take_argument() or "").strip()
        plain = name.rstrip("*")
        if plain in commands.FORMULAS:
            self._read_formula(name)
        elif plain in commands.VERBATIM or plain in commands.HIDDEN:
            self._read_verbatim(name, plain)
        else:
            option = source.take_option()
            for _ in range(commands.ENVIRONMENT_ARGUMENTS.get(plain, 0)):
                source.take_argument()
            self.end_paragraph()
            self._open.append(_Environment(plain))
            self._enter(plain, option)
            if plain in commands.TABLES:
                reader.line = InlineBuilder()

    def _enter(self, name: str, option: str | None) -> None:
        blocks = self._reader.blocks
        if name in commands.LISTS:
            blocks.lists += 1
        elif name in commands.QUOTES:
            blocks.quotes += 1
        elif name in commands.THEOREMS:
            title = plain_text(option or "")
            blocks.label(f"{name.capitalize()} ({title})" if title else name.capitalize())
        elif name in ("abstract", "thebibliography"):
            title = ABSTRACT if name == "abstract" else "References"
            blocks.add_heading((title, ()), commands.SECTIONS["section"])
        if name == "frame" and self._reader.source.is_at_group():
            self._reader.read_group(
                lambda line: blocks.add_heading(line.finish(), commands.SECTIONS["subsection"])
            )

    def end(self) -> None:
        """End the innermost environment of the name that follows, and those in it; one that is not open is ignored."""
        name = (self._reader.source.take_argument() or "").strip().rstrip("*")
        if name == "document":
            self._reader.source.at = len(self._reader.source.text)
            return
        if any(environment.name == name for environment in self._open[-20:]):
            while self._open and self._close_last() != name:
                pass

    def close_all(self) -> None:
        """End all environments, at the end of the source."""
        while self._open:
            self._close_last()

    def close_lists(self) -> None:
        """Close all lists, since a heading stands in none."""
        self._open = [environment for environment in self._open if environment.name not in commands.LISTS]

    def _close_last(self) -> str:
        blocks = self._reader.blocks
        self.end_paragraph()
        environment = self._open.pop()
        name = environment.name
        if name in commands.LISTS:
            blocks.lists = max(0, blocks.lists - 1)
        elif name in commands.QUOTES:
            blocks.quotes = max(0, blocks.quotes - 1)
        elif name in commands.TABLES:
            self._add_cell(environment)
            blocks.add_table(environment.rows)
        elif name in commands.FIGURES:
            self._add_figure(environment)
        elif name in commands.THEOREMS:
            blocks.flush_label()
        return name

    def _add_figure(self, environment: _Environment) -> None:
        if environment.picture or environment.caption[0]:
            self._reader.blocks.add_figure(environment.caption, "", environment.picture)

    def _innermost(self, names: frozenset[str]) -> _Environment | None:
        return next((each for each in reversed(self._open[-20:]) if each.name in names), None)

    def end_paragraph(self) -> None:
        """End a paragraph; in a table, an empty line only separates words."""
        if self._open and self._open[-1].name in commands.TABLES:
            self._reader.line.add(" ")
        else:
            self._reader.flush()

    def end_cell(self) -> None:
        """End a cell at an ``&``; outside tables it is a space."""
        if self._open and self._open[-1].name in commands.TABLES:
            self._add_cell(self._open[-1])
        else:
            self._reader.line.add(" ")

    def end_row(self) -> None:
        """End a row at a line break; outside tables it is a space."""
        reader = self._reader
        reader.source.take_option()
        if self._open and self._open[-1].name in commands.TABLES:
            self._add_cell(self._open[-1])
            self._open[-1].rows.append([])
        else:
            reader.line.add(" ")

    def _add_cell(self, table: _Environment) -> None:
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(self._reader.line.finish())

    def begin_item(self) -> None:
        """Begin the item of a list, with the marker or term in its option, if it has one."""
        reader, blocks = self._reader, self._reader.blocks
        self.end_paragraph()
        option = reader.source.take_option()
        environment = self._innermost(commands.LISTS)
        blocks.marker = BULLET
        if environment is not None and environment.name in ("enumerate", "compactenum", "inparaenum"):
            environment.number += 1
            blocks.marker = f"{environment.number}."
        if option is not None:
            words = plain_text(option).strip()
            if environment is not None and environment.name == "description":
                blocks.marker = ""
                blocks.label(words)
            else:
                blocks.marker = words or BULLET

    def begin_reference(self) -> None:
        """Begin an entry of a bibliography, which is numbered."""
        reader, blocks = self._reader, self._reader.blocks
        self.end_paragraph()
        reader.source.take_option()
        reader.source.take_argument()
        bibliography = next(
            (each for each in reversed(self._open[-20:]) if each.name == "thebibliography"), None
        )
        if bibliography is not None:
            bibliography.number += 1
            blocks.lists = 1
            blocks.marker = f"[{bibliography.number}]"

    def read_caption(self) -> None:
        """Read the caption of the innermost figure; that of a table becomes a paragraph."""
        reader = self._reader
        reader.source.take_option()
        figure = self._innermost(commands.FIGURES)
        table_caption = next(
            (each for each in reversed(self._open[-20:]) if each.name.startswith("table")), None
        )

        def take(line: InlineBuilder) -> None:
            text = line.finish()
            if figure is not None and (table_caption is None or figure.name != "table"):
                figure.caption = text
            else:
                reader.flush()
                reader.blocks.label(text[0])
                reader.blocks.flush_label()

        reader.read_group(take)

    def read_picture(self) -> None:
        """Read the address of a picture; of several in a figure, the first is kept."""
        reader = self._reader
        reader.source.take_option()
        address = reader.source.take_argument() or ""
        figure = self._innermost(commands.FIGURES)
        if figure is None or figure.picture:
            reader.blocks.drop("an image", address)
        else:
            figure.picture = address

    def _read_formula(self, name: str) -> None:
        reader = self._reader
        if name.rstrip("*") in commands.ENVIRONMENT_ARGUMENTS:
            reader.source.take_argument()
        formula = reader.source.take_until(f"\\end{{{name}}}")
        if formula is None:
            return
        if name == "math":
            reader.line.open(self, SpanKind.FORMULA)
            reader.line.add(formula)
            reader.line.close(self)
        else:
            reader.add_display(formula)

    def _read_verbatim(self, name: str, plain: str) -> None:
        reader = self._reader
        source = reader.source
        if plain not in ("verbatim", "comment"):
            source.take_option()
            for _ in range(commands.ENVIRONMENT_ARGUMENTS.get(plain, 0)):
                source.take_argument()
        text = source.take_until(f"\\end{{{name}}}")
        if text is None:
            return
        reader.flush()
        if plain in commands.HIDDEN:
            reader.blocks.drop(commands.HIDDEN[plain], plain_text(re.sub(r"\\[a-zA-Z]+", " ", text[:2_000])))
        else:
            reader.blocks.add_code(text)
