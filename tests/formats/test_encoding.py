import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.errors import SourceError
from tui.formats.encoding import decode
from tui.formats.refusals import COMPOUND_FILE_SIGNATURE
from tui.sources.open import article_from_bytes

TEXT = "“Größe” costs £5 – naïve café, señor. It went on for a while in the same way. " * 5


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "cp1252"),
    ],
)
def test_common_encodings_are_recognised(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), "x") == TEXT


def test_latin_1_with_a_pound_sign_is_not_taken_for_something_eastern() -> None:
    assert decode("The café charged £5 for it, and nobody minded.".encode("latin-1"), "x").count("£") == 1


def test_utf_8_that_was_cut_off_is_still_utf_8() -> None:
    data = ("Größe für Füße. " * 50).encode() + "ü".encode()[:1]
    assert decode(data, "x") == "Größe für Füße. " * 50 + "\ufffd"


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\0\0\0\0"])
def test_nothing_is_an_error(data: bytes) -> None:
    with pytest.raises(SourceError, match="it is empty"):
        decode(data, "x")


def test_binary_data_is_an_error() -> None:
    with pytest.raises(SourceError, match="binary file"):
        decode(bytes(range(256)) * 20, "x")


def test_a_text_with_a_few_nulls_opens() -> None:
    assert decode(b"Hello \0 world, here I am.\0", "x").startswith("Hello \0 world")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_clear_error(data: bytes) -> None:
    try:
        assert isinstance(decode(data, "x"), str)
    except SourceError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("Grüße".encode("latin-1"), "iso-8859-1", "Grüße"),
        ("“Größe”".encode("cp1252"), "ISO-8859-1", "“Größe”"),
        ("Привет, мир".encode("koi8-r"), "koi8-r", "Привет, мир"),
        ("日本語の文章".encode("iso-2022-jp"), "ISO-2022-JP", "日本語の文章"),
        ("Grüße".encode(), "iso-8859-1", "Grüße"),
        ("Grüße".encode(), "no-such-charset", "Grüße"),
        ("Grüße".encode(), "base64", "Grüße"),
        (b"a-" + b"b" * 900_000, "punycode", "a-" + "b" * 900_000),
        (b"+ADw-p+AD4-", "utf-7", "+ADw-p+AD4-"),
        ("Grüße, sagte er".encode("cp1252"), "utf-8", "Grüße, sagte er"),
    ],
)
def test_a_charset_that_a_server_names_is_believed_where_it_can_be(
    data: bytes, charset: str, text: str
) -> None:
    assert decode(data, "x", charset) == text


@pytest.mark.parametrize(
    "declaration",
    [
        '<!doctype html><meta charset="koi8-r">',
        "<html><head><meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>",
        '<?xml version="1.0" encoding="KOI8-R"?>',
    ],
)
def test_a_charset_that_markup_names_is_believed(declaration: str) -> None:
    text = declaration + "<p>Привет, мир"
    assert decode(text.encode("koi8-r"), "x") == text


def test_a_charset_in_running_text_is_none() -> None:
    text = 'Write <meta charset="koi8-r"> – “so” it says. ' * 9
    assert decode(text.encode("cp1252"), "x") == text


@pytest.mark.parametrize(
    ("streams", "what", "remedy"),
    [
        (["EncryptionInfo", "EncryptedPackage"], "a document with a password", "save it without"),
        (["1Table", "WordDocument"], "an old Word document", r"Save it as \.docx"),
        (["Workbook"], "an old spreadsheet", "Save it as plain text"),
        (["PowerPoint Document"], "an old presentation", "Save it as plain text"),
        (["__properties_version1.0"], "an Outlook message", r"Save it as \.eml"),
        (["Contents"], "a document of an old program", "Save it as plain text"),
    ],
)
def test_compound_files_are_described(streams: list[str], what: str, remedy: str) -> None:
    data = (
        COMPOUND_FILE_SIGNATURE
        + b"\xa1\xb1\x1a\xe1"
        + b"\0" * 500
        + "\0\0".join(streams).encode("utf-16-le")
        + b"\0" * 500
    )
    with pytest.raises(SourceError, match=rf"^Cannot read a\.doc: it is {what}\. .*{remedy}"):
        article_from_bytes(data, "a.doc")
