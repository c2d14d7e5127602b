"""Parts of elements in XML languages: attributes, texts, markers of lists, formulas."""

from collections.abc import Iterator
from itertools import repeat
from typing import Any

from tui.document.model import SpanKind
from tui.formats.block_builder import BULLET
from tui.formats.formulas import formula_in_line
from tui.formats.inline import InlineBuilder
from tui.formats.xml import tag_of
from tui.text.sanitize import clean_line


def attribute(element: Any, name: str) -> str:
    """Return an attribute's value by its name without namespace; empty if there is none."""
    if (value := element.get(name)) is not None:
        return str(value)
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def text_of(element: Any) -> str:
    """Return all text of an element as one clean line."""
    return clean_line(" ".join("".join(element.itertext()).split()))


def list_markers(element: Any, *, is_ordered: bool) -> Iterator[str]:
    """Yield the markers of a list's items without end."""
    kind = attribute(element, "list-type")
    if not is_ordered and kind not in ("order", "alpha-lower", "alpha-upper", "roman-lower", "roman-upper"):
        return repeat(BULLET)
    return map("{}.".format, _counting(attribute(element, "startingnumber")))


def _counting(start: str) -> Iterator[int]:
    number = int(start) if start.isdecimal() and len(start) < 6 else 1
    while True:
        yield number
        number += 1


def add_formula(element: Any, line: InlineBuilder) -> None:
    """Add a formula to a line as a span; one without text is left out."""
    text = _formula_text(element)
    if text.strip():
        line.open(element, SpanKind.FORMULA)
        line.add(text)
        line.close(element)


def _formula_text(element: Any) -> str:
    """Return a formula in TeX if the source has it, else its MathML in a line, else its text."""
    math = None
    for part in element.iter("*"):
        tag = tag_of(part)
        if tag == "tex-math":
            return _bare_tex("".join(part.itertext()))
        if tag == "math" and math is None:
            math = part
    if math is not None:
        return formula_in_line(math)
    return text_of(element)


def _bare_tex(tex: str) -> str:
    """Return TeX without the document and the dollars around it."""
    _before, begin, inside = tex.rpartition("\\begin{document}")
    tex = (inside if begin else tex).partition("\\end{document}")[0]
    return " ".join(tex.split()).strip("$ ")
