"""Find the headings in text without markup."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, cached_property

from tui.document.model import BlockKind
from tui.formats.plain.candidates import (
    MAX_HEADING_CHARS,
    MAX_QUOTED_CHARS,
    MIN_TEXT_CHARS,
    could_be,
    describes,
    has_long_number,
    is_anchored,
    is_beside_text,
    is_numbered_inside,
    is_numbered_sentence,
    is_of_title_length,
    is_short_capitals,
    is_text_below,
    margin_of,
    may_be_name,
)
from tui.formats.plain.contents import Contents
from tui.formats.plain.definitions import mark_terms
from tui.formats.plain.heading_levels import heading_levels
from tui.formats.plain.heading_shapes import (
    Evidence,
    has_title_words,
    heading_evidence,
    is_common_section_name,
    is_lower_case_title,
    leads_in,
)
from tui.formats.plain.names import is_code_name
from tui.formats.plain.raw_paragraph import ColumnPosition, RawParagraph, begins_code
from tui.formats.plain.rows import Rows, differs_from, is_title_of
from tui.formats.plain.speakers import MIN_SPEECHES, is_play, speaker_label
from tui.text.lines import comparison_key, ends_sentence, has_cjk, is_in_capitals
from tui.text.numbering import Number, parse_number, parse_numbers

_MIN_SIMILAR = 3
_MIN_QUOTED_WORDS = 9
_MAX_WORDS_IN_ROW = 9
_MAX_STACKED = 3
_MAX_LABELS = 2
_MIN_NAMED_TEXT_CHARS = 60


def find_headings(paragraphs: Sequence[RawParagraph], contents: Contents | None = None) -> dict[int, int]:
    """Return the levels of headings, from 1 and perhaps with gaps, by the index of the paragraph.

    The entries of a table of contents are not headings, but show which lines are.
    """
    search = _HeadingFinder(mark_terms(paragraphs), contents)
    found = [position for position in range(len(paragraphs)) if search.accepts(position)]
    levels = heading_levels([(paragraphs[position], position in search.listed) for position in found])
    return dict(zip(found, levels, strict=True))


class _HeadingFinder:
    """Decides which paragraphs of a text are headings, by comparing them with all others."""

    def __init__(self, paragraphs: Sequence[RawParagraph], contents: Contents | None) -> None:
        self.paragraphs = paragraphs
        self._at: Callable[[int], RawParagraph | None] = [*paragraphs, None].__getitem__
        """Returns a paragraph; None for the position before the first, or after the last."""
        self._key_of = cache(lambda position: comparison_key(paragraphs[position].text[:MAX_QUOTED_CHARS]))
        self.in_contents = range(contents.start, contents.end) if contents else range(0)
        entries = contents.entries if contents else frozenset()
        self.listed = {
            position
            for position, paragraph in enumerate(paragraphs)
            if entries
            and position not in self.in_contents
            and could_be(paragraph)
            and comparison_key(paragraph.full_text) in entries
        }
        self._repeats = Counter(
            paragraph.text for paragraph in paragraphs if len(paragraph.text) <= MAX_HEADING_CHARS
        )
        self.is_underlined = sum(bool(paragraph.underline) for paragraph in paragraphs) >= 2
        has_title = contents is not None and contents.has_title
        self.is_listed = has_title and len(self.listed) >= _MIN_SIMILAR
        self._labels = Counter(label for paragraph in paragraphs if (label := speaker_label(paragraph.text)))
        self._is_play = is_play(paragraphs)
        self._are_set_off = sum(paragraph.is_close for paragraph in paragraphs) * 3 < len(paragraphs)
        self._margin = margin_of(paragraphs)
        self._evidence_of, self._is_code_name = cache(heading_evidence), cache(is_code_name)
        self.evidence = [self._evidence(position) for position in range(len(paragraphs))]
        anchored = [
            position
            for position, paragraph in enumerate(paragraphs)
            if is_anchored(paragraph) and (self.evidence[position] or is_code_name(paragraph.text))
        ]
        for position in anchored if len(anchored) >= _MIN_SIMILAR else ():
            self.evidence[position] = Evidence.CERTAIN
        # Wikis mark all headings, other generators of pages only those of some levels.
        marked = sum(paragraphs[position].text.endswith("]") for position in anchored)
        self.is_wiki = marked >= _MIN_SIMILAR
        self._raise_short_capitals()
        named = [position for position in range(len(paragraphs)) if self._has_name_above_text(position)]
        if len(named) >= _MIN_SIMILAR:
            for position in named:
                self.evidence[position] = Evidence.PLAIN
        candidates = [position for position, evidence in enumerate(self.evidence) if evidence]
        numbers = parse_numbers(paragraphs[position].full_text for position in candidates)
        self.numbers = {
            position: number
            for position, number in zip(candidates, numbers, strict=True)
            if number is not None
        }
        self.siblings = Counter((number.system, number.parts) for number in self.numbers.values())

    @cached_property
    def _rows(self) -> Rows:
        """The short lines above and below each paragraph, without bylines and captions."""
        is_beside = cache(is_beside_text)
        positions = [
            position for position, paragraph in enumerate(self.paragraphs) if not is_beside(paragraph.text)
        ]
        texts = [self.paragraphs[position].text for position in positions]
        return Rows(positions, texts, map(self._may_be_entry, positions))

    def _raise_short_capitals(self) -> None:
        """Take short words in capitals, too, for headings in a text that has several in capitals."""
        capitals = [
            evidence is Evidence.STRONG and is_in_capitals(paragraph.text)
            for evidence, paragraph in zip(self.evidence, self.paragraphs, strict=True)
        ]
        for position, paragraph in enumerate(self.paragraphs) if sum(capitals) >= _MIN_SIMILAR else ():
            if is_short_capitals(paragraph) and self.evidence[position] < Evidence.STRONG:
                self.evidence[position] = Evidence.STRONG

    def accepts(self, position: int) -> bool:
        if not self.evidence[position] or not self._has_text_below(position):
            return False
        is_outside = self.paragraphs[position].column is ColumnPosition.OUTSIDE
        return is_outside or self._has_enough_evidence(position)

    def _has_enough_evidence(self, position: int) -> bool:
        evidence = self.evidence[position]
        number = self.numbers.get(position)
        if number is not None and not self._belongs_to_series(position, number):
            return False
        if evidence is Evidence.CERTAIN or self.is_wiki:
            return evidence is Evidence.CERTAIN
        if number is not None and (number.system != "letter" or len(number.parts) > 1):
            return not is_numbered_sentence(number) or self._heads_text(position)
        if len(self.numbers) >= _MIN_SIMILAR and self._is_keyword(self.paragraphs[position]):
            return False
        is_strong = evidence is Evidence.STRONG
        return self._is_no_list_entry(position) if is_strong else self._is_prominent(position)

    def _heads_text(self, position: int) -> bool:
        """Return whether a numbered sentence has text of its own below it, unlike the clauses of a contract."""
        following = self._at(position + 1)
        return following is not None and following.is_prose and parse_number(following.full_text) is None

    def _is_no_list_entry(self, position: int) -> bool:
        """Return whether a line in capitals, or with a common name of sections, is not part of a list of such lines."""
        line = self.paragraphs[position].text
        if line.endswith(":") and self._repeats[line] > _MAX_LABELS:
            return False
        if is_common_section_name(line):
            is_alone = len(self._rows.above(position)) < 2 or not self._rows.below(position)
            if is_alone or not is_in_capitals(line):
                return is_alone
        beside = (position - 1, position + 1)
        is_amid_such = all(self._at(other) and self.evidence[other] is Evidence.STRONG for other in beside)
        return not self.is_listed and not is_amid_such

    def _evidence(self, position: int) -> Evidence:
        paragraph = self.paragraphs[position]
        if not could_be(paragraph) or position in self.in_contents:
            return Evidence.NONE
        if paragraph.underline or (position in self.listed and paragraph.column is not ColumnPosition.INSIDE):
            return Evidence.CERTAIN
        if paragraph.column is not ColumnPosition.ANYWHERE and not is_numbered_inside(paragraph):
            return Evidence.CERTAIN if self._is_outside(position) else Evidence.NONE
        is_item = paragraph.marker and not paragraph.marker[0].isdecimal()
        if paragraph.is_term or is_item or paragraph.lines > 2:
            return Evidence.NONE
        evidence = self._evidence_of(paragraph.full_text)
        return evidence if evidence is not Evidence.PLAIN or self._is_plain_title(position) else Evidence.NONE

    def _is_plain_title(self, position: int) -> bool:
        """Return whether a line with the shape of a title is none of several lines, of a play or of a definition."""
        paragraph = self.paragraphs[position]
        is_line = is_of_title_length(paragraph) and not self._is_amid_lines(position)
        is_in_play = self._is_play and not has_long_number(paragraph)
        return is_line and not is_in_play and not self._is_labelled(position) and not self._is_inset(position)

    def _has_name_above_text(self, position: int) -> bool:
        """Return whether a line begins with a name in small letters, such as a command's, and has text below it."""
        paragraph, following = self.paragraphs[position], self._at(position + 1)
        if self.evidence[position] or following is None or not may_be_name(paragraph):
            return False
        if self._is_code_name(paragraph.text):
            is_over_text = describes(following, paragraph.text)
        else:
            is_long = len(following.text) > _MIN_NAMED_TEXT_CHARS
            is_sentence = following.text[0].isupper() and ends_sentence(following.text)
            is_over_text = is_sentence and is_long and is_lower_case_title(paragraph.text)
        return is_over_text and not self._is_unfinished(position - 1)

    def _is_unfinished(self, position: int) -> bool:
        """Return whether a paragraph ends amid a sentence or with a colon."""
        paragraph = self._at(position)
        if paragraph is None or paragraph.kind is not BlockKind.PARAGRAPH:
            return False
        is_long = len(paragraph.text) > MIN_TEXT_CHARS and not self.evidence[position]
        return paragraph.text[-1] == ":" or (is_long and not ends_sentence(paragraph.text))

    def _is_inset(self, position: int) -> bool:
        """Return whether a line begins in the same column as the text below it, but not in that of most text."""
        paragraph, following = self.paragraphs[position], self._at(position + 1)
        is_inside = paragraph.column is ColumnPosition.ANYWHERE and paragraph.indent > self._margin + 1
        return is_inside and following is not None and following.indent >= paragraph.indent

    def _is_labelled(self, position: int) -> bool:
        """Return whether a line begins with a name of a speaker or field and a colon, as other lines do."""
        label = speaker_label(self.paragraphs[position].text)
        if self._labels[label] < MIN_SPEECHES:
            return False
        # Headings may all begin alike; a speaker is answered by another.
        beside = (self._at(position - 1), self._at(position + 1))
        is_answered = any(other is not None and speaker_label(other.text) for other in beside)
        return is_answered or any(count > 1 for other, count in self._labels.items() if other != label)

    def _is_amid_lines(self, position: int) -> bool:
        """Return whether a line is one of several without space between, in a text whose paragraphs have space.

        The title of a part and that of its first section may be directly above their text.
        """
        if not self._are_set_off:
            return False
        start = position
        while start > position - _MAX_STACKED and self.paragraphs[start].is_close:
            start -= 1
        if self.paragraphs[start].is_close:
            return True
        for below in range(start + 1, start + _MAX_STACKED + 1):
            following = self._at(below)
            if following is None or not following.is_close:
                return below > start + 1 or start < position
            if is_text_below(following):
                return below <= position
            if not could_be(following) or self._evidence_of(following.full_text) is Evidence.NONE:
                return True
        return True

    def _is_outside(self, position: int) -> bool:
        """Return whether a paragraph is outdented as a heading, not as a keyword of a grammar."""
        paragraph, following = self.paragraphs[position], self._at(position + 1)
        line = paragraph.text
        if paragraph.column is not ColumnPosition.OUTSIDE or parse_number(paragraph.full_text) is not None:
            return paragraph.column is ColumnPosition.OUTSIDE
        if self._is_keyword(paragraph):
            return False
        is_set_off = following is not None and not following.is_close
        is_name = is_code_name(line) or (is_set_off and is_lower_case_title(line) and not begins_code(line))
        return is_name or heading_evidence(line) is not Evidence.NONE or is_in_capitals(line)

    def _is_keyword(self, paragraph: RawParagraph) -> bool:
        """Return whether a line is repeated too often for a heading."""
        return self._repeats[paragraph.text] > 8

    def _has_text_below(self, position: int) -> bool:
        """Return whether a new text begins below, not the rest of the text above."""
        following, previous = self._at(position + 1), self._at(position - 1)
        if following is None or previous is None or len(previous.text) <= 40 or ends_sentence(previous.text):
            return following is not None
        is_small = following.kind is BlockKind.PARAGRAPH and following.text[:1].islower()
        if not is_small or has_cjk(following.text):
            return True
        number = self.numbers.get(position)
        evidence = self.evidence[position]
        # A line in capitals that comes again may be the head of a page amid a sentence.
        is_unique = evidence is Evidence.STRONG and self._repeats[self.paragraphs[position].text] == 1
        is_numbered = number is not None and len(number.parts) > 1
        return evidence is Evidence.CERTAIN or is_unique or is_numbered

    def _belongs_to_series(self, position: int, number: Number) -> bool:
        """Return whether a number has siblings elsewhere in the article, and none right beside it."""
        for beside in (position - 1, position + 1):
            other = self.numbers.get(beside)
            if other is not None and other.system == number.system and len(other.parts) == len(number.parts):
                return False
        if number.has_keyword or (len(number.parts) > 1 and has_title_words(number.rest)):
            return True
        before = (number.system, (*number.parts[:-1], number.parts[-1] - 1))
        below = (number.system, (*number.parts, 1))
        above = (number.system, number.parts[:-1])
        return any(self.siblings[key] for key in (before, number.next, below, above))

    def _is_prominent(self, position: int) -> bool:
        """Return whether a line with the shape of a heading is a heading, by the lines around it."""
        line, after = self.paragraphs[position].text, self._rows.below(position)
        all_are_marked = self.is_underlined or self.is_listed
        if all_are_marked or line in after or self._leads_in(position):
            return False
        is_over_text = bool(after) and (len(after) == 1 or self._is_answer(self._rows.next(position)))
        if after and not (is_over_text or is_title_of(line, after)):
            return False
        before = self._rows.above(position)
        is_long = len(line.split()) > _MAX_WORDS_IN_ROW
        if line in before or (is_long and (before or after)) or self._is_quoted_nearby(position):
            return False
        if is_over_text:
            return not before and self._is_above_text(self._rows.next(position))
        if before and (before[0].endswith(".") or differs_from(line, before)):
            return True
        return len(before) <= 1 and not self._is_in_list(position, len(before))

    def _leads_in(self, position: int) -> bool:
        """Return whether a line is a statement that leads to the listing or list below it."""
        following = self._at(position + 1)
        is_list = following is not None and following.kind in (BlockKind.CODE, BlockKind.LIST_ITEM)
        return is_list and leads_in(self.paragraphs[position].text)

    def _is_above_text(self, position: int) -> bool:
        """Return whether the short line below a heading is a heading itself, or the whole text below it."""
        is_title = bool(self.evidence[position]) and self._has_text_below(position)
        return is_title or self._is_answer(position)

    def _is_answer(self, position: int) -> bool:
        """Return whether a short line is the whole text below a heading: a sentence, such as ``None.``"""
        if self.evidence[position] or not ends_sentence(self.paragraphs[position].text):
            return False
        following = self._at(position + 1)
        return following is None or following.is_prose or not ends_sentence(following.text)

    def _is_in_list(self, position: int, before: int) -> bool:
        """Return whether the line ends a list that a colon opened and that may continue below."""
        opening, following = self._at(position - before - 1), self._at(position + 1)
        if opening is None or following is None or opening.text[-1] not in ",:":
            return False
        return len(following.text) < 200 or opening.text.endswith(",")

    def _may_be_entry(self, position: int) -> bool:
        """Return whether a line may be an entry of a list, and has no strong evidence for a heading."""
        paragraph = self.paragraphs[position]
        if paragraph.kind is not BlockKind.PARAGRAPH or paragraph.is_term:
            return False
        if len(paragraph.text) > 300 or paragraph.text.endswith(":"):
            return False
        if self.evidence[position]:
            return self.evidence[position] is Evidence.PLAIN
        return paragraph.lines == 1 and not (paragraph.is_prose and ends_sentence(paragraph.text))

    def _is_quoted_nearby(self, position: int) -> bool:
        """Return whether the line is a pull quote, which repeats words of the text around it."""
        line = self.paragraphs[position].text
        line_words = line.split()
        if len(line_words) < _MIN_QUOTED_WORDS:
            return False
        # The first word is often changed, as the quote can begin in the middle of a sentence.
        words = comparison_key(" ".join(line_words[1:]))
        nearby = range(max(0, position - 6), min(len(self.paragraphs), position + 7))
        return any(other != position and words in self._key_of(other) for other in nearby)
