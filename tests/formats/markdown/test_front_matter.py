import pytest
from hypothesis import given, settings

from tests.document.strategies import any_text
from tui.formats.markdown.front_matter import read_front_matter, split_front_matter
from tui.formats.markdown.reader import read_markdown


def test_front_matter_fields() -> None:
    content = """title: "A: small # thing"
Author: Ann Lee  # the first
date: 2024-05-01
tags: [sea, 'land']
authors:
  - Ann
  - "Bob"
empty:
nested:
  deep: value
summary: >
  several lines
"""
    fields = read_front_matter(content)
    assert fields["title"] == "A: small # thing"
    assert fields["author"] == "Ann Lee"
    assert fields["date"] == "2024-05-01"
    assert fields["tags"] == "sea, land"
    assert fields["authors"] == "Ann, Bob"
    assert "empty" not in fields
    assert "summary" not in fields


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r'"She said \"no\" # twice" # a comment', 'She said "no" # twice'),
        (r'"a \\ b\u00e9\n c"', "a \\ bé c"),
        (r'"no \e escape of JSON"', r"no \e escape of JSON"),
        ("'It''s here' # a comment", "It's here"),
        ("'tis true", "'tis true"),
        ('"unended', '"unended'),
    ],
)
def test_quoted_front_matter_values(written: str, meant: str) -> None:
    assert read_front_matter(f"title: {written}")["title"] == meant


@given(any_text)
@settings(deadline=None)
def test_any_front_matter_is_read(content: str) -> None:
    assert all(value for value in read_front_matter(content).values())


def test_addresses_in_front_matter_are_values() -> None:
    assert read_front_matter("site: https://example.com/a")["site"] == "https://example.com/a"


def test_front_matter_in_toml() -> None:
    text = (
        '+++\ntitle = "The mill"\ndate = 2024-05-01\nauthors = ["Ann", "Bob"]\n[extra]\nx = 1\n+++\n\nText.\n'
    )
    reading = read_markdown(text)
    assert (reading.title, reading.metadata.author, reading.metadata.date) == (
        "The mill",
        "Ann, Bob",
        "2024-05-01",
    )
    assert [draft.text for draft in reading.drafts] == ["Text."]


def test_authors_with_affiliations_are_names() -> None:
    fields = read_front_matter("author:\n  - name: Ann Lee\n    affiliation: The mill\n  - name: Bob\n")
    assert fields["author"] == "Ann Lee, Bob"


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nTwo rules stand around this.\n\n---\n\nText.",
        "---\ntitle: never closed\n",
        "+++\nno = = toml\n+++\nText.",
    ],
)
def test_rules_around_text_are_no_front_matter(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_lists_within_lists_are_one_list() -> None:
    assert read_front_matter('author: [Ann, ["Bo, C.", [Dee]]]') == {"author": "Ann, Bo, C., Dee"}
