"""Find an article's sentences, as exact spans of its text."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tui.document.model import Article, Sentence
from tui.document.progress import Progress
from tui.document.sections import innermost_section

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

Span = tuple[int, int]

_WINDOW = 10_000
_MAX_WINDOW = 160_000
_MAX_NUMBER = 12
_MAX_SENTENCE_END = 20

_WORD_CHARACTER = re.compile(r"[^\W_]")
_LETTER = re.compile(r"[^\W\d_]")
_FIRST_WORD = re.compile(r"\W{,6}([^\W\d_]+)")
_NO_START = re.compile(r"[\"'”’»]*[,;:)\]}]")
_OPEN_END = re.compile(r"(?:[!?…]|\.\s?\.|[.!?…](?:[\"'”’“‘»«›‹)\]]+|\s»))\Z")
# “Why?” Anna asked. A pronoun would not be capitalised there.
_SPEAKER = re.compile(
    r"(?!(?:He|She|It|We|They|You|I|The)\b)[A-Z]\w+(?: [A-Z]\w+)? "
    r"(?:said|says|asked|asks|replied|answered|cried|shouted|called|whispered|exclaimed)\b"
)
_QUOTED_END = re.compile(r"(?:[!?…]|\.\.)[\"'”’]\Z")
# The marks of quotes and notes that end the sentence right before them.
_CLOSING = re.compile(r"[”’»)\]]*(?:\[[\w ,–-]{1,12}\])*\s*")
# A full stop, then a capital with no space between; the words around it are long enough to be words.
_MISSING_SPACE = re.compile(r"[.!?…](?<=[^\W\d_A-Z][^\W\d_A-Z].)[\"”’»)]*(?=[A-ZÀ-ÖØ-Þ][^\W\d_A-Z]|[AI]\s)")
_NOT_PROSE = re.compile(r"[/@\\_=]|www\.")
_SPACE = re.compile(r"\s")
_IDEOGRAPHIC_END = re.compile(r"[。！？｡]+[」』”’）〉》】]*\s*")


def find_sentences(
    article: Article,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Sentence, ...]:
    """Find the sentences of an article's paragraphs, list items and quotes.

    A block without a letter or a digit has no sentence; every other has at least one.

    Args:
        article: The article; its language decides which of Punkt's tables are used.
        on_progress: Called with the characters done and those of the whole text, at most 20 times a second.
        cancelled: Called between blocks, and within long ones; True cancels.

    Raises:
        Cancelled: ``cancelled`` returned True.
    """
    from tui.language.punkt import load_tokenizer

    tokenizer = load_tokenizer(article.language)
    progress = Progress("Finding sentences", len(article.text), on_progress, cancelled)
    sentences: list[Sentence] = []
    for block in article.blocks:
        progress.report(block.start)
        if not block.kind.holds_sentences:
            continue
        section = innermost_section(article.sections, block.start)
        for start, end in sentence_spans(block.text, tokenizer):
            progress.report(block.start + start)
            text = block.text[start:end]
            sentences.append(Sentence(len(sentences), text, block.start + start, block.start + end, section))
    progress.report(len(article.text))
    return tuple(sentences)


def sentence_spans(text: str, tokenizer: "PunktSentenceTokenizer") -> Iterator[Span]:
    """Yield the spans of the sentences in the text of one block.

    A long block is split in windows, so that the caller can stop between sentences. The last sentence of a window may
    be incomplete, so it is split again with the text after it; one that does not end within the largest window is cut.
    """
    start, size = 0, _WINDOW
    while start < len(text):
        end = _end_of_window(text, start + size)
        spans = _spans_in(text[start:end], tokenizer)
        is_cut = end < len(text) and size < _MAX_WINDOW
        if is_cut and len(spans) < 2:
            size *= 2
            continue
        for span_start, span_end in spans[:-1] if is_cut else spans:
            yield start + span_start, start + span_end
        start, size = start + spans[-1][0] if is_cut else end, _WINDOW


def _end_of_window(text: str, minimum: int) -> int:
    space = _SPACE.search(text, minimum)
    return space.start() if space else len(text)


def _spans_in(text: str, tokenizer: "PunktSentenceTokenizer") -> list[Span]:
    if not _WORD_CHARACTER.search(text):
        return []
    spans: list[Span] = []
    found = tokenizer.span_tokenize(text)
    if _MISSING_SPACE.search(text) or _IDEOGRAPHIC_END.search(text):
        found = _split_further(text, found)
    for span in found:
        start, end = span
        if spans and _continues(text, spans[-1], span):
            spans[-1] = (spans[-1][0], end)
            continue
        closing = _CLOSING.match(text, start, end) if spans and spans[-1][1] == start else None
        if closing:
            spans[-1] = (spans[-1][0], start + len(closing.group().rstrip()))
            start = closing.end()
        if start < end:
            spans.append((start, end))
    return [_trimmed(text, span) for span in spans]


def _split_further(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    """Split where Punkt does not: after a full stop without a space, and after ideographic full stops."""
    for start, end in spans:
        cuts = sorted({*_missing_spaces(text, start, end), *_ideographic_ends(text, start, end)})
        yield from zip([start, *cuts], [*cuts, end], strict=True)


def _missing_spaces(text: str, start: int, end: int) -> Iterator[int]:
    for match in _MISSING_SPACE.finditer(text, start, end):
        run_start = text.rfind(" ", start, match.start()) + 1
        run_end = text.find(" ", match.end(), end)
        run = text[max(run_start, start) : run_end if run_end >= 0 else end]
        if not _NOT_PROSE.search(run):
            yield match.end()


def _ideographic_ends(text: str, start: int, end: int) -> Iterator[int]:
    return (match.end() for match in _IDEOGRAPHIC_END.finditer(text, start, end) if match.end() < end)


def _continues(text: str, before: Span, span: Span) -> bool:
    """Return whether a span belongs to the sentence before it."""
    if not _WORD_CHARACTER.search(text, *span):
        return True
    start, end = before
    if end - start <= _MAX_NUMBER and not _LETTER.search(text, start, end):
        # A number and its full stop, or nothing but marks.
        return True
    tail = text[max(start, end - _MAX_SENTENCE_END) : end].rstrip()
    if text[span[0]].isupper():
        return _QUOTED_END.search(tail) is not None and _SPEAKER.match(text, *span) is not None
    if _NO_START.match(text, *span):
        return True
    first_word = _FIRST_WORD.match(text, *span)
    return first_word is not None and first_word.group(1).islower() and _OPEN_END.search(tail) is not None


def _trimmed(text: str, span: Span) -> Span:
    piece = text[span[0] : span[1]]
    start = span[0] + len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
