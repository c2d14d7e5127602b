from pathlib import Path

import pytest

from tui.reader.rows.file_entries import seen_choice, size_text, unseen_choice
from tui.sources.folders import entry_at


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "empty"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 KB"),
        (4096, "4.0 KB"),
        (102_400, "100 KB"),
        (1_200_000, "1.1 MB"),
        (64 * 1024 * 1024, "64 MB"),
        (10**15, "931323 GB"),
    ],
)
def test_sizes(size: int, text: str) -> None:
    assert size_text(size) == text


def test_a_file_before_and_after_a_glance(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# A title\n\n" + "Some words. " * 300)
    entry = entry_at(path)
    assert unseen_choice(7, entry) == ("7", "a.md", "3.5 KB", "")
    assert seen_choice(7, entry) == ("7", "A title", "about 3 min · 3.5 KB · a.md", "a.md")


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    choice = seen_choice(0, entry_at(tmp_path / "gone.txt"))
    assert choice.title == "gone.txt"
    assert "no such file" in choice.detail


def test_a_file_that_changed_is_looked_at_again(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# One\n\nText.")
    assert seen_choice(0, entry_at(path)).title == "One"
    path.write_text("# Another\n\nText.")
    assert seen_choice(0, entry_at(path)).title == "Another"


def test_names_and_passwords_in_addresses_are_not_shown() -> None:
    assert unseen_choice(0, "https://me:secret@example.org/page").title == "https://example.org/page"


def test_names_are_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\n[b].txt"
    path.write_text("x")
    title = unseen_choice(0, entry_at(path)).title
    assert "\x1b" not in title
    assert "\n" not in title
    assert title.endswith("[b].txt")
