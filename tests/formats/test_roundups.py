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


def test_a_byline_that_is_left_out_of_a_web_page_counts() -> None:
    parts = [
        f"<h2>{title}</h2><div class=byline>By Ann Lee</div><p>{TEXT}</p><p>{TEXT}</p>"
        for title in ("River", "Road")
    ]
    page = read_html(f"<title>The week</title><h1>The week</h1><div>{''.join(parts)}</div>", "a page")
    assert [draft.text for draft in page.drafts if draft.begins_article] == ["River", "Road"]
