from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.support import TEXT, article, fingerprint, library, sentences
from tui.document.model import Article
from tui.library.anchors import CONTEXT, anchor_at, locate
from tui.library.library import Library
from tui.library.records import ReadingState

SOURCE = "/ice.txt"
ICE = article()
NEWER = article(text="A new beginning. " + TEXT)
OTHER = article("Bread", "Flour and water. Salt, and a day to wait.")
PLACE = TEXT.index("The pilots")
STATE = ReadingState(anchor_at(TEXT, PLACE), 0.5, "lsa", "7", 1, None)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    """A library with the state of an article, all of whose sentences are highlighted."""
    made = library(tmp_path)
    made.record_opened(ICE, SOURCE)
    made.save(fingerprint(ICE), STATE)
    for start, text in sentences(ICE):
        made.add_highlight(fingerprint(ICE), start, text)
    yield made
    made.close()


def test_an_edited_article_is_found_by_its_source(kept: Library) -> None:
    for found in (kept.find(NEWER, SOURCE), kept.record_opened(NEWER, SOURCE)):
        assert found is not None
        assert found.highlight_count == 6
        assert found.state.anchor is not None
        assert locate(NEWER.text, found.state.anchor) == PLACE + len("A new beginning. ")
        assert (found.state.method, found.state.length) == ("lsa", "7")
        assert found.state.section is None  # its number may be another section's now
    assert len(kept.recent()) == 1
    assert kept.recent()[0].fingerprint == fingerprint(NEWER)


def test_find_changes_nothing(kept: Library) -> None:
    before = kept.recent(), kept.highlights(fingerprint(ICE))
    kept.find(NEWER, SOURCE)
    assert (kept.recent(), kept.highlights(fingerprint(ICE))) == before
    assert kept.highlights(fingerprint(NEWER)) == ()


def test_highlights_move_with_their_sentences(kept: Library) -> None:
    kept.record_opened(NEWER, SOURCE)
    marks = kept.highlights(fingerprint(NEWER))
    assert [mark.text for mark in marks] == [text for _, text in sentences(ICE)]
    assert all(NEWER.text[mark.start : mark.end] == mark.text for mark in marks)


def test_the_highlight_of_a_deleted_sentence_stays_where_it_was(kept: Library) -> None:
    shorter = article(text=TEXT.replace("Ships waited outside for two weeks.", "Ships waited."))
    kept.record_opened(shorter, SOURCE)
    gone = [mark for mark in kept.highlights(fingerprint(shorter)) if mark.text not in shorter.text]
    assert [(mark.start, mark.text) for mark in gone] == [(35, "Ships waited outside for two weeks.")]
    kept.record_opened(ICE, SOURCE)
    assert [(mark.start, mark.text) for mark in kept.highlights(fingerprint(ICE))] == list(sentences(ICE))


def test_both_editions_have_the_same_highlights(kept: Library, tmp_path: Path) -> None:
    other = library(tmp_path)
    other.record_opened(NEWER, SOURCE)
    kept.add_highlight(fingerprint(ICE), 3, "e harbour")
    other.add_highlight(fingerprint(NEWER), 0, "A new beginning.")
    assert kept.highlights(fingerprint(ICE)) == other.highlights(fingerprint(NEWER))
    assert len(kept.highlights(fingerprint(ICE))) == 8
    kept.save(fingerprint(ICE), ReadingState(progress=0.9))
    found = other.find(NEWER)
    assert found is not None
    assert found.state.progress == 0.9
    other.remove(fingerprint(ICE))
    assert other.find(NEWER, SOURCE) is None
    other.close()


def test_highlights_that_move_to_the_same_sentence_become_one(kept: Library) -> None:
    twice = article(text=f"Ice. {TEXT}")
    kept.add_highlight(fingerprint(ICE), 0, "Ice.")  # where another reader had it in another edition
    kept.add_highlight(fingerprint(ICE), 2, "Ice.")
    kept.record_opened(twice, SOURCE)
    assert [mark.start for mark in kept.highlights(fingerprint(twice)) if mark.text == "Ice."] == [0]


@pytest.mark.parametrize(
    "changed",
    [
        article(text="Nothing of it stayed but the title."),
        article("Frost", f"New. {TEXT[PLACE - CONTEXT : PLACE]}Nothing else."),
        article("Frost", f"New. {TEXT[PLACE : PLACE + CONTEXT]} Nothing else."),
        article("Frost", "All else is new. The first ship in was a collier from Newcastle."),
    ],
    ids=["the title", "what is before the place", "what is after it", "a mark"],
)
def test_an_edition_needs_one_thing_in_common(kept: Library, changed: Article) -> None:
    found = kept.find(changed, SOURCE)
    assert found is not None
    assert found.highlight_count == 6


def test_another_article_at_the_same_source_is_a_new_one(kept: Library) -> None:
    assert kept.find(OTHER, SOURCE) is None
    assert kept.record_opened(OTHER, SOURCE).highlight_count == 0
    new, old = kept.recent()
    assert (new.title, new.source) == ("Bread", SOURCE)
    assert (old.title, old.source, old.highlight_count) == ("Ice", None, 6)
    back = kept.record_opened(ICE, SOURCE)
    assert (back.source, back.highlight_count, back.state) == (SOURCE, 6, STATE)


def test_a_short_sentence_in_common_is_not_enough(kept: Library) -> None:
    assert kept.find(article("Frost", "Ships waited outside for two weeks."), SOURCE) is None


def test_articles_without_a_title_have_none_in_common(kept: Library) -> None:
    kept.record_opened(article("", "Flour and water."), "/untitled")
    assert kept.find(article("", "Wind and rain."), "/untitled") is None


def test_without_a_source_only_the_same_text_is_the_same_article(kept: Library) -> None:
    assert kept.find(NEWER) is None
    assert kept.find(NEWER, "/other.txt") is None
    assert kept.find(ICE) is not None
