import json
import sys
from pathlib import Path

import numpy as np
import pytest

import tui
from benchmarks import quality
from benchmarks.quality import Document, draws, half_of, interval, picks, read_documents
from tui.summary.methods import DEFAULT_METHOD, METHODS

FIELDS = {"id": "a", "title": "", "text": "Whales swim.", "references": ["Whales."], "sentences": 1}


def test_without_data_it_says_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_status(monkeypatch) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    for needed in ("python benchmarks/quality.py DATA", "CNN/DailyMail", '"references": [', "[bench]"):
        assert needed in printed.err


@pytest.mark.parametrize("wrong", [["--methods", "lex-rnak"], ["--half", "third"], ["--resamples", "0"]])
def test_wrong_usage(monkeypatch: pytest.MonkeyPatch, wrong: list[str]) -> None:
    assert exit_status(monkeypatch, "no-such-file.jsonl", *wrong) == 2


def exit_status(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    monkeypatch.setattr(sys, "argv", ["quality.py", *arguments])
    with pytest.raises(SystemExit) as stopped:
        quality.main()
    return stopped.value.code


def test_documents_are_read(tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_text(f"{json.dumps(FIELDS)}\n\n{json.dumps(FIELDS | {'id': 'b'})}\n", encoding="utf-8")
    assert read_documents(path) == [
        Document("a", "", "Whales swim.", ("Whales.",), 1),
        Document("b", "", "Whales swim.", ("Whales.",), 1),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "whales",
        "[]",
        "{}",
        json.dumps(FIELDS | {"references": []}),
        json.dumps(FIELDS | {"references": "Whales."}),
        json.dumps(FIELDS | {"text": None}),
        json.dumps(FIELDS | {"sentences": 0}),
    ],
)
def test_other_formats_are_named_with_their_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_text(f"{json.dumps(FIELDS)}\n{line}\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="line 2"):
        read_documents(path)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no\.jsonl"):
        read_documents(tmp_path / "no.jsonl")


def test_the_halves_never_change() -> None:
    assert [half_of(name) for name in "abcdé"] == ["odd", "odd", "even", "even", "even"]


def test_draws_are_of_all_documents_and_always_the_same() -> None:
    drawn = draws(7, 40)
    assert drawn.shape == (40, 7)
    assert set(drawn.flat) == set(range(7))
    assert np.array_equal(drawn, draws(7, 40))


def test_equal_values_leave_nothing_open() -> None:
    assert interval(np.full(5, 2.5), draws(5, 50)) == (2.5, 2.5)


def test_the_interval_is_that_of_the_mean() -> None:
    values = np.random.default_rng(1).normal(10, 2, size=400)
    low, high = interval(values, draws(400, 2000))
    # The standard error of the mean is 2 / √400 = 0.1, and 95 of 100 lie within 1.96 of these.
    assert high - low == pytest.approx(2 * 1.96 * 0.1, rel=0.15)
    assert (low + high) / 2 == pytest.approx(values.mean(), abs=0.02)


def test_two_methods_are_compared_document_by_document() -> None:
    hard_and_easy = np.linspace(0, 100, 60)
    low, high = interval((hard_and_easy + 1) - hard_and_easy, draws(60, 200))
    assert (low, high) == (pytest.approx(1), pytest.approx(1))


def test_all_methods_and_baselines_are_measured_with_the_default_first() -> None:
    names = quality._all_names()
    assert names[0] == DEFAULT_METHOD
    assert sorted(names) == sorted([*METHODS, "lead", "oracle"])


def test_the_best_peer_is_never_the_default_nor_a_baseline() -> None:
    by_mean = ["oracle", "lead", DEFAULT_METHOD, "luhn", "random"]
    assert list(quality._compared(by_mean)) == [("lead", "the lead"), ("luhn", "the best peer, luhn")]
    assert not list(quality._compared(["luhn", "lead"]))


def test_picks() -> None:
    text = "Whales swim north. Ships sail south. Whales and ships meet. Nets dry. Whales swim."
    document = Document("a", "At sea", text, ("Whales swim.",), 2)
    article = tui.article_from_text(document.title, document.text)
    assert picks("lead", article, document) == (0, 1)
    for method in METHODS:
        expected = tui.summarize(article, method, 2).summary
        assert picks(method, article, document) == tuple(sentence.index for sentence in expected)


def test_a_text_shorter_than_its_summary() -> None:
    document = Document("a", "At sea", "Whales swim north.", ("Whales swim.",), 3)
    article = tui.article_from_text(document.title, document.text)
    assert picks("lead", article, document) == picks(DEFAULT_METHOD, article, document) == (0,)


def test_sentences_that_refer_to_one_that_is_not_there_are_counted() -> None:
    article = tui.article_from_text(
        "", "Whales swim north. However, they rest. Ships sail south. It is late."
    )
    assert quality.referring_back(article, (1, 3)) == 100
    assert quality.referring_back(article, (0, 1, 2)) == 0
    assert quality.referring_back(article, (0, 3)) == 50
    assert quality.referring_back(article, ()) == 0
