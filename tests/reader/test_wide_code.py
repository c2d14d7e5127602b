"""Code that is wider than the pane: it keeps its lines, and scrolls sideways."""

from pathlib import Path

import pytest

from tests.reader.support import reader, rows, until, write_article

LONG = "call(" + ", ".join(f"argument_{number}" for number in range(30)) + ")"
ARTICLE = f"""\
# Code

Some words stand before it. They are two sentences.

```python
def short(): pass
{LONG}
```

{"Words after it fill more than a page. " * 200}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_article(tmp_path, ARTICLE, "code.md")


async def test_a_long_line_is_cut_and_scrolls(path: Path) -> None:
    async with reader(path) as (pilot, screen):
        shown = rows(screen)
        (cut,) = (row for row in shown if "call(" in row)
        assert cut.split("││")[0].rstrip().endswith("›")
        assert not any("argument_9" in row for row in shown)
        await pilot.press("right")
        (cut,) = (row for row in rows(screen) if "argument_4" in row)
        assert "‹" in cut and "call(" not in cut
        assert any("‹" in row and "def" not in row for row in rows(screen))
        for _ in range(40):
            await pilot.press("right")
        assert any("argument_29)" in row for row in rows(screen))
        for _ in range(40):
            await pilot.press("left")
        assert any(LONG[:30] in row for row in rows(screen))


async def test_a_match_scrolls_into_view_and_is_copied_whole(path: Path) -> None:
    async with reader(path) as (pilot, screen):
        await pilot.press("tab", "slash", *"argument_20", "enter")
        await until(pilot, lambda: any("argument_20" in row for row in rows(screen)))
        assert screen.article_pane.painter.sideways > 0
        assert screen.session is not None
        assert screen.article_pane.place == screen.session.article.text.index("argument_20")


async def test_code_is_back_at_its_left_once_it_was_out_of_view(path: Path) -> None:
    async with reader(path) as (pilot, screen):
        await pilot.press("tab", "right")
        assert screen.article_pane.painter.sideways > 0
        await pilot.press("G")
        assert screen.article_pane.painter.sideways == 0
        await pilot.press("right")
        assert screen.status_line.message == "Nothing here is wider than the pane."


async def test_the_mouse_selects_what_it_points_at(path: Path) -> None:
    async with reader(path) as (pilot, screen):
        await pilot.press("right")
        y = next(number for number, row in enumerate(rows(screen)) if "argument_4" in row)
        x = rows(screen)[y].index("argument_4")
        await pilot.click(offset=(x + len("argument_"), y), times=2)
        assert screen.article_pane.selection.text == "4"
