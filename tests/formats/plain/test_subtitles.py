import pytest
from hypothesis import given

from tests.document.invariants import check_article
from tests.document.strategies import any_text
from tui.formats.parsed_document import article_of
from tui.formats.plain.reader import read_plain_text
from tui.formats.plain.subtitles import Subtitles, read_subtitles
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


def paragraphs(text: str) -> list[str]:
    subtitles = read_subtitles(text)
    assert subtitles is not None
    return subtitles.paragraphs


def web(*cues: str) -> str:
    """Return subtitles that follow one another without a pause."""
    timed = (
        f"00:{place:02}.000 --> 00:{place + 1:02}.000 align:start\n{cue}\n" for place, cue in enumerate(cues)
    )
    return "\n".join(("WEBVTT\n", *timed))


@given(any_text)
def test_any_text_in_subtitles_gives_a_sound_article(text: str) -> None:
    document = read_plain_text(SUBRIP.replace("night", text))
    check_article(article_of(document, language="english", source=None))


def test_subtitles_are_paragraphs_again() -> None:
    assert read_subtitles(SUBRIP) == Subtitles(PARAGRAPHS, 5)
    article = article_from_bytes(b"\xef\xbb\xbf" + SUBRIP.replace("\n", "\r\n").encode(), "mill.srt")
    assert (article.title, [block.text for block in article.blocks]) == ("", PARAGRAPHS)
    assert [(dropped.reason, dropped.text) for dropped in article.dropped] == [
        ("the times of subtitles", "5 of them")
    ]


def test_web_subtitles() -> None:
    cues = "\n\n".join(SUBRIP.replace(",", ".").replace("00:00:", "00:").split("\n\n"))
    text = f"WEBVTT Kind: captions\n\nNOTE\nA note.\n\nSTYLE\n::cue {{}}\n\nintro\n{cues}"
    assert read_subtitles(text) == Subtitles(PARAGRAPHS, 5)


def test_rolling_lines_are_read_once() -> None:
    cues = ["one two", "one two\nthree four", "three four\nfive six"]
    text = "\n\n".join(
        f"00:0{place}.000 --> 00:0{place}.900\n{cue}".replace("00:0", "00:00:0")
        for place, cue in enumerate(cues)
    )
    assert paragraphs(f"WEBVTT\n\n{text}") == ["one two three four five six"]


def test_numbers_without_an_empty_line_before_them_are_dropped() -> None:
    assert read_subtitles(SUBRIP.replace("\n\n", "\n")) == Subtitles(PARAGRAPHS, 5)


def test_a_new_paragraph_begins_where_one_is_long() -> None:
    cues = (
        f"00:00:{place:02}.000 --> 00:00:{place + 1:02}.000\n{'word ' * 20}{place}." for place in range(20)
    )
    found = read_subtitles("WEBVTT\n\n" + "\n\n".join(cues))
    assert found is not None
    assert len(found.paragraphs) > 2


def test_texts_without_cues_are_no_subtitles() -> None:
    for text in (
        "",
        "1\n2\n3",
        f"Text first.\n\n{SUBRIP}",
        "WEBVTT is a format.",
        SUBRIP[:10],
        "00:01 --> 00:02",
        "WEBVTT",
    ):
        assert read_subtitles(text) is None


def test_pathological_subtitles_are_read_soon() -> None:
    assert read_subtitles("1\n00:00:01,000 --> 00:00:02,000\nx\n\n" * 50_000) is not None
    assert read_subtitles("1\n" * 200_000) is None


def test_each_turn_of_a_speaker_is_a_paragraph() -> None:
    assert paragraphs(
        web(
            "<v Ann Lee>Corn &amp; rye cost",
            "<v Ann Lee>&lt;10&nbsp;coins, don&#39;t they?</v>",
            "<v.loud Bob>Yes, <i>they <c.red>do</c></i>.",
            "Nobody knows who said that.",
            "<v Ann Lee>Thanks.</v> <v Bob>Not at all.",
        )
    ) == [
        "Ann Lee: Corn & rye cost <10 coins, don't they?",
        "Bob: Yes, they do.",
        "Nobody knows who said that.",
        "Ann Lee: Thanks.",
        "Bob: Not at all.",
    ]


def test_a_speaker_ends_in_the_middle_of_a_subtitle() -> None:
    assert paragraphs(web("<v Ann>It rains.\nIt pours.</v>\nThe wheel turns.")) == [
        "Ann: It rains. It pours.",
        "The wheel turns.",
    ]


def test_a_pause_is_counted_from_the_end_of_the_subtitle_before() -> None:
    events = "[Script Info]\n[Events]\nFormat: Start, End, Name, Text\n"
    said = [f"Dialogue: 0:00:0{start}.00,0:00:0{start + 2}.50,,It rains {start}." for start in (1, 4, 6)]
    assert paragraphs(events + "\n".join(said)) == ["It rains 1. It rains 4. It rains 6."]
    assert paragraphs(events + "\n".join(said[::2])) == ["It rains 1.", "It rains 6."]


def test_a_speaker_is_named_once_for_several_paragraphs() -> None:
    said = paragraphs(web(*(f"<v Ann>{'word ' * 20}{number}." for number in range(20))))
    assert len(said) > 1
    assert [paragraph.startswith("Ann: ") for paragraph in said] == [True] + [False] * (len(said) - 1)


def test_speakers_in_capitals_begin_paragraphs() -> None:
    assert paragraphs(web("ANN: It rains", "again.", "BOB: So it does.")) == [
        "ANN: It rains again.",
        "BOB: So it does.",
    ]


@pytest.mark.parametrize("count", [1, 2])
def test_few_subtitles(count: int) -> None:
    header = "WEBVTT - A rainy day\nLanguage: en\n"
    document = read_plain_text(web(*["It rains."] * count).replace("WEBVTT\n", header, 1))
    assert (document.title, document.language) == ("", "en")
    assert [draft.text for draft in document.drafts] == [" ".join(["It rains."] * count)]


def test_captions_that_grow_word_by_word() -> None:
    cues = (
        " \nhello<00:00:00.480><c> and</c><00:00:00.640><c> welcome</c>",
        "hello and welcome\n ",
        "hello and welcome\nto<00:00:02.720><c> the</c><c> mill</c>",
        "to the mill\n ",
    )
    assert paragraphs(web(*cues)) == ["hello and welcome to the mill"]


def test_three_rolling_lines() -> None:
    words = "one two three four five six".split()
    cues = ("\n".join(words[max(0, place - 2) : place + 1]) for place in range(6))
    assert paragraphs(web(*cues)) == ["one two three four five six"]


def test_lines_that_grow_word_by_word() -> None:
    cues = ("one", "one two", "one two\nthree", "four", "four five", "four five six")
    assert paragraphs(web(*cues)) == ["one two three four five six"]
    said = ("No.", "No. I said so.", "It is rye.", "It is corn.", "It is hay.", "It rains.", "It is oats.")
    assert paragraphs(web(*said))[0].startswith("No. No. I said so.")


def test_a_word_that_is_said_twice_stays() -> None:
    cues = [
        "No.",
        "No.",
        *(f"It is {word}." for word in ("rye", "corn", "hay", "rain", "flour", "grain", "oats")),
    ]
    assert paragraphs(web(*cues))[0].startswith("No. No. It is rye.")


def test_comments_styles_and_what_is_above_kanji_are_no_text() -> None:
    text = web("<ruby>水車<rt>すいしゃ</rt></ruby>が回る", "一日中")
    blocks = "STYLE\n::cue { color: red }\n\nREGION\nid:one\n\nNOTE\nIt was --- dry.\n\n"
    assert paragraphs(text.replace("\n\n", f"\n\n{blocks}", 1)) == ["水車が回る 一日中"]


def test_times_need_not_be_whole() -> None:
    times = ("0:0:1.5 --> 0:0:2.43", "00:00:07,000-->00:00:11:890", "00:00:12,000 -->")
    text = "\n\n".join(f"{place}\n{time}\nLine {place}." for place, time in enumerate(times))
    assert paragraphs(text) == ["Line 0.", "Line 1.", "Line 2."]


def test_the_last_subtitle_may_be_a_number() -> None:
    times = "00:00:01,000 --> 00:00:02,000"
    assert paragraphs(f"1\n{times}\nThe year is\n\n2\n{times}\n1984\n") == ["The year is 1984"]
    assert paragraphs(f"1\n{times}\nA line\n\nand one more\n \n2\n{times}\nof it.") == [
        "A line and one more of it."
    ]


def test_signs_that_are_no_tags_stay() -> None:
    assert paragraphs(web("It is <3 and > 2 {so} AT&T; R&D")) == ["It is <3 and > 2 {so} AT&T; R&D"]


def test_subtitles_of_video_sites() -> None:
    text = "0:00:00.599,0:00:04.160\n>> ANN: Rain,\nsee?\n\n0:00:04.160,0:00:06.770\n>> BOB: I do.\n"
    assert paragraphs(text) == ["ANN: Rain, see?", "BOB: I do."]


def test_scripts_with_events() -> None:
    text = """[Script Info]
Title: The mill
ScriptType: v4.00+
[V4+ Styles]
Title: No title
Format: Name, Fontname
Style: Default,Arial
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:05.00,0:00:06.00,Default,Bob,0,0,0,,So it does, at\\hlast.
Dialogue: 0,0:00:01.00,0:00:02.00,Default,Ann,0,0,0,,{\\i1}It rains,\\N{\\i0}see?
Comment: 0,0:00:02.00,0:00:03.00,Default,Bob,0,0,0,,Is this right?
Dialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 10
Dialogue: 0,0:00:08.00
Dialogue: 0,x,y,Default,,0,0,0,,Nothing
"""
    document = read_plain_text(text)
    assert document.title == "The mill"
    assert [draft.text for draft in document.drafts] == ["Ann: It rains, see?", "Bob: So it does, at last."]


def timed(*cues: tuple[str, str, str]) -> str:
    return "WEBVTT\n\n" + "\n\n".join(f"{begin} --> {end}\n{text}" for begin, end, text in cues)


@pytest.mark.parametrize(
    ("end", "begin", "first", "are_apart"),
    [
        ("00:02.000", "00:04.500", "It rains.", True),
        ("00:02.000", "00:04.499", "It rains.", False),
        ("00:02.000", "00:04.500", "It rains", False),
        ("00:59.000", "01:01.500", "It rains.", True),
        ("00:59.000", "01:01.499", "It rains.", False),
        ("00:59:59.000", "01:00:01.500", "It rains.", True),
        ("00:59:59.000", "01:00:01.499", "It rains.", False),
        ("00:02.5", "00:05.000", "It rains.", True),
        ("00:02.51", "00:05.000", "It rains.", False),
        ("00:01.000", "00:02.000", f"{'a' * 599}.", True),
        ("00:01.000", "00:02.000", f"{'a' * 598}.", False),
    ],
)
def test_a_sentence_and_a_pause_or_great_length_end_a_paragraph(
    end: str, begin: str, first: str, are_apart: bool
) -> None:
    said = paragraphs(timed(("00:00.000", end, first), (begin, "02:00:00.000", "It pours.")))
    assert said == ([first, "It pours."] if are_apart else [f"{first} It pours."])


@pytest.mark.parametrize(
    ("first", "second", "begin", "expected"),
    [
        ("one", "one two", "00:03.000", "one two"),
        ("one", "one two", "00:03.001", "one one two"),
        ("one", "ones", "00:03.000", "one ones"),
        ("one", "one", "00:03.000", "one one"),
        ("a\none", "one\ntwo", "00:03.000", "a one two"),
        ("a\none", "one\ntwo", "00:03.001", "a one one two"),
        ("a\none", "a\none\ntwo", "00:03.000", "a one two"),
        ("one\na", "one\ntwo", "00:03.000", "one a one two"),
    ],
)
def test_what_the_one_before_has_shown_is_left_out_if_it_follows_within_a_second(
    first: str, second: str, begin: str, expected: str
) -> None:
    assert paragraphs(timed(("00:01.000", "00:02.000", first), (begin, "00:09.000", second))) == [expected]


@pytest.mark.parametrize(("others", "expected"), [(2, "one two w0 w1"), (3, "one one two w0 w1 w2")])
def test_a_third_of_the_subtitles_grow_if_any_do(others: int, expected: str) -> None:
    assert paragraphs(web("one", "one two", *(f"w{number}" for number in range(others)))) == [expected]


@pytest.mark.parametrize(("others", "expected"), [(2, "a one two w0 w1"), (3, "a one one two w0 w1 w2")])
def test_a_third_of_the_subtitles_roll_if_any_do(others: int, expected: str) -> None:
    assert paragraphs(web("a\none", "one\ntwo", *(f"w{number}" for number in range(others)))) == [expected]


@pytest.mark.parametrize(
    ("title", "expected"), [("The mill", "The mill"), ("<untitled>", ""), ("Untitled", "")]
)
def test_a_title_that_a_program_wrote_is_none(title: str, expected: str) -> None:
    found = read_subtitles(f"[Script Info]\nTitle: {title}\n[Events]\nTitle: No title\n")
    assert found == Subtitles([], 0, expected)
