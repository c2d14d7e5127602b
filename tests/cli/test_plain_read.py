"""Opening sources without Click."""

import os
from pathlib import Path

import pytest

from tui.cli.diagnostics import ExitStatus
from tui.cli.plain_read import open_plainly
from tui.document.errors import SourceError
from tui.reader import run
from tui.reader.startup import ReaderOptions
from tui.summary.lengths import DEFAULT_LENGTH


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[ReaderOptions]:
    """Return the options of the readers that are opened, in a terminal and a folder with an article."""
    (tmp_path / "story.txt").write_text("A story.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "isatty", lambda descriptor: True)
    found: list[ReaderOptions] = []
    monkeypatch.setattr(run, "run_reader", found.append)
    return found


@pytest.mark.parametrize(
    "arguments", [[], ["story.txt"], ["./story.txt", "https://example.org/story"], ["."]]
)
def test_sources_are_opened(opened: list[ReaderOptions], arguments: list[str]) -> None:
    assert open_plainly(arguments) is ExitStatus.DONE
    (options,) = opened
    assert options.sources == tuple(arguments)
    assert options.length == DEFAULT_LENGTH
    assert not options.explicit


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "story.txt"],
        ["methods"],
        ["summarise"],
        ["no such file.txt"],
        ["story.txt#2"],
        ["-"],
        ["-n", "3", "story.txt"],
        ["story.txt", "--watch"],
        ["file:///tmp/story.txt"],
    ],
)
def test_other_arguments_are_left_to_click(opened: list[ReaderOptions], arguments: list[str]) -> None:
    assert open_plainly(arguments) is None
    assert not opened


def test_so_is_what_is_piped(opened: list[ReaderOptions], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "isatty", lambda descriptor: descriptor != 0)
    assert open_plainly([]) is None


@pytest.mark.parametrize("variable", ["METHOD", "LENGTH", "LANGUAGE", "THEME"])
def test_so_are_options_in_the_environment(
    opened: list[ReaderOptions], monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(f"STANDFIRST_{variable}", "anything")
    assert open_plainly(["story.txt"]) is None


@pytest.mark.parametrize(
    ("setting", "is_opened"), [('method = "lsa"', False), ('length = "3min"', False), ("pace = 300", True)]
)
def test_settings_that_are_options_are_left_to_click(
    opened: list[ReaderOptions],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    setting: str,
    is_opened: bool,
) -> None:
    (tmp_path / "settings.toml").write_text(setting, encoding="utf-8")
    monkeypatch.setenv("STANDFIRST_CONFIG", str(tmp_path / "settings.toml"))
    assert (open_plainly(["story.txt"]) is ExitStatus.DONE) is is_opened
    assert [options.length.words_per_minute for options in opened] == [300] * is_opened


def test_a_failure_is_a_line_and_a_status(
    opened: list[ReaderOptions], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(options: ReaderOptions) -> None:
        raise SourceError("Cannot read it.")

    monkeypatch.setattr(run, "run_reader", fail)
    assert open_plainly(["story.txt"]) is ExitStatus.FAILED
    assert capsys.readouterr().err == "standfirst: Cannot read it.\n"
