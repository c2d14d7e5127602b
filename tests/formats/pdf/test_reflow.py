import pytest

from tui.formats.pdf.reflow import Dehyphenator
from tui.formats.pdf.runs import LINE_END_HYPHEN


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["a mea-", "sure of the tide"], "a measure of the tide"),
        (["a well-", "known tower,", "well-known indeed"], "a well-known tower, well-known indeed"),
        (["it is co-", "ordinated", "or coordinated"], "it is coordinated or coordinated"),
        (["the Anglo-", "Saxon chapel"], "the Anglo-Saxon chapel"),
        (["from 1990-", "1995 and on"], "from 1990-1995 and on"),
        (["state-of-the-", "art gauges"], "state-of-the-art gauges"),
        (["well-docu-", "mented, and documented again"], "well-documented, and documented again"),
        (["an aside -", "and its end"], "an aside - and its end"),
        ([f"mea{LINE_END_HYPHEN}", "sured"], "measured"),
        (["no hyphen", "at all"], "no hyphen at all"),
        (["潮水每", "天上涨"], "潮水每天上涨"),
        (["THE HAR-", "BOUR"], "THE HARBOUR"),
        (["a well-", "kept tower"], "a well-kept tower"),
        (["twenty-", "second of May"], "twenty-second of May"),
        (["the non-", "Danish locks"], "the non-Danish locks"),
        (["locks B-", "D are open"], "locks B-D are open"),
        (["a tide-", "based clock"], "a tide-based clock"),
        (["an over-", "based cloth"], "an overbased cloth"),
        (["a six-", "year-old lock"], "a six-year-old lock"),
        (["a brother-", "in-law of the ex-", "mayor"], "a brother-in-law of the ex-mayor"),
        (["an ex-", "ample of anti-", "icing"], "an example of anti-icing"),
        (["a high-", "pressure and town-", "owned pump"], "a high-pressure and town-owned pump"),
        (["a com-", "puter-aided lock"], "a computer-aided lock"),
    ],
)
def test_lines_are_joined_as_their_words_are_written(lines: list[str], text: str) -> None:
    dehyphenator = Dehyphenator(lines)
    joined = ""
    for line in lines:
        joined = dehyphenator.join(joined, line)
    assert joined == text


def test_a_document_that_cuts_no_words_keeps_its_hyphens() -> None:
    lines = [
        "a sea-",
        "wall and",
        "a sea-wall",
        "with a three-",
        "fold lock",
        "that is three-fold",
        "in a half-",
        "light",
    ]
    assert Dehyphenator(lines).join("in a half-", "light") == "in a half-light"
