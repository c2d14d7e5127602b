"""A method that another package adds works wherever a built-in one does."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.summary.added_method import installed
from tests.summary.articles import plain, whales
from tests.summary.peer import sample_paths
from tui.document.errors import UsageError
from tui.summary import METHODS, consensus, summarizer
from tui.summary.digests import summarize
from tui.summary.factory import document_of
from tui.summary.methods import find_method
from tui.summary.rankings import rank

INDICES_OF_LONGEST = (1, 6)
"""The two longest sentences of the article about whales."""


@pytest.fixture(autouse=True)
def added(tmp_path: Path) -> Iterator[None]:
    with installed(tmp_path):
        yield


def standfirst(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tui", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_comes_after_the_built_in_ones() -> None:
    assert list(METHODS)[-2:] == ["longest", "unloadable"]
    assert list(METHODS)[:-2] == list(METHODS.builtin)
    assert find_method(" Longest ").title == "Longest first"


def test_packages_are_not_loaded_for_a_built_in_method() -> None:
    assert find_method("LexRank").name == "lex-rank"
    assert "_added" not in vars(METHODS)


def test_what_fails_to_load_is_a_problem_and_not_an_error() -> None:
    assert not {"wrong", "broken"} & {*METHODS}
    broken, wrong = METHODS.problems
    assert broken.startswith("no_such_module:METHOD of the package longest-first")
    assert "ModuleNotFoundError" in broken
    assert wrong.startswith("longest_first:LongestFirst") and wrong.endswith("is not a Method.")


def test_an_unknown_method_is_refused_with_all_names() -> None:
    with pytest.raises(UsageError, match=r"Did you mean longest\? The methods are: blend, .*, longest, "):
        find_method("longst")


def test_it_makes_digests() -> None:
    article = whales()
    made = summarize(article, "longest", 2)
    assert tuple(sentence.index for sentence in made.summary) == INDICES_OF_LONGEST
    assert made.ranking.method == "longest"
    assert [bool(entry.gist) for entry in made.outline] == [True, True, True, False]


def test_it_falls_back_to_the_lead_as_built_in_ones_do() -> None:
    ranking = rank(plain("Ships sail.", "Whales swim."), "longest")
    assert ranking.is_fallback
    assert ranking.warnings == (
        "Longest first finds nothing to choose by in this text; the first sentences stand in.",
    )


def test_its_sentences_can_be_explained() -> None:
    article = whales()
    reasons = summarize(article, "longest", 2).reasons(article.sentences[6])
    assert (reasons.rank, reasons.methods) == (1, 9)


def test_the_consensus_is_still_that_of_the_built_in_methods() -> None:
    votes = consensus(whales(), 2)
    assert max(votes) <= 9 and sum(votes) == 18


def test_it_is_a_summarizer_of_sumys_kind() -> None:
    document = document_of(whales())
    chosen = summarizer("longest", "english")(document, 2)
    assert chosen == tuple(document.sentences[index] for index in INDICES_OF_LONGEST)


def test_one_whose_class_is_missing_says_so() -> None:
    with pytest.raises(UsageError, match=r"The method unloadable cannot be loaded: .*Missing"):
        rank(whales(), "unloadable")


def test_the_command_line_summarizes_with_it() -> None:
    ended = standfirst("summarize", "-m", "longest", "--format", "json", str(sample_paths()[0]))
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["method"] == "longest"
    assert "no_such_module:METHOD of the package longest-first" in ended.stderr


def test_the_command_line_lists_it() -> None:
    shown = standfirst("methods").stdout
    assert "\nlongest\n" in shown
    assert "no_such_module:METHOD of the package longest-first" in shown
    assert "The sentences with the most words." in shown and "No paper: an example" in shown
