from hypothesis import given

from tests.document.invariants import check_article
from tests.document.strategies import any_text
from tui.formats.parsed_document import article_of
from tui.formats.plain.reader import read_plain_text
from tui.formats.plain.subtitles import subtitle_paragraphs
from tui.sources.open import article_from_bytes

SUBRIP = """1
00:00:01,000 --> 00:00:02,500
<i>The river rose</i>

2
00:00:02,600 --> 00:00:04,000
in the night.

3
00:00:04,100 --> 00:00:05,000
Nobody had seen it.

4
00:00:09,000 --> 00:00:10,000 X1:100
{\\an8}Another day began.

5
00:00:10,000 --> 00:00:11,000
- Where is it?
- It is gone.
"""
PARAGRAPHS = [
    "The river rose in the night. Nobody had seen it.",
    "Another day began.",
    "Where is it?",
    "It is gone.",
]


@given(any_text)
def test_any_text_gives_a_sound_article(text: str) -> None:
    reading = read_plain_text(SUBRIP.replace("night", text))
    check_article(article_of(reading, language="english", source=None))


def test_subtitles_are_paragraphs_again() -> None:
    assert subtitle_paragraphs(SUBRIP) == (PARAGRAPHS, 5)
    article = article_from_bytes(b"\xef\xbb\xbf" + SUBRIP.replace("\n", "\r\n").encode(), "mill.srt")
    assert (article.title, [block.text for block in article.blocks]) == ("", PARAGRAPHS)
    assert [(dropped.reason, dropped.text) for dropped in article.dropped] == [
        ("the times of subtitles", "5 of them")
    ]


def test_web_subtitles() -> None:
    cues = "\n\n".join(SUBRIP.replace(",", ".").replace("00:00:", "00:").split("\n\n"))
    text = f"WEBVTT Kind: captions\n\nNOTE\nA note.\n\nSTYLE\n::cue {{}}\n\nintro\n{cues}"
    assert subtitle_paragraphs(text) == (PARAGRAPHS, 5)


def test_lines_that_roll_up_are_said_once() -> None:
    cues = ["one two", "one two\nthree four", "three four\nfive six"]
    text = "\n\n".join(
        f"00:0{place}.000 --> 00:0{place}.900\n{cue}".replace("00:0", "00:00:0")
        for place, cue in enumerate(cues)
    )
    assert subtitle_paragraphs(f"WEBVTT\n\n{text}") == (["one two three four five six"], 3)


def test_numbers_without_an_empty_line_before_them_go() -> None:
    assert subtitle_paragraphs(SUBRIP.replace("\n\n", "\n")) == (PARAGRAPHS, 5)


def test_a_new_paragraph_begins_where_one_is_long() -> None:
    cues = (
        f"00:00:{place:02}.000 --> 00:00:{place + 1:02}.000\n{'word ' * 20}{place}." for place in range(20)
    )
    found = subtitle_paragraphs("WEBVTT\n\n" + "\n\n".join(cues))
    assert found is not None
    assert len(found[0]) > 2


def test_other_texts_are_none() -> None:
    for text in (
        "",
        "1\n2\n3",
        f"Text first.\n\n{SUBRIP}",
        "WEBVTT is a format.",
        SUBRIP[:60],
        "00:01 --> 00:02",
    ):
        assert subtitle_paragraphs(text) is None


def test_endless_subtitles_end_soon() -> None:
    assert subtitle_paragraphs("1\n00:00:01,000 --> 00:00:02,000\nx\n\n" * 50_000) is not None
    assert subtitle_paragraphs("1\n" * 200_000) is None
