import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.invariants import check_article
from tests.document.strategies import any_text
from tests.formats.described import blocks, dropped, spans
from tests.growth import grows_with_size
from tui.document.model import Note
from tui.formats.asciidoc.reader import read_asciidoc
from tui.formats.asciidoc.tables import table_rows
from tui.formats.parsed_document import article_of

MARKS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "= ",
        "== ",
        "----\n",
        "====\n",
        "|===\n",
        "|a ",
        "* ",
        ". ",
        "a:: ",
        "+\n",
        "[NOTE]\n",
        "ifdef::a[]\n",
        "footnote:[",
        "*",
        "_",
        "<<a>>",
    ]
)


@given(st.lists(MARKS | any_text, max_size=20).map("".join))
@settings(deadline=None)
def test_any_text_is_a_sound_article(text: str) -> None:
    check_article(article_of(read_asciidoc(text), language="english", source="x.adoc"))


def test_blocks() -> None:
    text = (
        "= Mills\nAnn Lee <ann@x.example>\nv1.0, 2024-05-01\n:name: grinder\n\nOne\n{name}.\n\n"
        "== Wheels\n\n* a\n** b\n* [x] c\n+\nmore\n\n"
        "Then:\n\n. one\n. two\n\nEnd of it.\n\nterm:: meaning\n\nNOTE: Look.\n\n[WARNING]\n"
        "====\nMind.\n\nAlso.\n====\n\n[source,sh]\n----\nx\n\n  y\n----\n\n"
        '[cols="1,1"]\n|===\n|a |b\n\n|1\n|2\n|===\n\n.By _Ann_\nimage::m.png[A mill,200]\n\n'
        "[quote, Bob]\n____\nQuoted.\n____\n\n  literal\n\n"
        "=== Deeper\n\n// a comment\n////\nhidden\n////\n.Its title\nLast.\n"
    )
    document = read_asciidoc(text)
    assert (document.title, document.metadata.author, document.metadata.date) == (
        "Mills",
        "Ann Lee",
        "2024-05-01",
    )
    assert blocks(document) == [
        "paragraph 'One grinder.'",
        "heading 2 'Wheels'",
        "list item 1 • 'a'",
        "list item 2 • 'b'",
        "list item 1 [x] 'c'",
        "list item 1 'more'",
        "paragraph 'Then:'",
        "list item 1 1. 'one'",
        "list item 1 2. 'two'",
        "paragraph 'End of it.'",
        "list item 1 'term: meaning'",
        "paragraph 'Note: Look.'",
        "paragraph 'Warning: Mind.'",
        "paragraph 'Also.'",
        "code 'x\\n\\n  y'",
        "table 'a | b\\n1 | 2'",
        "figure 'By Ann'",
        "quote 1 'Quoted.'",
        "quote 1 'Bob'",
        "code '  literal'",
        "heading 3 'Deeper'",
        "paragraph 'Its title: Last.'",
    ]


def test_titles_of_two_lines() -> None:
    document = read_asciidoc("Mills\n=====\n\nOne.\n\nWheels\n------\n\nTwo.\n")
    assert (document.title, blocks(document)) == (
        "Mills",
        ["paragraph 'One.'", "heading 2 'Wheels'", "paragraph 'Two.'"],
    )


def test_inline_markup_has_spans() -> None:
    document = read_asciidoc(
        "*a* _b *c*_ `d` **e**f https://x.example[g] <<mill,h>> link:i[j] stem:[k^2] H~2~O x^2^ "
        "a*b*c [line-through]#gone# pass:[*l*] "
        '"`m`" (C) -- n((term))'
    )
    assert blocks(document) == ["paragraph 'a b c d ef g h j k^2 H2O x² a*b*c *l* “m” © — nterm'"]
    assert spans(document) == [
        ("strong", "a", ""),
        ("emphasis", "b c", ""),
        ("strong", "c", ""),
        ("code", "d", ""),
        ("strong", "e", ""),
        ("link", "g", "https://x.example"),
        ("link", "h", "#mill"),
        ("link", "j", "i"),
        ("formula", "k^2", ""),
        ("subscript", "2", ""),
    ]
    assert dropped(document) == [("text that is struck out", "gone")]


def test_manual_pages_are_named_with_their_section() -> None:
    drafts = read_asciidoc("= Ropes\n\nSee linkgit:git-add[1] and man:rope[].\n", "a page").drafts
    assert [draft.text for draft in drafts] == ["See git-add(1) and rope."]


def test_notes_are_no_text() -> None:
    document = read_asciidoc("A mill footnote:[Old, _very_.], a pond.footnote:p[Deep.] Again footnote:p[].")
    assert blocks(document) == ["paragraph 'A mill, a pond. Again.'"]
    assert document.notes == (Note("1", "Old, very."), Note("p", "Deep."))
    assert [target for kind, _, target in spans(document) if kind == "note"] == ["1", "p", "p"]


def test_conditions_and_files() -> None:
    text = (
        ":a:\n\nOne.\n\nifdef::a[]\nTwo.\nendif::[]\nifdef::b[]\nHidden.\nifdef::a[]\nAlso.\nendif::[]\n"
        "endif::[]\nifndef::b[Three.]\n\ninclude::x.adoc[]\n"
    )
    document = read_asciidoc(text)
    assert blocks(document) == ["paragraph 'One.'", "paragraph 'Two. Three.'"]
    assert dropped(document) == [("a file that is not read", "x.adoc")]


@pytest.mark.parametrize(
    ("lines", "attributes", "rows"),
    [
        (["|a |b", "", "|1", "|2"], "", [["a", "b"], ["1", "2"]]),
        (["|a", "|b", "|1", "|2"], "cols=2*", [["a", "b"], ["1", "2"]]),
        (["2+|wide", "|1 |2"], 'cols="1,1"', [["wide", ""], ["1", "2"]]),
        (["3*|x"], 'cols="a,b,c"', [["x", "x", "x"]]),
        (["a,b", '"1",2'], "format=csv", [["a", "b"], ["1", "2"]]),
        (["|a \\| b |c"], "", [["a | b", "c"]]),
        (["no cell"], "", []),
    ],
)
def test_tables(lines: list[str], attributes: str, rows: list[list[str]]) -> None:
    assert table_rows(lines, attributes, "|===") == rows


@pytest.mark.parametrize(
    "piece",
    ["----\n", "====\n", "|===\n", "* a\n", "footnote:[", "*a ", "<<a,", "[NOTE]\n", "((a ", "99*|a "],
)
def test_what_is_never_closed_is_read_to_its_end(piece: str) -> None:
    assert "word" in blocks(read_asciidoc(f"{piece * 1_001}\n\nlast word"))[-1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("stem:[a stem:[x] b", "stem:[a x b"),
        ("pass:[a pass:[x] b", "pass:[a x b"),
        ("c image:a.png[a image:b.png[x] b", "c image:a.png[a b"),
        ("c image:a.png[the image: a rope] b", "c b"),
    ],
)
def test_a_macro_that_is_never_closed_hides_no_other(text: str, words: str) -> None:
    assert read_asciidoc(text).drafts[0].text == words


def test_the_time_grows_with_the_number_of_open_conditions() -> None:
    assert grows_with_size(lambda count: read_asciidoc("ifndef::a[]\nWord\n\n" * count), 8_000)
