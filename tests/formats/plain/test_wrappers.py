import pytest
from hypothesis import given

from tests.document.invariants import check_article
from tests.document.strategies import any_text
from tests.formats.plain.make_rfc import DRAWING, ITEM, OUTLINE, PROSE, TITLE, rfc_text
from tui.document.model import Article, BlockKind
from tui.formats.plain.wrappers import (
    strip_gutenberg,
    strip_header_fields,
    strip_man_page,
    strip_rfc,
)
from tui.sources.open import article_from_text
from tui.text.sanitize import clean_text

MANUAL = """
MILL(1)                          User Commands                         MILL(1)

NAME
       mill - grind grain

DESCRIPTION
       It grinds.

GNU mill 9.1                      May 2022                             MILL(1)
"""
PROPOSAL = """
PEP: 9999
Title: A mill in the standard library
Version: 1.0
Author: Ann Lee <ann@mill.example>,
        Max Frost
Status: Draft
Created: 06-May-2022

Abstract
========

It grinds.
"""


@given(any_text)
def test_any_text_is_unwrapped_or_left(text: str) -> None:
    for unwrap in (strip_header_fields, strip_man_page, strip_rfc):
        for wrapped in (text, f"Title: {text}\nDate: {text}\n\n{text}", f"A(1)  {text}  A(1)\n\n{text}"):
            found = unwrap(clean_text(wrapped))
            assert found is None or found.text in clean_text(wrapped)


def test_manual_pages() -> None:
    page = strip_man_page(MANUAL)
    assert page is not None
    assert (page.title, page.date) == ("MILL(1)", "May 2022")
    assert page.text.split() == "NAME mill - grind grain DESCRIPTION It grinds.".split()
    assert len(page.dropped) == 2


def test_a_manual_page_without_a_last_line_keeps_its_end() -> None:
    page = strip_man_page(MANUAL[: MANUAL.index("GNU")])
    assert page is not None
    assert page.text.rstrip().endswith("It grinds.")


def test_fields_at_the_head() -> None:
    text = strip_header_fields(PROPOSAL)
    assert text is not None
    assert (text.title, text.author, text.date) == (
        "A mill in the standard library",
        "Ann Lee, Max Frost",
        "06-May-2022",
    )
    assert text.text.strip().startswith("Abstract")


def test_other_texts_are_left_alone() -> None:
    for text in (
        "Title: one\n\nDate: two",
        "Anna: Where is it?\nMax: There.\n\nThey go.",
        "Ingredients:\nFlour: 500 g\n\nMix.",
        "mill(1) is a command.\n\nIt grinds.",
        "Title: one\nand more\n\nText",
    ):
        assert strip_header_fields(text) is None
        assert strip_man_page(text) is None
        assert strip_rfc(text) is None


def test_pathological_heads_are_read_soon() -> None:
    for text in ("A: b\n" * 100_000, "A:" + " " * 500_000, "A(1) " + "  x" * 200_000, "A(1)" * 100_000):
        assert strip_header_fields(text) is None
        assert strip_man_page(text) is None


GUTENBERG_HEADER = """The Project Gutenberg EBook of The Mill, by Ann Lee

Title: The Mill;
       or, A Year by the River

Author: Ann Lee

Language: English

*** START OF THIS PROJECT GUTENBERG EBOOK THE MILL ***
"""
GUTENBERG_LICENCE = """*** END OF THIS PROJECT GUTENBERG EBOOK THE MILL ***

You may copy it.
"""


def test_header_and_licence_of_a_book_are_stripped() -> None:
    book = strip_gutenberg(
        f"{GUTENBERG_HEADER}\nProduced by Two People\n\nCHAPTER I.\n\nIt _was_ early.\n\n{GUTENBERG_LICENCE}"
    )
    assert book is not None
    assert book.text.strip() == "CHAPTER I.\n\nIt was early."
    assert (book.title, book.author, book.language) == (
        "The Mill; or, A Year by the River",
        "Ann Lee",
        "English",
    )
    assert [dropped.reason for dropped in book.dropped] == [
        "Project Gutenberg's header",
        "a note on who made this copy",
        "Project Gutenberg's licence",
    ]


def test_a_transcribers_note_is_dropped_alone() -> None:
    text = "Transcriber's Note:\n\nSpelling is kept.\nAll of it.\n\nIt was early."
    book = strip_gutenberg(f"{GUTENBERG_HEADER}\n{text}\n\n{GUTENBERG_LICENCE}")
    assert book is not None
    assert book.text.strip() == "It was early."
    assert "Spelling is kept." in book.dropped[1].text


def test_a_book_without_an_end_is_read_to_its_end() -> None:
    book = strip_gutenberg(GUTENBERG_HEADER + "\nIt was early.\n")
    assert book is not None
    assert book.text.strip() == "It was early."


def test_texts_about_gutenberg_are_left_alone() -> None:
    assert strip_gutenberg("An article about Project Gutenberg.\n\nIt has START and END lines.") is None


@pytest.fixture(params=[True, False], ids=["on pages", "without pages"])
def article(request: pytest.FixtureRequest) -> Article:
    return article_from_text("", rfc_text(pages=request.param))


def test_the_outline_is_its_own(article: Article) -> None:
    check_article(article)
    assert [(section.level, section.title) for section in article.sections] == [
        (1, "Status of this Memo"),
        *OUTLINE,
    ]


def test_the_head_has_title_author_and_date(article: Article) -> None:
    assert (article.title, article.author, article.date) == (TITLE, "A. Lee", "May 1997")
    assert "the document's head" in {dropped.reason for dropped in article.dropped}


def test_paragraphs_are_whole_and_pages_are_gone(article: Article) -> None:
    paragraphs = [block.text for block in article.blocks if block.kind is BlockKind.PARAGRAPH]
    assert paragraphs.count(PROSE) == 3 * len(OUTLINE)
    assert "[Page" not in article.text
    assert "RFC 9999" not in article.text


def test_contents_are_left_out(article: Article) -> None:
    (contents,) = [dropped for dropped in article.dropped if dropped.reason == "a table of contents"]
    assert "Ropes" in contents.text
    assert article.text.count("2.2. Ropes") == 1


def test_drawings_and_rules_are_code_and_indented_text_is_no_quotation(article: Article) -> None:
    kinds = {block.kind for block in article.blocks}
    assert BlockKind.QUOTE not in kinds
    code = [block.text for block in article.blocks if block.kind is BlockKind.CODE]
    assert len(code) >= len(OUTLINE)
    assert "\n".join(line[6:] for line in DRAWING.split("\n")).strip() in code
    items = [block for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.text for item in items] == [ITEM, "Rye."] * len(OUTLINE)
    assert {item.marker for item in items} == {"•"}


def test_a_title_may_continue_behind_an_empty_line() -> None:
    text = rfc_text(pages=False).replace(TITLE, "The Transfer of Grain --\n\n                over Rivers")
    assert article_from_text("", text).title == "The Transfer of Grain -- over Rivers"


def test_a_text_about_standards_is_no_standard() -> None:
    text = f"How millers write\n\n{PROSE}\n\nA Request for Comments: 9999 of them.\n\n{PROSE}"
    assert article_from_text("", text).title == "How millers write"


def test_keywords_of_a_language_are_no_headings() -> None:
    keywords = "".join(
        f"mill{number} OBJECT-TYPE\n       SYNTAX      Integer\nDESCRIPTION\n\n" for number in range(12)
    )
    article = article_from_text("", rfc_text(pages=False).replace("Appendix A", f"{keywords}\nAppendix A", 2))
    assert not {"DESCRIPTION", "mill1 OBJECT-TYPE"} & {section.title for section in article.sections}
