from tests.export.digests import bridge
from tui.export.text import article_text

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
