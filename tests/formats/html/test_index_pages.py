"""Pages of links: tables of contents, and pages that only look like them."""

import pytest

from tui.document.errors import SourceError
from tui.document.model import BlockKind
from tui.formats.html.index_pages import INDEX_WARNING
from tui.formats.html.reader import read_html
from tui.formats.parsed_document import ParsedDocument

TEXT = "This manual tells how ropes are made, and what the towns on the river need them for. "


def links(address: str, count: int = 12) -> str:
    items = (
        f"<li><a href='{address.format(number)}'>{number}. How ropes are made</a>" for number in range(count)
    )
    return f"<ul>{''.join(items)}</ul>"


def page(body: str) -> ParsedDocument:
    return read_html(f"<title>Ropes</title><body><h1>Ropes</h1>{body}</body>", "a page")


@pytest.mark.parametrize("text", ["", f"<p>{TEXT}</p>"])
def test_the_contents_of_a_manual_are_its_text(text: str) -> None:
    reading = page(f"{text}{links('ch{}.html')}<div class=footer><a href='a.html'>Imprint</a></div>")
    items = [draft for draft in reading.drafts if draft.kind is BlockKind.LIST_ITEM]
    assert len(items) == 12
    assert not any(draft.is_prose for draft in items)
    assert INDEX_WARNING in reading.warnings
    assert "Imprint" not in {draft.text for draft in reading.drafts}


def test_the_terms_of_docbooks_contents_are_nested_items() -> None:
    section = "<dl><dt><a href='ch{0}s1.html'>A mill</a></dt></dl>"
    chapter = f"<dt><a href='ch{{0}}.html'>{{0}}. A chapter on ropes</a></dt><dd>{section}</dd>"
    reading = page(f"<div class=toc><dl>{''.join(map(chapter.format, range(8)))}</dl></div>")
    assert [draft.level for draft in reading.drafts] == [1, 2] * 8


@pytest.mark.parametrize("address", ["/news/{}.html", "https://other.example/{}", "../{}.html", "#part{}"])
def test_links_below_a_short_text_that_lead_elsewhere_are_no_contents(address: str) -> None:
    reading = page(f"<div><p>{TEXT * 2}</p></div><div>{links(address)}</div>")
    assert INDEX_WARNING not in reading.warnings


def test_an_article_with_fewer_words_in_links_is_no_index() -> None:
    reading = page(f"<div><p>{TEXT * 9}</p></div><div>{links('ch{}.html')}</div>")
    assert INDEX_WARNING not in reading.warnings


@pytest.mark.parametrize("body", [f"<nav>{links('ch{}.html')}</nav>", links("ch{}.html", 9)])
def test_navigation_and_a_few_links_are_refused_as_before(body: str) -> None:
    with pytest.raises(SourceError):
        page(body)
