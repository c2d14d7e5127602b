"""Only the results, limits or figures of an article, in the reader."""

from pathlib import Path

import pytest

from tests.reader.support import reader, rows, until, write_article
from tui.language.facet_cues import Facet
from tui.reader.dialogs.facets import FacetsDialog
from tui.reader.features.facets import _legends, facet_signs
from tui.reader.status import article_title
from tui.sources.open import article_from_text
from tui.summary.facets import facets

TEXT = (
    "Hives on roofs\n\nBees are kept on many roofs of large towns. We found that the hives lose weight in winter.\n\n"
    "However, the cause remains unclear. Few people know it. The town likes its bees.\n"
)


async def test_a_facet_stands_in_place_of_the_summary_until_escape(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path, TEXT)) as (pilot, screen):
        session = screen.session
        assert session is not None
        await pilot.press("H")
        await until(pilot, lambda: isinstance(pilot.app.screen, FacetsDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, FacetsDialog)
        titles = [entry.title for entry in dialog.filtered_list.entries.all_entries]
        assert titles == ["Results", "Limits"]
        await pilot.press("j", "enter")
        await until(pilot, lambda: session.digest is not None and session.digest.heading == "Limits")
        assert [sentence.text for sentence in session.summary] == ["However, the cause remains unclear."]
        await pilot.press("escape")
        await until(pilot, lambda: session.digest is not None and session.digest.heading == "Summary")


async def test_letters_in_the_margin_name_the_facets_while_one_is_shown(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path, TEXT), size=(160, 36)) as (pilot, screen):
        session = screen.session
        assert session is not None

        def margin(words: str) -> str:
            """Return what stands before some words in the article's pane."""
            row = next(row for row in rows(screen) if words in row[:80])
            return row[: row.index(words)].replace("│", "").strip()

        assert margin("However, the") in ("", "▏")
        await pilot.press("H")
        await until(pilot, lambda: isinstance(pilot.app.screen, FacetsDialog))
        await pilot.press("j", "enter")
        await until(pilot, lambda: session.digest is not None and session.digest.heading == "Limits")
        assert margin("However, the").startswith("L")
        assert margin("Bees are kept").startswith("R")
        assert any("L limit  R result" in row for row in rows(screen))
        await pilot.press("h")
        await until(pilot, lambda: screen.heat.map is not None)
        assert margin("However, the").startswith("L")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: session.digest is not None and session.digest.heading == "Summary")
        assert not margin("However, the").startswith("L")
        assert not any("R result" in row for row in rows(screen))


def test_a_sentence_with_several_facets_has_the_letter_of_the_one_that_is_shown() -> None:
    article = article_from_text(
        "Hives", "We found that 12 % of hives died. Few people know it. They sold 30 % of them."
    )
    found = facets(article)
    assert {facet.value: indices for facet, indices in found.items()} == {"result": (0,), "figure": (0, 2)}
    for shown, letters in (("result", "RF"), ("figure", "FF")):
        signs = facet_signs(article, found, shown)
        assert (signs.letters, signs.letter(0, 30), signs.letter(34, 53)) == (letters, letters[0], "")
        assert signs.letter(0, 99) == shown[0].upper()


def test_without_room_the_meaning_of_the_letter_that_is_shown_comes_first() -> None:
    found = dict.fromkeys(Facet, (0,))
    legends = _legends(found, "limit")
    titles = [article_title("", legends, cells) for cells in (100, 70, 40, 12)]
    assert titles[0] == "Article · L limit  A aim  M method  R result  C claim  F figure  Q quotation  D date"
    assert titles[1:] == [
        "L limit A aim M method R result C claim F figure Q quotation D date",
        "Article · L limit A aim M method …",
        "L limit …",
    ]


def test_no_two_facets_have_the_same_letter() -> None:
    assert len({facet.value[0] for facet in Facet}) == len(Facet)


async def test_a_summary_without_facets_does_not_paint_the_article_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(write_article(tmp_path, TEXT)) as (pilot, screen):
        shown: list[object] = []
        monkeypatch.setattr(screen.article_pane, "show_facets", shown.append)
        await pilot.press("+", "-")
        assert not shown
