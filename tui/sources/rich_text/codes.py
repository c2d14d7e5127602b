"""The control words of rich text: which begin what is no text, and which stand for characters."""

import codecs

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
"""Control words that stand for a character."""

SYMBOLS = {"~": " ", "_": "‑", "{": "{", "}": "}", "\\": "\\"}
"""What stands behind a backslash for a character."""

SILENT = frozenset(
    "annotation atnauthor atnid atndate atnparent atnref atntime atrfend atrfstart background bkmkend bkmkstart "
    "blipuid buptim category colorschememapping colortbl comment company datafield datastore doccomm docvar do "
    "falt ffname fldinst filetbl footer footerf footerl footerr ftncn ftnsep ftnsepc aftncn aftnsep "
    "aftnsepc generator header headerf headerl headerr hlinkbase keywords latentstyles levelnumbers leveltext "
    "listlevel listoverridetable listpicture listtable manager nextfile nonesttables nonshppict objclass objdata "
    "object objname operator panose password pict pgptbl picprop pn pnseclvl printim private revtbl revtim rsidtbl "
    "rxe shprslt sn sp sv subject tc template themedata txe userprops wgrffmtfilter windowcaption xe xmlnstbl".split()
)
"""Control words at the beginning of a group that holds no text of the article."""

READ_THOUGH_MARKED = frozenset(("shpinst",))
"""Groups that are marked as to be passed over by those who don't know them, but that hold text."""

CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Fonts' character sets, by the number that ``fcharset`` gives them."""

USUAL_CODE_PAGE = "cp1252"


def code_page(number: int) -> str:
    """The name of a code page; of the usual one if this one is not known.

    Args:
        number: Its number in Windows, such as 1251.
    """
    name = {65001: "utf-8", 10000: "mac_roman", 936: "gb18030"}.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return USUAL_CODE_PAGE
    return name
