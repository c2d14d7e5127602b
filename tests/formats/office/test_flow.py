"""The builder of paragraphs, lists and tables that office formats share."""

import pytest

from tui.document.build import Draft
from tui.document.errors import SourceError
from tui.document.model import BlockKind, Dropped, Note, Picture, SpanKind
from tui.formats.office.flow import MAX_LIST_DEPTH, FlowBuilder, list_marker
from tui.formats.office.infer_headings import Paragraph, ParagraphRole
from tui.formats.office.to_document import Properties, to_parsed_document


def add(flow: FlowBuilder, text: str, role: ParagraphRole = ParagraphRole.TEXT) -> None:
    flow.begin_paragraph()
    flow.add_text(text)
    flow.end_paragraph(role)


def add_table(flow: FlowBuilder, *rows: tuple[str, ...]) -> None:
    flow.begin_table()
    for row in rows:
        flow.begin_row()
        for cell in row:
            flow.begin_cell()
            add(flow, cell)
            flow.end_cell()
    flow.end_table()


def texts(flow: FlowBuilder) -> list[str]:
    return [paragraph.text for paragraph in flow.paragraphs]


def test_a_paragraph_stands_before_those_nested_in_it() -> None:
    flow = FlowBuilder()
    flow.begin_paragraph()
    flow.add_text("Around ")
    add(flow, "In the box.")
    flow.add_text("it.")
    flow.end_paragraph()
    assert texts(flow) == ["Around it.", "In the box."]


def test_letters_are_bold_if_all_are_and_as_large_as_the_first() -> None:
    flow = FlowBuilder()
    for is_bold in (True, False):
        flow.begin_paragraph()
        flow.add_text("  ")
        flow.add_text("The pond", is_bold=True, size=28)
        flow.add_text(" and more", is_bold=is_bold, size=20)
        flow.end_paragraph()
    assert [(paragraph.is_bold, paragraph.size) for paragraph in flow.paragraphs] == [(True, 28), (False, 28)]


def test_blank_paragraphs_are_not_built() -> None:
    flow = FlowBuilder()
    add(flow, " \t")
    assert (texts(flow), flow.count) == ([], 0)


def test_contents_are_dropped() -> None:
    flow = FlowBuilder()
    add(flow, "The\u202e pond 1", ParagraphRole.CONTENTS)
    assert texts(flow) == []
    assert flow.dropped == [Dropped("a table of contents", "The\ufffd pond 1")]


def spans_of(paragraph: Paragraph) -> list[tuple[str, str, str]]:
    return [(span.kind, paragraph.text[span.start : span.end], span.target) for span in paragraph.spans]


def test_texts_with_the_same_marks_are_one_span_and_marks_nest() -> None:
    flow = FlowBuilder()
    link, strong = (SpanKind.LINK, "http://x.example/"), (SpanKind.STRONG, "")
    flow.begin_paragraph()
    for text, marks in (
        *(("The ", ()), ("old ", (strong,)), ("mill", (strong,)), (" and ", ())),
        *(("its ", (link,)), ("pond", (link, strong)), (".", ())),
    ):
        flow.add_text(text, marks=marks)
    flow.end_paragraph()
    assert spans_of(flow.paragraphs[0]) == [
        ("strong", "old mill", ""),
        ("link", "its pond", "http://x.example/"),
        ("strong", "pond", ""),
    ]


def test_the_number_of_a_heading_is_part_of_it_and_moves_its_spans() -> None:
    flow = FlowBuilder()
    flow.begin_paragraph()
    flow.add_text("The ")
    flow.add_text("pond", marks=((SpanKind.EMPHASIS, ""),))
    flow.end_paragraph(ParagraphRole.HEADING, 1, number="2.1")
    assert flow.paragraphs[0].text == "2.1 The pond"
    assert spans_of(flow.paragraphs[0]) == [("emphasis", "pond", "")]


def test_labels_of_notes_differ_and_blank_notes_are_none() -> None:
    flow = FlowBuilder()
    labels = [flow.label_note(wanted) for wanted in ("1", "*", "1", "*", " ")]
    assert len(set(labels)) == len(labels)
    assert labels[:2] == ["1", "*"]
    flow.add_note(labels[0], "Said the miller.\n\n \n\nAnd\x07 his son.")
    flow.add_note(labels[1], " \n\n ")
    assert flow.notes == [Note("1", "Said the miller.\n\nAnd\ufffd his son.")]


def parsed(flow: FlowBuilder) -> list[Draft]:
    return list(to_parsed_document(flow, Properties(), name="x", kind="a text").drafts)


def figure(text: str, alternative: str = "", address: str = "") -> Draft:
    return Draft(BlockKind.FIGURE, text, picture=Picture(alternative, address))


def test_a_picture_stands_after_its_paragraph_and_has_its_caption() -> None:
    flow = FlowBuilder()
    flow.begin_paragraph()
    flow.add_text("The pond is deep.")
    flow.add_picture(Picture("A pond", "pond.png"))
    flow.add_picture(Picture("Reeds", "reeds.png"))
    flow.end_paragraph()
    add(flow, "Figure 1. Reeds at the pond", ParagraphRole.CAPTION)
    add(flow, "Table 1. Depths", ParagraphRole.CAPTION)
    flow.add_picture(Picture("", "line.png"))
    flow.begin_paragraph()
    flow.add_picture(Picture("", "dot.png"))
    flow.end_paragraph()
    assert parsed(flow) == [
        Draft(BlockKind.PARAGRAPH, "The pond is deep."),
        figure("A pond", "A pond", "pond.png"),
        figure("Figure 1. Reeds at the pond", "Reeds", "reeds.png"),
        figure("Table 1. Depths", "", "line.png"),
    ]
    assert flow.dropped == [Dropped("a picture without a description", "dot.png")]


def test_captions_may_stand_above_their_pictures() -> None:
    flow = FlowBuilder()
    add(flow, "The pond is deep.")
    for name in ("one", "two"):
        add(flow, f"Figure {name}", ParagraphRole.CAPTION)
        flow.add_picture(Picture("", f"{name}.png"))
    assert parsed(flow)[1:] == [figure("Figure one", "", "one.png"), figure("Figure two", "", "two.png")]


def test_a_picture_in_a_table_is_told() -> None:
    flow = FlowBuilder()
    flow.begin_table()
    flow.begin_row()
    for name in ("one", "two"):
        flow.begin_cell()
        add(flow, name)
        flow.add_picture(Picture(f"Picture {name}", ""))
        flow.end_cell()
    flow.end_table()
    assert flow.paragraphs[0].rows == (("one", "two"),)
    assert [dropped.text for dropped in flow.dropped] == ["Picture one", "Picture two"]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("D", "D. The pond"),
        ("CHAPTER 1", "CHAPTER 1. The pond"),
        ("Chapter 1:", "Chapter 1: The pond"),
        ("The Mill", "The Mill"),
    ],
)
def test_a_number_in_the_style_of_titles_is_the_beginning_of_one(number: str, title: str) -> None:
    flow = FlowBuilder()
    add(flow, number, ParagraphRole.TITLE)
    flow.begin_paragraph()
    flow.add_text("The pond")
    flow.end_paragraph(ParagraphRole.HEADING, 1)
    add(flow, "It is deep.")
    assert to_parsed_document(flow, Properties(), name="x", kind="a text").title == title


def test_a_table_has_rows_of_cells() -> None:
    flow = FlowBuilder()
    add_table(flow, ("tree", "years  lived"), ("oak | elm", "90"))
    (table,) = flow.paragraphs
    assert table.rows == (("tree", "years lived"), ("oak | elm", "90"))
    assert (table.role, table.is_in_table) == (ParagraphRole.TABLE, True)


def test_a_table_of_one_column_frames_its_paragraphs() -> None:
    flow = FlowBuilder()
    add_table(flow, ("One.",), ("Two.",))
    assert [(paragraph.text, paragraph.role, paragraph.is_in_table) for paragraph in flow.paragraphs] == [
        ("One.", ParagraphRole.TEXT, True),
        ("Two.", ParagraphRole.TEXT, True),
    ]


def test_a_table_in_a_cell_is_part_of_its_text() -> None:
    flow = FlowBuilder()
    flow.begin_table()
    flow.begin_row()
    for inner in (("a", "b"), ("c",)):
        flow.begin_cell()
        add_table(flow, inner)
        flow.end_cell()
    flow.end_table()
    assert [paragraph.rows for paragraph in flow.paragraphs] == [(("a | b", "c"),)]


def test_a_dropped_row_is_not_in_its_table() -> None:
    flow = FlowBuilder()
    flow.begin_table()
    for cells in ("ab", "cd"):
        flow.add_row([(cell, ()) for cell in cells])
    flow.drop_row()
    flow.end_table()
    assert [paragraph.rows for paragraph in flow.paragraphs] == [(("a", "b"),)]
    assert flow.dropped == [Dropped("deleted text", "c d")]


def test_the_text_of_unfinished_cells_is_kept_in_order() -> None:
    flow = FlowBuilder()
    add(flow, "Before.")
    for text in ("Outer.", "Inner."):
        flow.begin_table()
        flow.begin_row()
        flow.begin_cell()
        add(flow, text)
    flow.close()
    assert texts(flow) == ["Before.", "Outer.", "Inner."]


def test_list_items_have_markers_and_bounded_depth() -> None:
    flow = FlowBuilder()
    for number in (None, 3):
        flow.begin_paragraph()
        flow.add_text("Oak")
        flow.end_paragraph(depth=99, marker=list_marker(number))
    assert [(item.marker, item.depth) for item in flow.paragraphs] == [
        ("•", MAX_LIST_DEPTH),
        ("3.", MAX_LIST_DEPTH),
    ]


def test_properties_are_sanitized_and_english_is_not_believed() -> None:
    flow = FlowBuilder()
    add(flow, "The pond is deep.")
    properties = Properties("A\u202e mill", "Ada\n Weir", "2019-05-04T10:00", "en-GB")
    read = to_parsed_document(flow, properties, name="x", kind="a text")
    assert (read.title, read.metadata.author, read.metadata.date, read.language) == (
        "A\ufffd mill",
        "Ada Weir",
        "2019-05-04",
        None,
    )
    named = to_parsed_document(flow, properties._replace(language="de"), name="x", kind="a text")
    assert named.language == "de"


def test_a_document_without_text_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"Cannot read x: it is a text without any text\. Its pages may"):
        to_parsed_document(FlowBuilder(), Properties(), name="x", kind="a text")


def test_typed_bullets_are_markers_and_move_spans() -> None:
    flow = FlowBuilder()
    add(flow, "Trees:")
    flow.begin_paragraph()
    flow.add_text("•\t")
    flow.add_text("Oak", marks=((SpanKind.STRONG, ""),))
    flow.add_text(" is old")
    flow.end_paragraph()
    _, item = parsed(flow)
    assert item == Draft(BlockKind.LIST_ITEM, "Oak is old", 1, "•")
    assert [(span.kind, span.start, span.end) for span in item.spans] == [("strong", 0, 3)]


@pytest.mark.parametrize(("size", "title"), [(40, "The Mill"), (32, ""), (20, "")])
def test_the_largest_letters_above_styled_headings_are_the_title(size: float, title: str) -> None:
    flow = FlowBuilder()
    for text, letters, role, level in (
        ("The Mill", size, ParagraphRole.TEXT, 0),
        ("By Ada Weir", 20, ParagraphRole.TEXT, 0),
        ("The pond", 32, ParagraphRole.HEADING, 1),
        ("It is deep, and in summer it is green.", 20, ParagraphRole.TEXT, 0),
        ("The wheel", 32, ParagraphRole.HEADING, 1),
        ("It stands still for weeks when it is dry.", 20, ParagraphRole.TEXT, 0),
    ):
        flow.begin_paragraph()
        flow.add_text(text, size=letters)
        flow.end_paragraph(role, level)
    assert to_parsed_document(flow, Properties(), name="x", kind="a text").title == title
