"""Where the article is on a page, from its text, its links and its names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tui.formats.html.blocks import html_blocks
from tui.formats.html.content_selection import article_choice


def text(subject: str, sentences: int = 3) -> str:
    return (
        f"<p>{f'The {subject} left at six, as it had for forty years, with the same rope. ' * sentences}</p>"
    )


def teasers(count: int) -> str:
    return "".join(
        f'<div><h3><a href="/{number}">Story {number} of the coast</a></h3>{text(f"teaser {number}", 2)}</div>'
        for number in range(count)
    )


def chosen(body: str) -> str:
    page = html.document_fromstring(f"<html><body>{body}</body></html>")
    blocks = list(html_blocks(page))
    choice = article_choice(page, blocks)
    assert len(choice) == len(blocks)
    return " / ".join(block.draft.text for block, is_chosen in zip(blocks, choice, strict=True) if is_chosen)


def test_paragraphs_are_worth_more_than_links() -> None:
    links = "".join(
        f'<li><a href="/{number}">A long line about the coast, {number}</a></li>' for number in range(90)
    )
    found = chosen(f"<div><ul>{links}</ul></div><div><div>{text('ferry') * 4}</div></div>")
    assert "ferry" in found
    assert "coast" not in found


def test_an_article_in_several_parts_is_taken_whole() -> None:
    body = "".join(f"<div class=row><div>{text(ship)}</div></div>" for ship in ("heron", "gannet", "plover"))
    found = chosen(f"<div><article>{body}</article><aside>{text('advert')}</aside></div>")
    assert all(ship in found for ship in ("heron", "gannet", "plover"))
    assert "advert" not in found


def test_a_short_piece_of_the_same_class_or_a_paragraph_beside_the_text_belongs_to_it() -> None:
    small = f"<div class=part>{text('heron', 1)}</div><p>{'Plover, and no more than that word. ' * 2}</p>"
    found = chosen(
        f"<section><div class=part>{text('ferry') * 9}</div>{small}<div>{text('buoy', 1)}</div></section>"
    )
    assert "ferry" in found
    assert "heron" in found
    assert "Plover" in found
    assert "buoy" not in found


def test_comments_are_left_out_even_if_they_are_longer() -> None:
    comments = f"<ol class=comment-list>{'<li>' + text('reader') + '</li>'}</ol>" * 9
    found = chosen(f"<main>{text('ferry') * 4}<div id=comments>{comments}</div></main>")
    assert "ferry" in found
    assert "reader" not in found


@pytest.mark.parametrize("names", ["class=related", "class=widget", "role=complementary"])
def test_a_box_in_the_text_is_left_out_for_what_it_says_of_itself(names: str) -> None:
    found = chosen(
        f"<article>{text('ferry') * 9}<div {names}>{text('box', 1)}</div>{text('harbour') * 2}</article>"
    )
    assert "harbour" in found
    assert "box" not in found


def test_names_are_not_believed_if_nothing_is_left() -> None:
    assert "ferry" in chosen(
        f"<div class=sidebar><div class=comment>{text('ferry') * 4}</div><p>By the sea.</p></div>"
    )
    assert "ferry" in chosen(
        f"<div class=sidebar>{text('ferry') * 3}</div><div class=comment>{text('heron') * 3}</div>"
    )


def test_a_form_around_the_page_is_no_form_beside_it() -> None:
    assert "ferry" in chosen(
        f"<form><div>{text('ferry') * 4}</div><div class=footer>All rights.</div></form>"
    )


def test_what_tells_of_other_pages_is_left_out() -> None:
    found = chosen(f"<div><div>{text('ferry') * 6}</div><div>{teasers(40)}</div></div>")
    assert "ferry" in found
    assert "teaser" not in found
    inside = chosen(f"<article>{text('ferry') * 6}<div>{teasers(3)}</div>{text('harbour')}</article>")
    assert "harbour" in inside
    assert "teaser" not in inside


def test_a_title_that_is_a_link_does_not_make_its_article_a_teaser() -> None:
    assert "ferry" in chosen(f'<article><h1><a href="/six">At six</a></h1>{text("ferry", 2) * 3}</article>')


def test_a_page_of_short_lines_is_an_article_too() -> None:
    verses = "".join(f"<p>Rope {number}, and tar.</p>" for number in range(9))
    assert chosen(f"<nav>{text('site')}</nav><div>{verses}</div>").count("Rope") == 9


def test_one_paragraph_keeps_what_stands_around_it() -> None:
    assert chosen(f"{text('ferry', 9)}<h2>Later</h2><p>It came back.</p>").endswith("Later / It came back.")


def test_prose_with_many_links_stays() -> None:
    linked = ", ".join(f'<a href="/{number}">ship {number}</a> which sailed' for number in range(12))
    assert "which sailed" in chosen(f"<article>{text('ferry') * 4}<div><p>{linked}</p></div></article>")


def test_a_page_without_blocks_has_no_article() -> None:
    assert chosen("") == ""
    assert chosen(f"<nav>{text('site')}</nav>") == ""


tags = st.sampled_from(
    ["p", "div", "h2", "ul", "li", "table", "td", "nav", "aside", "div class=comment", "a href=x"]
)
pieces = st.one_of(
    st.builds("<{}>".format, tags),
    st.builds(lambda tag: f"</{tag.split()[0]}>", tags),
    st.just(text("ferry")),
)


@given(st.lists(pieces, max_size=30))
def test_every_block_of_any_page_is_chosen_or_not(parts: list[str]) -> None:
    chosen("".join(parts))
