from tui.document.model import BlockKind
from tui.formats.plain.reader import read_plain_text

RULE = "=" * 78
HELP = f"""*mill.txt*\tFor Mill version 2.1.  Last change: 2024 Feb 14


\t\t  VIM REFERENCE MANUAL\t  by Ann Lee


\t\t\t\t\t*grind* *grinding*
Grinding grain\t\t\t\t\t\t*grinding-grain*

These commands turn the stone.  If there is no water, the stone does not turn,
which is told in |no-water| and in section |03.7| of the manual.

1. Turning the stone\t\t|turn-stone|
2. Stopping the stone\t\t|stop-stone|
3. Lifting the stone\t\t|lift-stone|

{RULE}
1. Turning the stone\t\t\t\t\t*turn-stone*

The stone is turned with this command: >

\tTurn the stone
<
The stone turns until the mill is stopped or the river has fallen below the
wheel, which happens in most summers.

\t\t\t\t\t\t\t*CTRL-G*
CTRL-G\t\t\tTurn the stone by one tooth, and tell how many bags
\t\t\tare full.

{RULE}
2. Stopping the stone\t\t\t\t\t*stop-stone*

The stone stops when the water is led around the wheel, and not before that.

In winter ~

The wheel has to be freed from ice with an axe before it is turned again.

Name:           Use: ~
axe             to free the wheel, which has been frozen since the new year
{RULE}
3. Lifting the stone\t\t\t\t\t*lift-stone*

The stone is lifted with a crane, and dressed on its lower side by a mason.

 vim:tw=78:ts=8:noet:ft=help:norl:
"""


def test_a_help_file_has_its_own_title_and_headings_without_tags() -> None:
    document = read_plain_text(HELP)
    assert (document.title, document.metadata.author, document.metadata.date) == (
        "Grinding grain",
        "Ann Lee",
        "2024 Feb 14",
    )
    headings = [draft.text for draft in document.drafts if draft.kind is BlockKind.HEADING]
    assert headings == ["1. Turning the stone", "2. Stopping the stone", "In winter", "3. Lifting the stone"]
    text = "\n".join(draft.text for draft in document.drafts)
    assert "told in no-water and in section 03.7" in text
    assert "CTRL-G Turn the stone by one tooth" in text
    assert not any(mark in text for mark in ("*", "|no", "=====", "vim:", ">", "<"))


def test_other_texts_that_begin_with_a_star_are_none() -> None:
    assert read_plain_text("*Note* that it rains.\n\nThe river rises by a foot in an hour.").title == ""


def test_a_help_file_of_one_line() -> None:
    document = read_plain_text("*mill.txt* For Mill\n")
    assert (document.title, list(document.drafts)) == ("", [])
