"""Modules that stand in for the optional packages that find words."""

import sys
from collections.abc import Callable, Iterable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

Tokenize = Callable[[str], Iterable[str]]


def install(monkeypatch: pytest.MonkeyPatch, name: str, **contents: Any) -> None:
    """Let a module be imported by this name."""
    module = ModuleType(name)
    vars(module).update(contents)
    monkeypatch.setitem(sys.modules, name, module)


def install_package(monkeypatch: pytest.MonkeyPatch, language: str, tokenize: Tokenize) -> None:
    """Let Sumy find the words of a language by a function, as if the package it names were installed."""
    if language == "arabic":
        install(monkeypatch, "pyarabic")
        install(monkeypatch, "pyarabic.araby", tokenize=tokenize)
    elif language == "chinese":
        install(monkeypatch, "jieba", cut=tokenize)
    elif language == "hebrew":
        groups = SimpleNamespace(HEBREW=1, HEBREW_1=2, HEBREW_2=3)
        install(
            monkeypatch,
            "hebrew_tokenizer",
            tokenize=lambda text: [(1, word, 0, (0, 0)) for word in tokenize(text)],
        )
        install(monkeypatch, "hebrew_tokenizer.groups", Groups=groups)
    elif language == "japanese":
        install(monkeypatch, "tinysegmenter", TinySegmenter=lambda: SimpleNamespace(tokenize=tokenize))
    elif language == "korean":
        install(monkeypatch, "konlpy")
        install(monkeypatch, "konlpy.tag", Kkma=lambda: SimpleNamespace(nouns=tokenize))
    else:
        install(monkeypatch, "pythainlp")
        install(monkeypatch, "pythainlp.tokenize", word_tokenize=tokenize)
