"""Which blocks of a page are taken: the chosen text with its headings, lists and tables, and nothing else."""

from lxml import html

from tui.document.model import BlockKind
from tui.formats.html.main_content import main_blocks

TEXT = "<p>The ferry left at six, as it had for forty years, with the same captain and, as he said, the same rope.</p>"
LINKS = "".join(
    f'<li><a href="/{number}">Another story of the coast {number}</a></li>' for number in range(9)
)


def taken(body: str, head: str = "") -> list[tuple[BlockKind, str]]:
    page = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return [(block.draft.kind, block.draft.text) for block in main_blocks(page)]


def headings(body: str, head: str = "") -> list[str]:
    return [text for kind, text in taken(body, head) if kind is BlockKind.HEADING]


def test_a_heading_with_a_permalink_is_restored() -> None:
    linked = '<h2><a href="#rope">The rope</a> <a class="mark" href="#rope">¶</a></h2>'
    assert headings(f"<article>{TEXT * 3}{linked}{TEXT * 3}</article>") == ["The rope"]


def test_a_heading_over_links_is_not_restored() -> None:
    body = f"<div><div class=text>{TEXT * 6}</div><aside><h2>More from the coast</h2><ul>{LINKS}</ul></aside></div>"
    assert headings(body) == []
    assert not any("Another story" in text for _, text in taken(body))


def test_the_first_heading_is_restored_right_above_the_text() -> None:
    assert headings(f"<h2>The site</h2><nav>x</nav><main><div><h2>At six</h2>{TEXT * 6}</div></main>") == [
        "At six"
    ]


def test_a_heading_that_is_the_description_is_restored() -> None:
    head = '<meta name="description" content="A rope that outlived three ships.">'
    dek = "<header><h2>A rope that outlived three ships</h2><p>By the harbour</p></header>"
    assert "A rope that outlived three ships" in headings(f"{dek}<div><div>{TEXT * 6}</div></div>", head)


def test_a_short_table_in_the_text_is_kept_and_a_list_of_links_is_not() -> None:
    table = "<table><tr><th>Ship</th><th>Years</th></tr><tr><td>Heron</td><td>12</td></tr></table>"
    found = taken(f"<article>{TEXT * 3}{table}{TEXT * 3}<ul>{LINKS}</ul></article>")
    assert (BlockKind.TABLE, "Ship | Years\nHeron | 12") in found
    assert not any("Another story" in text for _, text in found)


def test_a_list_is_kept_with_its_short_items() -> None:
    items = (
        "<ul><li>The long splice, which takes an hour, and no less<ul><li>tar</li></ul></li><li>Oil</li></ul>"
    )
    found = [
        text
        for kind, text in taken(f"<article>{TEXT * 3}{items}{TEXT * 3}</article>")
        if kind is BlockKind.LIST_ITEM
    ]
    assert found == ["The long splice, which takes an hour, and no less", "tar", "Oil"]


def test_headings_of_cards_and_pictures_are_paragraphs() -> None:
    card = "<ul><li><h3>Heron</h3><p>Built on the slip behind the church, launched in a storm.</p></li></ul>"
    picture = "<h3>rope-1160x768.jpg</h3>"
    assert headings(f"<article>{TEXT * 3}{card}{picture}{TEXT * 3}</article>") == []


def test_navigation_alone_is_no_content() -> None:
    assert taken(f"<nav><ul>{LINKS}</ul></nav>") == []
