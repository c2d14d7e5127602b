import pytest
from hypothesis import given

from tests.document.strategies import any_text
from tui.formats.markdown import read_front_matter


def test_fields() -> None:
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
def test_quoted_values_are_read_as_they_were_meant(written: str, meant: str) -> None:
    assert read_front_matter(f"title: {written}")["title"] == meant


@given(any_text)
def test_anything_can_be_read(content: str) -> None:
    assert all(value for value in read_front_matter(content).values())


def test_addresses_are_values() -> None:
    assert read_front_matter("site: https://example.com/a")["site"] == "https://example.com/a"
