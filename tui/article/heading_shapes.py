"""What a heading looks like by itself: evidence from one line, without what stands around it."""

import re
from enum import IntEnum

from tui.article.code_lines import has_traces_of_code
from tui.article.numbering import number_of
from tui.article.passages import same_words


class Evidence(IntEnum):
    """How much speaks for a line being a heading."""

    NONE = 0
    """It is something else."""
    PLAIN = 1
    """It has the shape; what stands around it decides."""
    STRONG = 2
    """Capitals, a number, or a name that sections have: little is needed beside it."""
    CERTAIN = 3
    """It says so: ``Chapter 3``, a line drawn under it, an entry in the table of contents."""


_LONGEST = 120
_LONGEST_NUMBERED = 220
_MOST_WORDS = 15
_MOST_WORDS_OF_QUESTION = 13

_USUAL_NAMES = frozenset(
    "abstract summary executivesummary introduction background overview motivation relatedwork method methods methodology "
    "materialsandmethods results findings discussion resultsanddiscussion conclusion conclusions concludingremarks "
    "recommendations limitations futurework acknowledgements acknowledgments references bibliography sources notes footnotes "
    "endnotes seealso furtherreading externallinks appendix appendices glossary index preface foreword prologue epilogue "
    "afterword dedication ingredients instructions preparation directions requirements prerequisites installation usage "
    "features faq frequentlyaskedquestions authorsnote abouttheauthor abouttheauthors keytakeaways keypoints takeaways "
    "zusammenfassung einleitung einführung hintergrund ergebnisse diskussion fazit ausblick schluss literatur "
    "literaturverzeichnis quellen weblinks einzelnachweise siehauch vorwort nachwort danksagung anhang zutaten zubereitung "
    "résumé introduction contexte méthodes résultats conclusion remerciements références bibliographie annexes préface "
    "avantpropos épilogue ingrédients préparation voiraussi resumen introducción antecedentes métodos resultados discusión "
    "conclusión conclusiones agradecimientos referencias bibliografía prólogo epílogo ingredientes preparación véasetambién "
    "resumo introdução conclusão referências riassunto introduzione conclusione conclusioni riferimenti bibliografia "
    "samenvatting inleiding conclusie referenties sammanfattning inledning slutsats".split()
)
_ANCHOR = re.compile(
    r"\s?(?:¶|#|§|\[(?:edit|bearbeiten|modifier|editar|modifica|bewerken)(?: ?\|.{0,40})?\])$"
)

_FURNITURE = re.compile(
    r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor) [A-ZÀ-Þ][\w.'’-]+(?:[ ,&]+(?:and |und |et |y |e |en )?[\w.'’-]+){0,8}$"
    r"|(?i:written|edited|translated|reported|reviewed|published|posted|updated|produced|last (?:updated|modified|edited)|"
    r"filed|created|revised|page editor|author|editor|source|quelle|veröffentlicht|stand|publié|publicado|actualizado)"
    r"(?: (?:by|on|at|in|am|le|el|von|par|por)\b|:| [A-Z0-9]).*"
    r"|(?i:fig(?:ure)?|table|tab|chart|exhibit|listing|plate|map|video|gallery|photo|image|abb(?:ildung)?|tabelle|tabla|"
    r"figura|tableau|diagram|box|scheme|graph)\.? ?[0-9]+(?:\.[0-9]+)*\b.*"
    r"|.*(?i: logo| screenshot| posted\)| min(?:ute)?s? read| ago| et\b.{0,3}[ap]m)$"
    r"|[$€£¥]\s?[0-9].*|.*[0-9] ?[$€£¥]$"
)
_SOMETHING_ELSE = re.compile(
    r"(?i:yours|best|kind|warm|with)(?: \w+)? (?:sincerely|faithfully|truly|regards|wishes|thanks)\b.*|(?i:sincerely|regards)\b.*"
    r"|(?i:dear|hi|hello|liebe[r]?|sehr geehrte[r]?|chère?|estimad[oa]|querid[oa]) [\w .'’-]+[,!]?$"
    r"|[A-ZÀ-Þ .,()-]{3,40}(?: \([\w /]+\))? ?[—–-]{1,2} ?$"
    r"|[\w.+-]+@[\w.-]+$|[@#]\w+$|\W+$"
    r"|(?i:view|click|tap|download|log in|sign in|register|buy|from [$€£]|watch|listen|print|next|previous|page) .{0,60}(?:>>|»|here|now|»)$"
    r"|(?i:the end|fin|ende|to be continued|continued|finis)\W*$|[—–―-] ?\S.*|[\^†‡*] ?.+"
)
_MONTHS = (
    r"jan\w*|feb\w*|mar\w*|mär\w*|apr\w*|may|mai|mayo|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|okt\w*|nov\w*|dec\w*|dez\w*|"
    r"enero|ago\w*|dic\w*|janv\w*|févr\w*|avril|juin|juil\w*|août|déc\w*"
)
_DATE = re.compile(
    rf"(?i:(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim)[a-zäéñ]*[.,]? )?"
    rf"(?:(?:{_MONTHS})\.? [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th|\.)? (?:de )?(?:{_MONTHS})\.?,?(?: de)? [0-9]{{4}}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4})"
    r"(?:[ ,|T·at-]*[0-9]{1,2}[:.h][0-9]{2}.{0,20})?|[0-9]{1,2}[:.][0-9]{2} ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?)\W*"
)
_OPENING_QUOTES = "\"“«„‘'‚"
_CLOSING_QUOTES = "\"”»“’'‘"
_INNER_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?]+ +[\"“‘«(]?[A-ZÀ-Þ]")


def without_anchor(line: str) -> str:
    """A line without the mark that a web page's link to its own section leaves behind, such as ``¶`` or ``[edit]``."""
    return _ANCHOR.sub("", line)


def is_furniture(line: str) -> bool:
    """Whether a line is a byline, a date, a caption or a price: no heading, nor anything that a heading heads."""
    return len(line) <= _LONGEST and (_FURNITURE.fullmatch(line) is not None or is_date(line))


def is_date(line: str) -> bool:
    """Whether a line is a date or a time and nothing else."""
    return _DATE.fullmatch(line) is not None


def is_usual_name(line: str) -> bool:
    """Whether sections of many articles have this name: ``Introduction``, ``Fazit``, ``Referencias``."""
    return len(line) <= 40 and same_words(line) in _USUAL_NAMES


def is_in_capitals(line: str) -> bool:
    """Whether a line shouts: all of its letters are capitals, and they make up more than an abbreviation."""
    return line.isupper() and sum(map(str.isalpha, line)) >= 5


def evidence_of(line: str) -> Evidence:
    """How much a line's own shape speaks for its being a heading.

    Args:
        line: One clean line that stands alone, with its number if it has one.
    """
    line = without_anchor(line)
    if len(line) > _LONGEST_NUMBERED:
        return Evidence.NONE
    number = number_of(line)
    if number is not None and number.has_keyword:
        return Evidence.CERTAIN if _names_a_part(number.rest) else Evidence.NONE
    if len(line) > _LONGEST or _is_something_else(line):
        return Evidence.NONE
    if is_usual_name(line if number is None else number.rest):
        return Evidence.STRONG
    if is_in_capitals(line) and len(line.split()) <= 12 and line[-1] not in ",;:":
        return Evidence.STRONG
    text = number.rest if number is not None else line
    if not text:
        return Evidence.PLAIN
    return Evidence.PLAIN if _is_titular(text) else Evidence.NONE


def _names_a_part(rest: str) -> bool:
    """Whether what follows ``Chapter 3`` is nothing or a title, not the rest of a sentence."""
    if not rest:
        return True
    first = next((letter for letter in rest if letter.isalnum()), "")
    return not first.islower() and len(rest.split()) <= 40 and rest[-1] not in ",;"


def _is_something_else(line: str) -> bool:
    return (
        is_furniture(line)
        or _SOMETHING_ELSE.fullmatch(line) is not None
        or has_traces_of_code(line)
        or not any(map(str.isalpha, line))
    )


def _is_titular(line: str) -> bool:
    if not line or ";" in line or line[-1] in ".,;:…—–-&/+=|\\" or line.endswith(("..", "。")):
        return False
    words = line.split()
    is_question = line.rstrip(_CLOSING_QUOTES)[-1:] in ("?", "？")
    if len(words) > (_MOST_WORDS_OF_QUESTION if is_question else _MOST_WORDS):
        return False
    if line[0] in _OPENING_QUOTES and line[-1] in _CLOSING_QUOTES:
        return False
    if line[0] in "“„" and not any(mark in line for mark in "”“"[: 1 if line[0] == "“" else 2]):
        return False
    if _INNER_SENTENCE.search(line) and not (is_question and len(words) <= 14):
        return False
    first = next((letter for letter in line if letter.isalnum()), "")
    return bool(first) and not first.islower()
