"""Reading times and word counts."""

import pytest

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.document.stats import reading_minutes
from tui.language.articles import build_article


@pytest.mark.parametrize("words, minutes", [(0, 0), (1, 1), (238, 1), (239, 2), (2_380, 10)])
def test_reading_takes_a_minute_for_every_238_words(words: int, minutes: int) -> None:
    article = build_article([Draft(BlockKind.PARAGRAPH, "word " * words)], title="Not counted")
    assert article.word_count == words
    assert reading_minutes(article.word_count) == minutes


def test_headings_code_and_tables_count() -> None:
    article = build_article(
        [
            Draft(BlockKind.HEADING, "A heading", 1),
            Draft(BlockKind.CODE, "x = 1"),
            Draft.table([["a", "b"]]),
        ],
        title="",
    )
    assert article.word_count == 6
