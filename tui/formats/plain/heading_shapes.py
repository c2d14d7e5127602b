"""What a heading looks like by itself: evidence from one line, without the lines around it."""

import re
from enum import IntEnum

from tui.formats.plain.boilerplate import is_furniture
from tui.formats.plain.code_lines import has_traces_of_code, looks_like_code
from tui.formats.plain.raw_paragraph import is_without_spaces, same_words
from tui.text.numbering import parse_number

_NAMES = {
    "english": (
        "abstract, summary, executive summary, introduction, background, overview, motivation, related work, "
        "method, methods, methodology, materials and methods, results, findings, discussion, results and discussion, "
        "conclusion, conclusions, concluding remarks, recommendations, limitations, future work, acknowledgements, "
        "acknowledgments, references, bibliography, sources, notes, footnotes, endnotes, see also, further reading, "
        "external links, appendix, appendices, glossary, index, preface, foreword, prologue, epilogue, afterword, "
        "dedication, ingredients, instructions, preparation, directions, requirements, prerequisites, installation, "
        "usage, features, FAQ, frequently asked questions, author’s note, about the author, about the authors, "
        "key takeaways, key points, takeaways, contributors, author’s address, authors’ addresses, "
        "status of this memo, copyright notice, full copyright statement, intellectual property"
    ),
    "german": (
        "Zusammenfassung, Einleitung, Einführung, Hintergrund, Ergebnisse, Diskussion, Fazit, Ausblick, Schluss, "
        "Literatur, Literaturverzeichnis, Quellen, Weblinks, Einzelnachweise, siehe auch, Vorwort, Nachwort, "
        "Danksagung, Anhang, Zutaten, Zubereitung"
    ),
    "french": (
        "résumé, introduction, contexte, méthodes, résultats, conclusion, remerciements, références, bibliographie, "
        "annexes, préface, avant-propos, épilogue, ingrédients, préparation, voir aussi"
    ),
    "spanish": (
        "resumen, introducción, antecedentes, métodos, resultados, discusión, conclusión, conclusiones, "
        "agradecimientos, referencias, bibliografía, prólogo, epílogo, ingredientes, preparación, véase también"
    ),
    "portuguese": "resumo, introdução, métodos, resultados, discussão, conclusão, agradecimentos, referências",
    "italian": "riassunto, introduzione, metodi, risultati, discussione, conclusione, conclusioni, riferimenti",
    "dutch": "samenvatting, inleiding, methode, resultaten, discussie, conclusie, referenties, bronnen",
    "swedish": "sammanfattning, inledning, bakgrund, metod, resultat, diskussion, slutsats, slutsatser, referenser",
}
_USUAL = frozenset(same_words(name) for names in _NAMES.values() for name in names.split(", "))
_MAX_NAME = max(map(len, _USUAL)) + 10


def is_usual_name(line: str) -> bool:
    """Whether sections of many articles have this name: ``Introduction``, ``Fazit``, ``Referencias``.

    Args:
        line: One line, without a number before it.
    """
    return len(line) <= _MAX_NAME and same_words(line) in _USUAL


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
_LONGEST_WITHOUT_SPACES = 32

_ANCHOR = re.compile(
    r"\s?(?:¶|#|§|\[(?:edit|bearbeiten|modifier|editar|modifica|bewerken)(?: ?\|.{0,40})?\])$"
)

_LETTER_PARTS = re.compile(
    r"(?:yours|best|kind|warm|with)(?: \w+)? (?:sincerely|faithfully|truly|regards|wishes|thanks)\b.*"
    r"|(?:sincerely|regards)\b.*"
    r"|(?:dear|hi|hello|lieber?|sehr geehrter?|chère?|estimad[oa]|querid[oa]) [\w .'’-]+[,!]?"
    r"|(?:the end|fin|ende|to be continued|continued|finis)\W*",
    re.IGNORECASE,
)
_SOMETHING_ELSE = re.compile(
    r"[A-ZÀ-Þ .,()-]{3,40}(?: \([\w /]+\))? ?[—–-]{1,2} ?"  # LONDON (Reuters) –
    r"|[\w.+-]+@[\w.-]+|[@#]\w+"
    r"|.*(?:>>|»)"  # but not « this »
    r"|[—–―-] ?\S.*|[\^†‡*] ?.+"
)
_OPENING_QUOTES = "\"“«„‘'‚"
_CLOSING_QUOTES = "\"”»“’'‘"
_WORD = re.compile(r"[^\W\d_]{2}|[\u2e80-\U0003ffff]")
_ENCLOSED = re.compile(r"\(.*\)|\[.*\]|\{.*\}")
_INNER_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?]+ +[\"“‘«(]?[A-ZÀ-Þ]")


def without_anchor(line: str) -> str:
    """A line without the mark that a web page's link to its own section leaves behind, such as ``¶`` or ``[edit]``."""
    return _ANCHOR.sub("", line)


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
    number = parse_number(line)
    if number is not None and number.has_keyword:
        return Evidence.CERTAIN if _names_a_part(number.rest) else Evidence.NONE
    text = line if number is None else number.rest
    evidence = _evidence_of_words(text) if len(line) <= _LONGEST else Evidence.NONE
    if number is not None and not text:
        return evidence
    return Evidence.NONE if evidence and _is_something_else(line) else evidence


def _evidence_of_words(text: str) -> Evidence:
    if not text:
        return Evidence.PLAIN
    if is_usual_name(text) or (is_in_capitals(text) and len(text.split()) <= 12 and text[-1] not in ",;:"):
        return Evidence.STRONG
    return Evidence.PLAIN if _is_titular(text) else Evidence.NONE


def _names_a_part(rest: str) -> bool:
    """Whether what follows ``Chapter 3`` is nothing or a title, not the rest of a sentence."""
    if not rest:
        return True
    first = next((letter for letter in rest if letter.isalnum()), "")
    return not first.islower() and len(rest.split()) <= 40 and rest[-1] not in ",;"


def _is_something_else(line: str) -> bool:
    return (
        _WORD.search(line) is None
        or is_furniture(line)
        or _LETTER_PARTS.fullmatch(line) is not None
        or (_SOMETHING_ELSE.fullmatch(line) is not None and "«" not in line)
        or _is_code(line)
    )


def _is_code(line: str) -> bool:
    """Whether there is more code in a line than the name of something that a title may well mention."""
    if not has_traces_of_code(line):
        return False
    pieces = line.split()
    words = sum(piece.strip("\"'“”‘’(),:?!&").replace("-", "").isalpha() for piece in pieces)
    return len(pieces) < 3 or words * 2 <= len(pieces) or looks_like_code(line)


def _is_titular(line: str) -> bool:
    """Whether a line has the shape of a title: short, and neither the end nor the middle of anything."""
    first = next((letter for letter in line if letter.isalnum()), "")
    if not first or first.islower() or ";" in line or line[-1] in ".,:…—–-&/+=|\\。，、：":
        return False
    words = len(line.split())
    is_question = line.rstrip(_CLOSING_QUOTES)[-1:] in ("?", "？")
    if words > (_MOST_WORDS_OF_QUESTION if is_question else _MOST_WORDS):
        return False
    if is_without_spaces(line) and len(line) > _LONGEST_WITHOUT_SPACES:
        return False
    return not (_is_enclosed(line) or (_INNER_SENTENCE.search(line) and not is_question))


def _is_enclosed(line: str) -> bool:
    """Whether a line is a quotation or stands in brackets; or is the first paragraph of a longer quotation."""
    if _ENCLOSED.fullmatch(line):
        return True
    if line[0] in _OPENING_QUOTES and line[-1] in _CLOSING_QUOTES:
        return True
    return (line[0] == "“" and "”" not in line) or (line[0] == "„" and "“" not in line)
