import pytest
from rich.cells import cell_len

from tui.reader.rows.help_rows import HelpGroup, HelpLine, HelpRow, HelpRows, matching_groups

GROUPS = (
    HelpGroup(
        "Moving", tuple(HelpRow(key, f"Move by {key} lines, and then some more of them") for key in "abcdef")
    ),
    HelpGroup("Views", (HelpRow("Backspace Ctrl+Shift+PgDn F12 x", "Übersicht"), HelpRow("h", "Heat"))),
    HelpGroup("In the palette", (HelpRow("", "Write a file"),)),
)


def text(line: HelpLine) -> str:
    return "".join(part for part, _ in line)


OF_LIST = HelpGroup("In this list", (HelpRow("x", "Mark"), HelpRow("D", "Summarise")), is_beside=True)


@pytest.mark.parametrize("width", [34, 76, 99, 100, 130])
@pytest.mark.parametrize("groups", [GROUPS, (OF_LIST, *GROUPS), (OF_LIST,)])
def test_every_row_is_laid_out_in_the_width(groups: tuple[HelpGroup, ...], width: int) -> None:
    rows = HelpRows(groups, width)
    assert rows.rows == len(rows.lines)
    assert all(cell_len(text(line)) <= width for line in rows.lines)
    words = " ".join(map(text, rows.lines)).split()
    for group in groups:
        for row in group.rows:
            assert set(row.description.split()) | set(row.keys.split()) <= set(words)


def test_two_columns_have_half_the_rows_and_no_heading_at_the_foot() -> None:
    one, two = HelpRows(GROUPS, 58), HelpRows(GROUPS, 120)
    assert two.rows <= one.rows // 2 + 2
    assert text(two.lines[-1]).split()[-1] not in {group.title for group in GROUPS}
    assert two.at_width(58).lines == one.lines


def test_the_keys_of_a_list_come_first_or_stand_beside_the_movement_keys() -> None:
    groups = (OF_LIST, *GROUPS)
    assert text(HelpRows(groups, 58).lines[0]).strip() == "In this list"
    lines = [text(line) for line in HelpRows(groups, 120).lines]
    assert lines[0].split("  ")[0] == "Moving"
    assert lines[0].endswith("In this list") and lines[1].endswith("Mark")
    assert len(lines) <= HelpRows(groups, 58).rows // 2 + 2
    alone = HelpRows(groups[:2], 120).lines
    assert text(alone[0]).split() == ["Moving", "In", "this", "list"]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("", ["Moving", "Views", "In the palette"]),
        ("heat", ["Views"]),
        ("uber", ["Views"]),
        ("f12", ["Views"]),
        ("xyz", []),
    ],
)
def test_groups_are_narrowed_to_what_is_typed(typed: str, titles: list[str]) -> None:
    assert [group.title for group in matching_groups(GROUPS, typed)] == titles


def test_without_rows_or_room_there_are_no_lines() -> None:
    assert HelpRows((), 120).lines == HelpRows(GROUPS, 0).lines == []
