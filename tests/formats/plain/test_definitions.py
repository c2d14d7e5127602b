import pytest

from tests.formats.plain.test_headings import PROSE, titles
from tui.formats.plain.definitions import mark_terms
from tui.formats.plain.paragraphs import split_paragraphs

DEFINITION = "    The rope that holds the ferry at the quay."
TERMS = [f"{term}\n\n{DEFINITION}" for term in ("Mole", "Hawser", "Painter")]


def headings_among(*chunks: str) -> list[str]:
    return titles("\n\n".join(chunks))


def test_terms_are_no_headings_although_space_is_above_their_definitions() -> None:
    assert headings_among(PROSE, "Ropes", PROSE, *TERMS, "Tar", PROSE) == ["Ropes", "Tar"]


def test_the_last_term_is_one_although_other_text_follows_its_definition() -> None:
    assert headings_among(PROSE, "Ropes", PROSE, *TERMS, PROSE, "Tar", PROSE) == ["Ropes", "Tar"]


@pytest.mark.parametrize("note", [DEFINITION, "    $ tar --all"])
def test_a_heading_may_have_a_note_or_a_listing_above_its_text(note: str) -> None:
    assert headings_among(PROSE, "Ropes", note, PROSE, "Tar", PROSE) == ["Ropes", "Tar"]


def test_a_term_ends_where_the_next_one_does_not() -> None:
    wrapped = "The painter, which is the rope by which the boat is held at the quay, or the\nline to"
    chunks = [PROSE, TERMS[0], f"{wrapped}\n\n{DEFINITION}", PROSE]
    marked = mark_terms(split_paragraphs("\n\n".join(chunks)))
    assert [paragraph.text for paragraph in marked if paragraph.is_term] == ["Mole"]
