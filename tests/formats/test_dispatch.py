import pytest

from tui.document.errors import SourceError
from tui.formats.dispatch import format_of_bytes, format_of_text, read_bytes
from tui.formats.refusals import refuse_binary_format


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.md", "Markdown"),
        ("A.MARKDOWN", "Markdown"),
        ("a.txt", "plain text"),
        ("x/y.md/a.text", "plain text"),
    ],
)
def test_the_name_decides(name: str, format: str) -> None:
    assert format_of_text(name, "# One\n\n# Two\n\n").name == format


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\ntags:\n  - b\n---\n\nText",
        "# One\n\nText\n\n## Two\n\nMore",
        "# One\n\nSee [this](http://x.example).",
        "# One\n\n```\nx\n```\n",
    ],
)
def test_markdown_is_recognised_by_its_markup(text: str) -> None:
    assert format_of_text("standard input", text).name == "Markdown"


@pytest.mark.parametrize(
    "text",
    [
        "Just text.\n\nMore of it.",
        "#!/bin/sh\n\n# One\n\n# Two\n\n",
        "# 1 in the charts, he said.",
        "- a list\n- of things",
        "#hash #tags",
        "---\n\nAfter a line\n\n---\n",
    ],
)
def test_plain_text_is_not_taken_for_markdown(text: str) -> None:
    assert format_of_text("standard input", text).name == "plain text"


@pytest.mark.parametrize(
    "text",
    [
        "  <!DOCTYPE html><html>",
        "<html lang='en'>",
        "\ufeff<!doctype HTML>",
        '<?xml version="1.0"?>\n<!-- saved --> <html xmlns="x">',
    ],
)
def test_a_web_page_is_known_by_how_it_begins(text: str) -> None:
    for name in ("standard input", "page", "page.txt", "page.html"):
        assert format_of_text(name, text).name == "web page"


def test_a_web_page_is_known_by_its_name() -> None:
    assert format_of_text("a.HTML", "<p>A fragment</p>").name == "web page"
    assert format_of_text("a.html", "Somebody saved 2 < 3 as text.").name == "plain text"
    assert format_of_text("standard input", "<p>A fragment</p>").name == "plain text"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x1f\x9d\x08...", "compressed in an old way"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
    ],
)
def test_other_formats_are_named(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        refuse_binary_format(data, "x")


def test_a_damaged_container_is_no_text() -> None:
    with pytest.raises(SourceError, match="it is damaged or cut off"):
        read_bytes(b"PK\x03\x04....", "x")


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"%PDF-1.7\n...", "PDF document"),
        (b"\r\n%PDF-1.4", "PDF document"),
        (b"{\\rtf1 Text}", "rich text document"),
        (b"Text about %PDF-1.4", None),
        (b"", None),
    ],
)
def test_documents_are_recognised_by_their_bytes(data: bytes, format: str | None) -> None:
    found = format_of_bytes(data)
    assert (found and found.name) == format


@pytest.mark.parametrize(
    "data",
    [b"BZh was the sound it made.", b"GIF89 is a format, and here is its story.", b"<p>A fragment</p>", b""],
)
def test_texts_are_not_refused(data: bytes) -> None:
    refuse_binary_format(data, "x")


def test_the_strongest_evidence_comes_first() -> None:
    headings = "# One\n\nText\n\n## Two\n\nMore"
    assert format_of_text("standard input", f"<html>{headings}").name == "web page"
    assert format_of_text("standard input", f"From: a@b.c\nSubject: x\n\n{headings}").name == "e-mail"
