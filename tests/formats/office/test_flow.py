"""The builder of paragraphs, lists and tables that office formats share."""

import pytest

from tui.document.errors import SourceError
from tui.formats.office.flow import MAX_LIST_DEPTH, FlowBuilder, Properties, list_marker, to_parsed_document
from tui.formats.office.infer_headings import ParagraphRole


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


def test_captions_and_contents_are_dropped() -> None:
    flow = FlowBuilder()
    add(flow, "Figure\u202e 1", ParagraphRole.CAPTION)
    add(flow, "The pond 1", ParagraphRole.CONTENTS)
    assert texts(flow) == []
    assert [(dropped.reason, dropped.text) for dropped in flow.dropped] == [
        ("a caption", "Figure\ufffd 1"),
        ("a table of contents", "The pond 1"),
    ]


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
    flow.add_row(("a", "b"))
    flow.add_row(("c", "d"))
    flow.drop_row()
    flow.end_table()
    assert [paragraph.rows for paragraph in flow.paragraphs] == [(("a", "b"),)]


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
