"""Find the title of a PDF document, and the authors, places and dates between it and the text."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tui.formats.pdf.blocks import is_same_style
from tui.formats.pdf.lines import BodyMetrics, TextLine
from tui.formats.plain.heading_shapes import is_common_section_name
from tui.text.lines import comparison_key, ends_sentence, has_cjk
from tui.text.numbering import parse_number

_MAX_TITLE_CHARS = 300
_MAX_TITLE_LINES = 6
_MIN_TITLE_SIZE = 1.12
_MIN_NEXT_TITLE = 1.3
_MAX_TITLE_GAP = 2.0
_SAME_SIZE = 0.04
_MAX_TITLE_PAGE_CHARS = 800
_MIN_PROSE_LINES = 3
_MIN_SENTENCE_WORDS = 15
_MAX_FRONT_WORDS = 150
_MAX_SEARCHED_LINES = 80
_MAX_HEADING_CHARS = 100
_MAX_HEADING_LINES = 3
_PLACEHOLDER_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b.*|powerpoint[ -]presentation|presentation\d*|presentación.*|untitled.*|"
    r"(?:no )?title|document\d*|unbenannt.*|sans titre.*|.*\.(?:docx?|odt|rtf|pptx?|xlsx?|indd|qxd|tex|dvi|ps|pdf|"
    r"html?|txt|md|pages|fm|wpd|p65|eps|cdr|pub)|[\w-]*\d[\w-]*|[^\s]{1,3}|\W*|https?:.*|about:blank|slide \d+",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(r"(?i:abstract|summary|zusammenfassung|résumé|resumen|introduction)\s*(?:[.:—–-].*)?$")
_NO_TITLE = re.compile(
    r".*@\S|https?:|www\.|doi\b|arxiv:|issn\b|vol(?:ume|\.)?\s*\d|.*\bcopyright\b|©", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2}|[\u3040-\u30ff\u3400-\u9fff]")


def usable_title(title: str) -> str:
    """Return a title from a document's metadata; empty if it is a file's name or a placeholder."""
    return "" if len(title) > _MAX_TITLE_CHARS or _PLACEHOLDER_TITLE.fullmatch(title) else title


def find_title(lines: Sequence[TextLine], metrics: BodyMetrics, stated: str) -> list[TextLine]:
    """Return the lines of the title, the largest on the first page; empty if none looks like a title.

    Args:
        lines: All lines of the document in reading order, without running heads.
        metrics: The style of most of its text.
        stated: The title in the metadata; if it is on the first page, its lines are returned.
    """
    if not lines:
        return []
    first = [line for line in lines if line.page == lines[0].page]
    if stated and (known := _find_words(first, stated)):
        return known
    groups = [group for group in _groups(first) if _may_be_title(group)]
    large = [group for group in groups if group[0].size >= _MIN_TITLE_SIZE * metrics.size]
    group = _largest(large, metrics) if large else _marked(groups, first, metrics)
    if group is None or _is_heading(group, first, lines, metrics):
        return []
    return group


def _groups(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Return the lines of the first page that follow each other in one style."""
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and _continues(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: Sequence[TextLine], line: TextLine) -> bool:
    last = group[-1]
    gap = last.baseline - line.baseline
    if abs(last.size - line.size) > _SAME_SIZE * last.size:
        return False
    # A name in another font within a title changes the weight of its line.
    is_same_weight = last.is_bold == line.is_bold or last.main.font.is_bold == line.main.font.is_bold
    if not (is_same_weight and 0 < gap <= _MAX_TITLE_GAP * last.size):
        return False
    # Below a short line at the left margin something else begins, such as the authors' names.
    is_left = abs(last.left - line.left) < last.size / 2
    word = line.text.split(" ", 1)[0]
    width = (line.right - line.left) * len(word) / max(1, len(line.text))
    return not is_left or last.right + width > 0.9 * last.column.right or last.text.endswith((":", ",", "-"))


def _text(lines: Sequence[TextLine]) -> str:
    return " ".join(line.text for line in lines)


def _may_be_title(group: Sequence[TextLine]) -> bool:
    text = _text(group)
    return (
        len(text) <= _MAX_TITLE_CHARS
        and len(group) <= _MAX_TITLE_LINES
        and len(_WORD.findall(text)) >= 1
        and sum(map(str.isalpha, text)) >= (2 if has_cjk(text) else 4)
        and _NO_TITLE.match(text) is None
        and not is_common_section_name(text)
        and ((number := parse_number(text)) is None or number.has_keyword)
        and not (ends_sentence(text) and text[-1] not in "?!" and len(text.split()) > 12)
    )


def _largest(groups: Sequence[list[TextLine]], metrics: BodyMetrics) -> list[TextLine] | None:
    ordered = sorted(groups, key=lambda group: -round(group[0].size, 1))
    for group, smaller in zip(ordered, [*ordered[1:], None], strict=True):
        # A single word above a long title in smaller letters is the name of a journal.
        is_banner = (
            smaller is not None
            and len(_text(group).split()) == 1
            and smaller[0].size >= _MIN_NEXT_TITLE * metrics.size
            and len(_text(smaller).split()) >= 4
            and smaller[0].baseline < group[0].baseline
        )
        if not is_banner:
            return group
    return None


def _marked(
    groups: Sequence[list[TextLine]], first: Sequence[TextLine], metrics: BodyMetrics
) -> list[TextLine] | None:
    """Return the title among lines of the usual size: the first in bold letters or capitals at the top of the page."""
    is_title_page = sum(len(line.text) for line in first) < _MAX_TITLE_PAGE_CHARS
    for is_bold in (True, False):
        for group in groups if is_title_page else groups[:3]:
            text = _text(group)
            is_marked = not metrics.is_bold and group[0].is_bold if is_bold else text.isupper()
            is_usual = abs(group[0].size - metrics.size) <= 0.15 * metrics.size
            if (
                is_marked
                and is_usual
                and len(text) > 8
                and parse_number(text) is None
                and not ends_sentence(text)
            ):
                return group
    return None


def _is_heading(
    group: Sequence[TextLine], first: Sequence[TextLine], lines: Sequence[TextLine], metrics: BodyMetrics
) -> bool:
    """Return whether lines are an ordinary heading: text follows at once, and other headings are as large."""
    if sum(len(line.text) for line in first) - len(_text(group)) < _MAX_TITLE_CHARS:
        return False
    after = first[first.index(group[-1]) + 1 :][:_MIN_PROSE_LINES]
    is_before_text = len(after) == _MIN_PROSE_LINES and all(_is_full(line, metrics) for line in after[:-1])
    title = comparison_key(_text(group))
    return is_before_text and any(
        line.page != group[0].page
        and line.size >= (1 - _SAME_SIZE) * group[0].size
        and line.is_bold == group[0].is_bold
        and len(line.text) <= _MAX_TITLE_CHARS
        and comparison_key(line.text) not in title
        for line in lines
    )


def _is_full(line: TextLine, metrics: BodyMetrics) -> bool:
    """Return whether a line of usual letters ends near the right edge of its column."""
    width = line.column.right - line.column.left
    is_usual = abs(line.size - metrics.size) <= 0.1 * metrics.size
    return is_usual and line.right > line.column.right - 0.15 * width and line.indent < 0.15 * width


def _find_words(lines: Sequence[TextLine], title: str) -> list[TextLine]:
    words = comparison_key(title)
    for start in range(min(len(lines), _MAX_SEARCHED_LINES)):
        joined = ""
        for end in range(start, min(len(lines), start + _MAX_TITLE_LINES)):
            joined += comparison_key(lines[end].text[:_MAX_TITLE_CHARS])
            if joined == words:
                return list(lines[start : end + 1])
            if not words.startswith(joined):
                break
    return []


def split_title_block(
    lines: Sequence[TextLine], title: Sequence[TextLine], metrics: BodyMetrics
) -> tuple[list[TextLine], list[TextLine]]:
    """Split the lines of a document into authors, places and dates, and the text.

    The lines of all columns above the abstract belong to the former, since papers set authors beside each other.

    Args:
        lines: The lines in reading order, without those of the title.
        title: The lines of the title; empty if it has none.
        metrics: The style of most of the text.
    """
    if not lines:
        return [], []
    page = title[0].page if title else lines[0].page
    first = [line for line in lines if line.page == page]
    before = [line for line in lines if line.page < page]
    start = next((place for place, line in enumerate(first) if _begins_text(line)), None)
    prose = _prose_start(first, metrics)
    is_named = start is not None and (prose is None or start <= prose or _is_above(first, start, prose))
    if not is_named:
        start = _with_headings(first, prose, lines, metrics) if title and prose is not None else None
    if start is None:
        return [], list(lines)
    front = first[:start]
    if is_named and title:
        top = first[start].baseline + 2 * metrics.size
        front += [line for line in first[start:] if line.baseline > top]
    if sum(len(line.text.split()) for line in front) > _MAX_FRONT_WORDS:
        return [], list(lines)
    kept = {id(line) for line in front}
    return front, before + [line for line in lines[len(before) :] if id(line) not in kept]


def _begins_text(line: TextLine) -> bool:
    """Return whether a line is the heading of an abstract or of the first section."""
    number = parse_number(line.text)
    if number is not None and number.parts[0] in (0, 1):
        return is_common_section_name(number.rest)
    return len(line.text) < _MAX_TITLE_CHARS and _ABSTRACT.match(line.text) is not None


def _prose_start(lines: Sequence[TextLine], metrics: BodyMetrics) -> int | None:
    """Return the index of the first of some full lines below each other, or of the lines of a sentence."""
    count = 0
    for place, line in enumerate(lines):
        if count and _is_end_of_sentence(lines[place - count : place + 1]):
            return place - count
        count = count + 1 if _is_full(line, metrics) else 0
        if count == _MIN_PROSE_LINES:
            return place - count + 1
    return None


def _is_end_of_sentence(lines: Sequence[TextLine]) -> bool:
    """Return whether lines of one style are a sentence, unlike names and places: most words are in small letters."""
    words = _text(lines).split()
    small = sum(word[0].islower() for word in words)
    is_close = all(
        0 < above.baseline - line.baseline <= _MAX_TITLE_GAP * above.size and is_same_style(above, line)
        for above, line in pairwise(lines)
    )
    is_sentence = ends_sentence(lines[-1].text) and not any("@" in word for word in words)
    return is_close and is_sentence and len(words) >= _MIN_SENTENCE_WORDS and 2 * small > len(words)


def _with_headings(
    first: Sequence[TextLine], prose: int, lines: Sequence[TextLine], metrics: BodyMetrics
) -> int:
    """Return the index of the first text, or of a heading right above it, which looks like other headings."""
    styles = Counter(
        (round(line.size * 2), line.is_bold) for line in lines if len(line.text) <= _MAX_HEADING_CHARS
    )
    body = round(metrics.size * 2), metrics.is_bold
    start = prose
    while start > 0 and prose - start < _MAX_HEADING_LINES:
        line = first[start - 1]
        style = round(line.size * 2), line.is_bold
        is_heading = style != body and line.size >= metrics.size and styles[style] > prose - start + 1
        may_be_heading = is_heading or parse_number(line.text) is not None
        if not may_be_heading or _WORD.search(line.text) is None or _NO_TITLE.match(line.text):
            break
        start -= 1
    return start


def _is_above(lines: Sequence[TextLine], start: int, prose: int) -> bool:
    """Return whether the named heading stands above prose that is read before it."""
    return lines[start].baseline > lines[prose].baseline + lines[start].size
