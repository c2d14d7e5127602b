"""Notes, sections, figures and pictures that a line refers to, without the screen and on it."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.painting import painted_strips
from tests.reader.support import reader, until, write_article
from tui.document.build import Draft
from tui.document.model import Article, BlockKind, Picture
from tui.language.articles import build_article
from tui.reader.dialogs.lists import EntriesDialog
from tui.reader.dialogs.picture import PictureDialog
from tui.reader.dialogs.reference_box import ReferenceBox
from tui.reader.references import Reference, References
from tui.reader.screen import ReaderScreen

MARKDOWN = """\
# The lamp

It begins here. It goes on.

One lamp.[^1]

Two lamps.[^1] They burn.[^b]

As Section 2 says, it is so.

See Section 2 or Figure 1 for more.

No reference stands on this line.

![The first lamp](https://example.org/lamp.png)

## Oil

Oil burns. It is old.

## Lenses

A lens turns. It is new.

[^1]: The first note.
[^b]: The second.
"""


def article(*texts: str) -> Article:
    drafts = [Draft(BlockKind.PARAGRAPH, text) for text in texts]
    figures = [
        Draft(BlockKind.FIGURE, "Figure 1: a lamp", picture=Picture("It burns", "lamp.png")),
        Draft(BlockKind.FIGURE, "A wick, like that in Figure 1 [Fig 3]", picture=Picture()),
        Draft(BlockKind.FIGURE, "Table 2. Oils", picture=Picture()),
        Draft.table([["Oil", "Price"], ["whale", "2"]]),
        Draft(BlockKind.HEADING, "1 Oil", 1),
        Draft(BlockKind.PARAGRAPH, "It burns."),
        Draft(BlockKind.HEADING, "1.1 Wicks", 2),
        Draft(BlockKind.PARAGRAPH, "They are trimmed."),
    ]
    return build_article([*drafts, *figures], title="A")


@pytest.mark.parametrize(
    "text, names",
    [
        ("See Section 1 for it.", ["1 Oil"]),
        ("See § 1.1 and section 1.", ["1.1 Wicks", "1 Oil"]),
        ("See Section 9 or Figure 9.", []),
        ("As Fig. 1 and Table 2 show, and Figure 1 again.", ["Fig. 1", "Table 2", "Figure 1"]),
        ("It burns. (See Fig. 3 above.)", ["Fig. 3"]),
        ("See fig 3, FIGURE 1 or TABLE 2.", ["Fig. 3", "Figure 1", "Table 2"]),
        ("Figures 1, 2 and 3 show it, as figs. 1–3 do.", ["Figure 1", "Figure 3", "Fig. 1", "Fig. 3"]),
        ("In a tab 2 of them stand; see Tab. 2.", ["Tab. 2"]),
        ("Subsection 1 is none, nor is stable 2.", []),
    ],
)
def test_what_is_written_of_is_found(text: str, names: list[str]) -> None:
    made = article(text)
    assert [found.name for found in References(made).on_line(0, len(text))] == names


def test_what_is_referred_to_comes_with_its_text() -> None:
    made = article("See Figure 1, Table 2 and Section 1.1.")
    picture = Picture("It burns", "lamp.png")
    figure, table, section = References(made).on_line(0, made.blocks[0].end)
    assert figure == Reference("Figure 1", "Figure 1: a lamp\n\nIt burns", made.blocks[1].start, picture)
    assert table.text == "Table 2. Oils\n\nOil | Price\nwhale | 2"
    assert section.text == "1.1 Wicks\n\nThey are trimmed."


def test_a_caption_does_not_refer_to_itself() -> None:
    made = article("Text.")
    caption, numbered_at_end = made.blocks[1:3]
    references = References(made)
    assert [found.name for found in references.on_line(caption.start, caption.end)] == ["Picture"]
    assert [each.name for each in references.on_line(numbered_at_end.start, numbered_at_end.end)] == [
        "Figure 1"
    ]


def test_a_reference_that_is_wrapped_stands_on_both_lines() -> None:
    made = article("It burns (see Fig. 1).")
    middle = made.text.index("1).")
    for part in ((0, middle), (middle, made.blocks[0].end)):
        assert [found.name for found in References(made).on_line(*part)] == ["Fig. 1"]


def shown(pilot: Pilot[str]) -> str:
    return "\n".join("".join(segment.text for segment in strip) for strip in painted_strips(pilot.app.screen))


async def enter_on(pilot: Pilot[str], screen: ReaderScreen, text: str) -> int:
    """Press Enter on the line that begins with a text; return its place."""
    assert screen.session is not None
    if screen.in_digest:
        await pilot.press("tab")
    screen.article_pane.go_to(screen.session.article.text.index(text))
    await pilot.pause()
    place = screen.article_pane.place
    await pilot.press("enter")
    await pilot.pause()
    return place


async def test_enter_on_any_line_of_a_sentence_shows_what_it_refers_to(tmp_path: Path) -> None:
    long = "The light burns " + "and burns " * 20 + "(see Figure 1). It is new. " + "It is so. " * 20
    path = write_article(
        tmp_path, f"# A\n\nIt begins.\n\n{long}\n\n![Figure 1: a lamp](https://example.org/a.png)\n", "a.md"
    )
    async with reader(path) as (pilot, screen):
        await enter_on(pilot, screen, "The light burns")
        assert isinstance(pilot.app.screen, PictureDialog)
        await pilot.press("escape")
        await pilot.press(*"jjjjjj")
        assert not screen.references.open()


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_enter_shows_what_the_line_refers_to(tmp_path: Path, size: tuple[int, int]) -> None:
    async with reader(write_article(tmp_path, MARKDOWN, "lamp.md"), size=size) as (pilot, screen):
        place = await enter_on(pilot, screen, "One lamp")
        assert isinstance(pilot.app.screen, ReferenceBox)
        assert "One lamp.¹" in shown(pilot) and "The first note." in shown(pilot)
        await pilot.press("escape")
        assert (screen.article_pane.place, screen.in_digest) == (place, False)
        assert ("Enter", "see Note 1") in screen.status_line.hints

        await enter_on(pilot, screen, "Two lamps")
        assert "1  The first note." in shown(pilot) and "b  The second." in shown(pilot)
        await pilot.press("escape")

        await enter_on(pilot, screen, "As Section 2")
        assert "A lens turns." in shown(pilot)
        await pilot.press("enter")
        assert screen.session is not None
        assert screen.article_pane.place == screen.session.article.sections[2].start
        await pilot.press("backspace")
        assert screen.article_pane.place == screen.session.article.text.index("As Section 2")

        await enter_on(pilot, screen, "No reference")
        assert screen.in_digest and pilot.app.screen is screen


async def test_of_several_places_one_is_chosen(tmp_path: Path) -> None:
    text = MARKDOWN.replace("See Section 2 or", "See Section 1 or Section 2 or")
    async with reader(write_article(tmp_path, text, "lamp.md")) as (pilot, screen):
        await enter_on(pilot, screen, "See Section 1")
        await until(pilot, lambda: isinstance(pilot.app.screen, EntriesDialog))
        await until(pilot, lambda: "Lenses" in shown(pilot))
        await pilot.press("j", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReferenceBox))
        assert "A lens turns." in shown(pilot)
        await pilot.press("escape")
