import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from tui.formats.html.blocks import html_blocks
from tui.formats.html.content_selection import (
    Container,
    build_containers,
    has_boilerplate_name,
    is_boilerplate,
    name_score,
    select_content,
)


def containers_of(body: str) -> tuple[Container, list[str]]:
    page = html.document_fromstring(f"<html><body>{body}</body></html>")
    blocks = list(html_blocks(page))
    return build_containers(page, blocks), [block.draft.text for block in blocks]


def shape(part: Container, texts: list[str]) -> list[object]:
    return [part.tag, texts[part.start : part.end], *(shape(inner, texts) for inner in part.children)]


def test_each_container_holds_its_range_of_blocks() -> None:
    whole, texts = containers_of("<div><p>a</p><section><p>b</p><p>c</p></section></div><p>d</p>")
    assert shape(whole, texts) == [
        *("html", ["a", "b", "c", "d"]),
        [
            *("body", ["a", "b", "c", "d"]),
            [
                *("div", ["a", "b", "c"]),
                ["p", ["a"]],
                ["section", ["b", "c"], ["p", ["b"]], ["p", ["c"]]],
            ],
            ["p", ["d"]],
        ],
    ]


def test_text_after_a_block_is_in_its_parent() -> None:
    whole, texts = containers_of("<div>a<p>b</p>c</div>")
    (body,) = whole.children
    (division,) = body.children
    assert shape(division, texts) == ["div", ["a", "b", "c"], ["p", ["b"]]]
    assert division.parent is body


def test_elements_without_blocks_are_no_containers() -> None:
    whole, texts = containers_of(
        "<div><span></span></div><div><p hidden>a</p></div><center><p>b</p></center>"
    )
    (body,) = whole.children
    assert [shape(part, texts) for part in body.children] == [["center", ["b"], ["p", ["b"]]]]


def container_of(tag: str, text: str = "Words") -> Container:
    page = html.document_fromstring(f"<html><body><{tag}>{text}</{tag.split(maxsplit=1)[0]}></body></html>")
    (body,) = build_containers(page, list(html_blocks(page))).children
    return body.children[0]


@pytest.mark.parametrize("tag", ["aside", "footer", "nav", "div role=complementary", "div role=Navigation"])
def test_boilerplate_tags_and_roles(tag: str) -> None:
    assert is_boilerplate(container_of(tag))


@pytest.mark.parametrize("tag", ["div", "section", "main", "header", "div role=main", "div class=aside"])
def test_other_tags_and_roles(tag: str) -> None:
    assert not is_boilerplate(container_of(tag))


@pytest.mark.parametrize(
    "names",
    [
        *("class=comments", "id=commentList", "class=post-comments", "class='wide sidebar-right'"),
        *("class=navMain", "id=ad-top", "class=share", "class=relatedStories", "class=RSS"),
    ],
)
def test_boilerplate_names(names: str) -> None:
    assert has_boilerplate_name(container_of(f"div {names}"))


@pytest.mark.parametrize(
    "names",
    [
        *("", "class=heading", "class=shadow", "class=navigator", "class=shared-text"),
        *("id=administration", "class=additional", "class=story"),
    ],
)
def test_words_that_only_look_like_boilerplate_names(names: str) -> None:
    assert not has_boilerplate_name(container_of(f"div {names}"))


@pytest.mark.parametrize(
    "tag", ["article", "main", "p", "pre", "div itemprop=articleBody", "div role=article"]
)
def test_content_elements_are_not_judged_by_their_names(tag: str) -> None:
    part = container_of(f"{tag} class=comments")
    assert not has_boilerplate_name(part)
    assert name_score(part) == 0


def test_an_id_made_from_a_heading_is_no_name() -> None:
    tag = "section id=commenting-on-the-code"
    assert not has_boilerplate_name(container_of(tag, "Commenting on the code"))
    assert has_boilerplate_name(container_of(tag, "What they said"))
    assert has_boilerplate_name(container_of("section id=comments", "Comments"))


@pytest.mark.parametrize(
    ("names", "expected"),
    [("class=entry", 1), ("class=widget", -1), ("class=article-tags", 0), ("class=wide", 0), ("id=meta", -1)],
)
def test_name_scores(names: str, expected: int) -> None:
    assert name_score(container_of(f"div {names}")) == expected


def text(subject: str, sentences: int = 3) -> str:
    return (
        f"<p>{f'The {subject} left at six, as it had for forty years, with the same rope. ' * sentences}</p>"
    )


def teasers(count: int) -> str:
    return "".join(
        f'<div><h3><a href="/{number}">Story {number} of the coast</a></h3>{text(f"teaser {number}", 2)}</div>'
        for number in range(count)
    )


def selected(body: str) -> str:
    page = html.document_fromstring(f"<html><body>{body}</body></html>")
    blocks = list(html_blocks(page))
    selection = select_content(page, blocks)
    assert len(selection) == len(blocks)
    return " / ".join(
        block.draft.text for block, is_selected in zip(blocks, selection, strict=True) if is_selected
    )


def test_paragraphs_score_more_than_links() -> None:
    links = "".join(
        f'<li><a href="/{number}">A long line about the coast, {number}</a></li>' for number in range(90)
    )
    found = selected(f"<div><ul>{links}</ul></div><div><div>{text('ferry') * 4}</div></div>")
    assert "ferry" in found
    assert "coast" not in found


def test_all_containers_of_an_article_are_selected() -> None:
    body = "".join(f"<div class=row><div>{text(ship)}</div></div>" for ship in ("heron", "gannet", "plover"))
    found = selected(f"<div><article>{body}</article><aside>{text('advert')}</aside></div>")
    assert all(ship in found for ship in ("heron", "gannet", "plover"))
    assert "advert" not in found


def test_a_sibling_of_the_same_class_and_a_sibling_paragraph_are_selected() -> None:
    small = f"<div class=part>{text('heron', 1)}</div><p>{'Plover, and no more than that word. ' * 2}</p>"
    found = selected(
        f"<section><div class=part>{text('ferry') * 9}</div>{small}<div>{text('buoy', 1)}</div></section>"
    )
    assert "ferry" in found
    assert "heron" in found
    assert "Plover" in found
    assert "buoy" not in found


def test_comments_are_left_out_even_if_they_are_longer() -> None:
    comments = f"<ol class=comment-list>{'<li>' + text('reader') + '</li>'}</ol>" * 9
    found = selected(f"<main>{text('ferry') * 4}<div id=comments>{comments}</div></main>")
    assert "ferry" in found
    assert "reader" not in found


@pytest.mark.parametrize("names", ["class=related", "class=widget", "role=complementary"])
def test_a_box_in_the_text_is_left_out_by_its_names(names: str) -> None:
    found = selected(
        f"<article>{text('ferry') * 9}<div {names}>{text('box', 1)}</div>{text('harbour') * 2}</article>"
    )
    assert "harbour" in found
    assert "box" not in found


def test_names_are_not_believed_if_nothing_is_left() -> None:
    assert "ferry" in selected(
        f"<div class=sidebar><div class=comment>{text('ferry') * 4}</div><p>By the sea.</p></div>"
    )
    assert "ferry" in selected(
        f"<div class=sidebar>{text('ferry') * 3}</div><div class=comment>{text('heron') * 3}</div>"
    )


def test_a_form_around_the_whole_page_is_not_boilerplate() -> None:
    assert "ferry" in selected(
        f"<form><div>{text('ferry') * 4}</div><div class=footer>All rights.</div></form>"
    )


def test_teasers_of_other_pages_are_left_out() -> None:
    found = selected(f"<div><div>{text('ferry') * 6}</div><div>{teasers(40)}</div></div>")
    assert "ferry" in found
    assert "teaser" not in found
    inside = selected(f"<article>{text('ferry') * 6}<div>{teasers(3)}</div>{text('harbour')}</article>")
    assert "harbour" in inside
    assert "teaser" not in inside


def test_a_title_that_is_a_link_does_not_make_its_article_a_teaser() -> None:
    assert "ferry" in selected(f'<article><h1><a href="/six">At six</a></h1>{text("ferry", 2) * 3}</article>')


def test_a_page_of_short_lines_has_content() -> None:
    verses = "".join(f"<p>Rope {number}, and tar.</p>" for number in range(9))
    assert selected(f"<nav>{text('site')}</nav><div>{verses}</div>").count("Rope") == 9


def test_short_text_after_one_long_paragraph_stays() -> None:
    assert selected(f"{text('ferry', 9)}<h2>Later</h2><p>It came back.</p>").endswith("Later / It came back.")


def test_prose_with_many_links_stays() -> None:
    linked = ", ".join(f'<a href="/{number}">ship {number}</a> which sailed' for number in range(12))
    assert "which sailed" in selected(f"<article>{text('ferry') * 4}<div><p>{linked}</p></div></article>")


def test_a_page_without_blocks_has_no_content() -> None:
    assert selected("") == ""
    assert selected(f"<nav>{text('site')}</nav>") == ""


tags = st.sampled_from(
    ["p", "div", "h2", "ul", "li", "table", "td", "nav", "aside", "div class=comment", "a href=x"]
)
pieces = st.one_of(
    st.builds("<{}>".format, tags),
    st.builds(lambda tag: f"</{tag.split()[0]}>", tags),
    st.just(text("ferry")),
)


@given(st.lists(pieces, max_size=30))
@settings(deadline=None)
def test_every_block_of_any_page_is_selected_or_not(parts: list[str]) -> None:
    selected("".join(parts))
