from dataclasses import replace

import pytest
from hypothesis import given

from tests.document.spans import spans_of
from tests.export.digests import bridge, lamp
from tui.document.build import Draft
from tui.document.model import BlockKind, Note, Span, SpanKind
from tui.export.spans import cut_spans
from tui.export.text import article_text
from tui.export.text_inline import inline_plain_text
from tui.language.articles import build_article

PLAIN = """\
The bridge at Orsk
english · 47 words · 1 min

The bridge was closed in May. Lorries go round by Orsk.


1. What was found

The cracks are wide. Frost made them.

1. The first pier stands.
  • The second pier leans.


1.1. Measurements

pier | lean
first | none

    lean = 4
      if lean:


2. What comes next

    We will build it of timber.
"""


def test_the_article_in_reading_order() -> None:
    assert article_text(bridge()) == PLAIN


def test_a_section_comes_with_its_subsections_and_no_others() -> None:
    article = bridge()
    part = article_text(article, section=article.sections[1])
    assert part.startswith("The bridge at Orsk\n")
    assert "Measurements" in part
    assert "closed in May" not in part
    assert "timber" not in part


def test_prose_is_wrapped_and_code_and_tables_are_not() -> None:
    lines = article_text(bridge(), width=20).splitlines()
    assert "1. The first pier" in lines
    assert "   stands." in lines
    assert "      if lean:" in lines


def test_figures_notes_and_superscripts() -> None:
    assert article_text(lamp()).partition("\n\n")[2] == (
        "The lamp burns at night.[1] Its light is 10 cd/m² strong. It needs H2O, *not* if x < y.\n"
        "\n[Picture] The lamp in 1890.\n\n\nNotes\n\n[1] It is of brass.\n    It is old.\n"
    )


def test_a_section_has_the_notes_of_its_marks() -> None:
    drafts = [
        Draft(BlockKind.HEADING, "Night", 1, spans=(Span(SpanKind.NOTE, 5, 5, "1"),)),
        Draft(BlockKind.HEADING, "Day", 1),
        Draft.table([["a", "b"], ["c"]], (Span(SpanKind.NOTE, 5, 5, "2"), Span(SpanKind.NOTE, 7, 7, "2"))),
    ]
    article = replace(build_article(drafts, title=""), notes=(Note("1", "One."), Note("2", "Two.")))
    part = article_text(article, section=article.sections[1])
    assert part.endswith("\n2. Day\n\na | b[2]\nc[2]\n\n\nNotes\n\n[2] Two.\n")


@pytest.mark.parametrize("text, expected", [("6", "⁶"), ("2π", "^(2π)"), ("th", "th")])
def test_a_superscript_is_not_read_as_digits(text: str, expected: str) -> None:
    spans = [Span(SpanKind.SUPERSCRIPT, 1, 1 + len(text)), Span(SpanKind.EMPHASIS, 1, 1 + len(text))]
    assert inline_plain_text(f"a{text} b", 0, len(text) + 3, spans) == f"a{expected} b"


@given(spans_of(12))
def test_a_part_keeps_its_text(spans: tuple[Span, ...]) -> None:
    (cut,) = cut_spans(spans, [(0, 12)])
    assert inline_plain_text("abcdef ghjkl", 0, 12, cut, has_marks=False) == "abcdef ghjkl"
