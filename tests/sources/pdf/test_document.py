from tests.sources.pdf import documents
from tests.sources.pdf.prose import as_read, paragraph
from tui.article.build import Draft
from tui.article.model import BlockKind, Dropped
from tui.sources.pdf.document import read_document


def headings(drafts: list[Draft]) -> list[tuple[int, str]]:
    return [(draft.level, draft.text) for draft in drafts if draft.kind is BlockKind.HEADING]


def test_a_paper_of_two_columns_is_read_as_it_was_written() -> None:
    reading = read_document(documents.paper())
    assert reading.title == "Keeping time by water: forty years of readings from a tower"
    text = [as_read(paragraph(*numbers)) for numbers in documents.PAPER]
    assert [(draft.kind, draft.text) for draft in reading.drafts] == [
        (BlockKind.PARAGRAPH, "Edda Quist and Tor Wendel"),
        (BlockKind.PARAGRAPH, "Institute for Slow Measurement, Lindmoor"),
        (BlockKind.HEADING, "Abstract"),
        (BlockKind.PARAGRAPH, text[0]),
        (BlockKind.HEADING, "1 Introduction"),
        (BlockKind.PARAGRAPH, text[1]),
        (BlockKind.PARAGRAPH, text[2]),
        (BlockKind.HEADING, "2 Methods"),
        (BlockKind.HEADING, "2.1 The gauges"),
        (BlockKind.PARAGRAPH, text[3]),
        (BlockKind.PARAGRAPH, documents.CAPTION),
        (BlockKind.PARAGRAPH, text[4]),
        (BlockKind.HEADING, "2.2 The ledger"),
        (BlockKind.PARAGRAPH, text[5]),
        (BlockKind.PARAGRAPH, text[6]),
        (BlockKind.HEADING, "3 Results"),
        (BlockKind.PARAGRAPH, text[7]),
        (BlockKind.TABLE, "\n".join(" | ".join(row) for row in documents.ROWS)),
        (BlockKind.PARAGRAPH, text[8]),
        (BlockKind.PARAGRAPH, text[9]),
        (BlockKind.HEADING, "4 Conclusion"),
        (BlockKind.PARAGRAPH, text[10]),
        (BlockKind.HEADING, "References"),
        *((BlockKind.LIST_ITEM, reference) for reference in documents.REFERENCES),
    ]
    assert [level for level, _ in headings(list(reading.drafts))] == [1, 1, 1, 2, 2, 1, 1, 1]
    assert list(reading.dropped) == [
        Dropped("a running head", "Keeping time by water"),
        Dropped("page numbers", "1 3"),
        Dropped("a footnote", documents.NOTE),
    ]
