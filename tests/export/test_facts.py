from dataclasses import replace

import pytest

from tests.export.digests import bridge, digest_of
from tui.document.build import Draft
from tui.document.model import BlockKind, Section
from tui.export.facts import byline, describe_reasons
from tui.language.articles import build_article
from tui.summary.explain import Reasons, SharedTerm

REASONS = Reasons(
    score=1.428,
    rank=2,
    chosen_by=5,
    methods=8,
    terms=(SharedTerm("bid", 9, False), SharedTerm("shares", 4, True)),
    section=Section(1, "Background", 1, None, 0, 90),
    place_in_section=3,
    section_sentences=9,
    place=11,
    sentences=47,
)


def test_reasons_are_score_rank_votes_terms_and_position() -> None:
    assert describe_reasons(REASONS) == (
        "score 1.43, 2nd of 47",
        "chosen by 5 of 8 methods",
        "bid, shares (title)",
        "Background, sentence 3 of 9",
    )


def test_reasons_of_a_digest() -> None:
    made = digest_of(bridge(), 6, 2, length="2")
    assert describe_reasons(made.reasons(made.article.sentences[4]))[0] == "score 0.29, 6th of 7"
    assert describe_reasons(made.reasons(made.article.sentences[0]))[2:] == (
        "bridge (title), closed",
        "(opening), sentence 1 of 2",
    )


@pytest.mark.parametrize(
    ("score", "written"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (-3.0, "-3"),
        (12.0, "12"),
        (1.2, "1.20"),
        (0.0123, "0.012"),
        (0.00004321, "4.3e-05"),
        (-0.5, "-0.50"),
        (12345.678, "12,345.68"),
    ],
)
def test_scores_of_every_size_can_be_read(score: float, written: str) -> None:
    assert describe_reasons(replace(REASONS, score=score))[0] == f"score {written}, 2nd of 47"


@pytest.mark.parametrize(
    ("rank", "written"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th")),
        *((21, "21st"), (102, "102nd"), (111, "111th"), (1003, "1,003rd")),
    ],
)
def test_ranks_are_written_as_they_are_spoken(rank: int, written: str) -> None:
    assert describe_reasons(replace(REASONS, rank=rank))[0].split(", ", 1)[1] == f"{written} of 47"


def test_missing_reasons_are_left_out() -> None:
    assert describe_reasons(replace(REASONS, score=None, rank=None, terms=())) == (
        "not ranked yet among 47",
        "chosen by 5 of 8 methods",
        "Background, sentence 3 of 9",
    )


def test_an_article_without_headings_has_no_section_to_name() -> None:
    article = build_article([Draft(BlockKind.PARAGRAPH, "The cracks are wide. Frost made them.")], title="")
    made = digest_of(article, 1, length="1")
    assert describe_reasons(made.reasons(article.sentences[1]))[-1] == "sentence 2 of 2"


@pytest.mark.parametrize(
    ("author", "date", "site", "line"),
    [
        ("Ann Lee", "2026-05-01", "The Harbour", "Ann Lee · 2026-05-01 · The Harbour"),
        ("THE HARBOUR", "2026-05-01", "The Harbour", "THE HARBOUR · 2026-05-01"),
        (None, None, "The Harbour", "The Harbour"),
        (None, None, None, ""),
    ],
)
def test_a_byline_names_a_site_that_is_the_author_once(
    author: str | None, date: str | None, site: str | None, line: str
) -> None:
    assert byline(replace(bridge(), author=author, date=date, site=site)) == line
