import pytest

from tests.article.invariants import check_article
from tests.sources.make_memo import DRAWING, ITEM, OUTLINE, PROSE, TITLE, memo
from tui.article.model import Article, BlockKind
from tui.sources.opening import article_from_text


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
