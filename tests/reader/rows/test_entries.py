from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tui.reader.commands import COMMANDS
from tui.reader.rows.entries import (
    ListEntry,
    matching,
    one_row,
    probed_entry,
    search_key,
    unprobed_entry,
)
from tui.reader.rows.word_counts import keep_word_count
from tui.sources.folders import entry_at


def test_what_need_not_be_typed() -> None:
    assert search_key("Crème BRÛLÉE") == "creme brulee"
    assert search_key("Straße") == "strasse"
    assert search_key("ﬁne") == "fine"
    assert search_key("日本語") == "日本語"


def test_every_word_must_stand_somewhere() -> None:
    texts = [search_key(text) for text in ("The long walk of paper", "Paper boats", "A walk")]
    assert matching(texts, "paper walk") == [0]
    assert matching(texts, " PAP ") == [0, 1]
    assert matching(texts, "walk xyz") == []
    assert matching(texts, "  ") == [0, 1, 2]


def test_a_choice_is_found_by_its_title_and_other_names_but_not_by_its_detail() -> None:
    choice = ListEntry("id", "Letter", "12 KB", keywords="letter-7.txt")
    assert matching([choice.search_text], "letter-7") == [0]
    assert matching([choice.search_text], "12") == []


def test_details_stand_in_a_column_or_at_the_right() -> None:
    entry = ListEntry("id", "Skim", "s  Ctrl+S")
    assert one_row(entry, 8, 20) == ("Skim", "      s  Ctrl+S")
    assert one_row(entry, 8, 14) == ("Skim", "      s…")
    assert one_row(entry, 3, 20) == ("Sk…", "  s  Ctrl+S")
    assert one_row(entry, None, 20) == ("Skim", "       s  Ctrl+S")
    assert one_row(ListEntry("id", "Kapitel"), 3, 5) == ("Kapi…", "")


def test_a_title_without_room_is_the_short_one_or_is_cut() -> None:
    entry = ListEntry("id", "Undo, all of it", "u  Ctrl+O", short_title="Undo")
    assert one_row(entry, None, 26) == ("Undo, all of it", "  u  Ctrl+O")
    assert one_row(entry, None, 18) == ("Undo, all of it", "  u")
    assert one_row(entry, None, 9) == ("Undo", "    u")
    assert one_row(entry._replace(short_title=""), None, 10) == ("Undo,…", "   u")
    link = ListEntry("id", "lamps", "https://example.org/lamps")
    assert one_row(link, None, 18) == ("lamps", "  https://ex…")


def test_the_names_of_all_commands_fit_in_forty_columns_beside_a_key() -> None:
    room = 34
    for command in COMMANDS:
        key = command.keys[0] if command.keys else ""
        assert len(f"{command.name}  {key}".rstrip()) <= room, command.id


@given(st.text(), st.text())
def test_a_text_is_found_by_any_part_of_it(before: str, part: str) -> None:
    text = search_key(before + " " + part + " after")
    assert matching([text], part) == [0]


def test_a_file_before_and_after_probing(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# A title\n\n" + "Some words. " * 300)
    entry = entry_at(path)
    assert unprobed_entry("7", entry) == ListEntry("7", "a.md", "3.5 KB")
    assert probed_entry("7", entry) == ListEntry("7", "A title", "about 3 min · 3.5 KB · a.md", "a.md")
    keep_word_count(entry.path, 10)
    assert probed_entry("7", entry).detail == "1 min · 3.5 KB · a.md"
    entry.path.write_text("# Another text\n\nIt is of another size.", encoding="utf-8")
    assert probed_entry("7", entry_at(entry.path)).detail.startswith("about ")


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    choice = probed_entry("0", entry_at(tmp_path / "gone.txt"))
    assert choice.title == "gone.txt"
    assert "no such file" in choice.detail


def test_a_file_that_changed_is_probed_again(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# One\n\nText.")
    assert probed_entry("0", entry_at(path)).title == "One"
    path.write_text("# Another\n\nText.")
    assert probed_entry("0", entry_at(path)).title == "Another"


def test_names_and_passwords_in_addresses_are_not_shown() -> None:
    assert unprobed_entry("0", "https://me:secret@example.org/page").title == "https://example.org/page"


def test_names_are_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\n[b].txt"
    path.write_text("x")
    title = unprobed_entry("0", entry_at(path)).title
    assert "\x1b" not in title
    assert "\n" not in title
    assert title.endswith("[b].txt")
