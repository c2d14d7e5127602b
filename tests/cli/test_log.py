import logging
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Standfirst


def test_a_log_names_versions_and_the_terminal(standfirst: Standfirst, article: Path) -> None:
    log = article.with_name("log")
    assert standfirst("summarize", article, "--debug", log).status == 0
    text = log.read_text()
    for fact in ("arguments:", "python 3.", "textual ", "nltk ", "TERM=", "terminal:"):
        assert fact in text
    assert all(re.match(r"\d{4}-\d\d-\d\d .* INFO tui: ", line) for line in text.splitlines())


def test_a_log_has_no_text_of_the_article(standfirst: Standfirst, article: Path) -> None:
    log = article.with_name("log")
    standfirst("summarize", article, "--debug", log)
    assert "lorries" not in log.read_text()


def test_a_log_is_appended_to_a_file(standfirst: Standfirst, article: Path) -> None:
    log = article.with_name("log")
    log.write_text("mine\n")
    standfirst("--plain", article, "--debug", log)
    assert log.read_text().startswith("mine\n")


def test_a_log_that_cannot_be_written_is_one_line(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("--plain", article, "--debug", article.with_name("missing") / "log")
    assert (ended.status, ended.out) == (2, "")
    assert re.fullmatch(r"standfirst: Cannot write the log .*\n", ended.err)


def test_a_log_is_harmless_when_it_is_shown(
    standfirst: Standfirst, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = article.with_name("log")
    trick = "\x1b]0;title\x07\x9b31m\u202e"
    standfirst("summarize", f"{article}{trick}", "--debug", log)
    logging.getLogger("tui.anything").error("failed in %s", trick, exc_info=ValueError(trick))
    text = log.read_text(encoding="utf-8")
    assert "ValueError: \ufffd]0;title" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
