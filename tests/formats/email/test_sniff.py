import pytest

from tui.formats.email.sniff import looks_like_email
from tui.formats.kinds import Kind, kind_of_text


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
    assert looks_like_email(text)
    assert kind_of_text("a.txt", text) is Kind.MAIL
    assert kind_of_text("a.html", f"{text}<p>And a tag</p>") is Kind.WEB_PAGE


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
    assert not looks_like_email(text)


def test_the_suffix_decides_without_headers() -> None:
    assert kind_of_text("a.eml", "Hello") is Kind.MAIL
    assert kind_of_text("a.mbox.gz", "Hello") is Kind.MAIL


def test_long_headers_are_cheap() -> None:
    assert not looks_like_email("A: b\n" * 200_000)
    assert not looks_like_email("A:" + " " * 1_000_000)
