import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tui.cli.output import MAX_TEXT_WIDTH, Output
from tui.document.errors import UsageError

MakeOutput = Callable[..., Output]


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> MakeOutput:
    """Return a function that makes an output on a terminal of 60 columns."""
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def make(file: Path | None = None) -> Output:
        # Not before the test runs: pytest puts its own stream here between a fixture and its test.
        monkeypatch.setattr(sys, "stdout", Terminal())
        return Output(file)

    return make


def test_a_terminal_has_a_width_and_styles(on_terminal: MakeOutput) -> None:
    output = on_terminal()
    assert (output.width, output.styled) == (60, True)


def test_lines_stay_readable_on_a_wide_terminal(
    on_terminal: MakeOutput, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    assert on_terminal().width == MAX_TEXT_WIDTH


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_styles_can_be_refused(
    on_terminal: MakeOutput, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    output = on_terminal()
    assert (output.width, output.styled) == (60, False)


def test_a_file_and_a_pipe_have_neither(on_terminal: MakeOutput, tmp_path: Path) -> None:
    piped = Output()
    assert (piped.width, piped.styled) == (None, False)
    to_file = on_terminal(tmp_path / "digest.txt")
    assert (to_file.width, to_file.styled) == (None, False)


def test_a_file_is_written_once_all_is_there(tmp_path: Path) -> None:
    output = Output(tmp_path / "digest.txt")
    output.add("one\n")
    output.add("two\n")
    assert not list(tmp_path.iterdir())
    output.finish()
    assert (tmp_path / "digest.txt").read_text() == "one\ntwo\n"


def test_a_file_that_exists_is_refused_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "digest.txt").touch()
    with pytest.raises(UsageError, match="--force"):
        Output(tmp_path / "digest.txt")
    Output(tmp_path / "digest.txt", overwrite=True)
