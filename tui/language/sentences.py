"""Find an article's sentences, as exact spans of its text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.document.arguments import require_article
from tui.document.gc_pause import gc_paused
from tui.document.model import Article, Sentence
from tui.document.progress import Progress
from tui.document.sections import innermost_sections
from tui.language.inline_lists import item_starts
from tui.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

Offsets = tuple[int, int]

_WINDOW = 10_000
_MAX_WINDOW = 160_000
_MAX_MARKS = 1_000_000
"""The marks that may end sentences which are looked at: those of 5 million words."""
_MAX_LABEL = 12
_MAX_SENTENCE_END = 20
_MAX_TIME = 40

# The characters of scripts that have their own marks for the end of a sentence, \u0530-\u1eff and \u3000-\uffff, by
# what they are not: to compile large ranges takes ten times as long.
_OTHER_SCRIPT = lazy_pattern(r"[^\x00-\u052f\u1f00-\u2fff\U00010000-\U0010ffff]")
_MARK = lazy_pattern(r"[.!?…]")
_WORD_CHARACTER = lazy_pattern(r"[^\W_]")
_LETTER = lazy_pattern(r"[^\W\d_]")
_FIRST_WORD = lazy_pattern(r"\W{,6}([^\W\d_]+)")
# A lower-case word, but not a name from a program (``py.typed``), a symbol (``π``) or a label (``(ii)``).
_SMALL_WORD = lazy_pattern(
    r"[)\]—–]{,3}\s?(?![(\[][a-z]{1,4}[)\]])[(\[]?((?:[^\W\d_]\.)+|(?![α-ω]\s)[^\W\d_]+(?:['’‘-][^\W\d_]*)*)"
    r"(?=[,;:.!?…]*[)\]\"'”’»]*(?:[\s—–]|\Z))"
)
# Shorter words may be abbreviations.
_FULL_WORD = lazy_pattern(r"(?<![^\W_])([^\W\d_]{5,})\.[\"”’»)\]]*\Z")
_NO_START = lazy_pattern(r"[\"'”’»]*[,;:)\]}]|['’]s\b|№\s?[\d–-]+[,;)\]]")
# (ehem. Rathaus): of one word in small letters, the full stop shortens it.
_OPENED_BRACKET = lazy_pattern(r"\([^\sA-Z()][^\s()]{0,10}\.\Z")
_OPEN_END = lazy_pattern(r"(?:[!?…]|\.\s?\.|[.!?…](?:[\"'”’“‘»«›‹)\]]+|\s»))\Z")
# “Why?” Anna asked. A pronoun would not be capitalised there.
_SPEAKER = lazy_pattern(
    r"(?!(?:He|She|It|We|They|You|I|The)\b)[A-Z]\w+(?: [A-Z]\w+)? "
    r"(?:said|says|asked|asks|replied|answered|cried|shouted|called|whispered|exclaimed)\b"
)
_QUOTED_END = lazy_pattern(r"(?:[!?…]|\.\.)[\"'”’]\Z")
# Closing quotes and note marks, which belong to the sentence before them.
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_CLOSING = lazy_pattern(rf"[”’»)\]]*(?:\[[\w ,–-]{{1,12}}\]|\(\d{{1,3}}\)|[{_RAISED}⁻])*\s*")
_CAPITALS = "A-Z" + "".join(filter(str.isupper, map(chr, range(0xC0, 0x530))))
_SMALL = rf"[^\W\d_{_CAPITALS}]"
# A full stop and a capital without a space between them. The words around them are long enough to be words, and a
# number is too long to number an item.
_MISSING_SPACE = lazy_pattern(
    rf"[.!?…](?=\S)(?:(?<={_SMALL}{_SMALL}.)|(?<=\d\d\d\.))[\"”’»)]*"
    rf"(?=([{_CAPITALS}]{_SMALL}\w*|[AI](?=\s)|[IVXL]{{2,}}(?=\s)))"
)
# The raised number of a note after a full stop.
_RAISED_NUMBER = lazy_pattern(
    rf"(?:(?<={_SMALL}{_SMALL}[.!?…])|(?<=\d\d[.!?…])|(?<=[.!?…][\"”’»)]))"
    rf"[{_RAISED}][{_RAISED}⁻,–]*\s+(?=[\"“‘„«(]?[{_CAPITALS}])"
)
_LAST_WORD = lazy_pattern(r"[^\W\d_]+\.\Z")
_LAST_NUMBER = lazy_pattern(r"[(“\"$£€]?\d[\d,]*\.\Z")
# – Tomorrow is Sunday.» is the rest of «Why? – she asked. – Tomorrow is Sunday.»
_REST_OF_QUOTATION = lazy_pattern(r"[–—-]\s[^«»]*»")
# “왜?” 라고 말했다: the sentence continues after the quotation.
_KOREAN_QUOTING = lazy_pattern(r"(?:이?라|하)[고는며]")
_QUOTES = "\"'”’」』"
_ASCII_LETTER = lazy_pattern(r"[A-Za-z]")
# Unicode calls these letters lower-case, although Georgian is written without capitals.
_GEORGIAN = lazy_pattern(r"[\u10d0-\u10ff]")
_NOT_PROSE = lazy_pattern(r"[/@\\_=]|www\.")
_SPACE = lazy_pattern(r"\s")
# Q. Why? — or the number or letter of an item.
_LABEL = lazy_pattern(r"\(?(?:[^\W\d_]|[ivx]{2,5})(?:\.|\.?\))\s*")
_TIME = lazy_pattern(
    r"(?=[abfjosu])(?:(?:about|after|around|at|before|by|from|just|only|shortly|since|soon|until) )+"
    r"\d[\d:.]* ?[ap]\.m\.\s*",
    re.IGNORECASE,
)
_SPACED_ELLIPSIS = lazy_pattern(r"(?<!\. )(?<!\.)\. \. \.\Z")
# "I" is capitalised anywhere in a sentence.
_I = lazy_pattern(r"I\b")


@gc_paused()
def find_sentences(
    article: Article,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Sentence, ...]:
    """Find the sentences of an article's paragraphs, list items and quotes.

    A block without a letter or a digit has no sentence; every other has at least one. After 1,000,000 marks that may
    end one, the rest is only cut into pieces.

    Args:
        article: The article; its language decides which of Punkt's tables are used.
        on_progress: Called with the characters done and those of the whole text, at most 20 times a second.
        cancelled: Called between blocks, and within long ones; True cancels.

    Raises:
        UsageError: It is no article.
        Cancelled: ``cancelled`` returned True.
    """
    from tui.language.punkt import load_tokenizer

    require_article(article)
    tokenizer = load_tokenizer(article.language)
    progress = Progress("Finding sentences", len(article.text), on_progress, cancelled)
    sentences: list[Sentence] = []
    marks_left = _MAX_MARKS
    sections = innermost_sections(article.sections, (block.start for block in article.blocks))
    for block, section in zip(article.blocks, sections, strict=True):
        progress.report(block.start)
        if not block.holds_sentences:
            continue
        split_end = _end_of_marks(block.text, marks_left)
        marks_left -= len(_MARK.findall(block.text, 0, split_end))
        spans = sentence_spans(block.text[:split_end], tokenizer, article.language)
        if split_end < len(block.text):
            spans = chain(spans, _pieces(block.text, split_end))
        for start, end in spans:
            if start:
                progress.report(block.start + start)
            text = block.text[start:end]
            sentences.append(Sentence(len(sentences), text, block.start + start, block.start + end, section))
    progress.report(len(article.text))
    return tuple(sentences)


def _end_of_marks(text: str, count: int) -> int:
    """Return the end of a text, or of so many marks that may end sentences."""
    if count <= 0:
        return 0
    if len(text) <= count:
        return len(text)
    last = next(islice(_MARK.finditer(text), count, None), None)
    return len(text) if last is None else _end_of_window(text, last.start())


def _pieces(text: str, start: int) -> Iterator[Offsets]:
    """Cut a text from an offset on into pieces that end at spaces, those without a letter or digit left out."""
    while start < len(text):
        end = _end_of_window(text, start + _WINDOW)
        if _WORD_CHARACTER.search(text, start, end):
            yield _trimmed(text, (start, end))
        start = end


def sentence_spans(
    text: str, tokenizer: "PunktSentenceTokenizer", language: str = "english"
) -> Iterator[Offsets]:
    """Return the offsets of each sentence in the text of a block; each item of a list in one line is a sentence.

    Args:
        text: The text of the block.
        tokenizer: The tokenizer of its language.
        language: The name of its language.
    """
    if text.isalnum() or text[:-1].isalnum():  # a word and perhaps a mark, as in lists
        return iter(((0, len(text)),))
    rules = _Rules.of(text, tokenizer.knows)
    starts = item_starts(text, language)
    if not starts:
        return _spans_by_windows(text, tokenizer, rules)
    return (
        (start + span_start, start + span_end)
        for start, end in pairwise((0, *starts, len(text)))
        for span_start, span_end in _spans_by_windows(text[start:end], tokenizer, rules)
    )


class _Rules(NamedTuple):
    """The way that a block's text is written."""

    are_starts_capital: bool
    """True if it begins with a capital, so that a lower-case letter hardly begins a sentence."""
    has_own_stops: bool
    """True if its script has full stops of its own, so that a dot ends no sentence but one of Latin letters."""
    has_other_script: bool
    """True if sentences may end with marks of other scripts."""
    knows: Callable[[str], bool]
    """Returns whether a word is known not to be an abbreviation."""

    @classmethod
    def of(cls, text: str, knows: Callable[[str], bool]) -> "_Rules":
        first = _LETTER.search(text)
        is_capital = first is not None and first.group().isupper()
        if text.isascii() or not _OTHER_SCRIPT.search(text):
            return cls(is_capital, False, False, knows)
        from tui.language.sentence_terminals import has_own_stops  # most texts have no such marks

        return cls(is_capital, has_own_stops(text), True, knows)


def _spans_by_windows(text: str, tokenizer: "PunktSentenceTokenizer", rules: _Rules) -> Iterator[Offsets]:
    """Yield the spans of the sentences of a text.

    A long one is split in windows, so that the caller can stop between sentences. The last sentence of a window may
    be incomplete, so it is split again with the text after it; one that does not end within the largest window is cut.
    """
    if len(text) <= _WINDOW:
        yield from _spans_in(text, tokenizer, rules)
        return
    start, size = 0, _WINDOW
    while start < len(text):
        end = _end_of_window(text, start + size)
        spans = _spans_in(text[start:end], tokenizer, rules)
        is_cut = end < len(text) and size < _MAX_WINDOW
        if is_cut and len(spans) < 2:
            size *= 2
            continue
        for span_start, span_end in spans[:-1] if is_cut else spans:
            yield start + span_start, start + span_end
        start, size = start + spans[-1][0] if is_cut else end, _WINDOW


def _end_of_window(text: str, minimum: int) -> int:
    """Return the next space, or, if there is none near, an end within a word."""
    maximum = min(len(text), minimum + _WINDOW)
    space = _SPACE.search(text, minimum, maximum)
    return space.start() if space else maximum


def _spans_in(text: str, tokenizer: "PunktSentenceTokenizer", rules: _Rules) -> list[Offsets]:
    if not _WORD_CHARACTER.search(text):
        return []
    spans: list[Offsets] = []
    found = (
        _by_missing_spaces(text, tokenizer) if _MISSING_SPACE.search(text) else tokenizer.span_tokenize(text)
    )
    ends = _script_ends(text) if rules.has_other_script else []
    if not text.isascii():
        ends = sorted({*ends, *(match.end() for match in _RAISED_NUMBER.finditer(text))})
    for span in _split_further(found, ends) if ends else found:
        start, end = span
        if spans and _continues(text, spans[-1], span, rules):
            spans[-1] = (spans[-1][0], end)
            continue
        closing = _CLOSING.match(text, start, end) if spans and spans[-1][1] == start else None
        if closing:
            spans[-1] = (spans[-1][0], start + len(closing.group().rstrip()))
            start = closing.end()
        if start < end:
            spans.append((start, end))
    return [_trimmed(text, span) for span in spans]


def _script_ends(text: str) -> list[int]:
    from tui.language.sentence_terminals import script_ends

    return script_ends(text)


def _split_further(spans: Iterator[Offsets], ends: list[int]) -> Iterator[Offsets]:
    """Split spans at the marks of other scripts, which Punkt does not know."""
    for start, end in spans:
        inside = ends[bisect_right(ends, start) : bisect_left(ends, end)]
        yield from pairwise((start, *inside, end))


def _by_missing_spaces(text: str, tokenizer: "PunktSentenceTokenizer") -> Iterator[Offsets]:
    """Yield the sentences of a text, which is split first where a space is missing after a full stop."""
    for start, end in pairwise((0, *_missing_spaces(text, tokenizer), len(text))):
        for span_start, span_end in tokenizer.span_tokenize(text[start:end]):
            yield start + span_start, start + span_end


def _missing_spaces(text: str, tokenizer: "PunktSentenceTokenizer") -> Iterator[int]:
    run_start = run_end = quotes = counted = 0
    is_prose = False
    for match in _MISSING_SPACE.finditer(text):
        if match.start() >= run_end:  # a run without spaces may hold any number of full stops
            run_start = text.rfind(" ", 0, match.start()) + 1
            space = text.find(" ", match.end())
            run_end = space if space >= 0 else len(text)
            is_prose = not _NOT_PROSE.search(text, run_start, run_end)
        if not is_prose:
            continue
        mark_end = match.start() + 1
        quotes, counted = quotes + text.count('"', counted, mark_end), mark_end
        before = text[max(run_start, mark_end - _MAX_SENTENCE_END) : mark_end]
        word = _LAST_WORD.search(before)
        if word is None and before[-2].isdigit() and not _LAST_NUMBER.match(before):
            continue
        if word is not None and not tokenizer.text_contains_sentbreak(f"{word[0]} {match[1]}"):
            continue
        opens = match[0][1:] == '"' and quotes % 2 == 0
        yield mark_end if opens else match.end()


def _continues(text: str, before: Offsets, span: Offsets, rules: _Rules) -> bool:
    """Return whether a span belongs to the sentence before it."""
    if not _WORD_CHARACTER.search(text, *span) or _is_opening(text, before):
        return True
    start, end = before
    tail = text[max(start, end - _MAX_SENTENCE_END) : end].rstrip()
    if _OPENED_BRACKET.search(tail) is not None and text.find(")", *span) >= 0:
        return True
    if text[span[0]].isupper():
        if tail.endswith(". ."):
            return _SPACED_ELLIPSIS.search(tail) is not None and _I.match(text, *span) is not None
        return _QUOTED_END.search(tail) is not None and _SPEAKER.match(text, *span) is not None
    return (
        _NO_START.match(text, *span) is not None
        or (rules.has_own_stops and tail.endswith(".") and _ASCII_LETTER.match(text, *span) is None)
        or (_KOREAN_QUOTING.match(text, *span) is not None and tail[-1] in _QUOTES)
        or (
            rules.are_starts_capital
            and _begins_small(_SMALL_WORD, text, span)
            and not _ends_with_known_word(tail, rules)
        )
        or (_begins_small(_FIRST_WORD, text, span) and _OPEN_END.search(tail) is not None)
        or (
            _REST_OF_QUOTATION.match(text, *span) is not None
            and text.count("«", start, end) > text.count("»", start, end)
        )
    )


def _is_opening(text: str, span: Offsets) -> bool:
    """Return whether a span is only the beginning of a sentence: a label such as ``(a)``, or a time of day."""
    length = span[1] - span[0]
    if length <= _MAX_LABEL and (not _LETTER.search(text, *span) or _LABEL.fullmatch(text, *span)):
        return True
    return length <= _MAX_TIME and _TIME.fullmatch(text, *span) is not None


def _ends_with_known_word(tail: str, rules: _Rules) -> bool:
    """Return whether the last word is known not to be an abbreviation, so that its full stop ends a sentence."""
    word = _FULL_WORD.search(tail)
    return word is not None and rules.knows(word.group(1))


def _begins_small(pattern: re.Pattern[str], text: str, span: Offsets) -> bool:
    word = pattern.match(text, *span)
    return word is not None and word.group(1).islower() and not _GEORGIAN.match(word.group(1))


def _trimmed(text: str, span: Offsets) -> Offsets:
    piece = text[span[0] : span[1]]
    start = span[0] + len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
