"""Docutils gets only texts that it reads in a time that grows with their size."""

import pytest

from tui.formats.rst.complexity import is_too_complex


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{' ' * depth}a\n\n" for depth in range(60)),
        "- " * 30 + "a",
        "*a " * 7_000,
        "- a\n" * 9_000,
        "a" * 2_000_001,
        "a\n\n" * 260_000,
        "[1]_ a\n\n" * 90_000,
        "a\n---\n\n" * 60_000,
        "".join(f".. _a{number}:\n\n" for number in range(250)),
        "a\n\n__ b\n\n" * 9_000,
        "{a.b.c." * 7_000,
        "a\n  b\n\n" * 20_000,
        "".join(f"[#a{number}]_\n\n.. [#a{number}] b\n\n" for number in range(6_000)),
        "* * *\n\n" * 10_000,
        "+--+\n|a |\n+--+\n\n" * 6_000,
        "".join(f"Word {number}\n=======\n\n" for number in range(12_000)),
        "a\n" * 20_000 + "*a\n" * 10_000,
    ],
    ids=[
        "deep",
        "deep in a line",
        "marks",
        "items",
        "long",
        "paragraphs",
        "references",
        "headings",
        "targets",
        "unnamed",
        "long word",
        "definitions",
        "numbered notes",
        "lists in lists",
        "tables",
        "many headings",
        "unclosed marks",
    ],
)
def test_some_texts_would_take_too_long(text: str) -> None:
    assert is_too_complex(text)


def test_an_ordinary_text_is_not_too_much() -> None:
    assert not is_too_complex(
        "Mills\n=====\n\n" + ("A *long* paragraph with ``code`` in it. " * 20 + "\n\n- item\n\n") * 200
    )


def test_a_glossary_is_not_too_much() -> None:
    assert not is_too_complex(
        "Mills\n=====\n\n"
        + "weir\n    A low wall across a river, which raises the water for the mill.\n\n" * 9_000
    )


def test_a_short_text_of_definitions_is_not_too_much() -> None:
    assert not is_too_complex("a\n  b\n\n" * 3_000)
