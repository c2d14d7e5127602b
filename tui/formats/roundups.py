"""Find the articles of a roundup, such as a weekly edition, by the bylines below their headings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.bylines import is_byline


def with_article_starts(drafts: Sequence[Draft], selected: Sequence[bool] | None = None) -> list[Draft]:
    """Return the blocks of a source, with the headings marked that begin an article of its own.

    At least two headings of one level have a byline below them. From the first of these on, all headings of that
    level or above begin articles.

    Args:
        drafts: All blocks of the source.
        selected: Whether each is part of the text; None if all are. Bylines need not be.
    """
    kept = [True] * len(drafts) if selected is None else selected
    headings = [
        at for at, draft in enumerate(drafts) if kept[at] and draft.kind is BlockKind.HEADING and draft.text
    ]
    bylined = [at for at in headings if at + 1 < len(drafts) and _is_byline(drafts[at + 1])]
    levels = Counter(drafts[at].level for at in bylined)
    level = min((level for level, count in levels.items() if count > 1), default=None)
    marked = list(drafts)
    if level is not None:
        first = next(at for at in bylined if drafts[at].level == level)
        for at in headings:
            if at >= first and drafts[at].level <= level:
                marked[at] = replace(drafts[at], begins_article=True)
    return marked


def bylines_of_articles(drafts: Sequence[Draft]) -> list[int]:
    """Return the indices of the bylines right below the headings that begin an article."""
    return [
        at + 1
        for at, (draft, below) in enumerate(pairwise(drafts))
        if draft.begins_article and _is_byline(below)
    ]


def _is_byline(draft: Draft) -> bool:
    return draft.kind is BlockKind.PARAGRAPH and is_byline(draft.text)
