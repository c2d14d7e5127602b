from hypothesis import given

from tests.document.invariants import check_article
from tests.document.strategies import any_text
from tui.document.model import BlockKind, Note, SpanKind
from tui.formats.parsed_document import ParsedDocument, article_of
from tui.formats.plain.reader import read_plain_text

TEXT = """The mill

The river rose in the night.[1] By the morning it had taken the mill [2], two of
the sheds and [see the map] a boat, as in 1871 [12].

"Nobody has seen it so high," said the miller [3]."""
NOTES = (
    "[1] It had rained for a week.\n[2] It was built in 1720, and\n    has stood there since.\n[3] Ann Lee."
)


def read(text: str) -> ParsedDocument:
    return read_plain_text(text)


def test_notes_are_no_text_and_leave_a_span() -> None:
    for title in ("", "Notes\n\n", "FOOTNOTES:\n\n"):
        document = read(f"{TEXT}\n\n{title}{NOTES}")
        assert list(document.notes) == [
            Note("1", "It had rained for a week."),
            Note("2", "It was built in 1720, and has stood there since."),
            Note("3", "Ann Lee."),
        ]
        assert [draft.text for draft in document.drafts] == [
            "The river rose in the night. By the morning it had taken the mill, two of the sheds and [see the map] "
            "a boat, as in 1871 [12].",
            '"Nobody has seen it so high," said the miller.',
        ]
        spans = [
            (span.kind, draft.text[: span.start][-5:], span.target)
            for draft in document.drafts
            for span in draft.spans
        ]
        assert spans == [
            (SpanKind.NOTE, "ight.", "1"),
            (SpanKind.NOTE, " mill", "2"),
            (SpanKind.NOTE, "iller", "3"),
        ]
        assert all(span.start == span.end for draft in document.drafts for span in draft.spans)


def test_references_stay_a_section() -> None:
    document = read(f"{TEXT}\n\nReferences\n\n{NOTES}")
    assert not document.notes
    assert [draft.text for draft in document.drafts if draft.kind is BlockKind.HEADING] == ["References"]
    assert [(draft.marker, draft.text) for draft in document.drafts][-1] == ("[3]", "Ann Lee.")
    assert "night.[1] By" in document.drafts[0].text


def test_lists_whose_numbers_are_not_in_the_text_are_lists() -> None:
    document = read(
        f"The mill\n\nThe river rose in the night, and by the morning it had taken it.\n\n{NOTES}"
    )
    assert [draft.marker for draft in document.drafts] == ["", "[1]", "[2]", "[3]"]


def test_each_note_has_a_label_of_its_own() -> None:
    part = "The river rose in the night [1], and by the morning it had taken the mill.\n\n[1] {}"
    document = read("The mill\n\n" + "\n\n".join(map(part.format, ("In May.", "In June.", "In July."))))
    assert [note.text for note in document.notes] == ["In May.", "In June.", "In July."]
    assert [span.target for draft in document.drafts for span in draft.spans] == [
        note.label for note in document.notes
    ]
    assert [note.label for note in document.notes] == ["1", "1 (2)", "1 (3)"]


@given(any_text)
def test_any_text_with_notes_is_a_sound_article(text: str) -> None:
    document = read(f"{TEXT}\n\n{text}\n\n[1] {text}\n[2] A note.")
    check_article(article_of(document, language="english", source=None))
