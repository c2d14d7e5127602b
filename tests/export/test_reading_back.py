"""The content of every export can be read back from it."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.export.digests import bridge, digest_of, lamp
from tests.export.reading_back import expected, read_json, read_markdown
from tests.export.samples import NAMES, sample_digest
from tui.document.model import BlockKind, SpanKind
from tui.export.markdown.digest import digest_markdown
from tui.export.marks import Mark
from tui.export.record import article_to_record, digest_json, json_line, outline_to_record
from tui.pipeline import digest_record
from tui.summary.digests import digest
from tui.summary.excerpts import Excerpt

SCHEMA = json.loads(files("tui.export").joinpath("record.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("name", NAMES)
def test_the_markdown_of_a_sample_reads_back(name: str) -> None:
    made = sample_digest(name)
    found = read_markdown(digest_markdown(made))
    assert found == expected(made)
    article = made.article
    told = {name: found.facts.get(name) for name in ("title", "source", "author", "date", "site", "language")}
    assert told == {name: getattr(article, name) for name in told}
    assert found.facts["method"] == made.ranking.method
    assert (found.facts["length"], found.facts["words"]) == ("5", article.word_count)


@pytest.mark.parametrize("name", NAMES)
def test_the_json_of_a_sample_reads_back_and_is_as_the_schema_says(name: str) -> None:
    made = sample_digest(name)
    found = read_json(digest_json(made, with_text=True))
    assert found == expected(made)
    for sentence in found.facts["summary"]:
        assert found.facts["text"][sentence["start"] : sentence["end"]] == sentence["text"]
    for text in (digest_json(made, with_text=True), json_line(outline_to_record(made.article, made.outline))):
        VALIDATOR.validate(json.loads(text))


def test_the_schema_has_no_other_fields() -> None:
    made = digest_of(bridge(), 6, 2, length="2", gists=2, context=1)
    marked = [Mark(made.summary[0].text, "Why?")]
    best = made.summary[0]
    excerpt = Excerpt(
        "",
        (best.index,),
        made.ranking.scores,
        about="ice",
        facet="result",
        marks={best.index: ((best.start, best.end),)},
    )
    made = digest(made.article, made.ranking, "2", gists=2, context=1, excerpt=excerpt)
    full = {"id": 7, **json.loads(digest_json(made, with_text=True, explain=True, marked=marked))}
    known = SCHEMA["$defs"]
    assert set(full) == set(known["digest"]["properties"])
    assert set(full["summary"][0]) == {*known["sentence"]["properties"], *known["chosen"]["properties"]}
    matches = full["summary"][0]["matches"]
    assert [set(each) for each in matches] == [
        set(known["chosen"]["properties"]["matches"]["items"]["properties"])
    ]
    assert set(full["marks"][0]) == set(known["mark"]["properties"])
    assert set(full["summary"][0]["reasons"]) == set(known["reasons"]["properties"])
    read = article_to_record(made.article)
    VALIDATOR.validate(read)
    VALIDATOR.validate(outline_to_record(made.article, made.outline))
    assert set(read) == set(known["sections"]["properties"])
    failed = digest_record({"id": "a", "source": "missing.txt"})
    assert set(failed) == set(known["failure"]["properties"])
    with_text = json.loads(digest_json(digest_of(lamp()), with_text=True))
    table = next(block for block in full["blocks"] if block["kind"] == "table")
    item = next(block for block in full["blocks"] if block["kind"] == "list item")
    text, figure = with_text["blocks"]
    assert {*table, *item, *figure} == set(known["block"]["properties"])
    assert {name for span in text["spans"] for name in span} == set(known["span"]["properties"])
    assert set(figure["picture"]) == set(known["block"]["properties"]["picture"]["properties"])
    assert set(with_text["notes"][0]) == set(known["note"]["properties"])
    assert set(with_text["dropped"][0]) == set(known["dropped"]["properties"])
    for record in (
        full,
        with_text,
        failed,
        json.loads(digest_json(digest(made.article, made.ranking, "20%"))),
    ):
        VALIDATOR.validate(record)


GONE = object()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("more",), 1),
        (("words",), -1),
        (("length",), "0%"),
        (("error",), "both"),
        (("summary",), GONE),
        (("summary", 0, "more"), 1),
        (("summary", 0, "score"), GONE),
        (("summary", 0, "start"), "0"),
        (("summary", 0, "reasons", "rank"), 0),
        (("outline", 0, "keywords"), GONE),
        (("outline", 0, "level"), 0),
        (("outline", 0, "gist", 0, "score"), 1.0),
        (("outline", 0, "more"), 1),
        (("warnings",), GONE),
        (("notes",), GONE),
        (("blocks", 0, "more"), 1),
        (("blocks", 0, "kind"), "sidebar"),
        (("blocks", 0, "spans"), GONE),
        (("blocks", 0, "spans", 0, "kind"), "blink"),
        (("blocks", 1, "picture", "address"), GONE),
        (("notes", 0, "text"), ""),
        (("dropped", 0, "reason"), ""),
    ],
)
def test_the_schema_refuses_other_records(path: tuple[str | int, ...], value: object) -> None:
    record = json.loads(digest_json(digest_of(lamp(), length="2"), with_text=True, explain=True))
    VALIDATOR.validate(record)
    *way, last = path
    place: Any = record
    for step in way:
        place = place[step]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    assert not VALIDATOR.is_valid(record)


def test_the_schema_names_all_kinds_of_blocks_and_spans() -> None:
    known = SCHEMA["$defs"]
    assert known["block"]["properties"]["kind"]["enum"] == list(BlockKind)
    assert known["span"]["properties"]["kind"]["enum"] == list(SpanKind)


def test_the_schema_is_valid_and_in_the_documentation() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    copy = Path(__file__).parents[2] / "docs" / "record.schema.json"
    assert json.loads(copy.read_text(encoding="utf-8")) == SCHEMA
