"""Encodings of headers and bodies."""

from base64 import b64encode

import pytest

from tui.formats.email.reader import read_email


def _subject(words: str, charset: str = "utf-8") -> str:
    head = f"From: a@mill.example\nSubject: {words}\nContent-Type: text/plain; charset={charset}\n\n"
    return read_email(head.encode() + b"The ferry came late to the quay.\n", "x").title


def _word(data: bytes, charset: str) -> str:
    return f"=?{charset}?B?{b64encode(data).decode()}?="


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (_word("镕基在喆".encode("gbk"), "gb2312"), "镕基在喆"),
        (_word("①渡し船".encode("cp932"), "shift_jis"), "①渡し船"),
        (_word("“Zoë”".encode("cp1252"), "iso-8859-1"), "“Zoë”"),
        (_word("똠방".encode("cp949"), "ks_c_5601-1987"), "똠방"),
        (_word("渡し船".encode("iso-2022-jp"), "ISO-2022-JP"), "渡し船"),
        ("=?utf-8?q?Die_F=C3=A4hre?= kommt", "Die Fähre kommt"),
        ("=?utf-8*de?q?F=C3=A4hre?=", "Fähre"),
        (f"{_word('渡'.encode()[:2], 'utf-8')}\n {_word('渡'.encode()[2:], 'utf-8')}", "渡"),
        (f"{_word(b'one ', 'utf-8')} {_word('два'.encode('koi8-r'), 'koi8-r')}", "one два"),
        ("=?gb2312?B?ztKw", "=?gb2312?B?ztKw"),
    ],
)
def test_encoded_words_of_a_subject_are_decoded(words: str, title: str) -> None:
    assert _subject(words) == title


def test_headers_that_are_not_encoded_are_guessed() -> None:
    head = "From: Почтальон <a@mill.example>\nSubject: Паром опоздал, почтальон ждал под навесом\n\n"
    message = read_email(head.encode("koi8-r") + b"The ferry came late.\n", "x")
    assert message.title == "Паром опоздал, почтальон ждал под навесом"


def test_a_guess_about_a_body_is_told_and_can_be_overruled() -> None:
    body = "Паром пришёл к пристани с опозданием, и почтальон долго ждал под навесом."
    data = b"From: a@mill.example\nSubject: Hello\n\n" + body.encode("koi8-r")
    message = read_email(data, "x")
    assert [draft.text for draft in message.drafts] == [body]
    assert message.warnings == ("Read as KOI8-R; --encoding chooses another.",)
    chosen = read_email(data, "x", encoding="windows-1251")
    assert [draft.text for draft in chosen.drafts] == [body.encode("koi8-r").decode("cp1251")]
    assert chosen.warnings == ()


def test_guesses_about_headers_are_told_and_can_be_overruled() -> None:
    subject = "Паром снова опоздал к пристани"
    encoded = subject.encode("koi8-r")
    for header in (encoded, _word(encoded, "no-such-name").encode()):
        data = (
            b"From: Anna <a@example.org>\nSubject: " + header + b"\nContent-Type: text/plain\n\nIt is late."
        )
        message = read_email(data, "x")
        assert message.title == subject
        assert message.warnings == ("Read as KOI8-R; --encoding chooses another.",)
        chosen = read_email(data, "x", encoding="windows-1251")
        assert chosen.title == subject.encode("koi8-r").decode("cp1251")
        assert chosen.warnings == ()


def test_encodings_that_headers_declare_are_not_overruled() -> None:
    data = b"From: a@example.org\nSubject: =?utf-8?q?M=C3=BChle?=\n\nIt is late."
    assert read_email(data, "x", encoding="koi8-r").title == "Mühle"
