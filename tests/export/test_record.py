import math

import pytest

from tests.export.digests import bridge, digest_of
from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.export.record import digest_to_record, outline_to_record
from tui.language.articles import build_article
from tui.summary.digests import digest
from tui.summary.lengths import Length
from tui.summary.rankings import Ranking


def test_the_record_of_a_digest() -> None:
    article = bridge()
    assert digest_to_record(digest_of(article, 6, 2, length="2")) == {
        "source": "bridge.txt",
        "title": "The bridge at Orsk",
        "language": "english",
        "method": "lex-rank",
        "length": "2",
        "words": 47,
        "sentences": 7,
        "reading_minutes": 1,
        "keywords": ["Orsk", "pier", "bridge"],
        "summary": [
            {
                "text": "The cracks are wide.",
                "sentence": 2,
                "section": 1,
                "start": article.sentences[2].start,
                "end": article.sentences[2].end,
                "score": pytest.approx(1 - 1 / 7),
            },
            {
                "text": "We will build it of timber.",
                "sentence": 6,
                "section": 3,
                "start": article.sentences[6].start,
                "end": article.sentences[6].end,
                "score": 1,
            },
        ],
        "outline": [
            entry(0, None, 1, None, 2, gist(0)) | {"keywords": ["Orsk", "bridge"]},
            entry(1, "What was found", 1, None, 4, gist(2)) | {"keywords": ["pier"]},
            entry(2, "Measurements", 2, 1, 0) | {"keywords": []},
            entry(3, "What comes next", 1, None, 1, gist(6)) | {"keywords": ["build", "timber"]},
        ],
    }


def entry(
    section: int, title: str | None, level: int, parent: int | None, sentences: int, *gists: dict[str, object]
) -> dict[str, object]:
    return {
        "section": section,
        "title": title,
        "level": level,
        "parent": parent,
        "sentences": sentences,
        "gist": list(gists),
    }


def gist(index: int) -> dict[str, object]:
    sentence = bridge().sentences[index]
    return {"text": sentence.text, "sentence": index, "start": sentence.start, "end": sentence.end}


def test_the_text_is_there_when_asked() -> None:
    record = digest_to_record(digest_of(bridge()), with_text=True)
    assert record["text"] == bridge().text
    assert list(record)[-1] == "text"


def test_reasons_are_there_when_asked() -> None:
    made = digest_of(bridge(), 2, length="1")
    (entry,) = digest_to_record(made, explain=True)["summary"]
    reasons = entry.pop("reasons")
    assert [entry] == digest_to_record(made)["summary"]
    assert reasons == {
        "rank": 1,
        "chosen_by": made.reasons(made.summary[0]).chosen_by,
        "methods": 8,
        "terms": [
            {"text": "cracks", "occurrences": 1, "in_title": False},
            {"text": "wide", "occurrences": 1, "in_title": False},
        ],
        "place_in_section": 1,
    }


def test_an_outline_has_only_the_entries_it_is_given() -> None:
    digest = digest_of(bridge())
    record = outline_to_record(digest.article, digest.outline[:1])
    assert [entry["section"] for entry in record["outline"]] == [0]
    assert "summary" not in record


@pytest.mark.parametrize("score", [math.nan, math.inf, -math.inf])
def test_a_score_that_is_no_number_is_null(score: float) -> None:
    article = build_article([Draft(BlockKind.PARAGRAPH, "One sentence.")], title="")
    made = digest(article, Ranking("lsa", (0,), (score,), True), Length(1))
    assert digest_to_record(made)["summary"][0]["score"] is None
