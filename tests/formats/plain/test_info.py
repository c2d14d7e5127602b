"""Info files of manuals."""

from tui.formats.plain.info import strip_info
from tui.formats.plain.reader import read_plain_text

MANUAL = """\
This is ropes.info, produced by makeinfo version 6.8 from ropes.texi.

You may copy this.
START-INFO-DIR-ENTRY
* Ropes: (ropes).   How ropes are made.
END-INFO-DIR-ENTRY

\x1f
File: ropes.info,  Node: Top,  Next: Mills,  Up: (dir)

Ropes
*****

This manual tells how the ropes of the river are made, and why.

* Menu:

* Mills::    Where they stand.

\x1f
File: ropes.info,  Node: Mills,  Prev: Top,  Up: Top

1 Mills
*******

A mill stands by the river (*note The wheel::), as told in *note Rivers:
(water)Rivers. *Note Index:: for more.

1.1 Wheels
==========

They turn.

\x1f
Tag Table:
Node: Top\x7f773
\x1f
End Tag Table
"""


def test_an_info_file_is_its_text_without_nodes_and_menus() -> None:
    reading = read_plain_text(MANUAL)
    assert reading.title == "Ropes"
    assert [(draft.level, draft.text) for draft in reading.drafts] == [
        (0, "This manual tells how the ropes of the river are made, and why."),
        (1, "1 Mills"),
        (
            0,
            "A mill stands by the river (see The wheel), as told in Rivers. See Index for more.",
        ),
        (2, "1.1 Wheels"),
        (0, "They turn."),
    ]
    told = " ".join(part.text for part in reading.dropped)
    assert "You may copy this." in told
    assert "Where they stand." in told


def test_other_texts_with_the_words_of_a_node_are_left_alone() -> None:
    assert strip_info("Notes.\n\nFile: ropes.info,  Node: Top,  Up: (dir)\n\nText.\n") is None


def test_a_menu_is_left_out_and_nothing_else_from_the_first_node_to_the_table() -> None:
    stripped = strip_info(MANUAL)
    assert stripped is not None
    assert [(part.reason, part.text.split("\n")[0]) for part in stripped.dropped] == [
        ("the document's head", "This is ropes.info, produced by makeinfo version 6.8 from ropes.texi."),
        ("a table of contents", "* Mills::    Where they stand."),
    ]
    assert stripped.dropped[1].text == "* Mills::    Where they stand."
    without_table = strip_info(MANUAL[: MANUAL.index("\x1f\nTag Table")])
    assert without_table is not None
    assert without_table.text.strip() == stripped.text.strip()


def test_an_info_file_without_a_title_has_none() -> None:
    stripped = strip_info(MANUAL.replace("Ropes\n*****\n", "Ropes\n"))
    assert stripped is not None
    assert (stripped.title, "Ropes" in stripped.text) == ("", True)


def test_underlines_are_those_of_other_texts() -> None:
    parts = "\n\n".join(f"Part {sign}\n{sign * 6}\n\nText." for sign in "*=-.")
    stripped = strip_info(
        f"{MANUAL.partition(chr(31))[0]}\x1f\nFile: a,  Node: b,  Up: c\n\nIt is.\n\n{parts}\n"
    )
    assert stripped is not None
    assert [line[0] for line in stripped.text.split("\n") if len(set(line)) == 1] == ["=", "-", "~", "~"]
