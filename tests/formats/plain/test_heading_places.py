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


def headings_among(*chunks: str) -> list[str]:
    return titles("\n\n".join(chunks))


def test_sections_of_manual_pages_may_begin_with_a_name_in_small_letters() -> None:
    page = (
        "NAME",
        "rope - hold the ferry at the quay whatever the wind",
        "SYNOPSIS",
        "rope [options] quay",
        "BUGS",
        PROSE,
    )
    assert headings_among(*page) == ["NAME", "SYNOPSIS", "BUGS"]
    assert headings_among(PROSE, "Bugs", "Files", "Options", "Name", PROSE) == []


def test_a_head_of_a_page_within_a_sentence_is_no_heading() -> None:
    half = (
        "The river rose in the night, and by the morning it had taken",
        "THE OLD MILL",
        "the lower road and two sheds.",
    )
    assert "THE OLD MILL" in headings_among(*half, PROSE)
    assert "THE OLD MILL" not in headings_among(*half, PROSE, *half)


def test_a_numbered_heading_may_take_up_two_lines() -> None:
    long = "5.9. Moving, removing, renaming, orphaning, adopting, and reintroducing\nropes"
    assert headings_among("5.8. Tar", PROSE, long, PROSE) == ["5.8. Tar", " ".join(long.split())]
    assert headings_among(PROSE, long.removeprefix("5.9. "), PROSE) == []


def test_numbered_headings_are_found_among_questions_and_answers() -> None:
    answers = [f"{name}: {PROSE}" for name in ("Q", "A") * 8]
    assert headings_among("8.1. Tar", *answers, "8.2. Ropes", *answers) == ["8.1. Tar", "8.2. Ropes"]


def test_a_term_above_its_indented_definition_is_no_heading() -> None:
    terms = [f"{term}\n    {PROSE}" for term in ("Mole", "POWER", "rope_length", "tar", "oil")]
    assert headings_among(PROSE, *terms, PROSE) == []
    assert headings_among(PROSE, "The mole", *terms, PROSE) == ["The mole"]


@pytest.mark.parametrize("below", ["    $ tar --rope -x\n    $ rope --tar", "- the tar\n- the oil"])
def test_a_statement_that_leads_to_a_listing_is_no_heading(below: str) -> None:
    assert headings_among(PROSE, "In the end, the rope will be", below, PROSE) == []
    assert headings_among(PROSE, "In the end, the rope will be", PROSE) == ["In the end, the rope will be"]
    assert "The rope that was given to him" in headings_among(
        PROSE, "The rope that was given to him", below, PROSE
    )


def test_a_reference_to_another_text_is_no_heading() -> None:
    assert headings_among(PROSE, "See the Harbour Handbook", PROSE, "See Also", PROSE) == ["See Also"]


def test_japanese_headings_may_begin_or_stand_above_text_that_begins_with_a_latin_name() -> None:
    text = "w3mは、WWWに対応したページャで、テキストベースで動く。もちろん、優れたブラウザで、多くの機能を持っている。"
    assert headings_among(text, "w3mの誕生", text, "はじめに", text, "なお、使っていない．", text) == [
        "w3mの誕生",
        "はじめに",
    ]
