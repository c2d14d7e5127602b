"""Opening an article takes less than ten times the memory of its text, unless other programs vote on it."""

import json

import pytest

from tests.formats.epub.make_book import entry, make_book, nav, page
from tests.memory import peak_memory
from tui.sources.open import open_article

PARAGRAPH = (
    "The bridge keeper counts the boats twice, once as they come and once as they go. Nobody has asked her for the "
    "numbers in years, but she writes them down."
)
PARAGRAPHS = f"{PARAGRAPH}\n\n" * 2_000
HEADERS = "From: A <a@b.example>\nSubject: Boats\nDate: Mon, 2 Mar 2020 10:00:00 +0100\n"
PART = "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n"
CELL = json.dumps({"cell_type": "markdown", "source": PARAGRAPH})
SOURCES = {
    "a.txt": PARAGRAPHS,
    "a.md": PARAGRAPHS,
    "a.html": f"<!doctype html>{f'<p>{PARAGRAPH}' * 2_000}",
    "a.ipynb": f'{{"nbformat": 4, "cells": [{",".join([CELL] * 2_000)}]}}',
    "plain.eml": f"{HEADERS}\n{PARAGRAPHS}",
    "a.eml": f"{HEADERS}{PART}{PARAGRAPHS}\n--x--\n",
    "a.mbox": f"From a@b.example Mon Mar  2 10:00:00 2020\n{HEADERS}\n{PARAGRAPH * 4}\n\n" * 500,
}
LINE = f"ab <i>cd</i> {'ef. ' * 100_000}"
LINES = {
    "a.txt": LINE,
    "a.md": LINE,
    "a.html": f"<!doctype html><p>{LINE}",  # of pages half as long other programs extract the article
    "a.rtf": rf"{{\rtf1\ansi {LINE}}}",
    "a.eml": f"{HEADERS}\n{LINE}",
}


@pytest.mark.parametrize("name", SOURCES)
def test_paragraphs_take_little_memory(name: str) -> None:
    assert _times_as_large(SOURCES[name], name) < 8


def test_the_tree_of_restructuredtext_takes_little_memory() -> None:
    assert _times_as_large(PARAGRAPHS, "a.rst") < 10


@pytest.mark.parametrize("name", LINES)
def test_a_long_line_takes_little_memory(name: str) -> None:
    assert _times_as_large(LINES[name], name) < 8


def test_a_book_of_many_chapters_takes_little_memory() -> None:
    paragraphs = [f"<p>{PARAGRAPH}</p>"] * 5
    pages = {f"{number}.xhtml": page("<h1>Word</h1>", *paragraphs) for number in range(200)}
    book = make_book(pages, contents=nav("".join(entry(f"Part {path}", path) for path in pages)))
    assert _memory(book, "a.epub") < 8 * len(pages) * sum(map(len, paragraphs))


def test_a_page_that_other_programs_vote_on_takes_little_memory() -> None:
    texts = [f"<!doctype html>{f'<p>{word} {PARAGRAPH}' * 700}".encode() for word in ("First", "Second")]
    open_article(texts[0], name="a.html")
    assert peak_memory(lambda: open_article(texts[1], name="a.html")) < 20 * len(texts[1])


def _times_as_large(source: str, name: str) -> float:
    content = source.encode()
    return _memory(content, name) / len(content)


def _memory(content: bytes, name: str) -> int:
    open_article(content, name=name)  # loads what it needs
    return peak_memory(lambda: open_article(content, name=name))
