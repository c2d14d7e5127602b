import math
from dataclasses import replace

import pytest

from tests.export.digests import bridge, digest_of, lamp
from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.export.marks import Mark
from tui.export.record import digest_to_record, outline_to_record
from tui.language.articles import build_article
from tui.summary.digests import digest
from tui.summary.fingerprint import fingerprint
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
        "fingerprint": fingerprint("english", "lex-rank"),
        "words": 47,
        "sentences": 7,
        "reading_minutes": 1,
        "warnings": [],
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
            entry(3, "What comes next", 1, None, 1, gist(6)) | {"keywords": ["timber", "build"]},
        ],
    }


def test_marks_are_where_they_stand() -> None:
    made = digest_of(bridge(), 6, 2, length="2")
    start = made.article.text.index("cracks are")
    marked = [Mark("cracks are", "How wide?", start), Mark("The bridge was closed in May."), Mark("Gone.")]
    record = digest_to_record(made, marked=marked)
    assert record["marks"] == [
        {"text": "cracks are", "note": "How wide?", "section": 1, "start": start, "end": start + 10},
        {"text": marked[1].text, "note": None, "section": 0, "start": 0, "end": len(marked[1].text)},
    ]


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
    assert list(record)[-4:] == ["text", "blocks", "notes", "dropped"]


def test_blocks_have_what_belongs_to_their_kind() -> None:
    blocks = digest_to_record(digest_of(bridge()), with_text=True)["blocks"]
    texts = [bridge().text[block["start"] : block["end"]] for block in blocks]
    assert "\n\n".join(texts) == bridge().text
    assert blocks[1] == {"kind": "heading", "start": 57, "end": 71, "level": 1, "spans": []}
    assert blocks[3]["kind"] == "list item"
    assert (blocks[3]["marker"], blocks[4]["marker"], blocks[4]["level"]) == ("1.", "•", 2)
    assert blocks[6]["rows"] == [["pier", "lean"], ["first", "none"]]


def test_what_belongs_to_a_text_is_written_with_it() -> None:
    made = digest_to_record(digest_of(lamp()), with_text=True)
    assert made["blocks"][0]["spans"][:4] == [
        {"kind": "strong", "start": 4, "end": 8},
        {"kind": "link", "start": 4, "end": 8, "target": "https://lamps.example/"},
        {"kind": "note", "start": 24, "end": 24, "target": "1"},
        {"kind": "superscript", "start": 45, "end": 46},
    ]
    assert made["blocks"][1]["picture"] == {"alternative": "A brass lamp", "address": "lamp.png"}
    assert made["notes"] == [{"label": "1", "text": "It is of brass.\n\nIt is old."}]
    assert made["dropped"] == [{"reason": "a menu", "text": "Home Lamps"}]


def test_warnings_are_told() -> None:
    made = digest_of(replace(bridge(), warnings=("It was read as KOI8-R.",)), length="9")
    record = digest_to_record(made)
    assert record["warnings"] == list(made.warnings)
    assert len(record["warnings"]) == 2
    assert outline_to_record(made.article, made.outline, made.warnings)["warnings"] == record["warnings"]


def test_reasons_are_there_when_asked() -> None:
    made = digest_of(bridge(), 2, length="1")
    (entry,) = digest_to_record(made, explain=True)["summary"]
    reasons = entry.pop("reasons")
    assert [entry] == digest_to_record(made)["summary"]
    assert reasons == {
        "rank": 1,
        "chosen_by": made.reasons(made.summary[0]).chosen_by,
        "methods": 9,
        "terms": [
            {"text": "cracks", "occurrences": 1, "in_title": False},
            {"text": "wide", "occurrences": 1, "in_title": False},
        ],
        "place_in_section": 1,
    }


def test_what_a_sentence_refers_back_to_is_there_when_asked() -> None:
    made = digest_of(lamp(), 2, 0, length="2", context=1)
    first, second = digest_to_record(made)["summary"]
    before = made.article.sentences[1]
    assert first["context"] == []
    assert second["context"] == [
        {"text": before.text, "sentence": 1, "start": before.start, "end": before.end}
    ]
    assert "context" not in digest_to_record(digest_of(lamp(), 2, 0))["summary"][0]


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
