"""JATS articles keep their sections, formulas and references."""

import pytest

from tests.formats.structured.reading import PROSE, article, blocks, dropped, outline, spans
from tui.document.errors import SourceError
from tui.document.model import Picture

META = """<article-meta>
<title-group><article-title>On <italic>mills</italic></article-title><subtitle>A study</subtitle></title-group>
<contrib-group>
<contrib contrib-type="author"><name><surname>Weir</surname><given-names>Ada</given-names></name></contrib>
<contrib contrib-type="editor"><name><surname>Bo</surname></name></contrib></contrib-group>
<pub-date pub-type="collection"><year>2018</year></pub-date>
<pub-date pub-type="epub"><day>4</day><month>5</month><year>2019</year></pub-date>{}</article-meta>"""


def jats(body: str, back: str = "", abstract: str = "") -> str:
    return (
        '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving DTD v1.2 20190208//EN" "x.dtd">'
        '<article xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML">'
        "<front><journal-meta><journal-title>Mill Studies</journal-title></journal-meta>"
        f"{META.format(abstract)}</front><body>{body}</body><back>{back}</back></article>"
    )


def section(title: str, inside: str = f"<p>{PROSE}</p>", label: str = "") -> str:
    return f"<sec>{f'<label>{label}</label>' if label else ''}<title>{title}</title>{inside}</sec>"


def test_sections_metadata_and_abstracts() -> None:
    body = section("Methods", section("The pond", label="1.1"), label="1")
    back = f"<ack><p>{PROSE}</p></ack><app-group><app><title>Data</title><p>{PROSE}</p></app></app-group>"
    abstract = f'<abstract><p>{PROSE}</p></abstract><abstract abstract-type="plain-language"><p>{PROSE}</p></abstract>'
    read = article(jats(body, back, abstract))
    assert (read.title, read.author, read.date, read.site) == (
        "On mills: A study",
        "Ada Weir",
        "2019-05-04",
        "Mill Studies",
    )
    assert outline(read) == [
        *((1, "Abstract"), (1, "Abstract (plain language)"), (1, "1 Methods"), (2, "1.1 The pond")),
        *((1, "Acknowledgements"), (1, "Data")),
    ]


REFERENCES = (
    '<ref-list><title>References</title><ref id="r1"><label>1.</label><element-citation><name><surname>Bo</surname>'
    "<given-names>C</given-names></name><article-title>Ponds</article-title></element-citation></ref>"
    '<ref id="r2"><mixed-citation>Elm D. Wheels. 1999.</mixed-citation></ref>'
    '<ref id="r3"><mixed-citation>Never read.</mixed-citation></ref></ref-list>'
)


def xref(text: str, target: str, kind: str = "bibr") -> str:
    return f'<xref ref-type="{kind}" rid="{target}">{text}</xref>'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"Mills turn [{xref('1', 'r1')}, {xref('2', 'r2')}].", "Mills turn."),
        (f"Mills turn<sup>{xref('1', 'r1')}–{xref('2', 'r2')}</sup>.", "Mills turn."),
        (f"Mills turn {xref('[1]', 'r1')}{xref('[2]', 'r2')}.", "Mills turn."),
        (f"Mills ({xref('1', 'r1')}) turn {xref('2', 'r2')}.", "Mills turn."),
    ],
)
def test_marks_of_references_leave_the_text(written: str, read: str) -> None:
    found = article(jats(f"<p>{written}</p>", REFERENCES))
    assert found.text == read
    assert [span for span in spans(found) if span[0] == "note"] == [("note", "", "[1]"), ("note", "", "[r2]")]
    assert found.notes == (("[1]", "Bo C Ponds"), ("[r2]", "Elm D. Wheels. 1999."))
    assert dropped(found) == [("references that the text does not mention", "Never read.")]


def test_names_and_years_stay_in_the_sentence() -> None:
    found = article(
        jats(f"<p>As {xref('Elm (1999)', 'r2')} says, see {xref('Figure 1', 'f1', 'fig')}.</p>", REFERENCES)
    )
    assert found.text == "As Elm (1999) says, see Figure 1."
    assert spans(found) == [("note", "Elm (1999)", "[r2]")]


def test_footnotes_inside_and_behind_the_text() -> None:
    back = (
        '<fn-group><fn id="f2"><label>b</label><p>Behind.</p></fn><fn id="f3"><p>Unused.</p></fn></fn-group>'
    )
    read = article(
        jats(f"<p>So<fn><label>a</label><p>Inside.</p></fn> it is{xref('b', 'f2', 'fn')}.</p>", back)
    )
    assert read.text == "So it is."
    assert read.notes == (("a", "Inside."), ("b", "Behind."))
    assert dropped(read) == [("notes that the text does not mention", "Unused.")]


MATH = "<mml:math><mml:mfrac><mml:mi>a</mml:mi><mml:mi>b</mml:mi></mml:mfrac></mml:math>"
TEX = r"<tex-math>\documentclass{x}\begin{document}$$a+b$$\end{document}</tex-math>"


def test_formulas_are_text() -> None:
    body = (
        f"<p>If <inline-formula>{MATH}</inline-formula> is <inline-formula><alternatives>{TEX}{MATH}</alternatives>"
        f"</inline-formula>, then</p><disp-formula><label>(1)</label>{MATH}</disp-formula><p>holds: m<sup>2</sup>.</p>"
    )
    read = article(jats(body))
    assert read.text == "If \\frac{a}{b} is a+b, then\n\n\\frac{a}{b}\n\nholds: m²."
    assert [kind for kind, _text, _target in spans(read)] == ["formula", "formula", "formula"]


def test_lists_quotations_figures_tables_and_code() -> None:
    body = (
        "<p>Trees:<list list-type='order'><list-item><p>Oak</p></list-item><list-item><label>b)</label><p>Elm</p>"
        "</list-item></list> and more.</p><disp-quote><p>Water is gold.</p></disp-quote>"
        "<fig><label>Figure 1.</label><caption><title>A pond.</title><p>It is deep.</p></caption>"
        "<alt-text>Water</alt-text><graphic xlink:href='f1.tif'/></fig>"
        "<table-wrap><label>Table 1</label><caption><p>Trees</p></caption><table><thead><tr><th>tree</th><th>years</th>"
        "</tr></thead><tbody><tr><td>oak</td><td>90</td></tr></tbody></table>"
        "<table-wrap-foot><fn><p>Counted.</p></fn></table-wrap-foot></table-wrap>"
        "<preformat>while dry:\n    wait()</preformat><supplementary-material><p>Data</p></supplementary-material>"
    )
    read = article(jats(body))
    assert blocks(read) == [
        ("paragraph", 0, "", "Trees:"),
        ("list item", 1, "1.", "Oak"),
        ("list item", 1, "b)", "Elm"),
        ("paragraph", 0, "", "and more."),
        ("quote", 1, "", "Water is gold."),
        ("figure", 0, "", "Figure 1. A pond. It is deep."),
        ("figure", 0, "", "Table 1 Trees"),
        ("table", 0, "", "tree | years\noak | 90"),
        ("code", 0, "", "while dry:\n    wait()"),
    ]
    assert read.blocks[5].picture == Picture("Water", "f1.tif")
    assert [note.text for note in read.notes] == ["Counted."]
    assert dropped(read) == [("supplementary material", "Data")]


def test_an_article_without_its_text_is_an_error() -> None:
    with pytest.raises(SourceError, match="a JATS article without its text"):
        article(jats(""))
