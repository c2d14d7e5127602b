"""The table of methods."""

import subprocess
import sys

import pytest

from tests.summary.peer import GREEDY, PEERS
from tui.document.errors import UsageError
from tui.summary.methods import COMPARED_METHODS, DEFAULT_METHOD, METHODS, find_method


def test_has_all_of_sumys_methods() -> None:
    assert {name for name, method in METHODS.items() if method.is_sumys} == {*PEERS, "random"}
    assert {name for name, method in METHODS.items() if method.may_stop_early} == {*GREEDY}
    assert {name for name, method in METHODS.items() if method.is_baseline} == {"random"}
    assert set(COMPARED_METHODS) == {*PEERS, DEFAULT_METHOD}
    assert DEFAULT_METHOD in METHODS
    assert all(name == method.name for name, method in METHODS.items())
    assert all(
        method.title and method.paper and "\n" not in method.description for method in METHODS.values()
    )


@pytest.mark.parametrize("name", ["lex-rank", "LexRank", "lex_rank", " LEX-RANK "])
def test_finds_a_method_by_name(name: str) -> None:
    assert find_method(name).title == "LexRank"


def test_an_unknown_method_is_refused_with_the_names() -> None:
    with pytest.raises(UsageError, match=r"no method “lexrnk”\. Did you mean lex-rank\?.*random"):
        find_method("lexrnk")
    with pytest.raises(UsageError, match=r"no method “”\. The methods are: blend, lex-rank, "):
        find_method("")


def test_naming_the_methods_loads_nothing_large() -> None:
    code = (
        "import sys; from tui.summary import METHODS; import tui.summary.digests, tui.summary.lengths; "
        "print(sorted({'nltk', 'sumy', 'numpy', 'punkt'} & set(sys.modules)))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )


@pytest.mark.parametrize("name", ["topic-first", "Topic First", "topicfirst"])
def test_a_former_name_means_the_method(name: str) -> None:
    assert find_method(name).name == "blend"
