"""Spans as inline Markdown."""

import pytest
from hypothesis import given

from tests.document.spans import spans_of
from tui.document.model import Span, SpanKind
from tui.export.markdown.inline import destination, escape, inline_markdown
from tui.export.spans import cut_spans

EMPHASIS, STRONG, CODE, LINK = SpanKind.EMPHASIS, SpanKind.STRONG, SpanKind.CODE, SpanKind.LINK
FORMULA, NOTE, SUPERSCRIPT = SpanKind.FORMULA, SpanKind.NOTE, SpanKind.SUPERSCRIPT
ADDRESS = "https://a.example/"


def written(text: str, *spans: tuple[SpanKind, str] | tuple[SpanKind, str, str]) -> str:
    """Write a text with spans, each given by its kind and its text, and its target if it has one."""
    found = []
    for kind, part, *target in spans:
        start = text.index(part)
        found.append(Span(kind, start, start + len(part), *target))
    found.sort(key=lambda span: (span.start, -span.end))
    (cut,) = cut_spans(found, [(0, len(text))])
    return inline_markdown(text, 0, len(text), cut, {"1": "1"})


@pytest.mark.parametrize(
    "spans, expected",
    [
        ([(EMPHASIS, "lamp")], "a *lamp* burns"),
        ([(EMPHASIS, "am")], "a l*am*p burns"),
        ([(STRONG, "lamp"), (EMPHASIS, "lamp ")], "a <em>__lamp__ </em>burns"),
        ([(STRONG, "lamp burns"), (EMPHASIS, "lamp")], "a **_lamp_ burns**"),
        ([(EMPHASIS, "lamp burns"), (STRONG, "burns")], "a *lamp __burns__*"),
        ([(EMPHASIS, "lam"), (STRONG, "p")], "a *lam*__p__ burns"),
        ([(SUPERSCRIPT, "amp")], "a l<sup>amp</sup> burns"),
        ([(CODE, "lamp")], "a `lamp` burns"),
        ([(CODE, "lamp"), (EMPHASIS, "lam")], "a <code>*lam*p</code> burns"),
        ([(CODE, "la"), (CODE, "mp")], "a `la`<code>mp</code> burns"),
        ([(LINK, "lamp", ADDRESS), (CODE, "lamp")], f"a [`lamp`]({ADDRESS}) burns"),
        ([(LINK, "lamp", "lamp.html")], "a lamp burns"),
        ([(SpanKind.IMAGE, "lamp", "lamp.png")], "a ![lamp](lamp.png) burns"),
        ([(NOTE, "lamp", "2")], "a lamp burns"),
    ],
)
def test_spans(spans: list[tuple[SpanKind, str]], expected: str) -> None:
    assert written("a lamp burns", *spans) == expected


@pytest.mark.parametrize(
    "text, spans, expected",
    [
        ("x*y _z", [(EMPHASIS, "*y")], "x<em>\\*y</em> \\_z"),
        ("(a) b", [(EMPHASIS, "(a)")], "*(a)* b"),
        ("so(a)b", [(EMPHASIS, "(a)")], "so<em>(a)</em>b"),
        ("a `b` c", [(CODE, "`b`")], "a `` `b` `` c"),
        ("see [1] here", [(LINK, "[1] here", ADDRESS)], f"see [&#91;1\\] here]({ADDRESS})"),
        ("see! here", [(LINK, " here", ADDRESS)], f"see\\![ here]({ADDRESS})"),
        ("see[here", [(LINK, "here", ADDRESS)], f"see&#91;[here]({ADDRESS})"),
        (f"at {ADDRESS} now", [(LINK, ADDRESS, ADDRESS)], f"at <{ADDRESS}> now"),
        ("so a_1 < b", [(FORMULA, "a_1 < b")], "so $a_1 < b$"),
        ("so a b", [(FORMULA, "a b")], "so a b"),
        ("so $5$", [(FORMULA, "$5$")], "so \\$5\\$"),
        ("5a_1", [(FORMULA, "a_1")], "5a_1"),
        ("so a\\", [(FORMULA, "a\\")], "so a\\\\"),
    ],
)
def test_text_that_looks_like_markup(text: str, spans: list[tuple[SpanKind, str]], expected: str) -> None:
    assert written(text, *spans) == expected


def test_a_mark_within_code_or_a_formula_comes_after_it() -> None:
    spans = [Span(CODE, 0, 4), Span(NOTE, 2, 2, "1")]
    assert inline_markdown("lamp", 0, 4, spans, {"1": "1"}) == "`lamp`[^1]"


@pytest.mark.parametrize(
    "address, expected",
    [
        ("https://a.example/b?c=d&e=f", "<https://a.example/b?c=d&e=f>"),
        ("https://a.example/?a&copy;", "<https://a.example/?a\\&copy;>"),
        ("https://a.example/b_(c)", "<https://a.example/b_(c)>"),
        ("a <b> c.png", "<a \\<b\\> c.png>"),
        ("", "<>"),
    ],
)
def test_an_address_is_read_as_it_is(address: str, expected: str) -> None:
    assert destination(address) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("==a== %%b%%", "\\==a\\== \\%%b\\%%"),
        ("a {#b} {.c} {d=e} {f}", "a {\\#b} {\\.c} {d\\=e} {f}"),
        (": a", "\\: a"),
        ("::: note", "\\::: note"),
        ("!!! note", "\\!!! note"),
        ("x^2^", "x\\^2\\^"),
        ("a [b] c", "a [b\\] c"),
        ("a [[b]] c", "a [&#91;b\\]\\] c"),
    ],
)
def test_what_others_add_to_markdown_is_escaped(text: str, expected: str) -> None:
    assert escape(text) == expected


@given(spans_of(12))
def test_no_spans_lose_a_letter(spans: tuple[Span, ...]) -> None:
    (cut,) = cut_spans(spans, [(0, 12)])
    made = inline_markdown("ABCDEF GHIJK", 0, 12, cut)
    assert [letter for letter in made if letter.isupper()] == list("ABCDEFGHIJK")
