"""The equations of rich text (RTF 1.9.1, "Math"): the same elements as in Word's XML, under other names."""

import re
from typing import Any

from lxml import etree

from tui.formats.formulas import MAX_FORMULA, formula_in_line

_TOKEN = re.compile(
    rb"\\u(-?[0-9]{1,6}) ?\??|\\([a-zA-Z]{1,32})-?[0-9]{0,9} ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]",
    re.DOTALL,
)
_MAX_DEPTH = 200
_ELEMENTS = {
    f"m{name}": name
    for name in (
        "f num den rad deg e sSup sSub sSubSup sPre sub sup nary d func fName limLow limUpp lim acc bar box groupChr "
        "borderBox m mr eqArr phant fPr naryPr dPr accPr barPr groupChrPr chr begChr endChr sepChr pos type"
    ).split()
}
_PROPERTIES = frozenset(("chr", "begChr", "endChr", "sepChr", "pos", "type"))
_LEFT_OUT = frozenset(("mctrlPr", "rPr", "mrPr"))


def rtf_formula(data: bytes) -> str:
    """Return the formula in a group of the destination ``moMath``, given without its braces."""
    root = etree.Element("oMath")
    open_elements: list[Any] = [root]
    begins_group = False
    length = 0
    for match in _TOKEN.finditer(data):
        code, word, hexadecimal, symbol, brace, text = match.groups()
        if brace == b"{":
            # Elements that nest deeper are read as part of the one around them.
            if len(open_elements) < _MAX_DEPTH:
                open_elements.append(open_elements[-1])
            begins_group = True
            continue
        if brace == b"}":
            if len(open_elements) > 1:
                open_elements.pop()
        elif word is not None:
            name = word.decode()
            if begins_group and len(open_elements) > 1 and (name in _ELEMENTS or name in _LEFT_OUT):
                parent = open_elements[-2]
                open_elements[-1] = etree.SubElement(parent, _ELEMENTS.get(name, "ctrlPr"))
        elif symbol != b"*" and length < MAX_FORMULA:
            letters = _letters(code, hexadecimal, symbol, text)
            length += len(letters)
            _add_letters(open_elements[-1], letters)
        begins_group = begins_group and symbol == b"*"
    return formula_in_line(root)


def _letters(code: bytes | None, hexadecimal: bytes | None, symbol: bytes | None, text: bytes | None) -> str:
    if code is not None:
        return chr(int(code) & 0xFFFF)
    raw = bytes.fromhex(hexadecimal.decode()) if hexadecimal is not None else symbol or text or b""
    return raw.decode("cp1252", "replace")


def _add_letters(element: Any, letters: str) -> None:
    letters = "".join(letter for letter in letters if letter.isprintable())
    if element.tag in _PROPERTIES:
        element.set("val", (element.get("val", "") + letters)[:20])
    elif letters:
        etree.SubElement(element, "t").text = letters
