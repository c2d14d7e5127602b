import pytest

from tui.document.errors import SourceError
from tui.formats.kinds import Kind, kind_of_bytes, kind_of_text, refuse_other_kinds


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.md", Kind.MARKDOWN),
        ("A.MARKDOWN", Kind.MARKDOWN),
        ("a.txt", Kind.TEXT),
        ("x/y.md/a.text", Kind.TEXT),
    ],
)
def test_the_name_decides(name: str, kind: Kind) -> None:
    assert kind_of_text(name, "# One\n\n# Two\n\n") is kind


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\ntags:\n  - b\n---\n\nText",
        "# One\n\nText\n\n## Two\n\nMore",
        "# One\n\nSee [this](http://x.example).",
        "# One\n\n```\nx\n```\n",
    ],
)
def test_markdown_is_told_by_its_look(text: str) -> None:
    assert kind_of_text("standard input", text) is Kind.MARKDOWN


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
    assert kind_of_text("standard input", text) is Kind.TEXT


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
        assert kind_of_text(name, text) is Kind.WEB_PAGE


def test_a_web_page_is_known_by_its_name() -> None:
    assert kind_of_text("a.HTML", "<p>A fragment</p>") is Kind.WEB_PAGE
    assert kind_of_text("a.html", "Somebody saved 2 < 3 as text.") is Kind.TEXT
    assert kind_of_text("standard input", "<p>A fragment</p>") is Kind.TEXT


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04....", "it is damaged or cut off"),
        (b"\x1f\x8b\x08...", "compressed with gzip"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
    ],
)
def test_other_kinds_are_named(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        refuse_other_kinds(data, "x")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", Kind.PDF),
        (b"\r\n%PDF-1.4", Kind.PDF),
        (b"{\\rtf1 Text}", Kind.RICH_TEXT),
        (b"Text about %PDF-1.4", None),
        (b"", None),
    ],
)
def test_documents_are_told_by_their_bytes(data: bytes, kind: Kind | None) -> None:
    assert kind_of_bytes(data) is kind


@pytest.mark.parametrize(
    "data",
    [b"BZh was the sound it made.", b"GIF89 is a format, and here is its story.", b"<p>A fragment</p>", b""],
)
def test_texts_are_not(data: bytes) -> None:
    refuse_other_kinds(data, "x")
