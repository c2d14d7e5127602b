import pytest

from tests.document.invariants import check_article
from tests.formats.plain.make_memo import DRAWING, ITEM, OUTLINE, PROSE, TITLE, memo
from tui.document.model import Article, BlockKind
from tui.sources.open import article_from_text


@pytest.fixture(params=[True, False], ids=["on pages", "without pages"])
def article(request: pytest.FixtureRequest) -> Article:
    return article_from_text("", memo(pages=request.param))


def test_the_outline_is_its_own(article: Article) -> None:
    check_article(article)
    assert [(section.level, section.title) for section in article.sections] == [
        (1, "Status of this Memo"),
        *OUTLINE,
    ]


def test_the_head_says_title_author_and_date(article: Article) -> None:
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


def test_a_title_may_go_on_behind_an_empty_line() -> None:
    text = memo(pages=False).replace(TITLE, "The Transfer of Grain --\n\n                over Rivers")
    assert article_from_text("", text).title == "The Transfer of Grain -- over Rivers"


def test_a_text_about_standards_is_none() -> None:
    text = f"How millers write\n\n{PROSE}\n\nA Request for Comments: 9999 of them.\n\n{PROSE}"
    assert article_from_text("", text).title == "How millers write"


def test_keywords_of_a_language_are_no_headings() -> None:
    keywords = "".join(
        f"mill{number} OBJECT-TYPE\n       SYNTAX      Integer\nDESCRIPTION\n\n" for number in range(12)
    )
    article = article_from_text("", memo(pages=False).replace("Appendix A", f"{keywords}\nAppendix A", 2))
    assert not {"DESCRIPTION", "mill1 OBJECT-TYPE"} & {section.title for section in article.sections}
