"""XML languages are recognised by their content, and their titles and lengths are found."""

from pathlib import Path

import pytest

from tests.formats.epub.make_book import make_zip
from tests.formats.structured.test_docbook import docbook
from tests.formats.structured.test_fb2 import book, section
from tests.formats.structured.test_jats import jats
from tui.formats.dispatch import format_of_bytes
from tui.sources.probe import probe

FB2, JATS, DOCBOOK = book(section("One")), jats("<p>Mills turn.</p>"), docbook("<para>Mills turn.</para>")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (FB2, "FictionBook"),
        ('<?xml version="1.0" encoding="utf-16"?>' + FB2, "FictionBook"),
        (JATS, "JATS article"),
        ("<article><front><article-meta/></front></article>", "JATS article"),
        (DOCBOOK, "DocBook document"),
        ('<!DOCTYPE chapter PUBLIC "-//OASIS//DTD DocBook XML V4.1//EN" "x"><chapter/>', "DocBook document"),
        ("<!DOCTYPE html><html><body><article><p>x</p></article></body></html>", None),
        ("<article><h1>A page</h1></article>", None),
        ("<rss><channel/></rss>", None),
        ("Some <book> of mine.", None),
    ],
)
def test_the_first_element_and_the_document_type_tell_the_language(source: str, name: str | None) -> None:
    encoded = source.encode("utf-16" if "utf-16" in source else "utf-8")
    for data in (encoded, encoded[:1024]):
        format = format_of_bytes(data)
        assert (format and format.name) == name


@pytest.mark.parametrize(
    ("file", "data", "title", "words"),
    [
        ("a.xml", FB2.encode(), "The Mill", 19),
        ("a.fb2", make_zip({"a.fb2": FB2}), "The Mill", 19),
        ("a.xml", JATS.encode(), "On mills: A study", 2),
        ("a.xml", DOCBOOK.encode(), "The Mill", 2),
    ],
    ids=["fb2", "fb2.zip", "jats", "docbook"],
)
def test_titles_and_words(tmp_path: Path, file: str, data: bytes, title: str, words: int) -> None:
    path = tmp_path / file
    path.write_bytes(data)
    info = probe(path)
    assert (info.title, info.words) == (title, words)
