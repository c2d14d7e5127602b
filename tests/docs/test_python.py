"""Every Python example of the README and the pages in docs/ is run, and every public name has one."""

import ast
import doctest
from pathlib import Path

import pytest

import tui
from tests.docs.blocks import PAGES, PROJECT, name_of, python_examples
from tests.docs.desk import Desk
from tui import summary

API = PROJECT / "docs" / "python.md"
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def _pages_with(language: str) -> list[Path]:
    return [page for page in PAGES if f"```{language}\n" in page.read_text("utf-8")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)


@pytest.mark.parametrize("page", _pages_with("pycon"), ids=name_of)
def test_sessions_give_what_the_page_shows(page: Path, desk: Desk) -> None:
    source = "\n".join(python_examples(page, "pycon"))
    test = doctest.DocTestParser().get_doctest(source, {}, name_of(page), str(page), 0)
    complaints: list[str] = []
    result = doctest.DocTestRunner(optionflags=_FLAGS).run(test, out=complaints.append)
    assert not result.failed, "".join(complaints)
    assert result.attempted > 40


@pytest.mark.parametrize("page", _pages_with("python"), ids=name_of)
def test_programs_run(page: Path, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for program in python_examples(page, "python"):
        exec(compile(program, name_of(page), "exec"), names)
    assert capsys.readouterr().out


@pytest.mark.parametrize(("package", "names"), [("tui", tui.__all__), ("tui.summary", summary.__all__)])
def test_every_public_name_has_an_example(package: str, names: list[str]) -> None:
    source = "\n".join(python_examples(API, "pycon"))
    program = "".join(example.source for example in doctest.DocTestParser().get_examples(source))
    used = {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in ast.walk(ast.parse(program))
        if isinstance(node, ast.Attribute | ast.Name)
    }
    assert set(names) <= used, f"names of {package} without an example"
