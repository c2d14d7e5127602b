from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.text.scripts import TEXTS
from tests.text.test_cells import boundaries
from tui.text.wrap import MIN_WIDTH, wrap

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Mn", "Me", "Cf", "Cn"]))


@given(WORDS, st.integers(MIN_WIDTH + 4, 60))
def test_lines_fit_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width, initial_indent="  • ")
    assert all(cell_len(line) <= width for line in lines)
    without_marker = [line[4:] for line in lines]
    assert "".join("".join(without_marker).split()) == "".join(text.split())


@given(WORDS)
def test_without_a_width_there_is_one_line(text: str) -> None:
    assert wrap(text, None) == [" ".join(text.split())] * bool(text.split())


@given(TEXTS, st.integers(MIN_WIDTH + 4, 60))
def test_in_every_script_lines_fit_and_no_character_is_split(text: str, width: int) -> None:
    lines = wrap(text, width, initial_indent="  • ")
    assert all(cell_len(line) <= width for line in lines)
    bare = [line[4:] for line in lines]
    assert "".join("".join(bare).split()) == "".join(text.split())
    position = 0
    for line in bare:
        position = text.index(line, position)
        assert {position, position + len(line)} <= boundaries(text)
        position += len(line)


def test_words_stay_whole_where_they_can() -> None:
    assert wrap("one two three four five six", 20) == ["one two three four", "five six"]


def test_the_rest_is_indented_as_the_first() -> None:
    assert wrap("one two three four five six", 24, initial_indent="10. ") == [
        "10. one two three four",
        "    five six",
    ]


def test_wide_characters_take_two_cells() -> None:
    assert wrap("港" * 25, 20) == ["港" * 10, "港" * 10, "港" * 5]
