"""Which lines around one make it a heading."""

import pytest

from tests.formats.plain.test_headings import PROSE, titles


@pytest.mark.parametrize(("length", "is_heading"), [(40, True), (41, False)])
def test_a_sentence_of_more_than_forty_letters_is_cut_in_two(length: int, is_heading: bool) -> None:
    cut = f"And then it {'x' * (length - len('And then it  had'))} had"
    found = titles(f"{cut}\n\nHarbour Pilots\n\nthe lower road, the mill and two of the sheds.")
    assert ("Harbour Pilots" in found) is is_heading


@pytest.mark.parametrize(("times", "is_heading"), [(8, True), (9, False)])
def test_a_numbered_text_repeats_no_line_more_than_eight_times(times: int, is_heading: bool) -> None:
    numbers = [f"{number}. The mill of {name}" for number, name in enumerate(("Rye", "Leeds", "Orsk"), 1)]
    found = titles("\n\n~\n\n".join(["~", *numbers, *["Syntax"] * times, "~"]))
    assert ("Syntax" in found) is is_heading


@pytest.mark.parametrize(
    ("above", "heading", "below", "is_heading"),
    [
        ("~", "The old mill", "~", True),
        ("~", "The old mill", "None.", True),
        ("These were lost:", "The old mill", PROSE, False),
        ("These were lost:", "The old mill", f"{PROSE} {PROSE}", True),
        ("~", " ".join(["mill"] * 9).capitalize(), "~", True),
        ("~", "Seen " + " ".join(["mill"] * 9), "~", True),
    ],
)
def test_the_lines_above_and_below(above: str, heading: str, below: str, is_heading: bool) -> None:
    assert (heading in titles(f"~\n\n{above}\n\n{heading}\n\n{below}\n\n~")) is is_heading
