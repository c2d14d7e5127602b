"""Tags, roles and names that say what a part of a page is."""

import pytest
from lxml import html

from tui.formats.html.blocks import html_blocks
from tui.formats.html.content_selection import PagePart, is_beside, is_named_beside, leaning, page_parts


def part_of(tag: str) -> PagePart:
    page = html.document_fromstring(f"<html><body><{tag}>Words</{tag.split(maxsplit=1)[0]}></body></html>")
    (body,) = page_parts(page, list(html_blocks(page))).parts
    return body.parts[0]


@pytest.mark.parametrize("tag", ["aside", "footer", "nav", "div role=complementary", "div role=Navigation"])
def test_tags_and_roles_say_what_stands_beside_the_text(tag: str) -> None:
    assert is_beside(part_of(tag))


@pytest.mark.parametrize("tag", ["div", "section", "main", "header", "div role=main", "div class=aside"])
def test_others_do_not(tag: str) -> None:
    assert not is_beside(part_of(tag))


@pytest.mark.parametrize(
    "names",
    [
        *("class=comments", "id=commentList", "class=post-comments", "class='wide sidebar-right'"),
        *("class=navMain", "id=ad-top", "class=share", "class=relatedStories", "class=RSS"),
    ],
)
def test_names_of_what_stands_beside(names: str) -> None:
    assert is_named_beside(part_of(f"div {names}"), "")


@pytest.mark.parametrize(
    "names",
    [
        *("", "class=heading", "class=shadow", "class=navigator", "class=shared-text"),
        *("id=administration", "class=additional", "class=story"),
    ],
)
def test_words_that_only_look_like_them(names: str) -> None:
    assert not is_named_beside(part_of(f"div {names}"), "")


@pytest.mark.parametrize(
    "tag", ["article", "main", "p", "pre", "div itemprop=articleBody", "div role=article"]
)
def test_what_is_text_is_not_judged_by_its_names(tag: str) -> None:
    part = part_of(f"{tag} class=comments")
    assert not is_named_beside(part, "")
    assert leaning(part, "") == 0


def test_an_id_made_from_a_heading_is_no_name() -> None:
    part = part_of("section id=commenting-on-the-code")
    assert not is_named_beside(part, "Commenting on the code")
    assert is_named_beside(part, "What they said")
    assert is_named_beside(part_of("section id=comments"), "Comments")


@pytest.mark.parametrize(
    ("names", "expected"),
    [("class=entry", 1), ("class=widget", -1), ("class=article-tags", 0), ("class=wide", 0), ("id=meta", -1)],
)
def test_what_names_speak_for(names: str, expected: int) -> None:
    assert leaning(part_of(f"div {names}"), "") == expected
