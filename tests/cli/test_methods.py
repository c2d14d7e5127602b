from tests.cli.conftest import Standfirst
from tui.summary.methods import METHODS


def test_every_method_says_what_it_does_and_where_it_comes_from(standfirst: Standfirst) -> None:
    ended = standfirst("methods")
    assert (ended.status, ended.err) == (0, "")
    for method in METHODS.values():
        assert f"\n{method.name}" in f"\n{ended.out}"
        assert method.description in ended.out
        assert method.source in ended.out


def test_one_is_the_default(standfirst: Standfirst) -> None:
    assert standfirst("methods").out.count("topic-first (default)\n") == 1
