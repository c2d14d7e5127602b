"""Words from optional packages, with modules that stand in for them."""

import logging
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.language.stand_ins import install, install_package
from tui.language import words
from tui.language.words import (
    PACKAGES,
    WITHOUT_SPACES,
    has_package,
    tokenize_with_package,
    tokenize_words,
    word_splitter,
)


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    def forget() -> None:
        words._tokenizer.cache_clear()
        word_splitter.cache_clear()

    forget()
    yield
    forget()


def fail(*_: Any) -> Any:
    raise RuntimeError("no Java")


def split_at_bars(text: str) -> list[str]:
    return text.split("|")


@pytest.mark.parametrize("language", PACKAGES)
def test_words_come_from_the_package(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # One of Sumy's tokenizers takes the marks of ASCII out of a text first.
    install_package(monkeypatch, language, lambda text: text.split("·"))
    assert has_package(language)
    assert tokenize_words("水星·は·。· ·7·ก้", language) == ("水星", "は", "ก้")


@pytest.mark.parametrize("language", PACKAGES)
def test_words_are_found_without_the_package(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, PACKAGES[language], None)
    assert not has_package(language)
    assert tokenize_with_package("他来了", language) == ()
    found = ("他来", "来了") if language in WITHOUT_SPACES else ("他来了",)
    assert tokenize_words("他来了 in Rom", language) == (*found, "in", "Rom")


def test_a_language_with_no_package_has_none() -> None:
    assert not has_package("english")
    assert tokenize_with_package("Whales swim.", "english") == ()


@pytest.mark.parametrize("language", PACKAGES)
def test_a_package_that_cannot_work_is_not_there(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    install_package(monkeypatch, language, fail)
    assert not has_package(language)
    assert tokenize_words("가 나", language) == ("가", "나")


def test_a_package_that_cannot_start_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, "konlpy")
    install(monkeypatch, "konlpy.tag", Kkma=fail)
    assert not has_package("korean")


def test_a_sentence_that_a_package_fails_on_is_split_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    install_package(monkeypatch, "chinese", lambda text: fail() if "坏" in text else split_at_bars(text))
    assert tokenize_words("他|来了", "chinese") == ("他", "来了")
    assert tokenize_words("坏天气", "chinese") == ("坏天", "天气")


def test_a_sentence_that_a_package_finds_no_words_in_is_split_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    install_package(monkeypatch, "hebrew", lambda _: [])
    assert tokenize_words("Whales swim.", "hebrew") == ("Whales", "swim")


def test_korean_without_spaces_is_not_given_to_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    install_package(monkeypatch, "korean", lambda _: ["명사"])
    assert tokenize_words("가" * 20, "korean") == ("명사",)
    assert tokenize_words("가" * 21, "korean") == ("가" * 21,)


def test_a_package_keeps_quiet(
    monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder, caplog: pytest.LogCaptureFixture
) -> None:
    def tokenize(text: str) -> list[str]:
        warnings.warn("odd pattern", FutureWarning, stacklevel=1)
        logging.getLogger("jieba").debug("loading")
        return [text]

    install_package(monkeypatch, "chinese", tokenize)
    logging.getLogger("jieba").setLevel(logging.DEBUG)
    assert has_package("chinese")
    assert not recwarn.list and not caplog.records


def test_a_package_that_prints_when_it_is_imported_keeps_quiet(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = "print('here')\n\n\nclass TinySegmenter:\n    def tokenize(self, text):\n        return [text]\n"
    (tmp_path / "tinysegmenter.py").write_text(code)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "tinysegmenter", raising=False)
    assert tokenize_words("水星", "japanese") == ("水星",)
    assert capsys.readouterr() == ("", "")
    del sys.modules["tinysegmenter"]


def test_a_package_is_loaded_only_for_its_language() -> None:
    code = (
        "import sys; from tui.language.words import tokenize_words; import tui.language.stemmers; "
        "tokenize_words('Whales swim.', 'english'); tui.language.stemmers.tools_for('english'); "
        "from tui.language.words import PACKAGES; "
        "print(sorted({*PACKAGES.values(), 'pystempel'} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
