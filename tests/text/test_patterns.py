"""Regular expressions that are compiled on first use."""

import re
from copy import deepcopy

import pytest

from tui.text.patterns import lazy_pattern


def test_it_does_what_a_compiled_expression_does() -> None:
    lazy, compiled = lazy_pattern(r"(\w)\w*", re.IGNORECASE), re.compile(r"(\w)\w*", re.IGNORECASE)
    for _ in range(2):
        assert lazy.findall("one two") == compiled.findall("one two")
        assert lazy.sub(r"\1", "one two") == "o t"
    assert (lazy.pattern, lazy.flags, lazy.groups) == (compiled.pattern, compiled.flags, 1)
    assert lazy_pattern(rb"\d").search(b"a1") is not None


def test_it_is_compiled_at_its_first_use() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("text")


def test_it_is_known_and_copied_before_it_is_compiled() -> None:
    wrong = lazy_pattern("(")
    assert wrong.pattern == deepcopy(wrong).pattern == "("


def test_it_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lazy = lazy_pattern("a+")
    assert lazy.search("banana") is not None
    monkeypatch.setattr(re, "compile", None)
    assert lazy.search("banana") is not None
    assert lazy.fullmatch("aa") is not None
