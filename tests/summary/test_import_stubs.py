"""Modules that are loaded only when something in them is used."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tui.summary.import_stubs import load_when_used


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a package that nobody has loaded."""
    name = "hardly_ever_used"
    folder = tmp_path / name
    folder.mkdir()
    (folder / "__init__.py").write_text("import sys\nsys.hardly_ever_used = True\nanswer = 42\n")
    (folder / "part.py").write_text("answer = 43\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delattr(sys, name, raising=False)
    yield name
    for module in [module for module in sys.modules if module.partition(".")[0] == name]:
        del sys.modules[module]


def test_importing_it_again_and_again_does_not_load_it(package: str) -> None:
    load_when_used(package)
    import_module(package)
    exec(f"import {package}", {})
    assert not hasattr(sys, package)


def test_using_it_loads_it(package: str) -> None:
    load_when_used(package)
    module = import_module(package)
    assert module.answer == 42
    assert hasattr(sys, package)
    assert import_module(package).answer == 42
    assert not hasattr(module, "question")


def test_importing_an_object_by_name_does_not_load_it(package: str) -> None:
    load_when_used(package, "answer")
    found: dict[str, int] = {}
    exec(f"from {package} import answer", found)
    assert not hasattr(sys, package)
    assert found["answer"].bit_length() == 6
    assert hasattr(sys, package)
    assert import_module(package).answer == 42


def test_parts_of_one_with_such_objects_can_be_imported(package: str) -> None:
    load_when_used(package, "answer")
    assert import_module(f"{package}.part").answer == 43
    assert not hasattr(sys, package)


def test_its_parts_can_be_imported(package: str) -> None:
    load_when_used(package)
    assert import_module(f"{package}.part").answer == 43


def test_a_module_that_is_loaded_stays_as_it_is(package: str) -> None:
    loaded = import_module(package)
    load_when_used(package)
    assert sys.modules[package] is loaded


def test_a_part_that_is_not_loaded_does_not_load_its_package(package: str) -> None:
    load_when_used(f"{package}.part", "answer")
    assert not hasattr(sys, package)
    found: dict[str, int] = {}
    exec(f"from {package}.part import answer", found)
    assert found["answer"].bit_length() == 6
    assert import_module(f"{package}.part").answer == 43


def test_importing_all_of_it_loads_it(package: str) -> None:
    load_when_used(package)
    found: dict[str, int] = {}
    exec(f"from {package} import *", found)
    assert found["answer"] == 42


def test_an_object_can_stand_in_annotations(package: str) -> None:
    load_when_used(package, "answer")
    exec(f"from {package} import answer\nclass Annotated:\n    field: answer[int]", {})
    assert not hasattr(sys, package)
