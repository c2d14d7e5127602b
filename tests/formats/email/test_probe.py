import pytest

from tui.formats.dispatch import format_of_text
from tui.formats.email.probe import sniff_email


@pytest.mark.parametrize(
    "text",
    [
        "From: a@b.example\nDate: today\n\nText",
        "\nSubject: One\n that goes on\nDate: today\n\nText",
        "From ann@b.example Mon May  6 2024\nReceived: x\n\ty\nMessage-ID: <1@b>\n\nText",
        "Return-Path: <a@b>\nX-Mailer: y\nFrom: a@b.example\n\nText",
        "From: a at b.example (A)\nSubject: One\n",
    ],
)
def test_emails_are_recognized_by_their_headers(text: str) -> None:
    assert sniff_email(text)
    assert format_of_text("a.txt", text).name == "e-mail"
    assert format_of_text("a.html", f"{text}<p>And a tag</p>").name == "web page"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Date: Monday\n\nIt rained.",
        "Date: Monday\nTo: whom it may concern\n\nIt rained.",
        "Subject: One\nIt rained.\nDate: Monday\n\nIt rained.",
        "From: here\nSubject: \n\nAn empty header says nothing.",
        "Anna: From where?\nMax: From the mill.\n\nThey go.",
        "Flour: 500 g\nWater: 300 g\nSubject: bread\n\nMix.",
        "From the mill: a story\n\nSubject: one\nDate: two\n",
    ],
)
def test_other_texts_are_not_emails(text: str) -> None:
    assert not sniff_email(text)


def test_the_suffix_decides_without_headers() -> None:
    assert format_of_text("a.eml", "Hello").name == "e-mail"
    assert format_of_text("a.mbox.gz", "Hello").name == "e-mail"


def test_long_headers_are_cheap() -> None:
    assert not sniff_email("A: b\n" * 200_000)
    assert not sniff_email("A:" + " " * 1_000_000)
