import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.document.strategies import any_text
from tui.formats.email.encoded_words import decode_words


def word(text: str, codec: str, label: str = "") -> str:
    return f"=?{label or codec}?B?{base64.b64encode(text.encode(codec)).decode()}?="


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("The mill", "The mill"),
        ("=?utf-8?q?M=C3=BChle_am_Flu=C3=9F?=", "Mühle am Fluß"),
        ("Die =?iso-8859-1?Q?M=FChle?= steht", "Die Mühle steht"),
        ("=?utf-8?q?M=C3=BChle?= =?utf-8?q?nweg?=", "Mühlenweg"),
        ("=?utf-8?q?M=C3=BChle?=\r\n\t=?utf-8?q?nweg?=", "Mühlenweg"),
        ("=?utf-8?q?M=C3?= =?utf-8?q?=BChle?=", "Mühle"),
        ("=?utf-8?q?M=C3=BChle?==?iso-8859-1?q?nstra=DFe?=", "Mühlenstraße"),
        ("=?utf-8?q?M=C3=BChle?=nweg", "Mühlenweg"),
        ("=?utf-8*de?q?M=C3=BChle?=", "Mühle"),
        ("=?utf-8?q?a mill by the river?=", "a mill by the river"),
        ("=?utf-8?q?A_mill?_No!?=", "A mill? No!"),
        ("=?utf-8?B?TcO8aGxl?=", "Mühle"),
        ("=?utf-8?B?TcO8aGx?=", "Mühl"),
        ("=?utf-8?B?TcO8 aGxl=?=", "Mühle"),
        ("=?utf-8?B?!?=", ""),
        ("=?utf-8?q??=", ""),
        ("=?utf8?q?M=C3=BChle?=", "Mühle"),
        ("=?x-unknown?q?M=C3=BChle?=", "Mühle"),
        ("=?us-ascii?q?M=FChle?=", "Mühle"),
        (word("水車が回る", "iso-2022-jp"), "水車が回る"),
        (word("물레방아", "euc-kr", "ks_c_5601-1987"), "물레방아"),
        (word("镕水车", "gbk", "gb2312"), "镕水车"),
        (word("Мельница", "koi8-r"), "Мельница"),
        ("=?utf-8?x?M=C3=BChle?=", "=?utf-8?x?M=C3=BChle?="),
        ("is 1 =? 2", "is 1 =? 2"),
    ],
)
def test_words_are_decoded(value: str, text: str) -> None:
    assert decode_words(value).text == text


@given(any_text)
def test_any_text_is_decoded_again(text: str) -> None:
    text = " ".join(text.encode("utf-8", "ignore").decode().split())
    if text.isprintable():
        assert decode_words(word(text, "utf-8")).text == text


@given(st.text(alphabet="=?bqBQ utf-8*_+/\x00\x1b(J", max_size=60))
def test_any_damage_is_survived(value: str) -> None:
    decode_words(value)
