"""The encodings of texts: their names, and the labels that declare them (WHATWG Encoding Standard, section 4.2)."""

import codecs
import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tui.document.arguments import require
from tui.document.errors import UsageError


class Encoding(NamedTuple):
    """A character encoding that texts can be in."""

    name: str
    """The name by which it is declared, such as ``windows-1251``."""
    scripts: str
    """The languages or scripts that it is used for, as shown to the user."""
    codecs: tuple[str, ...]
    """Python's codecs for it: the usual one, then those that know rarer characters."""


def _encoding(name: str, scripts: str, *names: str) -> Encoding:
    return Encoding(name, scripts, names or (name.lower(),))


_WESTERN = "Western European"
_CENTRAL = "Central European"

ENCODINGS: Mapping[str, Encoding] = {
    encoding.name: encoding
    for encoding in (
        _encoding("UTF-8", "all languages"),
        _encoding("UTF-16LE", "all languages", "utf-16-le"),
        _encoding("UTF-16BE", "all languages", "utf-16-be"),
        _encoding("windows-1252", _WESTERN, "cp1252"),
        _encoding("ISO-8859-15", _WESTERN, "iso8859-15"),
        _encoding("macintosh", _WESTERN, "mac-roman"),
        _encoding("IBM850", f"{_WESTERN}, DOS", "cp850"),
        _encoding("IBM437", f"{_WESTERN}, DOS", "cp437"),
        _encoding("IBM860", "Portuguese, DOS", "cp860"),
        _encoding("IBM861", "Icelandic, DOS", "cp861"),
        _encoding("IBM863", "Canadian French, DOS", "cp863"),
        _encoding("IBM865", "Nordic, DOS", "cp865"),
        _encoding("x-mac-icelandic", "Icelandic", "mac-iceland"),
        _encoding("ISO-8859-10", "Nordic", "iso8859-10"),
        _encoding("ISO-8859-14", "Celtic", "iso8859-14"),
        _encoding("windows-1250", _CENTRAL, "cp1250"),
        _encoding("ISO-8859-2", _CENTRAL, "iso8859-2"),
        _encoding("ISO-8859-16", "Romanian", "iso8859-16"),
        _encoding("IBM852", f"{_CENTRAL}, DOS", "cp852"),
        _encoding("x-mac-ce", _CENTRAL, "mac-latin2"),
        _encoding("ISO-8859-3", "Esperanto, Maltese", "iso8859-3"),
        _encoding("windows-1257", "Baltic", "cp1257"),
        _encoding("ISO-8859-13", "Baltic", "iso8859-13"),
        _encoding("ISO-8859-4", "Baltic", "iso8859-4"),
        _encoding("IBM775", "Baltic, DOS", "cp775"),
        _encoding("windows-1251", "Cyrillic", "cp1251"),
        _encoding("KOI8-R", "Russian", "koi8-r"),
        _encoding("KOI8-U", "Ukrainian", "koi8-u"),
        _encoding("ISO-8859-5", "Cyrillic", "iso8859-5"),
        _encoding("IBM866", "Cyrillic, DOS", "cp866"),
        _encoding("IBM855", "Cyrillic, DOS", "cp855"),
        _encoding("IBM1125", "Ukrainian, DOS", "cp1125"),
        _encoding("x-mac-cyrillic", "Cyrillic", "mac-cyrillic"),
        _encoding("KZ-1048", "Kazakh", "kz1048"),
        _encoding("windows-1253", "Greek", "cp1253"),
        _encoding("ISO-8859-7", "Greek", "iso8859-7"),
        _encoding("IBM737", "Greek, DOS", "cp737"),
        _encoding("IBM869", "Greek, DOS", "cp869"),
        _encoding("x-mac-greek", "Greek", "mac-greek"),
        _encoding("windows-1254", "Turkish", "cp1254"),
        _encoding("IBM857", "Turkish, DOS", "cp857"),
        _encoding("x-mac-turkish", "Turkish", "mac-turkish"),
        _encoding("windows-1255", "Hebrew", "cp1255"),
        _encoding("ISO-8859-8", "Hebrew", "iso8859-8"),
        _encoding("IBM862", "Hebrew, DOS", "cp862"),
        _encoding("windows-1256", "Arabic, Persian", "cp1256"),
        _encoding("ISO-8859-6", "Arabic", "iso8859-6"),
        _encoding("IBM720", "Arabic, DOS", "cp720"),
        _encoding("IBM864", "Arabic, DOS", "cp864"),
        _encoding("GB18030", "Simplified Chinese"),
        _encoding("HZ-GB-2312", "Simplified Chinese", "hz"),
        _encoding("Big5", "Traditional Chinese", "big5hkscs", "cp950"),
        _encoding("Shift_JIS", "Japanese", "cp932", "shift_jis_2004"),
        _encoding("EUC-JP", "Japanese", "euc_jp", "euc_jis_2004"),
        _encoding("ISO-2022-JP", "Japanese", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_jp_2004"),
        _encoding("EUC-KR", "Korean", "cp949"),
        _encoding("ISO-2022-KR", "Korean", "iso2022_kr"),
        _encoding("Johab", "Korean"),
        _encoding("windows-874", "Thai", "cp874"),
        _encoding("windows-1258", "Vietnamese", "cp1258"),
    )
}
"""The encodings that can be chosen and guessed, by name, those of a script next to each other."""

_BY_CODEC = {codec: encoding for encoding in ENCODINGS.values() for codec in encoding.codecs}
# Codecs that are read as another one, which has all their characters or is what most texts with the label are in.
_BY_CODEC |= {
    codec: ENCODINGS[name]
    for codecs_meant, name in (
        ("ascii iso8859-1", "windows-1252"),
        ("iso8859-9", "windows-1254"),
        ("iso8859-11 tis-620", "windows-874"),
        ("gb2312 gbk", "GB18030"),
        ("big5", "Big5"),
        ("shift_jis shift_jisx0213", "Shift_JIS"),
        ("euc_jisx0213", "EUC-JP"),
        ("iso2022_jp iso2022_jp_1 iso2022_jp_3", "ISO-2022-JP"),
        ("euc_kr", "EUC-KR"),
        ("cp858", "IBM850"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16LE"),
    )
    for codec in codecs_meant.split()
}
_LABELS = {name.lower(): encoding for name, encoding in ENCODINGS.items()}
_LABELS |= {
    label: ENCODINGS[name]
    for labels, name in (
        ("unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf8mb4", "UTF-8"),
        ("unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff", "UTF-16LE"),
        ("unicodefffe", "UTF-16BE"),
        ("x-cp1252 ansi cp-1252 win-1252 windows-latin1 x-ansi", "windows-1252"),
        ("iso-latin-1 iso_latin_1", "windows-1252"),
        ("x-cp1250 cp-1250 win-1250", "windows-1250"),
        ("x-cp1251 cp-1251 win-1251 win1251 windows1251", "windows-1251"),
        ("x-cp1253 cp-1253 sun_eu_greek", "windows-1253"),
        ("x-cp1254 cp-1254", "windows-1254"),
        ("x-cp1255 cp-1255", "windows-1255"),
        ("x-cp1256 cp-1256", "windows-1256"),
        ("x-cp1257 cp-1257", "windows-1257"),
        ("x-cp1258 cp-1258", "windows-1258"),
        ("koi koi8 koi8_r cskoi8r", "KOI8-R"),
        ("koi8-ru", "KOI8-U"),
        ("csisolatincyrillic", "ISO-8859-5"),
        ("dos-866 alt x-cp866", "IBM866"),
        ("x-mac-ukrainian mac-cyrillic", "x-mac-cyrillic"),
        ("x-mac-roman mac csmacintosh", "macintosh"),
        ("x-mac-centraleurroman x-mac-latin2", "x-mac-ce"),
        ("iso-8859-8-i iso-8859-8-e logical visual csiso88598i csiso88598e", "ISO-8859-8"),
        ("iso-8859-6-i iso-8859-6-e asmo-708 ecma-114 csiso88596i csiso88596e", "ISO-8859-6"),
        ("dos-874", "windows-874"),
        (
            "x-gbk gb_2312-80 gb_2312 csgb2312 chinese windows-936 csgbk csiso58gb231280 x-euc-cn euc-cn",
            "GB18030",
        ),
        ("big5-hkscs cn-big5 x-x-big5 big5-eten csbig5 x-big5", "Big5"),
        ("x-sjis windows-31j ms_kanji ms932 sjis shift-jis x-ms-cp932 csshiftjis", "Shift_JIS"),
        ("x-euc-jp cseucpkdfmtjapanese eucjp-ms eucjp-win cp51932", "EUC-JP"),
        ("x-euc-kr cseuckr csksc56011987 korean ks_c_5601-1989 ksc5601 windows-949 x-windows-949", "EUC-KR"),
        ("csiso2022jp", "ISO-2022-JP"),
        ("csiso2022kr", "ISO-2022-KR"),
        ("hz", "HZ-GB-2312"),
    )
    for label in labels.split()
}
_ISO_NUMBER = re.compile(r"iso[-_]?8859[-_]?(1?\d)(?::\d{4})?")


@cache
def encoding_of_label(label: str) -> Encoding | None:
    """Return the encoding that a label means to browsers; None if texts are not in such an encoding.

    Python's other codecs are not accepted: some take quadratic time, and UTF-7 hides its content.
    """
    label = label.strip().lower().replace(" ", "-")
    if not label or not label.isascii() or "\0" in label:
        return None
    if found := _LABELS.get(label):
        return found
    number = _ISO_NUMBER.fullmatch(label)
    try:
        codec = codecs.lookup(f"iso8859-{number[1]}" if number else label).name
    except (LookupError, ValueError):
        return None
    return _BY_CODEC.get(codec) or _BY_CODEC.get(codec.replace("_", "-"))


def find_encoding(name: str) -> Encoding:
    """Return the encoding with a label that the user typed.

    Raises:
        UsageError: It is not known.
    """
    require(name, str, "encoding", "the name of an encoding, such as “utf-8”")
    if (found := encoding_of_label(name)) is not None:
        return found
    from difflib import get_close_matches

    close = get_close_matches(name.strip().lower(), _LABELS, n=1)
    hint = f" Did you mean {_LABELS[close[0]].name}?" if close else ""
    raise UsageError(f"The encoding “{name}” is not known.{hint} Available: {', '.join(ENCODINGS)}.")
