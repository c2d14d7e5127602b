"""A served reader opens, lists and names only the sources it was started with, and writes no file."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.reader.support import is_listed, reader, until, write_article
from tui.reader.access import AccessPolicy
from tui.reader.dialogs.dialog import Notice
from tui.reader.dialogs.file_picker import FilePicker
from tui.reader.dialogs.prompts import DownloadPrompt, OpenPrompt, PathSuggester
from tui.reader.features import clipboard
from tui.reader.screen import ReaderScreen

PAGE = "https://example.org/story"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Make a folder that is allowed, a secret file beside it, and links from one to the other."""
    given_folder = tmp_path / "given"
    (given_folder / "deeper").mkdir(parents=True)
    write_article(given_folder)
    write_article(given_folder / "deeper", name="deep.txt")
    write_article(given_folder, name=".hidden.txt")
    write_article(tmp_path, "The secret\n\nNobody is to read this sentence.", name="secret.txt")
    (given_folder / "way-out.txt").symlink_to(tmp_path / "secret.txt")
    (given_folder / "folder-out").symlink_to(tmp_path)
    (tmp_path / "given-too").mkdir()
    return tmp_path


def test_without_a_limit_everything_is_held(house: Path) -> None:
    policy = AccessPolicy()
    assert policy.unrestricted
    assert policy.allows(house / "secret.txt")
    assert policy.denial("https://example.org") is None


@pytest.mark.parametrize(
    "inside", ["given", "given/lighthouse.txt", "given/deeper/deep.txt", "given/nothing.txt"]
)
def test_a_folder_holds_what_it_lists(house: Path, inside: str) -> None:
    assert AccessPolicy([house / "given"]).allows(house / inside)


@pytest.mark.parametrize(
    "outside",
    [
        *(
            "",
            "secret.txt",
            "given-too",
            "given/../secret.txt",
            "given/way-out.txt",
            "given/folder-out/secret.txt",
        ),
        *("given/.hidden.txt", "given/deeper/../../secret.txt", "/etc/passwd", "/", "a\0b", "../secret.txt"),
    ],
)
def test_nothing_else_is_held(house: Path, outside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(house / "given")
    policy = AccessPolicy([house / "given"])
    assert not policy.allows(house / outside)
    assert policy.denial(house / outside) is not None


def test_a_file_holds_nothing_but_itself_however_it_is_named(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(house)
    policy = AccessPolicy([Path("given/way-out.txt")])
    assert policy.allows("secret.txt")
    assert policy.allows(house / "given" / ".." / "given" / "way-out.txt")
    assert not policy.allows("given/lighthouse.txt")


def test_an_address_is_held_only_if_it_was_given_or_a_given_one_led_to_it() -> None:
    policy = AccessPolicy([PAGE])
    assert policy.allows(f" {PAGE}")
    for other in (f"{PAGE}s", "https://example.org/", "http://example.org/story", "file:///etc/passwd"):
        assert not policy.allows(other)
    policy.add_redirect("given.txt", "https://example.org/")
    assert not policy.allows("https://example.org/")
    policy.add_redirect(PAGE, "https://example.org/2026/story")
    assert policy.allows("https://example.org/2026/story")


def test_the_refusal_does_not_tell_what_is_there(house: Path) -> None:
    policy = AccessPolicy([house / "given"])
    told = [str(policy.denial(house / name)) for name in ("secret.txt", "nosuch.txt")]
    assert told[0].replace("secret", "nosuch") == told[1]
    assert "name:pass" not in str(policy.denial("https://name:pass@example.org/"))


@given(
    parts=st.lists(st.sampled_from(["..", ".", "given", "a", "secret.txt", "", "/", "~", "\\"]), max_size=8)
)
def test_no_way_of_writing_a_path_leads_out(parts: list[str]) -> None:
    policy = AccessPolicy([Path("/srv/given")])
    path = os.path.normpath("/".join(["/srv/given", *parts]))
    assert not policy.allows("/".join(["/srv/given", *parts])) or f"{path}/".startswith("/srv/given/")


def refusal_in(pilot: Pilot[str]) -> str:
    return str(pilot.app.screen.query_one(Static).content)


async def test_typing_another_path_is_refused_and_nothing_is_suggested(house: Path) -> None:
    async with reader(house / "given" / "lighthouse.txt", for_visitors=True) as (pilot, screen):
        for typed in (house / "secret.txt", house, PAGE):
            await pilot.press("o")
            await pilot.pause()
            assert isinstance(pilot.app.screen, OpenPrompt)
            pilot.app.screen.query_one(Input).value = str(typed)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
            assert f"Cannot open {typed}: not one of the sources this server" in refusal_in(pilot)
            await pilot.press("escape")
        assert screen.session is not None
        assert screen.session.article.title == "The lamp that learned to wait"
    suggester = PathSuggester(AccessPolicy([house / "given"]))
    assert await suggester.get_suggestion(f"{house}/sec") is None
    assert await suggester.get_suggestion(f"{house}/given/lig") == f"{house}/given/lighthouse.txt"


async def test_a_folder_lists_no_way_out_and_the_library_lists_only_what_was_given(house: Path) -> None:
    async with reader(house / "given", summarized=False, for_visitors=True) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "lighthouse.txt"))
        assert isinstance(pilot.app.screen, FilePicker)
        paths = [entry.path for entry in pilot.app.screen._entries if not isinstance(entry, str)]
        assert paths == [house / "given" / "deeper", house / "given" / "lighthouse.txt"]
        await pilot.press("down", "enter")
        await until(pilot, lambda: screen.session is not None)
        await pilot.press("L")
        await until(pilot, lambda: is_listed(pilot, "given"))


async def test_a_digest_and_a_long_copy_go_to_whoever_reads(
    house: Path, monkeypatch: pytest.MonkeyPatch, own_library: Path
) -> None:
    monkeypatch.setattr(clipboard, "MAX_COPY_BYTES", 100)
    delivered: dict[str, str] = {}
    async with reader(house / "given" / "lighthouse.txt", for_visitors=True, size=(200, 36)) as (
        pilot,
        screen,
    ):
        monkeypatch.setattr(
            pilot.app,
            "deliver_text",
            lambda file, save_filename: delivered.update({save_filename: file.read()}),
        )
        await pilot.press("Y")
        assert delivered["copied.txt"].startswith("# The lamp that learned to wait\n")
        assert screen.status_line.message == "Sent to your browser: copied.txt"
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DownloadPrompt)
        line = pilot.app.screen.query_one(Input)
        assert line.value == "lighthouse-digest.md"
        line.value = f"{house}/secret"
        await pilot.press("enter")
        assert "names no format" in refusal_in(pilot)
        line.value = f"{house}/secret.txt"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert delivered["secret.txt"].startswith("The lamp that learned to wait\n")
    assert "Nobody" in (house / "secret.txt").read_text()
    assert not (own_library / "copied.txt").exists()


async def test_a_source_that_is_gone_is_told_and_the_list_is_shown(house: Path) -> None:
    async with reader(house / "gone.txt", summarized=False, for_visitors=True) as (pilot, _):
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        assert "there is no such file" in refusal_in(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: is_listed(pilot, "gone.txt"))
