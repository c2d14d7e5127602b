"""Copying to the clipboard and to files."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.export.toy_writer import other_packages
from tests.reader.support import reader, until, write_article
from tui.document.model import Sentence
from tui.export.registry import suffixes_in_words
from tui.reader.dialogs.dialog import Notice
from tui.reader.dialogs.prompts import WritePrompt
from tui.reader.features import clipboard
from tui.reader.screen import ReaderScreen

__all__ = ["other_packages"]


@pytest.fixture
def article_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STANDFIRST_DATA_DIR", str(tmp_path / "data"))
    return write_article(tmp_path)


def message_of(screen: ReaderScreen) -> str:
    return screen.status_line.message


async def copied_file(pilot: Pilot[str], screen: ReaderScreen, tmp_path: Path) -> str:
    path = tmp_path / "data" / clipboard.COPY_NAME
    await until(pilot, lambda: str(path) in message_of(screen))
    return path.read_text(encoding="utf-8")


async def test_what_is_too_long_for_the_clipboard_goes_to_a_file(
    article_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "MAX_COPY_BYTES", 100)
    async with reader(article_path, size=(200, 36)) as (pilot, screen):
        await pilot.press("Y")
        assert (await copied_file(pilot, screen, tmp_path)).startswith("# The lamp that learned to wait\n")
        assert "Too long for the clipboard" in message_of(screen)
        assert pilot.app.clipboard == ""


async def test_the_last_copy_goes_to_a_file_of_any_name(
    article_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reader(article_path, size=(200, 36)) as (pilot, screen):
        await screen.run_action("command('copy-to-file')")
        assert message_of(screen) == "Nothing has been copied yet."
        for name in (clipboard.COPY_NAME, "words"):
            await pilot.press("j", "y")
            assert isinstance(screen.digest_pane.current, Sentence)
            await screen.run_action("command('copy-to-file')")
            await until(pilot, lambda: isinstance(pilot.app.screen, WritePrompt))
            line = pilot.app.screen.query_one(Input)
            assert line.value == clipboard.COPY_NAME
            assert asked(pilot) == "The folder is the one that you started in."
            line.value = name
            await pilot.press("enter")
            wanted = tmp_path / name
            await until(pilot, lambda wanted=wanted: f"Written: {wanted}" in message_of(screen))  # type: ignore[misc]
            assert wanted.read_text(encoding="utf-8") == screen.digest_pane.current.text


async def test_a_copy_that_cannot_be_written_is_told(
    article_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "MAX_COPY_BYTES", 10)
    async with reader(article_path) as (pilot, _):
        monkeypatch.setenv("STANDFIRST_DATA_DIR", str(article_path / "no folder"))
        await pilot.press("j", "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        assert "Cannot write" in str(pilot.app.screen.query_one(Static).content)


async def prompt(pilot: Pilot[str]) -> Input:
    await pilot.press("w")
    await pilot.pause()
    assert isinstance(pilot.app.screen, WritePrompt)
    return pilot.app.screen.query_one(Input)


def asked(pilot: Pilot[str]) -> str:
    return str(pilot.app.screen.query_one(Static).content)


async def test_the_digest_is_written_to_the_folder_one_started_in(
    article_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    async with reader(article_path, size=(200, 36)) as (pilot, screen):
        line = await prompt(pilot)
        wanted = here / "lighthouse-digest.md"
        assert line.value == wanted.name
        assert asked(pilot).startswith("The ending sets the format: .md, .txt, .json or .html.")
        await pilot.press("enter")
        await until(pilot, lambda: f"Written: {wanted}" in message_of(screen))
        assert "\n# The lamp that learned to wait\n" in wanted.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["md", "txt", "html", "JSON"])
async def test_the_ending_tells_the_format_and_each_has_the_marks(
    article_path: Path, tmp_path: Path, ending: str
) -> None:
    async with reader(article_path, size=(200, 36)) as (pilot, screen):
        await pilot.press("a", *"How", "enter")
        await until(pilot, lambda: [mark.note for mark in screen.highlights.marks] == ["How"])
        (await prompt(pilot)).value = str(tmp_path / f"digest.{ending}")
        await pilot.press("enter")
        await until(pilot, lambda: "Written: " in message_of(screen))
        text = (tmp_path / f"digest.{ending}").read_text(encoding="utf-8")
        (mark,) = screen.highlights.marks
        assert "How" in text
        if ending == "md":
            assert f"> {mark.text}\n\nHow\n" in text
            assert "\n---\n\n# The lamp" in text
        elif ending == "txt":
            assert text.startswith("The lamp")
        elif ending == "html":
            assert "<title>The lamp that learned to wait</title>" in text
        else:
            assert json.loads(text)["title"] == "The lamp that learned to wait"
            assert [noted["note"] for noted in json.loads(text)["marks"]] == ["How"]


async def test_a_file_that_exists_is_replaced_only_when_asked_twice(
    article_path: Path, tmp_path: Path
) -> None:
    there, other = tmp_path / "there.txt", tmp_path / "other.txt"
    for path in (there, other):
        path.write_text("precious", encoding="utf-8")
    async with reader(article_path, size=(200, 36)) as (pilot, screen):
        line = await prompt(pilot)
        line.value = str(there)
        await pilot.press("enter")
        assert "there.txt exists already" in asked(pilot)
        line.value = str(other)
        await pilot.pause()
        assert "The ending sets" in asked(pilot)
        await pilot.press("enter")
        assert "other.txt exists already" in asked(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: f"Written: {other}" in message_of(screen))
        assert there.read_text(encoding="utf-8") == "precious"
        assert other.read_text(encoding="utf-8").startswith("The lamp")


@pytest.mark.parametrize(
    "typed, said",
    [("", "is a folder"), ("digest.pdf", "End it in .md, .txt, "), ("digest", "End it in")],
)
async def test_what_cannot_be_written_stays_to_be_corrected(
    article_path: Path, tmp_path: Path, typed: str, said: str
) -> None:
    async with reader(article_path) as (pilot, _):
        (await prompt(pilot)).value = f"{tmp_path}/{typed}"
        await pilot.press("enter")
        assert said in asked(pilot)
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, WritePrompt)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [article_path.name]


@pytest.mark.usefixtures("other_packages")
async def test_a_format_of_another_package_is_offered_and_written(article_path: Path, tmp_path: Path) -> None:
    async with reader(article_path, size=(200, 36)) as (pilot, screen):
        line = await prompt(pilot)
        assert line.placeholder == f"File that ends in {suffixes_in_words()}"
        line.value = str(tmp_path / "digest.foo")
        await pilot.press("enter")
        assert f"“digest.foo” names no format. End it in {suffixes_in_words()}." in asked(pilot)
        line.value = str(tmp_path / "digest.toy")
        await pilot.press("enter")
        await until(pilot, lambda: "Written: " in message_of(screen))
    written = (tmp_path / "digest.toy").read_text(encoding="utf-8")
    assert written.startswith("<toy>The lamp that learned to wait: ")


@pytest.mark.usefixtures("other_packages")
async def test_a_format_that_cannot_be_loaded_is_told(article_path: Path, tmp_path: Path) -> None:
    async with reader(article_path) as (pilot, _):
        (await prompt(pilot)).value = str(tmp_path / "digest.un")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        assert "Cannot write unloadable: " in asked(pilot)


async def test_a_folder_that_is_not_there_is_told(article_path: Path, tmp_path: Path) -> None:
    async with reader(article_path) as (pilot, _):
        (await prompt(pilot)).value = str(tmp_path / "nowhere" / "digest.md")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        assert "No such file or directory" in asked(pilot)


async def test_without_a_digest_there_is_nothing_to_write(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), summarized=False) as (pilot, screen):
        screen.session = None
        await screen.run_action("command('write')")
        assert not isinstance(pilot.app.screen, WritePrompt)
        assert message_of(screen) == "There is no digest to write yet."
