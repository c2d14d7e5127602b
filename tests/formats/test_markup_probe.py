"""Recognising the markup of a text, and its title, from its first bytes."""

from io import BytesIO

import pytest

from tui.formats.dispatch import format_of_text, probe_file

TEXTS = {
    "reStructuredText": "Mills\n=====\n\n.. note:: Look.\n\nText.\n",
    "AsciiDoc": "= Mills\n:toc:\n\n== Wheels\n\nText.\n",
    "Org": "#+TITLE: Mills\n\n* Wheels\nText.\n",
    "LaTeX": "\\documentclass{article}\n\\title{Mills}\n\\begin{document}\nText.\n\\end{document}\n",
    "manual page": '.\\" Text of 1990\n.TH Mills 1\n.SH NAME\nmills\n',
    "Jupyter notebook": '{\n "cells": [{"cell_type": "markdown", "source": ["# Mills\\n", "Text."]}]\n}',
    "Markdown": "# Mills\n\nText with `code`.\n\n## Wheels\n\nText.\n",
    "plain text": "Mills\n=====\n\nText that stands below a line.\n",
}


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_without_an_ending_is_recognised(kind: str) -> None:
    assert format_of_text("README", TEXTS[kind]).name == kind


@pytest.mark.parametrize("kind", ["LaTeX", "manual page", "Jupyter notebook", "AsciiDoc"])
def test_some_kinds_are_recognised_in_spite_of_their_name(kind: str) -> None:
    assert format_of_text("a.txt", TEXTS[kind]).name == kind


@pytest.mark.parametrize(
    ("text", "is_asciidoc"),
    [
        ("// Of 1990\n= Mills\n\n== Wheels\n\nText.\n", True),
        ("mills(1)\n========\n\nNAME\n----\nmills\n\n[verse]\nText.\n", True),
        ("Mills\n=====\n\ninclude::wheels.txt[]\n\n--wheel::\n  Text.\n", True),
        ("= Mills\n:author: Ann\n\nText.\n", True),
        ("Mills\n=====\n\n:author: Ann\n\nText.\n", False),
        ("= Mills =\n\n== Wheels ==\n\nText of a wiki.\n", False),
        ("Mills\n=====\n\nText.\n\nWheels\n------\n\nText.\n", False),
        ("Mills\n=============\n\n[verse]\nText.\n", False),
        ("Mills\n=====\n\n.. note:: Look.\n\n:author: Ann\n", False),
        ("Text.\n\n= Mills\n\n== Wheels\n", False),
    ],
)
def test_asciidoc_is_recognised_in_a_text_file(text: str, *, is_asciidoc: bool) -> None:
    assert format_of_text("a.txt", text).name == ("AsciiDoc" if is_asciidoc else "plain text")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.rst", "reStructuredText"),
        ("a.adoc", "AsciiDoc"),
        ("a.org", "Org"),
        ("a.tex", "LaTeX"),
        ("a.ipynb", "Jupyter notebook"),
        ("a.md", "Markdown"),
        ("a.qmd", "Markdown"),
        ("a.Rmd", "Markdown"),
        ("messages.1", "plain text"),
        ("a.rst.txt", "reStructuredText"),
        ("a.md.txt.gz", "Markdown"),
        ("page.1.txt", "plain text"),
        ("a.html.txt", "plain text"),
    ],
)
def test_a_text_without_marks_is_known_by_its_name(name: str, kind: str) -> None:
    assert format_of_text(name, "Just words.").name == kind


@pytest.mark.parametrize("kind", [kind for kind in TEXTS if kind != "plain text"])
def test_the_title_is_found_in_a_list_of_files(kind: str) -> None:
    data = TEXTS[kind].encode()
    format, probed = probe_file(BytesIO(data), "file", len(data))
    assert format is not None
    assert (format.name, probed.title) == (kind, "Mills(1)" if kind == "manual page" else "Mills")


@pytest.mark.parametrize(
    "text", ["'Tis the season.\n.TH is no request here\n" * 2, "-----BEGIN PGP SIGNATURE-----\n\niQ\n"]
)
def test_other_texts_are_plain(text: str) -> None:
    assert format_of_text("a.asc", text).name in ("plain text", "AsciiDoc")
    assert format_of_text("b", text).name == "plain text"


def test_a_program_with_markup_in_its_comments_is_none() -> None:
    text = f'"""\n{TEXTS["reStructuredText"]}\n{TEXTS["AsciiDoc"]}"""\n\nimport os\n'
    assert format_of_text("mills", text).name == "plain text"
