import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.library.support import article, file_in, fingerprint, library, sentences
from tui.library.anchors import anchor_at, locate
from tui.library.library import Library
from tui.library.records import ReadingState

ICE, SNOW = article("Ice"), article("Snow", "Snow fell. It stayed until May.")
STATE = ReadingState(anchor_at(ICE.text, 40), 0.4, "lex-rank", "150w", 2, "german")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    made = library(tmp_path)
    yield made
    made.close()


def moment(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


def test_an_opened_article_is_found(kept: Library) -> None:
    assert kept.find(ICE) is None
    first = kept.record_opened(article("Ice", site="The Post", author="Ann"), "/ice.txt")
    assert (first.fingerprint, first.title, first.source) == (fingerprint(ICE), "Ice", "/ice.txt")
    assert (first.site, first.author, first.words) == ("The Post", "Ann", ICE.word_count)
    assert first.first_opened == first.last_opened == moment(1_000)
    assert (first.state, first.highlight_count) == (ReadingState(), 0)
    kept.save(first.fingerprint, STATE)
    assert kept.find(ICE) == first._replace(state=STATE)


def test_the_next_process_finds_an_article(kept: Library, tmp_path: Path) -> None:
    kept.record_opened(ICE, "/ice.txt")
    kept.save(fingerprint(ICE), STATE)
    kept.close()
    again = library(tmp_path, start=5_000)
    opened = again.record_opened(ICE, "/ice.txt")
    assert opened.state == STATE
    assert (opened.first_opened, opened.last_opened) == (moment(1_000), moment(5_000))
    again.close()


def test_an_article_that_was_moved_is_found_by_its_text(kept: Library) -> None:
    kept.record_opened(ICE, "/ice.txt")
    kept.save(fingerprint(ICE), STATE)
    moved = kept.record_opened(ICE, "/elsewhere/ice.txt")
    assert (moved.source, moved.state) == ("/elsewhere/ice.txt", STATE)
    assert len(kept.recent()) == 1


def test_a_temporary_copy_does_not_replace_the_source(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = tmp_path / "temporary"
    monkeypatch.setattr("tui.library.sources.temporary_folders", lambda: (f"{copies}{os.sep}",))
    original, copy = tmp_path / "ice.txt", copies / "ice.txt"
    original.touch()
    for known in (str(original), "https://ice.example/"):
        kept.record_opened(ICE, known)
        assert kept.record_opened(ICE, str(copy)).source == known
    moved = str(tmp_path / "moved.txt")
    assert kept.record_opened(ICE, moved).source == moved
    assert kept.record_opened(ICE, str(copy)).source == str(copy), "the known file is gone"
    assert kept.record_opened(ICE, str(original)).source == str(original)


def test_an_article_opened_from_a_pipe_keeps_its_source(kept: Library) -> None:
    kept.record_opened(ICE, "/ice.txt")
    assert kept.record_opened(ICE).source == "/ice.txt"


def test_the_last_state_replaces_all_of_the_former(kept: Library) -> None:
    kept.record_opened(ICE)
    kept.save(fingerprint(ICE), STATE)
    kept.save(fingerprint(ICE), ReadingState())
    assert kept.record_opened(ICE).state == ReadingState()


def test_a_source_may_have_any_characters(kept: Library) -> None:
    source = "/a\n  b\x1b/\udce9.txt"
    kept.record_opened(ICE, source)
    (found,) = kept.recent()
    assert found.source == source
    assert kept.find(article("Ice", ICE.text + " More."), source) is not None


def test_recent_articles(kept: Library) -> None:
    for story in (ICE, SNOW, ICE):
        kept.record_opened(story, f"/{story.title}.txt")
    kept.add_highlight(fingerprint(SNOW), 0, "Snow fell.")
    assert [(found.title, found.highlight_count) for found in kept.recent()] == [("Ice", 0), ("Snow", 1)]
    assert [found.title for found in kept.recent(limit=1)] == ["Ice"]
    assert [found.title for found in kept.recent(limit=5, skipped=1)] == ["Snow"]
    assert kept.recent(skipped=2) == ()


def test_an_article_without_a_source_is_recent_only_with_highlights(kept: Library) -> None:
    kept.record_opened(ICE)
    kept.record_opened(SNOW)
    assert kept.recent() == ()
    kept.add_highlight(fingerprint(SNOW), 0, "Snow fell.")
    assert [found.title for found in kept.recent()] == ["Snow"]


def test_articles_opened_in_the_same_moment_keep_their_order(tmp_path: Path) -> None:
    kept = Library(tmp_path, clock=lambda: 1)
    for story in (ICE, SNOW):
        kept.record_opened(story, f"/{story.title}.txt")
    assert [found.title for found in kept.recent()] == ["Snow", "Ice"]
    kept.close()


@pytest.mark.parametrize(
    ("hours", "titles", "opened"), [(23, ["Ice", "Snow"], 1_000_000.001), (25, ["Snow", "Ice"], 910_000)]
)
def test_the_last_opened_is_first_though_the_clock_was_set_back_by_hours(
    tmp_path: Path, hours: int, titles: list[str], opened: float
) -> None:
    for start, story in ((1_000_000, SNOW), (1_000_000 - 3_600 * hours, ICE)):
        kept = library(tmp_path, start)
        kept.record_opened(story, f"/{story.title}.txt")
        recent = kept.recent()
        kept.close()
    assert [found.title for found in recent] == titles
    assert recent[titles.index("Ice")].last_opened.timestamp() == opened


def test_highlights_are_in_the_order_of_the_text(kept: Library) -> None:
    kept.record_opened(ICE, "/ice.txt")
    wanted = list(sentences(ICE))
    for start, text in reversed(wanted):
        kept.add_highlight(fingerprint(ICE), start, text)
    found = kept.highlights(fingerprint(ICE))
    assert [(mark.start, mark.text) for mark in found] == wanted
    assert all(ICE.text[mark.start : mark.end] == mark.text for mark in found)
    assert found[-1].created < found[0].created
    kept.remove_highlights(fingerprint(ICE), found[0], found[2])
    assert [mark.start for mark in kept.highlights(fingerprint(ICE))] == [wanted[i][0] for i in (1, 3, 4, 5)]


def test_highlighting_twice_is_once(kept: Library) -> None:
    kept.record_opened(ICE)
    start, text = next(sentences(ICE))
    kept.add_highlight(fingerprint(ICE), start, text)
    first = kept.highlights(fingerprint(ICE))
    kept.add_highlight(fingerprint(ICE), start, text)
    assert kept.highlights(fingerprint(ICE)) == first
    kept.remove_highlights(fingerprint(ICE), *first)
    kept.remove_highlights(fingerprint(ICE), *first)
    assert kept.highlights(fingerprint(ICE)) == ()


def test_a_highlight_has_a_section_and_a_note(kept: Library) -> None:
    kept.record_opened(ICE)
    start, text = next(sentences(ICE))
    kept.add_highlight(fingerprint(ICE), start, text, section="Winter", note="Since when?")
    kept.add_highlight(fingerprint(ICE), start, text, section="Another")
    (mark,) = kept.highlights(fingerprint(ICE))
    assert (mark.note, mark.section) == ("Since when?", "Winter")
    kept.add_highlight(fingerprint(ICE), start, text, note="Since\x1b 1890.")
    (mark,) = kept.highlights(fingerprint(ICE))
    assert mark.note == "Since\ufffd 1890."
    kept.add_highlight(fingerprint(ICE), start, text, note="")
    assert [mark.note for mark in kept.highlights(fingerprint(ICE))] == [""]


def test_places_are_named_and_found_in_another_edition(kept: Library) -> None:
    kept.record_opened(ICE, "/ice.txt")
    for name, offset in (("b", 3), ("a", ICE.text.index("Nobody")), ("b", ICE.text.index("The pilots"))):
        kept.name_place(fingerprint(ICE), name, anchor_at(ICE.text, offset))
    edited = article("Ice", f"It was a hard winter. {ICE.text}")
    kept.record_opened(edited, "/ice.txt")
    found = {name: locate(edited.text, anchor) for name, anchor in kept.named_places(fingerprint(edited))}
    assert found == {"a": edited.text.index("Nobody"), "b": edited.text.index("The pilots")}
    kept.remove(fingerprint(ICE))
    assert kept.named_places(fingerprint(ICE)) == ()
    kept.name_place(fingerprint(edited), "a", anchor_at(edited.text, 0))
    assert [place.name for place in kept.named_places(fingerprint(edited))] == ["a"]


def test_highlighted_articles(kept: Library) -> None:
    for story in (ICE, SNOW, article("Rain", "It rained.")):
        kept.record_opened(story)
    kept.add_highlight(fingerprint(ICE), 0, "The harbour froze over in January.")
    kept.add_highlight(fingerprint(SNOW), 0, "Snow fell.")
    found = kept.highlighted_articles()
    assert [one.entry.title for one in found] == ["Snow", "Ice"]
    assert [one.highlights for one in found] == [
        kept.highlights(fingerprint(SNOW)),
        kept.highlights(fingerprint(ICE)),
    ]
    assert [one.entry.highlight_count for one in found] == [1, 1]


def test_a_removed_article_is_gone_with_its_highlights(kept: Library) -> None:
    for story in (ICE, SNOW):
        kept.record_opened(story, f"/{story.title}.txt")
        kept.add_highlight(fingerprint(story), *next(sentences(story)))
    kept.remove(fingerprint(ICE))
    kept.remove(fingerprint(ICE))
    assert kept.find(ICE, "/Ice.txt") is None
    assert kept.highlights(fingerprint(ICE)) == ()
    assert [found.title for found in kept.recent()] == ["Snow"]
    assert len(kept.highlighted_articles()) == 1


def test_an_article_removed_while_open_stays_removed_until_it_is_highlighted(
    kept: Library, tmp_path: Path
) -> None:
    kept.record_opened(ICE, "/ice.txt")
    other = library(tmp_path)
    other.remove(fingerprint(ICE))
    kept.save(fingerprint(ICE), STATE)
    kept.remove_highlights(fingerprint(ICE))
    assert other.recent() == ()
    kept.add_highlight(fingerprint(ICE), *next(sentences(ICE)))
    (found,) = other.recent()
    assert (found.title, found.source, found.words, found.highlight_count) == (
        "Ice",
        "/ice.txt",
        ICE.word_count,
        1,
    )
    other.close()


def test_an_article_that_was_never_opened_cannot_be_highlighted(kept: Library) -> None:
    with pytest.raises(KeyError):
        kept.add_highlight("0" * 32, 0, "A sentence.")
    assert kept.is_persistent
    assert kept.highlighted_articles() == ()


def test_two_processes_keep_each_others_highlights(kept: Library, tmp_path: Path) -> None:
    other = library(tmp_path)
    wanted = list(sentences(ICE))
    for reader in (kept, other):
        reader.record_opened(ICE, "/ice.txt")
    for number, (start, text) in enumerate(wanted):
        (kept, other)[number % 2].add_highlight(fingerprint(ICE), start, text)
    kept.save(fingerprint(ICE), STATE)
    assert [mark.text for mark in kept.highlights(fingerprint(ICE))] == [text for _, text in wanted]
    assert kept.highlights(fingerprint(ICE)) == other.highlights(fingerprint(ICE))
    other.remove_highlights(fingerprint(ICE), kept.highlights(fingerprint(ICE))[0])
    assert len(kept.highlights(fingerprint(ICE))) == len(wanted) - 1
    other.close()


def test_what_is_stored_is_harmless_to_a_terminal(kept: Library, tmp_path: Path) -> None:
    bad = "\x1b]0;x\x07\u202e\n"
    made = kept.record_opened(article("Ice" + bad, site=bad, author=bad), "/ice.txt")
    place = anchor_at("ice" + bad, 3)
    kept.save(made.fingerprint, ReadingState(place, float("nan"), bad, bad, 1, bad))
    kept.add_highlight(made.fingerprint, 0, "Ice" + bad)
    kept.close()
    with sqlite3.connect(file_in(tmp_path)) as file:
        stored = "\n".join(file.iterdump())
    file.close()
    assert not {"\x1b", "\x07", "\u202e"} & set(stored)
    again = library(tmp_path)
    assert again.recent()[0].state.progress == 0
    assert again.recent()[0].title == "Ice\ufffd]0;x\ufffd\ufffd"
    again.close()


@pytest.mark.parametrize(
    "value", ["'\x1b]0;x'", "x'ff00'", "1e999", "-5", "9223372036854775807", "'\u202e\n'"]
)
def test_values_written_by_other_programs_are_sanitized_when_loaded(
    kept: Library, tmp_path: Path, value: str
) -> None:
    kept.record_opened(ICE, "/ice.txt")
    kept.save(fingerprint(ICE), STATE)
    kept.add_highlight(fingerprint(ICE), 0, "The harbour froze over in January.")
    with sqlite3.connect(file_in(tmp_path)) as file:
        for column in file.execute("SELECT name FROM pragma_table_info('article')").fetchall():
            if column[0] != "number":
                file.execute(f"UPDATE article SET {column[0]} = {value}")
        for column in ("start", "text", "made"):
            file.execute(f"UPDATE mark SET {column} = {value}")
    file.close()
    found = kept.find(ICE)
    assert found is not None
    assert found.name.isprintable()
    assert found.shown_source.isprintable()
    assert found.state.anchor is not None
    assert 0 <= found.state.progress <= 1
    assert all("\x1b" not in mark.text and mark.start >= 0 for mark in kept.highlights(fingerprint(ICE)))
    kept.record_opened(ICE, "/ice.txt")
    assert [found.title for found in kept.recent()] == ["Ice"]
    assert kept.is_persistent


def test_rows_deleted_by_other_programs_are_not_found(kept: Library, tmp_path: Path) -> None:
    kept.record_opened(ICE, "/ice.txt")
    with sqlite3.connect(file_in(tmp_path)) as file:
        file.execute("DELETE FROM article")  # and not its edition
    file.close()
    assert kept.find(ICE, "/ice.txt") is None
    assert kept.record_opened(ICE, "/ice.txt").highlight_count == 0
    assert kept.is_persistent


def test_the_default_clock_is_the_current_time(tmp_path: Path) -> None:
    kept = Library(tmp_path)
    opened = kept.record_opened(ICE)
    assert abs((datetime.now(UTC) - opened.last_opened).total_seconds()) < 60
    kept.close()
