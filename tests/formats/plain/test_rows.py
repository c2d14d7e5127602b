"""Titles above and below rows of short lines."""

from tui.formats.plain.rows import Rows, differs_from, is_title_of


def test_a_title_is_much_shorter_than_each_line_below_it() -> None:
    row = ["Oil on the slip", "Tar on the rope", "Salt in the bread"]
    assert is_title_of("Stores", row)
    assert not is_title_of("Stores of it", row)
    assert not is_title_of("Stores", row[:2])


def test_a_title_below_a_list_is_short_or_of_another_kind() -> None:
    assert differs_from("Stores", ["Oil on the slip", "Tar on the rope"])
    assert differs_from("Stores of oil", ["Oil is here.", "Tar is there."])
    assert not differs_from("Stores of oil", ["Oil is here", "Tar is there"])


def test_a_row_ends_at_a_long_line() -> None:
    rows = Rows(
        [0, 1, 3, 4, 6], ["Oil", "Tar", "Salt in the bread", "Salt", "Rope"], [True, True, False, True, True]
    )
    assert (rows.above(2), rows.below(2), rows.next(2)) == (["Tar", "Oil"], [], 3)
    assert (rows.above(3), rows.below(3), rows.next(3)) == (["Tar", "Oil"], ["Salt", "Rope"], 4)
    assert (rows.above(6), rows.below(6)) == (["Salt"], [])
    assert (rows.above(0), rows.below(0)) == ([], ["Tar"])


def test_a_row_of_very_many_lines_has_those_nearby() -> None:
    texts = [str(number) for number in range(40)]
    rows = Rows(range(40), texts, [True] * 40)
    assert rows.above(30) == texts[18:30][::-1]
    assert rows.below(30) == texts[31:]
    assert rows.below(5) == texts[6:18]
