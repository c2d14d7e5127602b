"""Headings in text without markup: which paragraphs are headings, and how deep they are."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.document.model import BlockKind
from tui.formats.plain.boilerplate import is_furniture
from tui.formats.plain.code_lines import has_traces_of_code
from tui.formats.plain.contents import Contents
from tui.formats.plain.heading_shapes import (
    Evidence,
    evidence_of,
    is_in_capitals,
    is_usual_name,
    without_anchor,
)
from tui.formats.plain.raw_paragraph import ColumnPosition, RawParagraph, ends_sentence, same_words
from tui.text.numbering import Number, parse_number

_UNDERLINES = {"=": 1, "-": 2, "─": 2}
_DEEPEST_UNDERLINE = 3


def levels_of(headings: Sequence[tuple[RawParagraph, bool]]) -> list[int]:
    """The level of each heading, from 1; never deeper than there is evidence for.

    Args:
        headings: The headings in reading order, each with whether a table of contents lists it.
    """
    numbers = [parse_number(passage.whole) for passage, _ in headings]
    depths = _depths_of_systems(numbers)
    indents = sorted({passage.indent for passage, _ in headings if passage.place is ColumnPosition.OUTSIDE})
    last_numbered = max((position for position, number in enumerate(numbers) if number), default=-1)
    shouted = _capitals_mean_something(headings, numbers)
    levels: list[int] = []
    base = 0
    for position, ((passage, listed), number) in enumerate(zip(headings, numbers, strict=True)):
        if passage.underline:
            base = _UNDERLINES.get(passage.underline, _DEEPEST_UNDERLINE)
            level = base
        elif number is not None:
            level = base = depths[number.system] + len(number.parts)
        elif passage.place is ColumnPosition.OUTSIDE and last_numbered < 0:
            level = base = 1 + indents.index(passage.indent)
        elif listed or is_usual_name(passage.text):
            level, base = 1, (1 if shouted else 0)
        elif shouted and is_in_capitals(passage.text):
            level = base = 1
        elif shouted:
            level = base + 1 if base else 1
        else:
            level = base + 1 if base and position < last_numbered else 1
        levels.append(level)
    return levels


def _depths_of_systems(numbers: Sequence[Number | None]) -> dict[str, int]:
    """How many systems of numbers stand above each: the one that comes first is the outermost."""
    systems = [number.system for number in numbers if number is not None]
    behind = _systems_behind(systems)
    depths: dict[str, int] = {}
    for system in ("book", "chapter", *systems):
        if system in systems and system not in behind and system not in depths:
            depths[system] = len(depths)
    beside = 1 if "book" in depths and len(depths) > 1 else 0
    return depths | dict.fromkeys(behind, beside)


def _systems_behind(systems: Sequence[str]) -> frozenset[str]:
    """The systems of the appendices, which stand beside the chapters, not in the last of them."""
    if "appendix" in systems:
        return (
            frozenset(("appendix", "letter"))
            if "letter" not in systems[: systems.index("appendix")]
            else frozenset(("appendix",))
        )
    # Appendices without that word: A, B, C behind sections 1, 2, 3.
    is_behind = (
        systems[:1] == ["decimal"]
        and "letter" in systems
        and set(systems[systems.index("letter") :]) == {"letter"}
    )
    return frozenset(("letter",)) if is_behind else frozenset()


def _capitals_mean_something(
    headings: Sequence[tuple[RawParagraph, bool]], numbers: Sequence[Number | None]
) -> bool:
    """Whether some headings are in capitals to stand above others that are not."""
    capitals = [
        is_in_capitals(passage.text)
        for (passage, _), number in zip(headings, numbers, strict=True)
        if not number
    ]
    return any(capitals) and not all(capitals) and capitals[0] and not any(numbers)


_LONGEST_LINE = 220
_LONGEST_ITEM = 300
_ROWS = 3
_LONGEST_ROW = 12
_MOST_WORDS_IN_ROW = 9
_QUOTED_FROM = 5_000
_MOST_REPEATS = 8


@dataclass(frozen=True, slots=True)
class Heading:
    """A passage that is a heading."""

    text: str
    level: int
    """From 1; gaps are possible."""


def find_headings(passages: Sequence[RawParagraph], contents: Contents | None = None) -> dict[int, Heading]:
    """The headings of a text, by the index of their passage.

    Args:
        passages: The text's passages in reading order, without its title and what is no part of it.
        contents: Its table of contents, if it has one; whose entries are no headings but say which those are.
    """
    search = _Search(passages, contents)
    found = [position for position in range(len(passages)) if search.accepts(position)]
    levels = levels_of([(passages[position], position in search.listed) for position in found])
    return {
        position: Heading(passages[position].whole, level)
        for position, level in zip(found, levels, strict=True)
    }


class _Search:
    """The evidence for each passage of one text, gathered once."""

    def __init__(self, passages: Sequence[RawParagraph], contents: Contents | None) -> None:
        self.passages = passages
        self._words: dict[int, str] = {}
        self._furniture: dict[int, bool] = {}
        self.skipped = range(contents.start, contents.end) if contents else range(0)
        entries = contents.entries if contents else frozenset()
        self.listed = {
            position
            for position, passage in enumerate(passages)
            if entries
            and position not in self.skipped
            and _could_be(passage)
            and same_words(passage.whole) in entries
        }
        self._repeats = Counter(passage.text for passage in passages if len(passage.text) <= _LONGEST_LINE)
        self.is_underlined = sum(bool(passage.underline) for passage in passages) >= 2
        self.is_listed = len(self.listed) >= _ROWS
        self.evidence = [self._evidence(position) for position in range(len(passages))]
        anchored = (
            evidence and _is_anchored(passage)
            for passage, evidence in zip(passages, self.evidence, strict=True)
        )
        self.is_anchored = sum(map(bool, anchored)) >= _ROWS
        self.numbers = {
            position: number
            for position, evidence in enumerate(self.evidence)
            if evidence and (number := parse_number(passages[position].whole))
        }
        self.siblings = Counter((number.system, number.parts) for number in self.numbers.values())

    def accepts(self, position: int) -> bool:
        """Whether a passage is a heading."""
        if not self.evidence[position] or not self._heads_something(position):
            return False
        return self.passages[position].place is ColumnPosition.OUTSIDE or self._is_believed(position)

    def _is_believed(self, position: int) -> bool:
        """Whether what speaks for a heading is enough."""
        evidence = self.evidence[position]
        number = self.numbers.get(position)
        if number is not None and not self._belongs_to_series(position, number):
            return False
        if evidence is Evidence.CERTAIN:
            return True
        if self.is_anchored:
            return _is_anchored(self.passages[position])
        if number is not None and number.system != "letter":
            return True
        if len(self.numbers) >= _ROWS and self._is_keyword(self.passages[position]):
            return False
        return self._is_usual(position) if evidence is Evidence.STRONG else self._is_plain_heading(position)

    def _is_usual(self, position: int) -> bool:
        """Whether a line in capitals, or with a name that sections have, is not just one of a list of such lines."""
        if is_usual_name(self.passages[position].text):
            return len(self._row(position, -1)) < 2 or not self._row(position, 1)
        beside = (position - 1, position + 1)
        shouts_on = all(self._at(other) and self.evidence[other] is Evidence.STRONG for other in beside)
        return not self.is_listed and not shouts_on

    def _is_plain_heading(self, position: int) -> bool:
        """Whether a line without any mark is a heading; not where the headings that have marks are known."""
        return not self.is_underlined and not self.is_listed and self._stands_out(position)

    def _evidence(self, position: int) -> Evidence:
        passage = self.passages[position]
        if not _could_be(passage) or position in self.skipped:
            return Evidence.NONE
        if passage.underline or (position in self.listed and passage.place is not ColumnPosition.INSIDE):
            return Evidence.CERTAIN
        if passage.place is not ColumnPosition.ANYWHERE:
            return Evidence.CERTAIN if self._is_outside(passage) else Evidence.NONE
        if passage.marker and not passage.marker[0].isdecimal():
            return Evidence.NONE
        evidence = evidence_of(passage.whole)
        if passage.lines > 2 or (passage.lines > 1 and evidence < Evidence.STRONG):
            return Evidence.NONE
        return evidence

    def _is_outside(self, passage: RawParagraph) -> bool:
        """Whether a passage stands left of the text as headings do, not as the keywords of a formal language."""
        if passage.place is not ColumnPosition.OUTSIDE or parse_number(passage.whole) is not None:
            return passage.place is ColumnPosition.OUTSIDE
        return evidence_of(passage.text) is not Evidence.NONE and not self._is_keyword(passage)

    def _is_keyword(self, passage: RawParagraph) -> bool:
        """Whether a line comes again too often for a heading."""
        return self._repeats[passage.text] > _MOST_REPEATS

    def _heads_something(self, position: int) -> bool:
        """Whether there is something below that this could head, and which is not the end of what stands above."""
        following = self._at(position + 1)
        if following is None:
            return False
        previous = self._at(position - 1)
        continues = following.text[:1].islower() and following.kind is BlockKind.PARAGRAPH
        is_open = previous is not None and len(previous.text) > 40 and not ends_sentence(previous.text)
        return not (continues and is_open) or self.evidence[position] is Evidence.CERTAIN

    def _belongs_to_series(self, position: int, number: Number) -> bool:
        """Whether a number counts parts of the article: it has siblings, and they do not stand side by side."""
        for beside in (position - 1, position + 1):
            other = self.numbers.get(beside)
            if other is not None and other.system == number.system and len(other.parts) == len(number.parts):
                return False
        if number.has_keyword or len(number.parts) > 1:
            return True
        before = (number.system, (*number.parts[:-1], number.parts[-1] - 1))
        below = (number.system, (*number.parts, 1))
        return any(self.siblings[key] for key in (before, number.next, below))

    def _stands_out(self, position: int) -> bool:
        """Whether a line that has only its shape to show is a heading for what stands around it."""
        line = self.passages[position].text
        after = self._row(position, 1)
        if len(after) > 1 or line in after or self._is_quoted_nearby(position):
            return False
        before = self._row(position, -1)
        if line in before or (len(before) + len(after) > 0 and len(line.split()) > _MOST_WORDS_IN_ROW):
            return False
        if after:
            below = self._beside(position, 1)
            return not before and bool(self.evidence[below]) and self._heads_something(below)
        if self._is_in_list(position, len(before)):
            return False
        return len(before) <= 1 or _is_unlike(line, before)

    def _is_in_list(self, position: int, before: int) -> bool:
        """Whether the row that the line ends was announced by a colon, and what follows may belong to it too."""
        opening, following = self._at(position - before - 1), self._at(position + 1)
        if opening is None or following is None or opening.text[-1] not in ",:":
            return False
        return len(following.text) < 200 or opening.text.endswith(",")

    def _row(self, position: int, step: int) -> list[str]:
        """The short lines beside this one, in one direction; bylines and captions between them don't count."""
        row: list[str] = []
        position = self._beside(position, step)
        while len(row) < _LONGEST_ROW and self._is_short(position):
            row.append(self.passages[position].text)
            position = self._beside(position, step)
        return row

    def _beside(self, position: int, step: int) -> int:
        """The next passage in one direction that is more than a byline or a caption."""
        position += step
        while self._at(position) is not None and self._is_furniture(position):
            position += step
        return position

    def _is_furniture(self, position: int) -> bool:
        if position not in self._furniture:
            self._furniture[position] = is_furniture(self.passages[position].text)
        return self._furniture[position]

    def _is_short(self, position: int) -> bool:
        """Whether there is a line that may be an entry of a list, and that does not look like a heading by itself."""
        passage = self._at(position)
        if passage is None or passage.kind is not BlockKind.PARAGRAPH or len(passage.text) > _LONGEST_ITEM:
            return False
        if passage.text.endswith(":"):
            return False
        is_sentence = passage.is_prose and ends_sentence(passage.text)
        evidence = self.evidence[position]
        return evidence is Evidence.PLAIN or (evidence is Evidence.NONE and not is_sentence)

    def _is_quoted_nearby(self, position: int) -> bool:
        """Whether the line is a pull quote: the text beside it says the same words."""
        line = self.passages[position].text
        line_words = line.split()
        if len(line_words) < 8:
            return False
        # The first word is often changed, since the quote begins in the middle of a sentence.
        words = same_words(" ".join(line_words[1:]))
        nearby = range(max(0, position - 6), min(len(self.passages), position + 7))
        return any(other != position and words in self._words_of(other) for other in nearby)

    def _words_of(self, position: int) -> str:
        if position not in self._words:
            self._words[position] = same_words(self.passages[position].text[:_QUOTED_FROM])
        return self._words[position]

    def _at(self, position: int) -> RawParagraph | None:
        return self.passages[position] if 0 <= position < len(self.passages) else None


def _is_anchored(passage: RawParagraph) -> bool:
    """Whether a web page marked it as a heading, as wikis and documentation do."""
    return without_anchor(passage.text) != passage.text


def _could_be(passage: RawParagraph) -> bool:
    return passage.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and len(passage.text) <= _LONGEST_LINE


def _is_unlike(line: str, row: Sequence[str]) -> bool:
    """Whether a line is a title below a list, not its last item: shorter by half, or of another make."""
    mean = sum(len(text.split()) for text in row) / len(row)
    if len(line.split()) * 2 <= mean:
        return True
    return any(all(map(trait, row)) and not trait(line) for trait in _TRAITS)


_TRAITS: tuple[Callable[[str], bool], ...] = (
    ends_sentence,
    has_traces_of_code,
    lambda text: text[0].islower(),
    lambda text: not text[0].isalpha(),
    lambda text: ":" in text,
    lambda text: text.endswith(")"),
)
