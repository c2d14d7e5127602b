"""Letters at links: nothing but blank cells and the links themselves is covered."""

from pathlib import Path

import pytest

from tests.reader.painting import painted_strips
from tests.reader.support import reader, until, write_article
from tui.reader.dialogs.link_letters import LinkLetters

AT = "https://example.org"
MANY = " ".join(f"({number}[x]({AT}/{number})y)" for number in range(30))


@pytest.mark.parametrize(
    "text, shown",
    [
        (f"It is [here]({AT}) now.", "It isahere now."),
        (f"It is ([here]({AT}/1)/[there]({AT}/2)) now.", "It is (aere/shere) now."),
        (f"It is 字[此処]({AT}) now.", "It is 字a 処 now."),
        (f"[First]({AT}) it is.", "aFirst it is."),
        (MANY, "(0ay) (1sy) (2dy) (3fy)"),
        (MANY.replace("[x]", "[xyz]", 1), "(0mgzy) (1ay) (2sy)"),
    ],
)
async def test_letters_cover_blank_cells_or_the_link_alone(tmp_path: Path, text: str, shown: str) -> None:
    path = write_article(tmp_path, f"# A\n\n{text}\n", "links.md")
    async with reader(path) as (pilot, _):
        await pilot.press("F")
        await until(pilot, lambda: isinstance(pilot.app.screen, LinkLetters))
        strips = painted_strips(pilot.app.screen)
        assert shown in "\n".join("".join(segment.text for segment in strip) for strip in strips)
