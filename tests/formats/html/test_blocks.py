from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped, SpanKind
from tui.formats.block_builder import BULLET
from tui.formats.html.blocks import html_blocks


def html_drafts(root: Any) -> list[Draft]:
    return [block.draft for block in html_blocks(root)]


def drafts_of(markup: str) -> list[Draft]:
    return html_drafts(html.fromstring(f"<html><body>{markup}</body></html>"))


def paragraphs(*texts: str) -> list[Draft]:
    return [Draft(BlockKind.PARAGRAPH, text) for text in texts]


def items(*items: tuple[str, int, str]) -> list[Draft]:
    return [Draft(BlockKind.LIST_ITEM, text, level, marker) for text, level, marker in items]


def test_headings_keep_their_levels() -> None:
    found = drafts_of("<h1>One <em>and</em> all</h1><section><h3>Three</h3></section>")
    assert found == [Draft(BlockKind.HEADING, "One and all", 1), Draft(BlockKind.HEADING, "Three", 3)]


def test_loose_text_is_a_paragraph_and_breaks_are_spaces() -> None:
    assert drafts_of("loose<!-- no --> words<p>a<br>b<p>c<div>d</div>e") == paragraphs(
        "loose words", "a b", "c", "d", "e"
    )


def test_hidden_elements_are_no_blocks() -> None:
    hidden = "<p hidden>a</p><div style='Display : none'>b</div><i aria-hidden=true>c</i>"
    silent = "<script>d</script><svg><text>e</text></svg><button>f</button><style>g</style>"
    assert drafts_of(f"x{hidden}y{silent}z") == paragraphs("x", "yz")


def test_lists_nest_and_count() -> None:
    found = drafts_of(
        "<ul><li>a<ol start=3><li>b<li><p>c</p><p>d</p></ol>e</li><li>f</ul><dl><dt>g<dd>h</dl>"
    )
    assert found == [
        *items(
            ("a", 1, BULLET), ("b", 2, "3."), ("c", 2, "4."), ("d", 2, ""), ("e", 1, ""), ("f", 1, BULLET)
        ),
        *paragraphs("g"),
        *items(("h", 1, BULLET)),
    ]


def test_quotations_nest() -> None:
    found = drafts_of("<blockquote>a<blockquote><p>b</p></blockquote></blockquote>c")
    assert found == [Draft(BlockKind.QUOTE, "a", 1), Draft(BlockKind.QUOTE, "b", 2), *paragraphs("c")]


def test_code_keeps_its_lines() -> None:
    assert drafts_of("<pre><code>a\n  <b>b</b><br>c</code>\n</pre>") == [Draft(BlockKind.CODE, "a\n  b\nc")]


def test_a_table_has_rows_unless_it_is_only_layout() -> None:
    assert drafts_of("<table><thead><tr><th>a<th>b<tbody><tr><td>c<td>d</table>") == [
        Draft.table([["a", "b"], ["c", "d"]])
    ]
    assert drafts_of("<table><tr><td><h2>a</h2><p>b</p><td>c</table>") == [
        Draft(BlockKind.HEADING, "a", 2),
        *paragraphs("b", "c"),
    ]


def test_the_header_of_a_table_stands_in_it_once() -> None:
    header, row = "<tr><th>Lamp<th>Year</tr>", "<tr><td>{0}<td>{0}</tr>".format
    dropped: list[Dropped] = []
    (block,) = html_blocks(
        html.fromstring(f"<table>{header}{row(1)}{header}{row(1)}{header}</table>"), dropped=dropped
    )
    assert block.draft == Draft.table([["Lamp", "Year"], ["1", "1"], ["1", "1"]], has_header=True)
    assert dropped == [Dropped("a table's header again", "Lamp Year")] * 2
    assert drafts_of(f"<table>{row(1)}{row(1)}</table>") == [Draft.table([["1", "1"], ["1", "1"]])]


def test_anchors_belong_to_the_block_that_they_lead_to() -> None:
    root = html.fromstring(
        "<body><div id=a><h2 id=b>One</h2><a name=c></a><p>Two <i id=d>x</i></p></div></body>"
    )
    assert [block.anchors for block in html_blocks(root)] == [("a", "b"), ("c", "d")]


def test_a_page_without_a_body_tag_has_its_blocks() -> None:
    root = html.document_fromstring("<title>A</title><article><h1>B</h1><p>C</p></article>")
    assert html_drafts(root) == [Draft(BlockKind.HEADING, "B", 1), *paragraphs("C")]


def test_the_namespace_of_xhtml_does_not_matter() -> None:
    root = etree.fromstring(
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><h2>A</h2><p>B</p></body></html>'
    )
    assert html_drafts(root) == [Draft(BlockKind.HEADING, "A", 2), *paragraphs("B")]


def test_very_deep_nesting_is_read() -> None:
    root = leaf = etree.Element("div")
    for _ in range(20_000):
        leaf = etree.SubElement(leaf, "blockquote")
    leaf.text = "a"
    assert [draft.text for draft in html_drafts(root)] == ["a"]


TAGS = st.sampled_from("p div h2 ul ol li blockquote pre table tr td b i br span dl dt dd section".split())
TREES = st.recursive(
    st.text("ab \n\x1b\u202e", max_size=4),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=30,
)


@given(TREES)
@settings(deadline=None)
def test_all_text_is_in_some_block_in_order(markup: str) -> None:
    root = html.fromstring(f"<html><body>{markup}</body></html>")
    candidates = [letter for letter in "".join(root.itertext()) if letter in "ab"]
    found = [letter for draft in html_drafts(root) for letter in draft.text if letter in "ab"]
    assert found == candidates


def test_the_characters_in_links_to_other_pages_are_counted() -> None:
    markup = '<p>See <a href="/x">the <b>rope</b></a>, <a href="#tar">tar</a> and <a name="oil">oil</a>.</p>'
    around = '<a href="/y"><div>All</div><div>of it</div></a> after'
    table = '<table><tr><td><a href="/z">Heron</a></td><td>12</td></tr></table>'
    blocks = html_blocks(html.fromstring(f"<html><body>{markup}{around}{table}</body></html>"))
    assert [(block.draft.text, block.linked) for block in blocks] == [
        ("See the rope, tar and oil.", 7),
        ("All", 3),
        ("of it", 5),
        ("after", 0),
        ("Heron | 12", 5),
    ]


def texts_of(markup: str) -> list[str]:
    return [draft.text for draft in drafts_of(markup)]


def links_of(markup: str) -> list[tuple[str, str]]:
    return [
        (draft.text[link.start : link.end], link.target)
        for draft in drafts_of(markup)
        for link in draft.spans
        if link.kind is SpanKind.LINK
    ]


def test_links_keep_their_text() -> None:
    found = links_of(
        "<p>Read <a href='one'>\n the <b>first</b> </a>, not <a href='#here'>this</a> or <a>that</a>."
        "<ul><li><a href=two>x</a>"
    )
    assert found == [("the first", "one"), ("this", "#here"), ("x", "two")]


def test_a_link_around_blocks_is_in_each_of_them() -> None:
    assert links_of("<a href=one><h2>Title</h2><p>Text</p></a>after") == [("Title", "one"), ("Text", "one")]


def test_links_in_tables_are_in_their_cells() -> None:
    found = links_of("<table><tr><td>a <a href=one>b</a><td>c<tr><td>d<td><a href=two>e<br>f</a> g</table>")
    assert found == [("b", "one"), ("e f", "two")]


def test_a_link_around_a_picture_alone_is_dropped() -> None:
    assert links_of("<p>Look: <a href=one><img src=a.png></a> there.") == []


def test_two_line_breaks_part_paragraphs_also_in_the_cells_of_a_layout_table() -> None:
    parted = "a<br>\n<br>b <i>c<br><br><br>d</i><br>e"
    assert drafts_of(f"<p>{parted}</p>") == paragraphs("a", "b c", "d e")
    assert drafts_of(f"<table><tr><td>x<td>{parted}</table>") == paragraphs("x", "a", "b c", "d e")
    assert drafts_of("<table role=presentation><tr><td>x<td>y<tr><td>z<td>w</table>") == paragraphs(*"xyzw")


def test_cells_that_span_columns_and_rows_leave_empty_ones() -> None:
    (draft,) = drafts_of(
        "<table><tr><th rowspan=2>Port<th colspan=2>Ships<th colspan=many>Boats"
        "<tr><th>in<th>out<th>in<tr><td>Amstel<td>4<td>5<td>6</table>"
    )
    assert draft.rows == (
        ("Port", "Ships", "", "Boats"),
        ("", "in", "out", "in"),
        ("Amstel", "4", "5", "6"),
    )


def test_bold_words_that_open_a_paragraph_are_no_part_of_the_first_sentence() -> None:
    assert texts_of("<p><b>Tar.</b>It is hot.</p>") == ["Tar. It is hot."]
    assert texts_of("<p><strong>Old tar</strong>It is hot.</p>") == ["Old tar It is hot."]
    assert texts_of("<p><b>T</b>AR is <b>hot:</b>Mind it, <b>Mc</b>Coy.</p>") == [
        "TAR is hot:Mind it, McCoy."
    ]
    assert texts_of("<table><tr><th>a<td><b>Old tar.</b>It is hot.</table>") == ["a | Old tar. It is hot."]


def test_a_bold_line_above_text_is_a_paragraph() -> None:
    text = "The ferry left at six, as it had for forty years, with the same captain and, as he said, with one rope."
    assert texts_of(f"<p><b>Old tar</b><br>{text}</p>") == ["Old tar", text]
    assert texts_of(f"<p>Oil<br><b>Old tar</b><br>{text}</p>") == ["Oil", "Old tar", text]
    assert texts_of(f"<p>Oil<br><b>Old tar</b> and<br>{text}</p>") == [f"Oil Old tar and {text}"]
    assert texts_of(f"<p><b>Old tar<br></b> {text}</p>") == ["Old tar", text]
    assert texts_of("<p><b>Old <i>tar</i><br> </b> It is hot.</p>") == ["Old tar", "It is hot."]
    assert texts_of("<p><b>Old tar</b><br>It is hot.</p>") == ["Old tar", "It is hot."]
    assert texts_of("<p><b>Old tar</b><br>1 The Quay<br>Harbour</p>") == ["Old tar 1 The Quay Harbour"]
    assert texts_of("<p><b>Old tar<br></b>of the harbour.</p>") == ["Old tar of the harbour."]
    assert texts_of("<p>In <b>old tar<br></b>It is hot.</p>") == ["In old tar It is hot."]
    assert texts_of("<p><b>Note:</b><br>It is hot.</p>") == ["Note: It is hot."]


def test_headings_by_role_and_in_buttons_and_summaries() -> None:
    found = drafts_of(
        "<div role=heading aria-level=3>a</div><p role=heading>b</p><h4><button>c</button></h4>"
        "<button><h2>d</h2></button><details><summary>e</summary>f</details><button>g</button>"
        "<div role=heading aria-level=x>h</div><dl><dt><button>i</button></dt></dl>"
    )
    assert [(draft.level, draft.text) for draft in found] == [
        (3, "a"),
        (2, "b"),
        (4, "c"),
        (2, "d"),
        (3, "e"),
        (0, "f"),
        (2, "h"),
        (0, "i"),
    ]


def test_beside_a_heading_nothing_in_a_summary_is_one() -> None:
    markup = "<details><summary><div>since 1.2</div><h4>turn(rope)</h4></summary><p>Turns it.</p></details>"
    assert drafts_of(markup) == [
        *paragraphs("since 1.2"),
        Draft(BlockKind.HEADING, "turn(rope)", 4),
        *paragraphs("Turns it."),
    ]


def test_the_label_of_a_box_heads_no_section() -> None:
    boxes = "<div class=note><h3>Note</h3><p>a</p></div><aside><h6>Achtung:</h6></aside><h2>Warning</h2><h3>Notes</h3>"
    kinds = [(draft.kind, draft.text) for draft in drafts_of(boxes)]
    assert kinds == [
        (BlockKind.PARAGRAPH, "Note"),
        (BlockKind.PARAGRAPH, "a"),
        (BlockKind.PARAGRAPH, "Achtung:"),
        (BlockKind.HEADING, "Warning"),
        (BlockKind.HEADING, "Notes"),
    ]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("<h2>The rope <button>Copy the address</button></h2>", "The rope"),
        ("<h2>1. <button>The rope</button></h2>", "1. The rope"),
        ("<h2><button>The rope</button></h2>", "The rope"),
    ],
)
def test_a_button_beside_the_words_of_a_heading_is_no_part_of_it(heading: str, text: str) -> None:
    assert [block.draft.text for block in html_blocks(html.fromstring(f"<div>{heading}</div>"))] == [text]


def test_inline_elements_are_spans() -> None:
    (draft,) = drafts_of(
        "<p>A <em>b <strong>c</strong></em> <code>d</code> e<sub>1</sub> f<sup>th</sup> <i>g</i></p>"
    )
    assert draft.text == "A b c d e1 fth g"
    assert [(span.kind, draft.text[span.start : span.end]) for span in draft.spans] == [
        (SpanKind.EMPHASIS, "b c"),
        (SpanKind.STRONG, "c"),
        (SpanKind.CODE, "d"),
        (SpanKind.SUBSCRIPT, "1"),
        (SpanKind.SUPERSCRIPT, "th"),
        (SpanKind.EMPHASIS, "g"),
    ]


def test_what_is_seen_but_not_read_is_collected() -> None:
    dropped: list[Dropped] = []
    root = html.fromstring(
        "<body><p>a<button>b</button> <s>c</s><span hidden>d</span></p><script>e</script>"
        "<table><tr><td>f<td><del>g</del><tr><td>h<td>i</table></body>"
    )
    assert [block.draft.text for block in html_blocks(root, dropped=dropped)] == ["a", "f | \nh | i"]
    assert dropped == [Dropped("a button", "b"), Dropped("struck out", "c"), Dropped("struck out", "g")]


LINE = "It is a <i>long</i> line, and what follows is one as well, as it is in texts that somebody typed line by line"


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        (f"<p>{LINE}.<br>{LINE}.<br/>\n{LINE}!</p>", 3),
        (f"<p>{LINE}<br>{LINE}.</p>", 1),
        (f"<p>{LINE}.<br>{LINE.lower()}.</p>", 1),
        ("<p>Ropes Ltd.<br>1 Harbour Street.<br>Amstel.</p>", 1),
        (f"<p>{LINE}.<br>Ann Ropes.</p>", 1),
    ],
)
def test_a_line_break_between_long_sentences_parts_paragraphs(markup: str, count: int) -> None:
    assert len(list(html_blocks(html.document_fromstring(markup)))) == count
