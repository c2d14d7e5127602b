import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.invariants import check_article
from tests.document.strategies import any_text
from tests.formats.described import blocks, spans
from tui.formats.man.escapes import character
from tui.formats.man.reader import read_man
from tui.formats.parsed_document import article_of

MARKS = st.sampled_from(
    [
        "\n",
        ".TH A 1\n",
        ".SH ",
        ".TP\n",
        ".IP a\n",
        ".nf\n",
        ".TS\n",
        ".TE\n",
        ".de x\n",
        ".if n ",
        ".Bl\n",
        ".It ",
        ".Op ",
        "\\f",
        "\\*(",
        "\\(",
        "\\",
    ]
)


@given(st.lists(MARKS | any_text, max_size=20).map("".join))
@settings(deadline=None)
def test_any_text_is_a_sound_article(text: str) -> None:
    check_article(article_of(read_man(text), language="english", source="x.1"))


def test_blocks() -> None:
    document = read_man(
        '.\\" a comment\n.de XX\nno\n..\n.TH mill 1 2024-05-01 "Mills 1.0"\n.SH NAME\n'
        'mill \\- grind corn\n.SH "LONG NAME"\nOne\nline.\n.PP\nTwo.\n'
        '.SS Deeper\n.TP\n.BR \\-v ", " \\-\\-loud\nBe loud.\n.TP\n\\fB\\-q\\fR\nBe quiet.\n'
        ".IP\nVery.\n.RS\n.IP \\(bu 2\na\n.IP 2.\nb\n.RE\n.PP\nAfter.\n"
        ".nf\nx = 1\n  y\n.fi\n.EX\nz\n.EE\n.TS\ntab(;);\nl l.\na;b\n_\n1;T{\n2\nthree\nT}\n"
        ".TE\n.if t printed\n.if n shown\n.ie n \\{\\\nalso\n.\\}\n.el \\{\\\nnot\n.\\}\n"
    )
    assert (document.title, document.metadata.date) == ("mill(1)", "2024-05-01")
    assert blocks(document) == [
        "heading 1 'NAME'",
        "paragraph 'mill - grind corn'",
        "heading 1 'LONG NAME'",
        "paragraph 'One line.'",
        "paragraph 'Two.'",
        "heading 2 'Deeper'",
        "list item 1 '-v, --loud: Be loud.'",
        "list item 1 '-q: Be quiet.'",
        "list item 1 'Very.'",
        "list item 2 • 'a'",
        "list item 2 2. 'b'",
        "paragraph 'After.'",
        "code 'x = 1\\n  y'",
        "code 'z'",
        "table 'a | b\\n1 | 2 three'",
        "paragraph 'shown also'",
    ]


def test_fonts_and_characters() -> None:
    document = read_man(
        ".TH A 1\n.ds ab word\n\\fBa\\fP \\fIb\\fR\\|c \\f(CWd\\fP \\(em \\[:a] \\[u2014] "
        '\\*(ab \\s-1e\\s0 \\e \\&.f\\"gone\n.BI g h\n.UR http://x.example\ni\n.UE .\n'
    )
    assert blocks(document) == ["paragraph 'a bc d — ä — word e \\\\ .f gh i (http://x.example).'"]
    assert spans(document) == [
        ("strong", "a", ""),
        ("emphasis", "b", ""),
        ("code", "d", ""),
        ("strong", "g", ""),
        ("emphasis", "h", ""),
        ("link", "i", "http://x.example"),
    ]


def test_mdoc() -> None:
    document = read_man(
        ".Dd May 1, 2024\n.Dt MILL 1\n.Os\n.Sh NAME\n.Nm mill\n.Nd grind corn\n.Sh SYNOPSIS\n"
        ".Nm\n.Op Fl qv\n.Op Fl o Ar file\n.Ar corn ...\n.Sh DESCRIPTION\n"
        "The\n.Nm\nutility is\n.Dq loud ,\nsee\n.Xr pond 7 .\n.Pp\nNext\n.Ns ly .\n"
        ".Bl -tag -width x\n.It Fl q\nQuiet.\n.El\n.Bl -enum\n.It\na\n.It\nb\n.El\n"
        ".Bd -literal\nx\n.Ed\n.Dl mill -q\nEnd.\n"
    )
    assert (document.title, document.metadata.date) == ("MILL(1)", "May 1, 2024")
    assert blocks(document) == [
        "heading 1 'NAME'",
        "paragraph 'mill – grind corn'",
        "heading 1 'SYNOPSIS'",
        "paragraph 'mill [-qv] [-o file] corn ...'",
        "heading 1 'DESCRIPTION'",
        "paragraph 'The mill utility is “loud”, see pond(7).'",
        "paragraph 'Next ly.'",
        "list item 1 '-q: Quiet.'",
        "list item 1 1. 'a'",
        "list item 1 2. 'b'",
        "code 'x'",
        "code 'mill -q'",
        "paragraph 'End.'",
    ]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("em", "—"), (":a", "ä"), ("vs", "š"), ("u00E9", "é"), ("u110000", ""), ("nothing", ""), ("x", "x")],
)
def test_characters_by_name(name: str, meant: str) -> None:
    assert character(name) == meant


@pytest.mark.parametrize(
    "piece",
    [".TS\n", ".nf\n", ".Bl -tag\n", ".RS\n", ".TP\n", "\\fB", "\\[", ".Oo\n", ".UR a\n", ".EQ\n.EN\n"],
)
def test_what_is_never_closed_is_read_to_its_end(piece: str) -> None:
    assert "word" in blocks(read_man(f".TH A 1\n.SH B\n{piece * 1_000}\nlast word\n"))[-1]
