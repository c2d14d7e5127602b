"""Several articles in one source."""

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.html.reader import read_html
from tui.formats.parsed_document import ParsedDocument, article_of
from tui.formats.roundups import with_article_starts

TEXT = "The river rose in the night, and by the morning it had taken the lower road and the mill. " * 4
HEADING, PARAGRAPH = BlockKind.HEADING, BlockKind.PARAGRAPH


def edition(*parts: tuple[str, int, str]) -> list[Draft]:
    return [
        draft
        for title, level, byline in parts
        for draft in (Draft(HEADING, title, level), Draft(PARAGRAPH, byline), Draft(PARAGRAPH, TEXT))
    ]


def starts(drafts: list[Draft]) -> list[str]:
    return [draft.text for draft in with_article_starts(drafts) if draft.begins_article]


def test_headings_with_bylines_begin_articles_and_so_do_others_of_their_level() -> None:
    parts = [
        ("News", 1, TEXT),
        ("River", 2, "By Ann Lee"),
        ("The mill", 3, TEXT),
        ("Road", 2, "Posted by Max Frost"),
    ]
    assert starts(edition(*parts, ("Letters", 2, TEXT))) == ["River", "Road", "Letters"]


def test_one_byline_makes_no_roundup() -> None:
    assert (
        starts(edition(("River", 2, "By Ann Lee"), ("The mill", 2, TEXT), ("Thanks", 3, "By Max Frost")))
        == []
    )


def test_articles_of_every_format_are_found() -> None:
    document = ParsedDocument("The week", edition(("River", 1, "By Ann Lee"), ("Road", 1, "Von Max Frost")))
    blocks = article_of(document, language="english", source=None).blocks
    assert [block.text for block in blocks if block.begins_article] == ["River", "Road"]


def test_the_bylines_of_the_articles_of_a_web_page_are_read_and_no_sentences() -> None:
    parts = [
        f"<h2>{title}</h2><div class=byline{state}>By {author}</div><p>{TEXT}</p><p>{TEXT}</p>"
        for title, author, state in (
            ("River", "Ann Lee", ""),
            ("Road", "Max Frost", ""),
            ("Mill", "A Cat", " hidden"),
        )
    ]
    body = f"<h1>The week</h1><div class=byline>By Jo Hill</div><div>{''.join(parts)}</div>"
    page = read_html(f"<title>The week</title>{body}", "a page")
    assert [draft.text for draft in page.drafts if draft.begins_article] == ["River", "Road", "Mill"]
    assert [draft.text for draft in page.drafts if not draft.is_prose] == ["By Ann Lee", "By Max Frost"]
    assert [part.text for part in page.dropped if part.text.startswith("By")] == ["By Jo Hill"]
