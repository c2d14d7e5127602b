"""Use of the room that the digest has in its pane."""

from pathlib import Path

import pytest

from tests.reader.support import reader, until, write_article


@pytest.mark.parametrize(("height", "has_label_rows"), [(45, True), (20, False), (12, False)])
async def test_sections_are_named_under_the_summary_unless_it_could_not_stay(
    tmp_path: Path, height: int, has_label_rows: bool
) -> None:
    async with reader(write_article(tmp_path), size=(100, height)) as (pilot, screen):
        pane = screen.digest_pane
        assert pane.line_index.has_label_rows == has_label_rows
        fixed = pane.fixed_rows
        await pilot.resize_terminal(100, 45)
        await until(pilot, lambda: pane.page_rows == 41)
        assert pane.line_index.has_label_rows
        await pilot.resize_terminal(100, height)
        await until(pilot, lambda: pane.page_rows == height - 4)
        assert (pane.line_index.has_label_rows, pane.fixed_rows) == (has_label_rows, fixed)
        assert fixed <= 0.6 * pane.page_rows


async def test_the_summary_of_one_section_does_not_name_it(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), size=(120, 45)) as (pilot, screen):

        def labels() -> list[str]:
            return [item.label for item in screen.digest_pane.line_index.items if item.label]

        assert labels()
        await pilot.press("tab", "J", "S")
        await pilot.pause()
        assert screen.session is not None
        assert screen.session.section == 1
        assert labels() == []
        await pilot.press("S")
        await pilot.pause()
        assert labels()


async def test_names_stay_while_the_digest_is_filtered(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), size=(120, 45)) as (pilot, screen):
        pane = screen.digest_pane
        named = {item.text: item.label for item in pane.line_index.items if item.label}
        word = next(iter(named)).split()[0]
        pane.filter(word)
        await pilot.pause()
        shown = {item.text: item.label for item in pane.line_index.items if item.style == "digest--sentence"}
        assert shown
        assert all(named[text] == label for text, label in shown.items())
