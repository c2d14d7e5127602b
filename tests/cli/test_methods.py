import json

import pytest

from tests.cli.conftest import Standfirst
from tui.cli import methods
from tui.summary.methods import METHODS


def test_every_method_says_what_it_does_and_where_it_comes_from(standfirst: Standfirst) -> None:
    ended = standfirst("methods")
    assert (ended.status, ended.err) == (0, "")
    for method in METHODS.values():
        assert f"\n{method.name}" in f"\n{ended.out}"
        assert method.description in ended.out
        assert method.paper in ended.out


def test_one_is_the_default(standfirst: Standfirst) -> None:
    assert standfirst("methods").out.count("blend (default)\n") == 1


def test_packages_that_fail_to_load_are_listed_at_the_end(
    standfirst: Standfirst, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Table(dict[str, object]):
        problems = ("a:b could not be loaded: ImportError: no", "c:d is not a Method.")

    monkeypatch.setattr(methods, "METHODS", Table(METHODS))
    out = standfirst("methods").out
    assert out.endswith("\n\na:b could not be loaded: ImportError: no\n\nc:d is not a Method.\n")
    assert all(name in out for name in METHODS)


def test_a_program_can_read_them(standfirst: Standfirst) -> None:
    ended = standfirst("methods", "--format", "json")
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert [record["name"] for record in records] == [*METHODS]
    assert [record["name"] for record in records if record["default"]] == ["blend"]
    assert all(record["description"] and record["paper"] and record["title"] for record in records)
    assert standfirst("methods", "--json").out == ended.out
