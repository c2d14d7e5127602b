"""Formulas of web pages as text: TeX where the page has it, else MathML in one line.

Pages have MathML with an annotation in TeX or an ``alttext``, pictures of formulas with the TeX as alternative
text, and the scripts of MathJax. Importing this is cheap.
"""

import re
from itertools import islice
from typing import Any

from tui.formats.xml import tag_of

_TEX_SCRIPT = re.compile(r"math/tex\b")
_PICTURE_NAME = re.compile(r"\b(?:latex|tex|math|mwe-math|formula|equation)", re.IGNORECASE)
_PICTURE_ADDRESS = re.compile(r"latex|mathtex|mimetex|codecogs|/math/|[?&](?:tex|math)=", re.IGNORECASE)
_MAX_ADDRESS = 200
_STYLE = re.compile(r"\\(?:displaystyle|textstyle|scriptstyle)\b\s*")
_DRAWN_CLASSES = frozenset(("MathJax", "MathJax_Preview", "MathJax_Display", "MathJax_SVG", "MathJax_CHTML"))
_INFIX = {"msup": "^", "msub": "_", "mfrac": "/", "mover": "^", "munder": "_"}
_MAX_DISTANCE = 3
_MAX_PARTS = 2_000
"""The elements of a formula that are read; the rest is left out."""


def formula_text(element: Any, tag: str) -> str | None:
    """Return an element's formula as text; None if it is not a formula."""
    if tag == "math":
        return tex_in_line(_annotation(element) or element.get("alttext") or "") or _in_a_line(element)
    if tag == "img" and _is_picture_of_formula(element):
        return tex_in_line(element.get("alt") or "")
    if tag == "script" and _TEX_SCRIPT.match(element.get("type") or ""):
        return tex_in_line(element.text or "")
    return None


def is_drawn_formula(element: Any) -> bool:
    """Return True for MathJax's drawing of a formula, whose TeX is in a script after it."""
    if _DRAWN_CLASSES.isdisjoint((element.get("class") or "").split()):
        return False
    following = islice(element.itersiblings(), _MAX_DISTANCE)
    return any(_TEX_SCRIPT.match(part.get("type") or "") for part in following if tag_of(part) == "script")


def tex_in_line(tex: str) -> str:
    """Return TeX in one line, without the braces and style commands around the whole."""
    tex = " ".join(tex.split())
    if tex.startswith("{") and tex.endswith("}") and _STYLE.match(tex, 1):
        tex = tex[1:-1]
    return _STYLE.sub("", tex).strip()


def _is_picture_of_formula(image: Any) -> bool:
    address = (image.get("src") or "")[:_MAX_ADDRESS]
    return bool(_PICTURE_NAME.search(image.get("class") or "") or _PICTURE_ADDRESS.search(address))


def _annotation(math: Any) -> str:
    for part in math.iter():
        if tag_of(part) == "annotation" and "tex" in (part.get("encoding") or "").lower():
            return part.text or ""
    return ""


def _in_a_line(math: Any) -> str:
    """Return MathML in a line, as it is written in plain text: ``x^2``, ``a/b``, ``√(x)``."""
    from lxml import etree

    # A stack of the elements that are open, each with the texts of its parts.
    stack: list[list[str]] = [[]]
    walker = etree.iterwalk(math, events=("start", "end"))
    count = 0
    for event, part in walker:
        tag = tag_of(part)
        if event == "start":
            count += 1
            if tag in ("annotation", "annotation-xml") or count > _MAX_PARTS:
                walker.skip_subtree()
                stack.append([])
                continue
            stack.append([" ".join((part.text or "").split())])
            continue
        texts = list(filter(None, stack.pop()))
        stack[-1].append(_joined(tag, texts))
    return " ".join("".join(stack[0]).split())


def _joined(tag: str, texts: list[str]) -> str:
    if tag in _INFIX and len(texts) == 2:
        return _INFIX[tag].join(map(_grouped, texts))
    if tag == "msubsup" and len(texts) == 3:
        return f"{texts[0]}_{_grouped(texts[1])}^{_grouped(texts[2])}"
    if tag == "msqrt":
        return f"√({''.join(texts)})"
    if tag == "mroot" and len(texts) == 2:
        return f"{_grouped(texts[0])}^(1/{texts[1]})"
    text = "".join(texts)
    return f" {text} " if tag == "mo" and text in ("=", "<", ">", "≤", "≥", "≈", "+", "−", "-", "→") else text


def _grouped(text: str) -> str:
    text = text.strip()
    return text if text.isalnum() else f"({text})"
