"""Titles above and below rows of short lines."""

from tui.formats.plain.rows import differs_from, is_title_of


def test_a_title_is_much_shorter_than_each_line_below_it() -> None:
    row = ["Oil on the slip", "Tar on the rope", "Salt in the bread"]
    assert is_title_of("Stores", row)
    assert not is_title_of("Stores of it", row)
    assert not is_title_of("Stores", row[:2])


def test_a_title_below_a_list_is_short_or_of_another_kind() -> None:
    assert differs_from("Stores", ["Oil on the slip", "Tar on the rope"])
    assert differs_from("Stores of oil", ["Oil is here.", "Tar is there."])
    assert not differs_from("Stores of oil", ["Oil is here", "Tar is there"])
