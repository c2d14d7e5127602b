"""A rich text document."""

from docs.samples.texts import Heading, Items, Line, Look, Paragraph, Part, Table, Text

_FONTS = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset2 Symbol;}}"
_STYLES = (
    r"{\stylesheet{\s0\sa120\fs24 Normal;}{\s1\sbasedon0\snext0\outlinelevel0\b\fs32 heading 1;}"
    r"{\s2\sbasedon0\snext0\outlinelevel1\b\fs26 heading 2;}{\s3\sbasedon0\snext0\b\fs48 Title;}"
    r"{\s4\sbasedon0 List Bullet;}}"
)
_SPECIAL = {"\\": r"\\", "{": r"\{", "}": r"\}"}
_LANGUAGES = {"en": 2057}
"""The numbers that Windows gives languages."""
_SIZES = {0: 24, 1: 32, 2: 26}


def rich_text(text: Text) -> bytes:
    """Return a text as rich text, with headings by style, a running head and page numbers."""
    year, month, day = map(int, text.date.split("-"))
    lines = [
        rf"{{\rtf1\ansi\ansicpg1252\deff0\uc1\deflang{_LANGUAGES[text.language]}",
        _FONTS,
        _STYLES,
        rf"{{\info{{\title {_escaped(text.title)}}}{{\author {_escaped(text.author)}}}"
        rf"{{\creatim\yr{year}\mo{month}\dy{day}\hr9}}}}",
        r"\paperw11906\paperh16838\margl1701\margr1701",
        rf"{{\header\pard\plain\qr\fs18 {_escaped(text.title)}\par}}",
        r"{\footer\pard\plain\qc\fs18 {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}",
        rf"\pard\plain\s3\b\fs48 {_escaped(text.title)}\par",
        *map(_part, text.parts),
        "}",
    ]
    return "\n".join(lines).encode("ascii")


def _part(part: Part) -> str:
    match part:
        case Heading(line, level):
            return rf"\pard\plain\s{level}\outlinelevel{level - 1}\sb240\keepn\b\fs{_SIZES[level]} {_inline(line)}\par"
        case Paragraph(line):
            return rf"\pard\plain\s0\sa120\fs24 {_inline(line)}\par"
        case Items(lines):
            bullet = r"{\listtext\f1 \'b7\tab}"
            return "\n".join(
                rf"\pard\plain\s4\li360\fi-360\sa60\fs24{bullet}{_inline(line)}\par" for line in lines
            )
        case Table():
            raise NotImplementedError("No sample in this format has a table.")


def _inline(line: Line) -> str:
    return "".join(
        rf"{{\i {_escaped(piece.text)}}}" if piece.look is Look.EMPHASIS else _escaped(piece.text)
        for piece in line
    )


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(letter) or _written(letter) for letter in text)


def _written(letter: str) -> str:
    if letter.isascii():
        return letter
    try:
        return rf"\'{letter.encode('cp1252').hex()}"
    except UnicodeEncodeError:
        return rf"\u{ord(letter)}?"
