"""Tell from a line alone, whatever is around it, whether it may be a heading."""

import re
from enum import IntEnum

from tui.formats.plain.boilerplate import is_byline_or_caption
from tui.formats.plain.raw_paragraph import has_code_traces, is_code_line
from tui.text.lines import comparison_key, has_cjk, is_in_capitals
from tui.text.numbering import parse_number
from tui.text.patterns import lazy_pattern

_SECTION_NAMES = {
    "english": (
        "abstract, summary, executive summary, introduction, background, overview, motivation, related work, "
        "method, methods, methodology, materials and methods, results, findings, discussion, results and discussion, "
        "conclusion, conclusions, concluding remarks, recommendations, limitations, future work, acknowledgements, "
        "acknowledgments, references, bibliography, sources, notes, footnotes, endnotes, see also, further reading, "
        "external links, appendix, appendices, glossary, index, preface, foreword, prologue, epilogue, afterword, "
        "dedication, ingredients, instructions, preparation, directions, requirements, prerequisites, installation, "
        "usage, features, FAQ, frequently asked questions, author’s note, about the author, about the authors, "
        "key takeaways, key points, takeaways, contributors, author’s address, authors’ addresses, "
        "rationale, alternatives, alternatives considered, drawbacks, prior art, open questions, unresolved questions, "
        "future directions, changelog, change history, revision history, license, copyright, documentation, "
        "quick start, getting started, examples, questions and answers, contributing, support, "
        "status of this memo, copyright notice, full copyright statement, intellectual property, "
        "synopsis, description, environment variables, exit status, return value, return values, diagnostics, "
        "reporting bugs, conforming to"
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
_COMMON_NAMES = frozenset(
    comparison_key(name) for names in _SECTION_NAMES.values() for name in names.split(", ")
)
_NAMES_IN_CAPITALS = frozenset(
    ("NAME", "BUGS", "FILES", "NOTES", "AUTHOR", "OPTIONS", "COMMANDS", "ARGUMENTS")
)
"""Short names of sections in manual pages, which would be labels in small letters."""
_MAX_NAME_CHARS = max(map(len, _COMMON_NAMES)) + 10


def is_common_section_name(line: str) -> bool:
    """Return whether many articles have a section of this name: ``Introduction``, ``Fazit``, ``Referencias``."""
    return len(line) <= _MAX_NAME_CHARS and line[:1].isalnum() and comparison_key(line) in _COMMON_NAMES


class Evidence(IntEnum):
    """The strength of the evidence that a line is a heading."""

    NONE = 0
    """The line is something else."""
    PLAIN = 1
    """It has the shape of a heading; the lines around it decide."""
    STRONG = 2
    """It is in capitals, or a common name of sections."""
    CERTAIN = 3
    """It is a line such as ``Chapter 3``, underlined, or an entry of the table of contents."""


_ANCHOR = lazy_pattern(
    r"(?:\s?(?:¶|§|\[(?:edit|bearbeiten|modifier|editar|modifica|bewerken)(?: ?\|.{0,40})?\])|(?<=\S)#)$"
)
_ENDS_OF_ANCHORS = ("¶", "#", "§", "]")

_SALUTATION = lazy_pattern(
    r"(?:yours|best|kind|warm|with)(?: \w+)? (?:sincerely|faithfully|truly|regards|wishes|thanks)\b.*"
    r"|(?:sincerely|regards)\b.*"
    r"|(?:dear|hi|hello|lieber?|sehr geehrter?|chère?|estimad[oa]|querid[oa]) [\w .'’-]+[,!]?"
    r"|(?:the end|end of .{1,40}|fin|ende|to be continued|continued|finis)\W*",
    re.IGNORECASE,
)
_NOT_HEADING = lazy_pattern(
    r"[A-ZÀ-Þ .,()-]{3,40}(?: \([\w /]+\))? ?[—–-]{1,2} ?"  # LONDON (Reuters) –
    r"|[\w.+-]+@[\w.-]+|[@#]\w+"
    r"|(?i:copyright) (?:©|\([cC]\)) .*"
    r"|See (?!(?i:also|how|you)\b)\S.*"
    r"|//.*|/\*.*|\w+\([^()]*[,=\"'][^()]*\)"
    r"|(?:\w+ )?\w+: (?:[\w.-]*/[\w./-]*|[a-z][\w-]*\.[a-z]{1,4})"  # File: src/main.rs
    r"|.*<[^<>\s]+@[^<>\s]+>.*|[0-9a-f]{8,64}|[^:]{1,40}: [\W\d]+"
    r"|.*(?:>>|»)"  # but not « this »
    r"|[—–―-] ?\S.*|[\^†‡*↩↑←→] ?.+"
)
_NUMBERED_CAPTION = lazy_pattern(r"[^\W\d_]{1,20}\.? ?[0-9]{1,3}[.-][0-9]{1,3}[.:] \S")
_MAX_NUMBERED_WORDS = 30
_MAX_SENTENCE_WORDS = 20
_MAX_CHARS_WITH_NAME = 75
_NAME = lazy_pattern(r"[a-z][\w.-]*(?<![.-])")
_OPENING_QUOTES = "\"“«„‘'‚"
_CLOSING_QUOTES = "\"”»“’'‘"
_NOT_LETTERS = lazy_pattern("^[\"'“”‘’(]+|[\"'“”‘’),:?!&]+$|[-'’]")
_WORD = lazy_pattern(r"[^\W\d_]{2}|[\u2e80-\U0003ffff]")
_ENCLOSED = lazy_pattern(r"\(.*\)|\[.*\]|\{.*\}")
_QUOTED_SENTENCE = lazy_pattern(r"[\"“«„](?:[^\s\"”»]+ +){4,40}[^\s\"”»]*[.!?,][\"”»]")
_FUNCTION_WORDS = frozenset(
    "a an the of to by with from using and or as at into than that which is are was were "
    "for if its their your our whose per via "
    "der die das den dem ein eine und oder von zu mit le la les un une de des du et ou à el los las y o con".split()
)
"""Words that end no title, unlike a line that continues on the next one."""
_MIN_LEAD_IN_WORDS = 5
_LEAD_IN = lazy_pattern(
    r"(?<!that )(?<!which )(?<!what )\b(?:is|are|can|could|will|would|must|may|should|following|below"
    r"|ist|sind|kann|können|wird|werden|folgende[nrs]?|est|sont|peut|suivante?s?|es|son|puede|siguientes?)\b"
)
_INNER_SENTENCE = lazy_pattern(r"[^\W\d_]{3,}[.!?]+ +[\"“‘«(]?[A-ZÀ-Þ]")


def is_lower_case_title(line: str) -> bool:
    """Return whether a line has the shape of a title, except that it begins with a lower-case name (``ls, dir``)."""
    if len(line) > _MAX_CHARS_WITH_NAME or not line[0].islower():
        return False
    words = line.split()
    if len(words) == 1:
        return _NAME.fullmatch(line) is not None
    return ":" not in line and _has_title_shape(line[0].upper() + line[1:]) and not _is_not_heading(line)


def leads_in(line: str) -> bool:
    """Return whether a line without a full stop is a statement that leads to what is below it, such as a listing."""
    return (
        len(line.split()) >= _MIN_LEAD_IN_WORDS
        and line[-1] not in "?？"
        and _LEAD_IN.search(line) is not None
    )


def strip_anchor(line: str) -> str:
    """Return a line without the mark of a web page's link to the section, such as ``¶`` or ``[edit]``."""
    return _ANCHOR.sub("", line) if line.endswith(_ENDS_OF_ANCHORS) else line


def is_numbered_caption(line: str) -> bool:
    """Return whether a line is a caption with the number of its chapter: ``Listing 1-1: …``, ``图 14.1. …``."""
    return _NUMBERED_CAPTION.match(line) is not None and not _has_keyword(line)


def _has_keyword(line: str) -> bool:
    number = parse_number(line)
    return number is not None and number.has_keyword


def heading_evidence(line: str) -> Evidence:
    """Return how much a line looks like a heading, by itself."""
    line = strip_anchor(line)
    if len(line) > 220:
        return Evidence.NONE
    number = parse_number(line)
    if number is not None and number.has_keyword:
        return Evidence.CERTAIN if _is_part_title(number.rest) else Evidence.NONE
    if number is not None and len(number.parts) > 1 and number.rest:
        return Evidence.PLAIN if _is_numbered_title(number.rest) else Evidence.NONE
    text = line if number is None else number.rest
    evidence = _words_evidence(text) if len(line) <= 120 else Evidence.NONE
    if number is not None and not text:
        return evidence
    return Evidence.NONE if evidence and _is_not_heading(line) else evidence


def has_title_words(text: str) -> bool:
    """Return whether a line, without its number, has the length and the form of a title."""
    return _words_evidence(text) is not Evidence.NONE


def _is_numbered_title(rest: str) -> bool:
    """Return whether the text after ``3.2.1`` may be a title, which can begin with a small letter and be long."""
    limit = _MAX_SENTENCE_WORDS if rest[-1] == "." else _MAX_NUMBERED_WORDS
    return len(rest.split()) <= limit and rest[-1] not in ",;"


def _words_evidence(text: str) -> Evidence:
    if not text:
        return Evidence.PLAIN
    is_capital_title = is_in_capitals(text) and len(text.split()) <= 12 and text[-1] not in ",;:"
    if is_capital_title or is_common_section_name(text) or text in _NAMES_IN_CAPITALS:
        return Evidence.STRONG
    return Evidence.PLAIN if _has_title_shape(text) else Evidence.NONE


def _is_part_title(rest: str) -> bool:
    """Return whether the text after ``Chapter 3`` is empty or a title, not the rest of a sentence."""
    if not rest:
        return True
    first = next(filter(str.isalnum, rest), "")
    return not first.islower() and len(rest.split()) <= 40 and rest[-1] not in ",;"


def _is_not_heading(line: str) -> bool:
    return (
        _WORD.search(line) is None
        or is_byline_or_caption(line)
        or _NUMBERED_CAPTION.match(line) is not None
        or _SALUTATION.fullmatch(line) is not None
        or (_NOT_HEADING.fullmatch(line) is not None and "«" not in line)
        or _is_mostly_code(line)
    )


def _is_mostly_code(line: str) -> bool:
    """Return whether a line is code, not a title that mentions a name from code."""
    if not has_code_traces(line):
        return False
    pieces = line.split()
    words = sum(_NOT_LETTERS.sub("", piece).isalpha() for piece in pieces)
    return len(pieces) < 3 or words * 2 <= len(pieces) or is_code_line(line)


def _has_title_shape(line: str) -> bool:
    """Return whether a line is short, and neither the end nor the middle of a sentence."""
    first = next(filter(str.isalnum, line), "")
    is_in_middle = first.islower() and not has_cjk(line)
    if not first or is_in_middle or ";" in line or line[-1] in ".,:…—–-&/+=|\\。．，、：；":
        return False
    words = line.split()
    if len(words) > 3 and words[-1] in _FUNCTION_WORDS:
        return False
    if len(words) > 8 and line[-1] == "!":
        return False
    is_question = line.rstrip(_CLOSING_QUOTES)[-1:] in ("?", "？")
    if len(words) > (13 if is_question else 15):
        return False
    if has_cjk(line) and len(line) > 32:
        return False
    return not (_is_enclosed(line) or (_INNER_SENTENCE.search(line) and not is_question))


def _is_enclosed(line: str) -> bool:
    """Return whether a line is in brackets, or is a quotation or the beginning of one."""
    if _ENCLOSED.fullmatch(line) or _QUOTED_SENTENCE.match(line):
        return True
    if line[0] in _OPENING_QUOTES and line[-1] in _CLOSING_QUOTES:
        return True
    return (line[0] == "“" and "”" not in line) or (line[0] == "„" and "“" not in line)
