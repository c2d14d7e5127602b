"""The colours of code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.build import Draft
from tui.document.model import Block, BlockKind
from tui.language.articles import build_article
from tui.reader.rows.code_colors import (
    CODE_PLAIN,
    COMMENT,
    KEYWORD,
    MAX_CHARS,
    NAME,
    NUMBER,
    STRING,
    code_parts,
    guessed_language,
    language_of,
)

PYTHON = 'def five():\n    """It says: 5."""\n    return 5  # or not\n'


def listing(text: str, language: str = "") -> Block:
    before = Draft(BlockKind.PARAGRAPH, "Words before it.")
    return build_article([before, Draft(BlockKind.CODE, text, language=language)], title="").blocks[1]


def colors(text: str, language: str) -> dict[str, str]:
    block = listing(text, language)
    return {
        block.text[part.start - block.start : part.end - block.start].strip(): part.style
        for part in code_parts(block, language)
    }


def test_parts_of_code_have_the_classes_of_what_they_are() -> None:
    found = colors(PYTHON, "python")
    assert (found["def"], found["return"], found["five"]) == (KEYWORD, KEYWORD, NAME)
    assert (found['"""It says: 5."""'], found["5"], found["# or not"]) == (STRING, NUMBER, COMMENT)
    assert found["():"] == CODE_PLAIN


def test_a_patch_shows_what_is_new() -> None:
    found = colors("@@ -1 +1 @@\n-old line\n+new line\n", "diff")
    assert (found["-old line"], found["+new line"]) == (NUMBER, STRING)


@pytest.mark.parametrize("language", ["python", "html", "bash", "json", "c", "pycon", "diff"])
@given(text=st.text("ab1 \n\"'#<>/{}()[]=-+\\\t日é", max_size=120).filter(str.strip))
def test_the_parts_are_all_of_the_listing_in_order(language: str, text: str) -> None:
    block = listing(text, language)
    parts = code_parts(block, language)
    assert (
        "".join(block.text[part.start - block.start : part.end - block.start] for part in parts) == block.text
    )


def test_an_unknown_language_has_no_colors() -> None:
    assert code_parts(listing("x = 1"), "no-such-language") == ()


@pytest.mark.parametrize(
    "text, language",
    [
        ("#!/bin/sh\nls", "bash"),
        ("#!/usr/bin/env python3\n", "python"),
        ("#!/usr/bin/perl -w\n", "perl"),
        (">>> 1 + 1\n2", "pycon"),
        ("--- a/x\n+++ b/x\n", "diff"),
        ("--- a rule", ""),
        ("x = 1", ""),
        ("", ""),
    ],
)
def test_only_a_sure_beginning_tells_the_language(text: str, language: str) -> None:
    assert guessed_language(text) == language


def test_data_and_text_have_no_language() -> None:
    assert language_of(listing("x\n" * MAX_CHARS, "python")) == ""
    assert language_of(build_article([Draft(BlockKind.PARAGRAPH, ">>> x")], title="").blocks[0]) == ""
    assert language_of(listing("x = 1", "python")) == "python"
