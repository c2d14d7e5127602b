import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.invariants import check_article
from tests.document.strategies import any_text
from tests.formats.described import blocks, dropped, spans
from tui.document.model import Note
from tui.formats.org.reader import read_org
from tui.formats.parsed_document import article_of

MARKS = st.sampled_from(
    [
        "\n",
        "* ",
        "** TODO ",
        "- ",
        "  1. ",
        "| a |",
        "#+BEGIN_SRC\n",
        "#+END_SRC\n",
        "[fn:1]",
        "[fn:: ",
        "]",
        "[[a][b]]",
        "*",
        "/",
        ":a:\n",
        "$",
    ]
)


@given(st.lists(MARKS | any_text, max_size=20).map("".join))
@settings(deadline=None)
def test_any_text_is_a_sound_article(text: str) -> None:
    check_article(article_of(read_org(text), language="english", source="x.org"))


def test_blocks() -> None:
    text = (
        "#+TITLE: Mills\n#+AUTHOR: Ann\n#+DATE: <2024-05-01>\n\nOne\nline.\n"
        "* TODO [#A] Wheels :tag:\n:PROPERTIES:\n:ID: 1\n:END:\n"
        "SCHEDULED: <2024-01-01>\n- a\n- b\n  1. c\n  2) d\n- term :: meaning\n- [X] done\n\n"
        "Next.\n#+BEGIN_SRC sh\n  x\n    ,* y\n#+END_SRC\n"
        "#+begin_quote\nQuoted\ntext.\n#+end_quote\n** Deeper\n| a | b |\n|---+---|\n| 1 | 2 |\n"
        "\n#+CAPTION: By /Ann/.\n[[file:m.png]]\n\n"
        ": fixed\n: width\n# a comment\n\\begin{equation}\na = b\n\\end{equation}\n-----\n"
        "#+BEGIN_NOTE\nLook.\n#+END_NOTE\n"
    )
    document = read_org(text)
    assert (document.title, document.metadata.author, document.metadata.date) == (
        "Mills",
        "Ann",
        "2024-05-01",
    )
    assert blocks(document) == [
        "paragraph 'One line.'",
        "heading 1 'Wheels'",
        "list item 1 • 'a'",
        "list item 1 • 'b'",
        "list item 2 1. 'c'",
        "list item 2 2) 'd'",
        "list item 1 'term: meaning'",
        "list item 1 [x] 'done'",
        "paragraph 'Next.'",
        "code 'x\\n  ,* y'",
        "quote 1 'Quoted text.'",
        "heading 2 'Deeper'",
        "table 'a | b\\n1 | 2'",
        "figure 'By Ann.'",
        "code 'fixed\\nwidth'",
        "paragraph 'a = b'",
        "paragraph 'Note: Look.'",
    ]


def test_the_first_heading_is_the_title_if_there_is_no_other() -> None:
    assert read_org("* Mills\ntext\n** Wheels\ntext").title == "Mills"


def test_inline_markup_has_spans() -> None:
    document = read_org(
        "*a* /b *c*/ =d*e= ~f~ [[http://x.example][g]] H_{2}O \\(h\\) $i^2$ a*b*c +gone+ <<x>>end"
    )
    assert blocks(document) == ["paragraph 'a b c d*e f g H2O h i^2 a*b*c end'"]
    assert spans(document) == [
        ("strong", "a", ""),
        ("emphasis", "b c", ""),
        ("strong", "c", ""),
        ("code", "d*e", ""),
        ("code", "f", ""),
        ("link", "g", "http://x.example"),
        ("subscript", "2", ""),
        ("formula", "h", ""),
        ("formula", "i^2", ""),
    ]
    assert dropped(document) == [("text that is struck out", "gone")]


def test_notes_are_no_text() -> None:
    document = read_org(
        "A mill[fn:1] and a pond [fn:: Deep.].\n\n[fn:1] Old,\nvery.\n\nMore.\n\n* End\ntext\n* Other\n"
    )
    assert blocks(document) == [
        "paragraph 'A mill and a pond.'",
        "heading 1 'End'",
        "paragraph 'text'",
        "heading 1 'Other'",
    ]
    assert set(document.notes) == {Note("1", "Old, very.\n\nMore."), Note("2", "Deep.")}


def test_comments_and_files_are_told() -> None:
    document = read_org(
        "Text.\n#+INCLUDE: other.org\n* COMMENT Hidden\nsecret\n** Deeper\n* Plan :noexport:\n* End\nword\n* Other"
    )
    assert blocks(document) == [
        "paragraph 'Text.'",
        "heading 1 'End'",
        "paragraph 'word'",
        "heading 1 'Other'",
    ]
    assert dropped(document) == [
        ("a file that is not read", "other.org"),
        ("a section that is a comment", "COMMENT Hidden secret Deeper"),
        ("a section that is a comment", "Plan"),
    ]


@pytest.mark.parametrize(
    "piece", ["*a ", "[[", "[fn:", "#+BEGIN_NOTE\n", "- a\n", ":A:\n", "| ", "$a ", "\\begin{x}\n\n"]
)
def test_what_is_never_closed_is_read_to_its_end(piece: str) -> None:
    document = read_org(piece * 2_000 + "\n\n* Last\nword")
    assert blocks(document)[-1] == "paragraph 'word'"


@pytest.mark.parametrize("opening", ["\\(", "\\["])
def test_a_formula_begins_at_the_last_mark_before_its_end(opening: str) -> None:
    closing = {"\\(": "\\)", "\\[": "\\]"}[opening]
    document = read_org(f"One {opening}a {opening}x{closing} b")
    assert spans(document) == [("formula", "x", "")]


def test_a_formula_may_have_rows_of_their_own_heights() -> None:
    assert spans(read_org("One \\[a \\\\[2pt] b\\] c")) == [("formula", "a \\\\[2pt] b", "")]
