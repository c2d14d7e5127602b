"""The names and codes of the languages that are known, and the scripts that they are written in."""

from collections.abc import Mapping
from typing import NamedTuple

MAX_CACHED_LANGUAGES = 8
"""The number of languages whose tables stay in memory; a batch worker may meet all languages."""


class Language(NamedTuple):
    """A language that texts can be in."""

    own_name: str
    codes: str
    """Its ISO 639-1 code, then its other codes and names, separated by spaces."""
    script: str = "latin"


SUMYS: Mapping[str, Language] = {
    "arabic": Language("العربية", "ar ara arz ary", "arabic"),
    "chinese": Language("中文", "zh zho chi wuu yue", "chinese"),
    "czech": Language("čeština", "cs ces cze"),
    "danish": Language("dansk", "da dan"),
    "dutch": Language("Nederlands", "nl nld dut"),
    "english": Language("English", "en eng"),
    "estonian": Language("eesti", "et est"),
    "finnish": Language("suomi", "fi fin"),
    "french": Language("français", "fr fra fre"),
    "german": Language("Deutsch", "de deu ger"),
    "greek": Language("ελληνικά", "el ell gre", "greek"),
    "hebrew": Language("עברית", "he heb", "hebrew"),
    "hungarian": Language("magyar", "hu hun"),
    "italian": Language("italiano", "it ita"),
    "japanese": Language("日本語", "ja jpn", "japanese"),
    "korean": Language("한국어", "ko kor", "korean"),
    "malayalam": Language("മലയാളം", "ml mal", "malayalam"),
    "norwegian": Language("norsk", "no nor nb nob nn nno"),
    "polish": Language("polski", "pl pol"),
    "portuguese": Language("português", "pt por"),
    "romanian": Language("română", "ro ron rum"),
    "russian": Language("русский", "ru rus", "cyrillic"),
    "slovak": Language("slovenčina", "sk slk slo"),
    "slovene": Language("slovenščina", "sl slv slovenian"),
    "spanish": Language("español", "es spa castilian"),
    "swedish": Language("svenska", "sv swe"),
    "thai": Language("ไทย", "th tha", "thai"),
    "turkish": Language("Türkçe", "tr tur"),
    "ukrainian": Language("українська", "uk ukr", "cyrillic"),
}
"""The languages that Sumy knows, by its names."""

OTHERS: Mapping[str, Language] = {
    "afrikaans": Language("Afrikaans", "af afr"),
    "albanian": Language("shqip", "sq sqi alb"),
    "amharic": Language("አማርኛ", "am amh", "ethiopic"),
    "armenian": Language("հայերեն", "hy hye arm", "armenian"),
    "assamese": Language("অসমীয়া", "as asm", "bengali"),
    "azerbaijani": Language("azərbaycanca", "az aze"),
    "basque": Language("euskara", "eu eus baq"),
    "belarusian": Language("беларуская", "be bel", "cyrillic"),
    "bengali": Language("বাংলা", "bn ben", "bengali"),
    "bosnian": Language("bosanski", "bs bos"),
    "breton": Language("brezhoneg", "br bre"),
    "bulgarian": Language("български", "bg bul", "cyrillic"),
    "burmese": Language("မြန်မာ", "my mya bur", "burmese"),
    "catalan": Language("català", "ca cat valencian"),
    "croatian": Language("hrvatski", "hr hrv"),
    "esperanto": Language("Esperanto", "eo epo"),
    "faroese": Language("føroyskt", "fo fao"),
    "frisian": Language("Frysk", "fy fry"),
    "gaelic": Language("Gàidhlig", "gd gla"),
    "galician": Language("galego", "gl glg"),
    "georgian": Language("ქართული", "ka kat geo", "georgian"),
    "gujarati": Language("ગુજરાતી", "gu guj", "gujarati"),
    "hausa": Language("Hausa", "ha hau"),
    "hindi": Language("हिन्दी", "hi hin", "devanagari"),
    "icelandic": Language("íslenska", "is isl ice"),
    "indonesian": Language("Bahasa Indonesia", "id ind"),
    "irish": Language("Gaeilge", "ga gle"),
    "javanese": Language("Basa Jawa", "jv jav"),
    "kannada": Language("ಕನ್ನಡ", "kn kan", "kannada"),
    "kazakh": Language("қазақша", "kk kaz", "cyrillic"),
    "khmer": Language("ខ្មែរ", "km khm", "khmer"),
    "kurdish": Language("kurdî", "ku kur kmr ckb sdh", "latin arabic"),
    "kyrgyz": Language("кыргызча", "ky kir", "cyrillic"),
    "lao": Language("ລາວ", "lo lao", "lao"),
    "latin": Language("Latina", "la lat"),
    "latvian": Language("latviešu", "lv lav"),
    "lithuanian": Language("lietuvių", "lt lit"),
    "luxembourgish": Language("Lëtzebuergesch", "lb ltz"),
    "macedonian": Language("македонски", "mk mkd mac", "cyrillic"),
    "malagasy": Language("Malagasy", "mg mlg"),
    "malay": Language("Bahasa Melayu", "ms msa may"),
    "maltese": Language("Malti", "mt mlt"),
    "marathi": Language("मराठी", "mr mar", "devanagari"),
    "mongolian": Language("монгол", "mn mon", "cyrillic"),
    "nepali": Language("नेपाली", "ne nep", "devanagari"),
    "occitan": Language("occitan", "oc oci"),
    "odia": Language("ଓଡ଼ିଆ", "or ori oriya", "odia"),
    "pashto": Language("پښتو", "ps pus", "arabic"),
    "persian": Language("فارسی", "fa fas per farsi", "arabic"),
    "punjabi": Language("ਪੰਜਾਬੀ", "pa pan", "gurmukhi"),
    "sanskrit": Language("संस्कृतम्", "sa san", "devanagari"),
    "serbian": Language("српски", "sr srp", "cyrillic latin"),
    "sinhala": Language("සිංහල", "si sin sinhalese", "sinhala"),
    "somali": Language("Soomaali", "so som"),
    "swahili": Language("Kiswahili", "sw swa"),
    "tagalog": Language("Tagalog", "tl tgl filipino fil"),
    "tajik": Language("тоҷикӣ", "tg tgk", "cyrillic"),
    "tamil": Language("தமிழ்", "ta tam", "tamil"),
    "tatar": Language("татарча", "tt tat", "cyrillic"),
    "telugu": Language("తెలుగు", "te tel", "telugu"),
    "tibetan": Language("བོད་ཡིག", "bo bod tib", "tibetan"),
    "turkmen": Language("türkmençe", "tk tuk"),
    "urdu": Language("اردو", "ur urd", "arabic"),
    "uyghur": Language("ئۇيغۇرچە", "ug uig", "arabic"),
    "uzbek": Language("oʻzbekcha", "uz uzb uzs", "latin cyrillic"),
    "vietnamese": Language("Tiếng Việt", "vi vie"),
    "welsh": Language("Cymraeg", "cy cym wel"),
    "xhosa": Language("isiXhosa", "xh xho"),
    "yoruba": Language("Yorùbá", "yo yor"),
    "zulu": Language("isiZulu", "zu zul"),
}
"""The other languages, by their English names; Sumy has no stemmers for them."""

LANGUAGE_TABLE: Mapping[str, Language] = dict(sorted({**SUMYS, **OTHERS}.items()))

NAMES: Mapping[str, str] = {
    code: name for name, row in LANGUAGE_TABLE.items() for code in (name, *row.codes.split())
}
"""The name of each language by its names and codes."""
