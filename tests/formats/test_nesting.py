"""Constructs of every format within each other, far deeper than anybody writes: an article or a message, no crash."""

import re
from collections.abc import Callable

import pytest

from tests.document.invariants import check_article
from tests.formats.epub.make_book import make_book, nav, ncx, page
from tests.formats.office.make_docx import raw_document
from tests.formats.office.make_odt import make_text
from tests.formats.office.make_pptx import make_slides, slide
from tui.document.errors import SourceError
from tui.sources.open import article_from_bytes

DEPTH = 1_200
"""More than Python's own limit of nested calls, which a parser that calls itself would meet."""


def between(before: str, after: str = "") -> Callable[[str], bytes]:
    return lambda body: f"{before}{body}{after}".encode()


FB2 = '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><body><section>'
MAKERS: dict[str, Callable[[str], bytes]] = {
    "a.md": between("# A\n\n"),
    "front.md": between("---\ntitle: ", "\n---\n\nA word.\n"),
    "toml.md": between("+++\ntitle = ", "\n+++\n\nA word.\n"),
    "formula.md": between("A $", "$ b.\n"),
    "a.html": between("<body><p>A word.</p>"),
    "ld.html": between("<script type='application/ld+json'>", "</script><body><p>A word.</p>"),
    "a.rst": between("A\n=\n\n"),
    "a.adoc": between("= A\n\n"),
    "a.org": between("#+TITLE: A\n"),
    "a.tex": between("\\documentclass{article}\\begin{document}\n", "\\end{document}"),
    "formula.tex": between("\\documentclass{article}\\begin{document}\nA $", "$ b.\\end{document}"),
    "a.1": between(".TH A 1\n.SH NAME\n"),
    "a.rtf": between(r"{\rtf1\ansi ", "}"),
    "a.ipynb": between('{"nbformat":4,"cells":', "}"),
    "source.ipynb": between('{"nbformat":4,"cells":[{"cell_type":"markdown","source":', "}]}"),
    "a.eml": between("From: a@b.example\nSubject: A\n", "Content-Type: text/plain\n\nA word.\n"),
    "head.eml": between("From: ", "\nSubject: A\n\nA word.\n"),
    "a.fb2": between(FB2, "</section></body></FictionBook>"),
    "a.nxml": between("<article><front><article-meta/></front><body>", "</body></article>"),
    "a.dbk": between('<article xmlns="http://docbook.org/ns/docbook">', "</article>"),
    "a.docx": raw_document,
    "a.odt": make_text,
    "a.pptx": lambda body: make_slides(slide(body)),
    "a.epub": lambda body: make_book({"1.xhtml": page(body)}),
    "nav.epub": lambda body: make_book({"1.xhtml": page("<p>A word.</p>")}, contents=nav(body)),
    "ncx.epub": lambda body: make_book({"1.xhtml": page("<p>A word.</p>")}, contents=ncx(body)),
}
LEVELS: dict[str, str] = {
    "a.md": "> |- |*|**|[|]|![|](x)|::: note\n|<b>|<div>\n|[^1]: |`|a\n: |$|\\(|~~|==",
    "front.md": "{|{a: |[|- |? |&a |!x ",
    "toml.md": "[|{a = ",
    "formula.md": "\\frac{|\\sqrt{|x_{|\\left(|{|\\text{",
    "a.html": (
        "<div>|<ul><li>|<dl><dd>|<table><tr><td>|<blockquote>|<b>|<a href=x>|<details>|<figure>|<section>|<sup>|<pre>|"
        "<math><mrow>|<math><msup><mi>a</mi>|<svg><g>|<ruby>a<rt>|<noscript>|<template>"
    ),
    "ld.html": '{"a":[|[',
    "a.rst": "*|.. note::\n\n   |`a <|- ||a|> |::\n\n  ",
    "a.adoc": "====\n|* |footnote:[|____\n|ifdef::a[]\n|{a}|[quote]\n|link:a[|stem:[",
    "a.org": "* |[[a][|*|#+BEGIN_QUOTE\n|- |[fn::|{{{|:a:\n",
    "a.tex": (
        "{|\\textbf{|\\begin{itemize}\\item |\\begin{quote}|\\footnote{|\\section{|\\iffalse |\\newcommand{\\a}{|"
        "\\begin{tabular}{l}|[|\\cite["
    ),
    "formula.tex": "\\frac{|\\sqrt{|x_{|\\left(|{|\\text{|\\begin{array}{l}",
    "a.1": ".RS\n|.if n |.ie t \\{\\\n|.Bl -tag\n.It a\n|.de X\n|.TS\nl.\n|\\*(a|.Oo\n|\\fB",
    "a.rtf": r"{|{\footnote |{\b |{\field{\*\fldinst A}{\fldrslt |\trowd\intbl |{\*\x |{\mmath{\mr |{\pict ",
    "a.ipynb": '[|{"a":',
    "source.ipynb": '[|{"a":',
    "a.eml": "Content-Type: multipart/mixed; boundary=b\n\n--b\n|Content-Type: message/rfc822\n\nFrom: a@b.example\n",
    "head.eml": "(|<|\"|=?utf-8?q?",
    "a.fb2": "<section>|<cite>|<p>|<strong>|<table><tr><td>|<poem><stanza>",
    "a.nxml": "<sec>|<p>|<bold>|<list><list-item>|<fn>|<fig><caption>|<table-wrap><table><tr><td>",
    "a.dbk": "<section>|<para>|<emphasis>|<itemizedlist><listitem>|<footnote>|<note>",
    "a.docx": "<w:tbl><w:tr><w:tc>|<w:p><w:r>|<w:sdt><w:sdtContent>|<w:ins>|<m:oMath>|<w:txbxContent>",
    "a.odt": (
        "<text:section>|<text:list><text:list-item>|<text:span>|<text:p>|"
        "<table:table><table:table-row><table:table-cell>"
    ),
    "a.pptx": "<p:grpSp>|<p:sp><p:txBody>",
    "a.epub": "<div>|<b>|<ol><li>|<blockquote>|<table><tr><td>|<aside>",
    "nav.epub": "<li><a href='1.xhtml'>A</a><ol>",
    "ncx.epub": "<navPoint><navLabel><text>A</text></navLabel><content src='1.xhtml'/>",
}  # fmt: skip


_TAG = re.compile(r"<(/?)([\w:]+)[^>]*?(/?)>")
_CLOSING = {"{": "}", "[": "]", "(": ")"}


def closing(opening: str) -> str:
    """Return what closes the tags and brackets that are open at the end of a text."""
    tags: list[str] = []
    for is_end, tag, is_empty in _TAG.findall(opening):
        if is_end:
            tags[:] = tags[1:]
        elif not is_empty:
            tags.insert(0, tag)
    brackets = (_CLOSING[sign] for sign in reversed(_TAG.sub("", opening)) if sign in _CLOSING)
    return "".join((*(f"</{tag}>" for tag in tags), *brackets))


@pytest.mark.parametrize("name", MAKERS)
def test_deep_nesting_is_an_article_or_a_message(name: str) -> None:
    for opening in LEVELS[name].split("|"):
        data = MAKERS[name](opening * DEPTH + "word" + closing(opening) * DEPTH)
        try:
            check_article(article_from_bytes(data, f"a.{name.split('.')[1]}"))
        except SourceError as error:
            assert "\n" not in str(error), opening
