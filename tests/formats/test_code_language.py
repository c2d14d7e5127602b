"""The language of code listings, as each format names it."""

import json
from pathlib import Path

import pytest

import tui
from tui.formats.code_language import code_language, language_of_classes

WORDS = "Here are some words that are read before the code, and they make two sentences. This is one."
PAGE = f"<html><body><article><h1>A</h1><p>{WORDS}</p>{{}}<p>{WORDS}</p></article></body></html>"
CELL = {"cell_type": "code", "source": "x = 1", "outputs": [], "metadata": {}, "execution_count": 1}
NOTEBOOK = {
    "cells": [CELL],
    "metadata": {"language_info": {"name": "Python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}
DOCBOOK = (
    '<article xmlns="http://docbook.org/ns/docbook"><title>A</title><para>{}</para>'
    '<programlisting language="c">x = 1</programlisting></article>'
)


@pytest.mark.parametrize(
    "name, text, language",
    [
        ("a.md", f"# A\n\n{WORDS}\n\n```python title='x'\nx = 1\n```\n", "python"),
        ("a.md", f"# A\n\n{WORDS}\n\n~~~ {{.haskell .numberLines}}\nx = 1\n~~~\n", "haskell"),
        ("a.md", f"# A\n\n{WORDS}\n\n```\nx = 1\n```\n", ""),
        ("a.md", f"# A\n\n{WORDS}\n\n    x = 1\n", ""),
        ("a.html", PAGE.format('<pre><code class="hljs language-js">x = 1</code></pre>'), "js"),
        (
            "a.html",
            PAGE.format('<div class="highlight highlight-source-shell"><pre>x = 1</pre></div>'),
            "shell",
        ),
        ("a.html", PAGE.format('<pre class="brush: sql; gutter: true">x = 1</pre>'), "sql"),
        ("a.html", PAGE.format("<pre>x = 1</pre>"), ""),
        ("a.rst", f"A\n=\n\n{WORDS}\n\n.. code-block:: rust\n\n   x = 1\n", "rust"),
        ("a.rst", f"A\n=\n\n{WORDS}\n\n>>> x = 1\n", "pycon"),
        ("a.adoc", f"= A\n\n{WORDS}\n\n[source,ruby]\n----\nx = 1\n----\n", "ruby"),
        ("a.adoc", f"= A\n\n{WORDS}\n\n----\nx = 1\n----\n", ""),
        (
            "a.org",
            f"#+title: A\n\n{WORDS}\n\n#+begin_src emacs-lisp :tangle no\nx = 1\n#+end_src\n",
            "emacs-lisp",
        ),
        ("a.ipynb", json.dumps(NOTEBOOK), "python"),
        ("a.dbk", DOCBOOK.format(WORDS), "c"),
    ],
)
def test_a_listing_has_the_language_of_its_source(
    tmp_path: Path, name: str, text: str, language: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (listing,) = (block for block in tui.open_article(path).blocks if block.kind == "code")
    assert (listing.text.removeprefix(">>> "), listing.language) == ("x = 1", language)


@pytest.mark.parametrize(
    "named, language",
    [
        ("Python", "python"),
        ("c++ {linenos}", "c++"),
        ("{.c}", "c"),
        ("text", ""),
        ("", ""),
        ("\x1b[31m", ""),
        ("`x`", ""),
    ],
)
def test_a_name_is_what_the_options_begin_with(named: str, language: str) -> None:
    assert code_language(named) == language


def test_classes_without_a_language_name_none() -> None:
    assert language_of_classes(["hljs", "", "slang-x prelanguage", "language-none"]) == ""
    assert language_of_classes(["hljs", "lang-go x"]) == "go"
