import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.errors import SourceError, UsageError
from tui.formats.encoding import decode, decode_text
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


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"The harbour \xed\xa0\xbd\xed\xb8\x80 is open.", "The harbour 😀 is open."),
        (b"The harbour \xed\xa0\xbd is open.", "The harbour \ufffd is open."),
    ],
)
def test_surrogates_in_utf_8_are_joined_or_replaced(data: bytes, text: str) -> None:
    assert decode(data, "x") == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (
            "Zoë met François. ".encode() + "The naïve “façade” fell.".encode("cp1252"),
            "Zoë met François. The naïve “façade” fell.",
        ),
        ("Größe für Füße. ".encode() * 9 + b"\xd0 und \x81", "Größe für Füße. " * 9 + "\ufffd und \ufffd"),
        ("Совет порта ".encode() * 9 + b"\xd0 \x93x\x94", "Совет порта " * 9 + "\ufffd “x”"),
    ],
)
def test_windows_1252_in_utf_8_is_mended(data: bytes, text: str) -> None:
    assert decode(data, "x") == text


def test_mended_text_is_told() -> None:
    decoded = decode_text("Zoë met François. ".encode() + "A naïve tale.".encode("cp1252"), "x")
    assert decoded.warnings == ("Read as UTF-8 with some windows-1252; --encoding chooses another.",)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_of_other_scripts_needs_no_mark(codec: str) -> None:
    text = "Паром пришёл к пристани поздно, и почтальон ждал.\n" * 5
    assert decode(text.encode(codec), "x") == text


def test_a_declaration_far_down_in_the_head_is_believed() -> None:
    page = f'<html><head><script>{"x = 1; " * 2_000}</script><meta charset="koi8-r"></head><p>Паром'
    assert decode(page.encode("koi8-r"), "x") == page


def test_a_declaration_in_a_comment_or_the_body_is_none() -> None:
    page = (
        '<html><head><!-- <meta charset="koi8-r"> --></head><body><meta charset="cp1253">Škoda a žena</body>'
    )
    assert decode(page.encode("cp1250"), "x") == page


def test_a_declared_encoding_holds_though_a_byte_is_broken() -> None:
    text = '<meta charset="gb2312"><p>' + "渡船很晚才靠岸。" * 30
    assert decode(text.encode("gb18030") + b"\xff", "x") == text + "\ufffd"


def test_a_declared_encoding_holds_though_its_few_characters_are_also_utf_8() -> None:
    data = b'<meta charset="gb2312"><p>\xc4\xa3\xca\xbd'
    assert decode(data, "x").endswith("模式")


def test_the_users_encoding_overrules_all() -> None:
    data = b'<meta charset="koi8-r">' + "Škoda".encode("cp1250")
    assert decode_text(data, "x", "utf-8", "windows-1250") == ('<meta charset="koi8-r">Škoda', None)
    assert decode_text(b"abc \xff", "x", encoding="utf-8").text == "abc \ufffd"
    with pytest.raises(UsageError, match="is not known"):
        decode_text(data, "x", encoding="no-such")


def test_vietnamese_letters_are_whole() -> None:
    text = "Con đò đến bến muộn, và người đưa thư chờ rất lâu dưới mái hiên."
    data = b"".join(
        letter.encode("cp1258", "ignore") or unicodedata.normalize("NFD", letter).encode("cp1258", "ignore")
        for letter in text
    )
    assert decode_text(data, "x", encoding="windows-1258").text.startswith("Con đò")


def test_utf_8_that_was_decoded_wrongly_once_is_kept() -> None:
    text = "The café is open. It’s late.".encode().decode("cp1252")
    assert decode_text(text.encode(), "x") == (text, None)
