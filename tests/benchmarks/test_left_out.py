import sys
from collections.abc import Iterator

import pytest

import tui
from benchmarks import left_out
from benchmarks.left_out import Prepared, chosen_on
from benchmarks.quality import Document, picks
from tests.summary.test_blend import HARBOUR
from tui.summary import blend
from tui.summary.methods import DEFAULT_METHOD

pytest.importorskip("rouge_score", reason="only this benchmark needs it")

TABLES = (*left_out._TABLES, *left_out._COSTS)


@pytest.fixture(autouse=True)
def weights_stay() -> Iterator[None]:
    """Set the weights of the default method again after a test."""
    before = {name: getattr(blend, name) for name in TABLES}
    yield
    for name, value in before.items():
        setattr(blend, name, value)


DOCUMENT = Document("a", "", "\n\n".join(HARBOUR), (HARBOUR[0],), 2)


def test_its_choices_are_those_of_the_default_method() -> None:
    article = tui.article_from_text(DOCUMENT.title, DOCUMENT.text)
    assert Prepared(DOCUMENT)._choose() == picks(DEFAULT_METHOD, article, DOCUMENT)


def test_weights_are_chosen_that_give_better_summaries() -> None:
    prepared = Prepared(DOCUMENT)
    left_out._set(left_out._equal_weights())
    equal = prepared.value()
    weights = chosen_on([[[prepared]]])
    assert prepared.value() > equal
    assert weights["_SHORT", "opening"] == blend._SHORT["opening"]


def test_two_kinds_are_needed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["left_out.py", "news=news.jsonl"])
    with pytest.raises(SystemExit) as stopped:
        left_out.main()
    assert stopped.value.code == 2
    assert "NAME=FILE" in capsys.readouterr().err
