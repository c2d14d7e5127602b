"""The letters beyond ASCII of each language (Unicode CLDR, exemplar characters)."""

from collections.abc import Mapping
from typing import NamedTuple


class Alphabet(NamedTuple):
    """The lower-case letters and combining marks of a language that are not ASCII."""

    required: frozenset[str]
    """Those that ordinary text in the language needs."""
    letters: frozenset[str]
    """All of them, also those found only in a few words or in foreign names."""


_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя"

ALPHABETS: Mapping[str, Alphabet] = {
    language: Alphabet(frozenset(letters.partition("|")[0]), frozenset(letters.replace("|", "")))
    for language, letters in {
        "af": "áâèéêëîïôöûü",
        "br": "âêîôûùñéèàü",
        "ca": "àçèéíïòóúü|ñ",
        "cs": "áčďéěíňóřšťúůýž|üöä",
        "cy": "áàâäéèêëíìîïóòôöúùûüŵŷẃẅýỳÿ",
        "da": "åæøé|áóäöüè",
        "de": "äöüßé|èàçêëáóñ",
        "en": "éèêëçïöñ|œæ",
        "eo": "ĉĝĥĵŝŭ",
        "es": "áéíñóúüçªº",
        "et": "äõöü|šž",
        "fi": "äöå|éüšž",
        "fr": "àâçèéêëîïôùûü|ÿœæñ",
        "ga": "áéíóú",
        "gd": "àèìòù",
        "hr": "čćđšž",
        "hu": "áéíóöőúüű",
        "is": "áðéíóúýþæö",
        "it": "àèéìòù|îíóúçª",
        "lt": "ąčęėįšųūž",
        "lv": "āčēģīķļņšūžōŗ",
        "mt": "ċġħżàèìòù",
        "nl": "äáéèëïíöóüúêàç",
        "no": "åæøéèòóô|àêäöü",
        "pl": "ąćęłńóśźż|éü",
        "pt": "áàâãçéêíóôõúüªº",
        "ro": "ăâîşţ",
        "ro-comma": "ăâîșț",
        "sk": "áäčďéíĺľňóôŕšťúýž",
        "sl": "čšžćđ",
        "sq": "çë",
        "sv": "åäöé|àüè",
        "tr": "çğıöşü|âîû\u0307",
        "vi": "àáâèéêíóôùúăđơư|ãìòõýĩũạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ\u0300\u0301\u0303\u0309\u0323",
        "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
        "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
        "kk": _RUSSIAN + "ёәғқңөұүһі",
        "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
        "ru": _RUSSIAN + "ё",
        "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
        "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ|ϊϋΐΰ",
        "he": "אבגדהוזחטיךכלםמןנסעףפץצקרשת|" + "".join(map(chr, range(0x5B0, 0x5BD))) + "\u05bf\u05c1\u05c2",
        "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي|" + "".join(map(chr, range(0x640, 0x653))),
        "fa": "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقكگلمنهوى|یيۀةک" + "".join(map(chr, range(0x640, 0x653))),
        "th": "".join(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F)))),
    }.items()
}
"""By ISO 639-1 code; Romanian twice, with cedillas and with commas."""
