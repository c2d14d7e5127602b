"""Documents in bitmap fonts, as TeX made them, which have neither names nor sizes."""

from tests.formats.pdf.documents import raw

_TALL = "bdfhklBCDEFGHIJKLMNOPRSTUVWXYZA0123456789"
_NARROW = "ijlt.,"


def bitmap_document(lines: list[tuple[float, float, str, bool]]) -> bytes:
    """Return a page of lines: the height on the page, the size of their letters, their text, and whether it is bold.

    Every font is used at the nominal size 1.
    """
    letters = sorted({letter for _, _, text, _ in lines for letter in text} - {" "})
    styles = sorted({(size, is_bold) for _, size, _, is_bold in lines})
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"",
        _stream(b"".join(_line(*line, styles.index((line[1], line[3]))) for line in lines)),
    ]
    fonts = []
    for size, is_bold in styles:
        first = len(objects) + 2
        fonts.append(b"/F%d %d 0 R" % (len(fonts), first - 1))
        objects.append(_font(letters, size, is_bold, first))
        objects += [_glyph(letter, is_bold) for letter in letters]
    resources = b"<</Font<<" + b"".join(fonts) + b">>>>"
    objects[2] = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources" + resources + b">>"
    )
    return raw(*objects)


def _width(letter: str, is_bold: bool) -> int:
    return round((300 if letter in _NARROW else 500) * (1.17 if is_bold else 1))


def _line(y: float, size: float, text: str, is_bold: bool, font: int) -> bytes:
    x, parts = 72.0, [b"BT /F%d 1 Tf " % font]
    for word in text.split(" "):
        parts.append(b"1 0 0 1 %.2f %.2f Tm <%s> Tj " % (x, y, word.encode("latin-1").hex().encode()))
        x += (sum(_width(letter, is_bold) for letter in word) + 330) * size / 1000
    return b"".join(parts) + b"ET\n"


def _font(letters: list[str], size: float, is_bold: bool, first: int) -> bytes:
    codes = [ord(letter) for letter in letters]
    widths = {code: _width(letter, is_bold) for code, letter in zip(codes, letters, strict=True)}
    scale = size / 1000
    glyphs = b"".join(b"/a%d %d 0 R" % (code, first + place) for place, code in enumerate(codes))
    names = b" ".join(b"%d/a%d" % (code, code) for code in codes)
    listed = b" ".join(b"%d" % widths.get(code, 0) for code in range(min(codes), max(codes) + 1))
    return (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[%.5f 0 0 %.5f 0 0]" % (scale, scale)
        + b"/CharProcs<<"
        + glyphs
        + b">>/Encoding<</Type/Encoding/Differences["
        + names
        + b"]>>"
        + b"/FirstChar %d/LastChar %d/Widths[" % (min(codes), max(codes))
        + listed
        + b"]>>"
    )


def _glyph(letter: str, is_bold: bool) -> bytes:
    width, height = _width(letter, is_bold), 690 if letter in _TALL else 445
    return _stream(b"%d 0 0 0 %d %d d1 0 0 %d %d re f" % (width, width, height, width - 40, height))


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n" % len(content) + content + b"\nendstream"
