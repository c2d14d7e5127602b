import codecs

import pytest

from tui.document.errors import UsageError
from tui.formats.encoding_labels import ENCODINGS, encoding_of_label, find_encoding


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_encoding_is_found_by_its_name_and_has_codecs(name: str) -> None:
    assert find_encoding(name.upper()) is ENCODINGS[name]
    assert all(codecs.lookup(codec) for codec in ENCODINGS[name].codecs)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("iso-8859-1", "windows-1252"),
        ("latin1", "windows-1252"),
        ("us-ascii", "windows-1252"),
        ("iso88592", "ISO-8859-2"),
        ("iso_8859-5:1988", "ISO-8859-5"),
        ("iso-8859-9", "windows-1254"),
        ("gb2312", "GB18030"),
        ("GBK", "GB18030"),
        ("x-sjis", "Shift_JIS"),
        ("ks_c_5601-1987", "EUC-KR"),
        ("tis-620", "windows-874"),
        ("x-cp1251", "windows-1251"),
        ("iso-8859-8-i", "ISO-8859-8"),
        ("unicode", "UTF-16LE"),
        (" utf8 ", "UTF-8"),
        ("cp866", "IBM866"),
    ],
)
def test_labels_mean_what_they_mean_to_browsers(label: str, name: str) -> None:
    found = encoding_of_label(label)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("label", ["", "utf-7", "punycode", "rot13", "base64", "no-such", "a\0b", "кои8"])
def test_other_labels_mean_nothing(label: str) -> None:
    assert encoding_of_label(label) is None


def test_an_unknown_name_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(UsageError, match=r"“windows-125” is not known\. Did you mean windows-125"):
        find_encoding("windows-125")
