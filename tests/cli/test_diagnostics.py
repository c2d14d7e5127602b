"""Notes, errors and the problems of tables on standard error."""

import sys
from types import ModuleType

import pytest

from tests.cli.conftest import Standfirst
from tui.cli.diagnostics import ExitStatus, print_error, print_registry_problems, print_warnings, run_guarded
from tui.document.errors import SourceError, UsageError

FORMATS = "tui.formats.registry"


class Table(dict[str, object]):
    """A table that other packages add to."""

    def __init__(self, *problems: str) -> None:
        super().__init__()
        self.problems = problems


@pytest.fixture
def formats(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module in place of the one with the formats; the other tables have no problems."""
    for name in ("tui.summary.methods", FORMATS, "tui.export.registry"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    return sys.modules[FORMATS]


def test_an_error_is_one_harmless_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_error("No\n  \x1b[31mfile\x07.")
    assert capsys.readouterr() == ("", "standfirst: No \ufffd[31mfile\ufffd.\n")


def test_notes_are_lines_unless_it_is_to_be_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    print_warnings(["One.", "Two."])
    print_warnings(["Three."], quiet=True)
    assert capsys.readouterr() == ("", "standfirst: note: One.\nstandfirst: note: Two.\n")


def test_each_problem_of_a_table_is_a_line(formats: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    print_registry_problems()
    assert capsys.readouterr().err == ""
    formats.FORMATS = Table("a:b could not be loaded:\nImportError: no", "c:d is not a Format.")  # type: ignore[attr-defined]
    print_registry_problems()
    assert capsys.readouterr().err == (
        "standfirst: a:b could not be loaded: ImportError: no\nstandfirst: c:d is not a Format.\n"
    )


def test_a_table_that_was_not_needed_is_not_imported(
    formats: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, FORMATS)
    print_registry_problems()
    assert FORMATS not in sys.modules
    assert capsys.readouterr().err == ""


def test_a_command_ends_with_the_problems_of_the_tables_and_its_own_status(
    standfirst: Standfirst, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType(FORMATS)
    module.FORMATS = Table("a:b is not a Format.")  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, FORMATS, module)
    ended = standfirst("--help")
    assert (ended.status, ended.err) == (0, "standfirst: a:b is not a Format.\n")
    ended = standfirst("--nonsense")
    assert ended.status == 2
    assert ended.err.splitlines()[1:] == ["standfirst: a:b is not a Format."]


@pytest.mark.parametrize(
    ("error", "status", "printed"),
    [
        (SourceError("There is no file."), ExitStatus.FAILED, "standfirst: There is no file.\n"),
        (UsageError("No."), ExitStatus.FAILED, "standfirst: No.\n"),
        (KeyboardInterrupt(), ExitStatus.INTERRUPTED, ""),
        (None, ExitStatus.DONE, ""),
    ],
)
def test_how_guarded_work_ends(
    error: BaseException | None, status: ExitStatus, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def work() -> None:
        if error is not None:
            raise error

    assert run_guarded(work) is status
    assert capsys.readouterr().err == printed
