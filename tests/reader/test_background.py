from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reader.background import BackgroundReplies, is_light_in_environment

END = "\x1b[?62;22c"


@pytest.mark.parametrize(
    ("reply", "is_light"),
    [
        ("\x1b]11;rgb:ffff/ffff/dddd\x1b\\", True),
        ("\x1b]11;rgb:1616/1818/1c1c\x07", False),
        ("\x1b]11;rgb:fd/f6/e3\x1b\\", True),
        ("\x1b]11;rgb:0/2/3\x07", False),
        ("\x1b]11;rgba:0000/2b2b/3636/ffff\x1b\\", False),
        ("", None),
    ],
)
def test_the_background_is_read_from_the_reply(reply: str, is_light: bool | None) -> None:
    replies = BackgroundReplies()
    assert replies.typed(f"j{reply}k{END}J") == "jkJ"
    assert replies.is_light is is_light
    assert replies.is_complete


@given(st.text("jJ) ", max_size=4), st.text("kK(é", max_size=4), st.lists(st.integers(0, 50), max_size=5))
def test_replies_are_taken_out_however_they_are_cut(before: str, after: str, cuts: list[int]) -> None:
    text = f"{before}\x1b]11;rgb:ffff/ffff/ffff\x1b\\{END}{after}"
    starts = [cut for cut in sorted(cuts) if text[cut - 1 : cut] != "\x1b" or text[cut:].startswith("\\")]
    replies = BackgroundReplies()
    typed = "".join(replies.typed(text[start:end]) for start, end in pairwise([0, *starts, len(text)]))
    assert typed == before + after
    assert replies.is_light


def test_a_mode_that_the_terminal_reports_is_left_to_textual() -> None:
    replies = BackgroundReplies()
    assert replies.typed("\x1b[?2026") == ""
    assert replies.typed(";2$y") == "\x1b[?2026;2$y"


def test_what_is_typed_after_the_last_reply_is_left_alone() -> None:
    replies = BackgroundReplies()
    assert replies.typed(END) == ""
    assert replies.typed(END) == END


@pytest.mark.parametrize(
    ("value", "is_light"),
    [("15;0", False), ("0;15", True), ("0;default;7", True), ("7;8", False), ("", None), ("0;default", None)],
)
def test_the_background_is_read_from_the_environment(
    value: str, is_light: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORFGBG", value)
    assert is_light_in_environment() is is_light
