"""Formulas in a line of text, written as in TeX: MathML 3 and the equations of Office (ECMA-376, part 1, 22.1).

Letters and signs stay as they are; only what does not fit in a line is written as in TeX:
``\\frac{a}{b}``, ``\\sqrt{x}``, ``x^2``, ``x_{ij}``.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from lxml import etree

MAX_FORMULA = 10_000
"""The number of characters of a formula that are kept."""
_INVISIBLE = re.compile("[\u2061-\u2064]")
_BINOMIAL = re.compile(r"\\binom\{[^{}]*\}\{[^{}]*\}")
_SPACES = re.compile(r"\s+")
_NAMED = frozenset(
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max "
    "min sec sin sinh sup tan tanh".split()
)
"""The functions that TeX has a name for."""
_ACCENTS = {
    "\u0300": r"\grave",
    "\u0301": r"\acute",
    "\u0302": r"\hat",
    "^": r"\hat",
    "ˆ": r"\hat",
    "\u0303": r"\tilde",
    "~": r"\tilde",
    "˜": r"\tilde",
    "\u0304": r"\bar",
    "\u0305": r"\overline",
    "¯": r"\overline",
    "‾": r"\overline",
    "\u0307": r"\dot",
    "˙": r"\dot",
    "\u0308": r"\ddot",
    "¨": r"\ddot",
    "\u20d7": r"\vec",
    "→": r"\vec",
    "⏞": r"\overbrace",
    "⏟": r"\underbrace",
}
_LEFT_OUT = frozenset(("annotation", "annotation-xml", "mphantom", "phant", "ctrlPr", "rPr"))
_DEFAULT_NARY = "∫"
_LINE_END = " \\\\ "


class _Part(NamedTuple):
    """A part of a formula: the name of its element, and its text."""

    tag: str
    text: str


class _Element(NamedTuple):
    tag: str
    element: Any
    parts: list[_Part]

    def of(self, tag: str) -> str:
        """Return the text of the parts with a name."""
        return "".join(part.text for part in self.parts if part.tag == tag)

    def texts(self, tag: str = "") -> list[str]:
        return [part.text for part in self.parts if not tag or part.tag == tag]

    def property(self, name: str, default: str = "") -> str:
        """Return the value of a property of an Office equation, such as the sign of a sum."""
        properties = next((child for child in self.element if _name(child) == f"{self.tag}Pr"), ())
        found = next((child for child in properties if _name(child) == name), None)
        if found is None:
            return default
        values = [value for key, value in found.items() if key.rpartition("}")[2] == "val"]
        return values[0] if values else ""


def formula_in_line(root: Any) -> str:
    """Return a formula in one line, with its outer spaces.

    Args:
        root: MathML's ``math`` or the ``oMath`` of Office, an element of lxml's.
    """
    tex = _annotated_tex(root)
    if tex:
        return tex[:MAX_FORMULA]
    stack = [_Element("", root, [])]
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = _name(element)
        if event == "start":
            if tag in _LEFT_OUT or tag.endswith("Pr"):
                walker.skip_subtree()
            stack.append(_Element(tag, element, []))
            continue
        read = stack.pop()
        is_left_out = tag in _LEFT_OUT or tag.endswith("Pr")
        if not is_left_out:
            stack[-1].parts.append(_Part(tag, _written(read)[:MAX_FORMULA]))
    return _SPACES.sub(" ", "".join(stack[0].texts()))


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _annotated_tex(root: Any) -> str:
    for element in root.iter("{*}annotation", "annotation"):
        if "tex" in (element.get("encoding") or "").lower() and element.text:
            return _SPACES.sub(" ", element.text).strip()
    return ""


def _written(read: _Element) -> str:
    if read.tag in _LETTERS:
        return _token(read.tag, read.element)
    writer = _WRITERS.get(read.tag)
    return _joined(read.texts()) if writer is None else writer(read)


def _joined(texts: Sequence[str]) -> str:
    """Join parts, with a space between the name of a TeX command and a letter."""
    written = ""
    pieces: list[str] = []
    for text in filter(None, texts):
        if _ends_in_command(written) and text[0].isalpha():
            pieces.append(" ")
        pieces.append(text)
        written = text
    return "".join(pieces)


def _ends_in_command(text: str) -> bool:
    return re.search(r"\\[a-zA-Z]+\Z", text[-20:]) is not None


def _group(text: str) -> str:
    text = text.strip()
    return text if len(text) == 1 else f"{{{text}}}"


def _base(text: str) -> str:
    """Return the base of an exponent or index, in braces unless it is a single word or group."""
    text = text.strip()
    is_one = len(text) <= 1 or text.replace(".", "").isalnum() or _ends_in_command(text) or text[-1] in "})]|"
    return text if is_one else f"{{{text}}}"


def _scripts(base: str, below: str, above: str) -> str:
    below, above = below.strip(), above.strip()
    return _base(base) + (f"_{_group(below)}" if below else "") + (f"^{_group(above)}" if above else "")


def _token(tag: str, element: Any) -> str:
    text = _INVISIBLE.sub("", element.text or "")
    if tag == "mspace":
        return " "
    if tag != "t":
        text = text.strip()
    if text.strip() in _NAMED and tag != "mtext":
        return f"\\{text.strip()}"
    return f" {text} " if tag == "mtext" and text else text


def _fraction(read: _Element) -> str:
    over, under = (read.of("num"), read.of("den")) if read.tag == "f" else _first(read, 2)
    kind = read.property("type") if read.tag == "f" else ""
    if kind == "lin":
        return f"{_group(over)}/{_group(under)}"
    if kind == "noBar" or read.element.get("linethickness") in ("0", "0pt", "0px"):
        return f"\\binom{{{over.strip()}}}{{{under.strip()}}}"
    return f"\\frac{{{over.strip()}}}{{{under.strip()}}}"


def _first(read: _Element, count: int) -> list[str]:
    """Return the first parts, empty where there are fewer."""
    texts = read.texts()[:count]
    return texts + [""] * (count - len(texts))


def _root(read: _Element) -> str:
    if read.tag == "rad":
        inside, degree = read.of("e"), read.of("deg")
    elif read.tag == "mroot":
        inside, degree = _first(read, 2)
    else:
        inside, degree = _joined(read.texts()), ""
    return f"\\sqrt{f'[{degree.strip()}]' if degree.strip() else ''}{{{inside.strip()}}}"


def _office_scripts(read: _Element) -> str:
    if read.tag == "sPre":
        return f"{_scripts('{}', read.of('sub'), read.of('sup'))}{read.of('e')}"
    return _scripts(read.of("e"), read.of("sub"), read.of("sup"))


def _script_below(read: _Element) -> str:
    base, below = _first(read, 2)
    if read.tag == "munder" and below.strip() in _ACCENTS:
        return _accented(below.strip(), base)
    return _scripts(base, below, "")


def _script_above(read: _Element) -> str:
    base, above = _first(read, 2)
    if read.tag == "mover" and above.strip() in _ACCENTS:
        return _accented(above.strip(), base)
    return _scripts(base, "", above)


def _scripts_around(read: _Element) -> str:
    return _scripts(*_first(read, 3))


def _accented(accent: str, base: str) -> str:
    return f"{_ACCENTS[accent]}{{{base.strip()}}}"


def _office_accent(read: _Element) -> str:
    if read.tag == "bar":
        is_above = read.property("pos", "bot") == "top"
        return f"\\{'overline' if is_above else 'underline'}{{{read.of('e').strip()}}}"
    sign = read.property("chr", "\u0302" if read.tag == "acc" else "⏟")
    return _accented(sign, read.of("e")) if sign in _ACCENTS else read.of("e")


def _sum(read: _Element) -> str:
    sign = read.property("chr", _DEFAULT_NARY)
    below, above = read.of("sub").strip(), read.of("sup").strip()
    scripts = (f"_{_group(below)}" if below else "") + (f"^{_group(above)}" if above else "")
    return f"{sign}{scripts} {read.of('e').strip()}"


def _brackets(read: _Element) -> str:
    if read.tag == "mfenced":
        opening, closing = read.element.get("open", "("), read.element.get("close", ")")
        separator = (read.element.get("separators", ",") or "")[:1]
        return f"{opening}{separator.join(read.texts())}{closing}"
    opening, closing = read.property("begChr", "("), read.property("endChr", ")")
    if (opening, closing) == ("(", ")") and _BINOMIAL.fullmatch(read.of("e").strip()):
        return read.of("e")  # which has brackets by itself
    return f"{opening}{read.property('sepChr', '|').join(read.texts('e'))}{closing}"


def _function(read: _Element) -> str:
    name, argument = read.of("fName").strip(), read.of("e").strip()
    return f"{name} {argument}" if argument and argument[0] not in "([{" else name + argument


def _limit(read: _Element) -> str:
    is_below = read.tag == "limLow"
    return _scripts(read.of("e"), read.of("lim") if is_below else "", "" if is_below else read.of("lim"))


def _matrix(read: _Element) -> str:
    rows = read.texts("mr") if read.tag == "m" else read.texts()
    inside = _LINE_END.join(row.strip() for row in rows)
    return f"\\begin{{matrix}} {inside} \\end{{matrix}}"


def _row(read: _Element) -> str:
    return " & ".join(text.strip() for text in read.texts())


def _lines(read: _Element) -> str:
    return _LINE_END.join(text.strip() for text in read.texts("e"))


_LETTERS = frozenset(("t", "mi", "mn", "mo", "ms", "mtext", "mspace"))
_WRITERS: Mapping[str, Callable[[_Element], str]] = {
    **dict.fromkeys(("f", "mfrac"), _fraction),
    **dict.fromkeys(("rad", "msqrt", "mroot"), _root),
    **dict.fromkeys(("sSup", "sSub", "sSubSup", "sPre"), _office_scripts),
    **dict.fromkeys(("msub", "munder"), _script_below),
    **dict.fromkeys(("msup", "mover"), _script_above),
    **dict.fromkeys(("msubsup", "munderover"), _scripts_around),
    **dict.fromkeys(("acc", "bar", "groupChr"), _office_accent),
    **dict.fromkeys(("d", "mfenced"), _brackets),
    **dict.fromkeys(("limLow", "limUpp"), _limit),
    **dict.fromkeys(("m", "mtable"), _matrix),
    **dict.fromkeys(("mr", "mtr", "mlabeledtr"), _row),
    "nary": _sum,
    "func": _function,
    "eqArr": _lines,
}
