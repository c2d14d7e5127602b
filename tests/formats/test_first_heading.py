from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped
from tui.formats.first_heading import find_title

ONE, TWO = Draft(BlockKind.HEADING, "One", 1), Draft(BlockKind.HEADING, "Two", 2)
TEXT, FIGURE = Draft(BlockKind.PARAGRAPH, "Text."), Draft(BlockKind.FIGURE, "A mill")


def test_the_only_heading_at_the_top_is_the_title_wherever_it_stands() -> None:
    assert find_title([TEXT, ONE, TEXT, TWO]) == ("One", [TEXT, TEXT, TWO], [])


def test_the_first_of_several_is_the_title_only_at_the_beginning() -> None:
    assert find_title([ONE, TEXT, ONE])[0] == "One"
    assert find_title([FIGURE, TWO, TEXT, TWO])[0] == "Two"
    assert find_title([TEXT, ONE, TEXT, ONE]) == ("", [TEXT, ONE, TEXT, ONE], [])


def test_a_heading_with_one_above_it_is_no_title() -> None:
    assert find_title([TWO, TEXT, ONE])[0] == ""


def test_a_heading_that_repeats_the_title_is_dropped() -> None:
    assert find_title([ONE, TEXT], "ONE!") == ("ONE!", [TEXT], [Dropped("the title again", "One")])
    assert find_title([ONE, TEXT], "Mills") == ("Mills", [ONE, TEXT], [])


def test_a_heading_alone_is_text() -> None:
    assert find_title([ONE]) == ("", [ONE], [])
    assert find_title([TEXT]) == ("", [TEXT], [])
