"""Correct blocks of an article whose markup contradicts their text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped, SpanKind
from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.reasons import TITLE
from tui.formats.plain.boilerplate import is_byline_or_caption
from tui.formats.xml import tag_of
from tui.text.lines import comparison_key, ends_sentence, is_same_title

_MAX_CARD_WORDS = 60
_MIN_STANDFIRST_WORDS = 12
"""A heading of so many words that ends with a full stop is a paragraph in large letters."""
_MIN_LONG_STANDFIRST_WORDS = 20
"""The same without a full stop, unless it is a question."""
_MAX_QUESTION_WORDS = 40
_MAX_LINE_WORDS = 12
_QUESTION_MARKS = ("?", "？")
_FULL_STOPS = (".", "。", "．", "…")
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|pdf|mp4)", re.IGNORECASE)


def corrected_drafts(blocks: Iterable[HtmlBlock], title: str) -> tuple[list[Draft], list[Dropped]]:
    """Return the corrected drafts of an article's blocks, and the repeated titles that were dropped."""
    corrected = [_without_false_heading(block) for block in _without_shared_summaries(list(blocks))]
    drafts, dropped = _without_title(_times_after_headings(corrected), title)
    return _with_bold_questions(_with_bold_headings(_with_captions(drafts))), dropped


def _without_shared_summaries(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """Turn the summaries that several parts share, such as “History” or “Show the answer”, into labels."""
    counts = Counter(block.draft.text for block in blocks if _is_summary(block))
    return [
        block._replace(draft=replace(block.draft, kind=BlockKind.PARAGRAPH, level=0, is_prose=False))
        if _is_summary(block) and counts[block.draft.text] > 1
        else block
        for block in blocks
    ]


def _is_summary(block: HtmlBlock) -> bool:
    return block.draft.kind is BlockKind.HEADING and tag_of(block.element) == "summary"


def _without_false_heading(block: HtmlBlock) -> HtmlBlock:
    """Turn a heading that is a sentence, a picture's file name, or stands in a short list item, into a paragraph."""
    if block.draft.kind is not BlockKind.HEADING:
        return block
    item = next(block.element.iterancestors("li"), None)
    is_in_card = item is not None and len("".join(item.itertext()).split()) < _MAX_CARD_WORDS
    if is_in_card or _FILE_NAME.fullmatch(block.draft.text) or _is_standfirst(block.draft):
        return block._replace(draft=replace(block.draft, kind=BlockKind.PARAGRAPH, level=0))
    return block


def _is_standfirst(heading: Draft) -> bool:
    words = len(heading.text.split())
    return words >= _MIN_STANDFIRST_WORDS and (
        heading.text.endswith(_FULL_STOPS)
        or (words >= _MIN_LONG_STANDFIRST_WORDS and not heading.text.endswith(_QUESTION_MARKS))
    )


def _times_after_headings(blocks: Sequence[HtmlBlock]) -> list[Draft]:
    """Return the drafts of blocks, with a time right before a heading after it, as in the posts of a live blog."""
    drafts = [block.draft for block in blocks]
    for at, (block, following) in enumerate(pairwise(blocks)):
        if following.draft.kind is BlockKind.HEADING and _is_time_of(block, following):
            drafts[at], drafts[at + 1] = drafts[at + 1], drafts[at]
    return drafts


def _is_time_of(block: HtmlBlock, heading: HtmlBlock) -> bool:
    if block.draft.kind is not BlockKind.PARAGRAPH:
        return False
    piece = block.piece
    times = [] if piece is None else [piece.element, *piece.element.iterancestors()][:3]
    is_time = any(
        tag_of(part) == "time"
        and comparison_key("".join(part.itertext())) == comparison_key(block.draft.text)
        for part in times
    )
    before = heading.element.itersiblings(preceding=True)
    return is_time and (block.element is heading.element.getparent() or block.element in before)


def _without_title(drafts: Sequence[Draft], title: str) -> tuple[list[Draft], list[Dropped]]:
    """Drop the headings that repeat the title, or a part of it at the beginning, and a first paragraph that does."""
    kept: list[Draft] = []
    dropped = []
    has_text = False
    for draft in drafts:
        is_title = is_same_title(draft.text, title)
        if draft.kind is BlockKind.HEADING:
            is_part = not has_text and draft.text.endswith(":") and draft.text.casefold() in title.casefold()
            is_repeat = is_title or is_part
        else:
            is_repeat = is_title and draft.kind is BlockKind.PARAGRAPH and not has_text and len(drafts) > 1
        if is_repeat:
            dropped.append(Dropped(TITLE, draft.text))
        else:
            kept.append(draft)
        has_text = has_text or draft.kind is not BlockKind.HEADING
    return kept, dropped


def _with_captions(drafts: Iterable[Draft]) -> list[Draft]:
    """Make one of a picture and its caption: what follows it and shows it too, or repeats its alternative text."""
    kept: list[Draft] = []
    for draft in drafts:
        if kept and _is_caption_of(draft, kept[-1]):
            kept[-1] = replace(draft, kind=BlockKind.FIGURE, picture=kept[-1].picture)
        else:
            kept.append(draft)
    return kept


def _is_caption_of(draft: Draft, figure: Draft) -> bool:
    picture = figure.picture
    if picture is None or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.FIGURE):
        return False
    if draft.kind is BlockKind.FIGURE:
        return draft.picture == picture and picture.address != "" and figure.text == picture.alternative
    return comparison_key(draft.text) == comparison_key(figure.text) != ""


def _with_bold_headings(drafts: list[Draft]) -> list[Draft]:
    """Turn bold lines into headings if all headings, of which there are several, are bold in their markup too."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    if len(headings) < 2 or not all(map(_is_bold, headings)):
        return drafts
    level = max(heading.level for heading in headings)
    for at, (draft, following) in enumerate(islice(pairwise(drafts), 1, None), 1):
        if _is_bold_line(draft) and following.kind is not BlockKind.HEADING and not _is_bold(following):
            drafts[at] = replace(draft, kind=BlockKind.HEADING, level=level)
    return drafts


def _is_bold_line(draft: Draft) -> bool:
    is_line = draft.kind is BlockKind.PARAGRAPH and _has_at_most(_MAX_LINE_WORDS, draft.text)
    is_whole = ends_sentence(draft.text) or draft.text.endswith(",") or is_byline_or_caption(draft.text)
    return is_line and not is_whole and _is_bold(draft)


def _with_bold_questions(drafts: list[Draft]) -> list[Draft]:
    """Turn the questions of an interview, each bold and before an answer that is not, into headings."""
    drafts = _with_questions_apart(drafts)
    questions = [
        at
        for at, (draft, following) in enumerate(pairwise(drafts))
        if _is_bold_question(draft) and following.kind is BlockKind.PARAGRAPH and not _is_bold(following)
    ]
    if len(questions) < 2:
        return drafts
    level = 1 + max(
        (draft.level for draft in drafts[: questions[0]] if draft.kind is BlockKind.HEADING), default=1
    )
    for at in questions:
        drafts[at] = replace(drafts[at], kind=BlockKind.HEADING, level=level)
    return drafts


def _with_questions_apart(drafts: list[Draft]) -> list[Draft]:
    """Part paragraphs that begin with a bold question from the answers in them, if there are several questions."""
    lengths = [_bold_question_length(draft) for draft in drafts]
    if sum(map(bool, lengths)) + sum(map(_is_bold_question, drafts)) < 2:
        return drafts
    return [
        part
        for draft, length in zip(drafts, lengths, strict=True)
        for part in (_parted(draft, length) if length else [draft])
    ]


def _bold_question_length(draft: Draft) -> int:
    """Return the length of the bold question that a paragraph begins with and that its answer follows; else 0."""
    if draft.kind is not BlockKind.PARAGRAPH:
        return 0
    end = next((span.end for span in draft.spans if span.kind is SpanKind.STRONG and not span.start), 0)
    question, answer = draft.text[:end], draft.text[end:]
    is_short = _has_at_most(_MAX_QUESTION_WORDS, question)
    return end if is_short and question.endswith(_QUESTION_MARKS) and answer[:1] == " " else 0


def _parted(draft: Draft, length: int) -> list[Draft]:
    """Return a paragraph as two, parted at a space."""
    start = length + 1
    question = tuple(span for span in draft.spans if span.end <= length)
    answer = tuple(
        span._replace(start=span.start - start, end=span.end - start)
        for span in draft.spans
        if span.start >= start
    )
    return [
        replace(draft, text=draft.text[:length], spans=question),
        replace(draft, text=draft.text[start:], spans=answer),
    ]


def _is_bold_question(draft: Draft) -> bool:
    is_question = draft.kind is BlockKind.PARAGRAPH and draft.text.endswith(_QUESTION_MARKS)
    return is_question and _has_at_most(_MAX_QUESTION_WORDS, draft.text) and _is_bold(draft)


def _has_at_most(words: int, text: str) -> bool:
    return len(text.split(maxsplit=words)) <= words


def _is_bold(draft: Draft) -> bool:
    return any(
        span.kind is SpanKind.STRONG and span.start == 0 and span.end == len(draft.text)
        for span in draft.spans
    )
