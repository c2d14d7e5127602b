"""The tour among the sample articles."""

from pathlib import Path

import pytest

from tests.reader.support import reader, rows
from tui.document.model import SpanKind
from tui.reader.commands import COMMANDS, DIGIT_COMMANDS
from tui.sources.folders import sample_articles
from tui.sources.open import open_article

TRIED = set("jkJK)/nshmc+-=xXywoLq?:") | {"Tab", "Enter", "Esc", "Backspace", "Space", "4"}


def test_the_tour_is_the_first_sample_and_tells_keys_that_there_are() -> None:
    tour = open_article(sample_articles()[0])
    assert tour.title == "A tour in three minutes"
    told = {
        tour.text[span.start : span.end]
        for block in tour.blocks
        for span in block.spans
        if span.kind is SpanKind.CODE
    }
    assert told == TRIED
    assert told <= {key for command in (*COMMANDS, *DIGIT_COMMANDS) for key in command.keys}
    assert tour.text.count("heron") == 2
    assert 600 <= tour.word_count <= 700


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_where_there_is_room_for_one_pane_the_tour_opens_at_its_text_and_then_as_it_was_left(
    size: tuple[int, int],
) -> None:
    tour, other, *_ = sample_articles()
    async with reader(tour, size=size) as (pilot, screen):
        assert not screen.in_digest
        assert "You have this text" in "".join(rows(screen))
        await pilot.press("tab")
        assert screen.in_digest
        await pilot.press("Q")
    assert screen.library is not None
    screen.library.flush(600)
    async with reader(tour, size=size) as (pilot, screen):
        assert screen.in_digest
    async with reader(other, size=size) as (pilot, screen):
        assert screen.in_digest


async def test_beside_its_digest_the_tour_opens_like_any_article() -> None:
    async with reader(sample_articles()[0], size=(120, 36)) as (_, screen):
        assert screen.in_digest


async def test_a_copy_of_the_tour_in_another_folder_is_the_tour_too(tmp_path: Path) -> None:
    copy = tmp_path / sample_articles()[0].name
    copy.write_bytes(sample_articles()[0].read_bytes())
    async with reader(copy, size=(80, 24)) as (_, screen):
        assert not screen.in_digest
