import pytest

from tui.formats.plain.layout import detect_layout

LINES = (
    "The river rose in the night and by the morning it had taken",
    "the lower road, the mill and two of the sheds.",
)
CODE = ["x = mill.turn(river=True, road=None)  # the lower road and the sheds of the mill, too long", "y = x"]


def paragraph(indent: int) -> list[str]:
    return [" " * indent + line for line in LINES]


def test_code_before_the_column_of_the_text_does_not_move_it() -> None:
    titles = [["Ropes"], ["Tar"]]
    chunks = [titles[0], paragraph(3), CODE, paragraph(3), titles[1], paragraph(3), CODE]
    layout = detect_layout(chunks)
    assert layout.is_outdented
    assert layout.margin == 3


def test_listings_with_lines_of_any_length_do_not_hide_the_width() -> None:
    listing = ["mill", "mill.turn(river)", f"mill.say('{'water ' * 40}')"]
    assert detect_layout([paragraph(0), *[listing] * 9, paragraph(0)]).width == len(LINES[0])


def test_few_paragraphs_before_the_column_are_a_listing() -> None:
    chunks = [["Ropes"], *[paragraph(3)] * 24, ["Tar"], paragraph(3), paragraph(0)]
    assert detect_layout(chunks).margin == 3


@pytest.mark.parametrize("count", [5, 50])
def test_text_below_titles_in_their_column_is_in_that_of_all_text(count: int) -> None:
    definitions = [["mole"], paragraph(4)] * count
    chunks = [["Ropes"], paragraph(0), *definitions, ["Tar"], paragraph(0), *definitions]
    assert not detect_layout(chunks).is_outdented


def test_definitions_are_no_text_although_they_are_most_of_it() -> None:
    names = [["NAME", "       ropes - list the ropes"], ["SYNOPSIS", "       ropes [options]"], ["OPTIONS"]]
    options = [["       -a"], paragraph(14), ["       -b"], paragraph(14)] * 4
    layout = detect_layout([*names, *options, ["BUGS", "       None."]])
    assert layout.is_outdented
    assert layout.margin == 7
