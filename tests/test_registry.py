import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint, EntryPoints
from types import ModuleType
from typing import NamedTuple

import pytest

from tui.registry import Registry

GROUP = "standfirst.tests"


class Tool(NamedTuple):
    name: str


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make entry points of what is given by name: a value, or an error to be raised on loading."""

    def install(**values: object) -> None:
        module = ModuleType("some_tools")
        for name, value in values.items():
            if not isinstance(value, Exception):
                setattr(module, name, value)
        monkeypatch.setitem(sys.modules, "some_tools", module)
        points = EntryPoints(EntryPoint(name, f"some_tools:{name}", GROUP) for name in values)
        monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points.select(group=group))

    return install


def tools() -> Registry[Tool]:
    return Registry([Tool("saw"), Tool("axe")], Tool, GROUP)


def test_added_entries_come_after_the_built_in_ones(installed: Callable[..., None]) -> None:
    installed(drill=Tool("drill"))
    registry = tools()
    assert list(registry) == ["saw", "axe", "drill"]
    assert len(registry) == 3
    assert registry["drill"] == Tool("drill")
    assert registry.problems == []


def test_other_packages_are_not_loaded_for_a_built_in_name(installed: Callable[..., None]) -> None:
    installed(broken=ImportError("no"))
    registry = tools()
    assert registry["saw"] == Tool("saw")
    assert registry.get("axe") == Tool("axe")
    assert registry.problems == []


def test_what_fails_to_load_is_a_problem_and_not_an_error(installed: Callable[..., None]) -> None:
    installed(broken=ImportError("no"), number=7, saw=Tool("saw"), drill=Tool("drill"))
    registry = tools()
    assert "drill" in registry
    assert "broken" not in registry
    assert list(registry) == ["saw", "axe", "drill"]
    assert registry.problems == [
        "some_tools:broken (standfirst.tests) could not be loaded: AttributeError: "
        "module 'some_tools' has no attribute 'broken'",
        "some_tools:number (standfirst.tests) is not a Tool.",
        "some_tools:saw (standfirst.tests): there is already a “saw”.",
    ]


def test_an_unknown_name_is_a_key_error(installed: Callable[..., None]) -> None:
    installed()
    with pytest.raises(KeyError):
        tools()["hammer"]
