"""Parts that are left out of an article although extractors took them."""

from collections.abc import Callable, Sequence

import pytest
from lxml import html

from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock, html_blocks
from tui.formats.html.boilerplate import (
    drop_author_box,
    drop_boilerplate_lines,
    drop_boxes,
    drop_contents,
    drop_emptied_headings,
    drop_link_labels,
    drop_link_rows,
    drop_teasers,
    drop_trailing_boilerplate,
)

Step = Callable[[Sequence[HtmlBlock], list[bool]], None]
TEXT = "<p>The ferry left at six, as it had for forty years, with the same captain and, as he said, one rope.</p>"
TEASER = "<p>Nobody on the quay could say why.</p>"


def left(step: Step, body: str) -> list[str]:
    """Return the texts that a step leaves out of a page of which everything was chosen but lists."""
    blocks = list(html_blocks(html.document_fromstring(f"<body>{body}</body>")))
    selected = [block.element.tag != "li" for block in blocks]
    before = list(selected)
    step(blocks, selected)
    return [
        block.draft.text
        for block, was, is_one in zip(blocks, before, selected, strict=True)
        if was and not is_one
    ]


SECTIONS = f"<h2>The mole</h2>{TEXT}<h2>The tar</h2>{TEXT}"


def card(title: str) -> str:
    return f"<div class=item><h3><a href=/x>{title}</a></h3>{TEASER}</div>"


CARDS = card("The old mole") + card("The new mole")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{TEXT * 8}<div class='photo-gallery'>{TEXT * 4}</div>", 4),
        (f"{TEXT * 8}<ul class=slides><div class='teaser-text'>{TEASER * 4}</div></ul>", 4),
        (f"<div class='gallery'>{TEXT * 8}</div>{TEXT * 2}", 0),
        (f"{TEXT * 8}<div class='image-credit'>Ann Ropes</div><div class='accredited'>Ann</div>", 1),
        (f"{TEXT * 8}<div class='next-story'>{TEASER}</div>", 1),
    ],
)
def test_parts_that_say_what_they_are_are_left_out(body: str, expected: int) -> None:
    assert len(left(drop_boxes, body)) == expected


def test_lines_that_are_boilerplate_are_left_out() -> None:
    assert left(drop_boilerplate_lines, f"{TEXT}<p>Advertisement</p>{TEXT}") == ["Advertisement"]


def test_addresses_between_paragraphs_are_sources_and_stay() -> None:
    one, two = "<p><a href=https://a.example/1>https://a.example/1</a></p>", "<p>www.a.example/2</p>"
    assert left(drop_boilerplate_lines, f"{TEXT}{one}{two}<h2>The tar</h2>{one}{TEXT}") == []


@pytest.mark.parametrize(
    "body",
    [
        "{address}{text}",
        "{text}{address}{address}",
        "{text}<div>{address}</div>{text}",
        "{text}<div>{address}{text}</div>",
    ],
)
def test_other_addresses_on_their_own_are_left_out(body: str) -> None:
    found = left(drop_boilerplate_lines, body.format(address="<p>https://a.example/1</p>", text=TEXT))
    assert set(found) == {"https://a.example/1"}


def test_a_label_over_links_that_are_left_out_goes_with_them() -> None:
    links = "<ul><li><a href=/a>The old mole</a><li><a href=/b>The new mole</a></ul>"
    assert left(drop_link_labels, f"<div>{TEXT}</div><div><p>Top stories</p>{links}</div>") == ["Top stories"]
    assert left(drop_link_labels, f"<div>{TEXT}<p>Top stories</p>{links}</div>") == []
    assert (
        left(drop_link_labels, f"<div>{TEXT}</div><div><p>These are the top stories.</p>{links}</div>") == []
    )
    assert left(drop_link_labels, f"<div>{TEXT}</div><div><p>Top stories</p><ul><li>One</ul></div>") == []


def test_an_address_that_the_text_announces_is_kept() -> None:
    body = "<p>The tables are here:</p><p>https://quay.example/tables</p><p>They left.</p><p>https://quay.example</p>"
    assert left(drop_boilerplate_lines, body) == ["https://quay.example"]


@pytest.mark.parametrize(
    ("entry", "is_left_out"),
    [
        ("<li><a href='#tar'>How <code>tar</code> is made</a></li>", True),
        ("<li>2. <a href='#tar'>The tar</a><ul><li>2.1 <a href='#barrel'>Barrels</a></li></ul></li>", True),
        ("<li><a href='#'>Tar</a></li>", False),
        ("<li><a href='/tar'>Tar</a></li>", False),
        ("<li><a href='#tar'>Tar</a> keeps the ropes from rotting, as everybody knows.</li>", False),
    ],
)
def test_lists_of_links_to_parts_of_the_page_are_its_contents(entry: str, *, is_left_out: bool) -> None:
    selected = without_contents(f"<h2>On this page</h2><ul>{entry * 3}</ul>{TEXT}")
    assert selected == [True, *[not is_left_out] * (len(selected) - 2), True]


@pytest.mark.parametrize(("before", "count"), [("<h2>On this page</h2>", 2), ("<p>The parts:</p>", 3)])
def test_a_few_links_to_parts_of_the_page_or_such_without_a_heading_are_text(before: str, count: int) -> None:
    assert all(without_contents(f"{before}<ul>{'<li><a href=#tar>Tar</a>' * count}</ul>{TEXT}"))


def without_contents(body: str) -> list[bool]:
    blocks = list(html_blocks(html.document_fromstring(body)))
    selected = [True] * len(blocks)
    drop_contents(blocks, selected)
    return selected


@pytest.mark.parametrize(
    ("end", "is_left_out"),
    [
        (f"<h4>Ann Ropes</h4>{TEASER}", True),
        (f"<h2>By Ann Ropes</h2>{TEASER * 2}", True),
        (f"<h4>Ann Ropes</h4>{TEXT * 9}", False),
        (f"<h4>Ann Ropes</h4>{TEASER}<h4>Her boat</h4>{TEASER}", False),
        (f"<h4>Ann Masts</h4>{TEASER}", False),
    ],
)
def test_a_last_section_about_the_author_is_left_out(end: str, *, is_left_out: bool) -> None:
    def step(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
        drop_author_box(blocks, selected, "Bo Dam, Ann Ropes")

    assert bool(left(step, f"{TEXT * 3}{end}")) == is_left_out
    assert not left(lambda blocks, selected: drop_author_box(blocks, selected, ""), f"{TEXT}{end}")


def test_teasers_of_other_articles_at_the_end_are_left_out() -> None:
    text = f"<div>{TEXT * 3}</div>"
    others = [
        "The old mole",
        "Nobody on the quay could say why.",
        "The new mole",
        "Nobody on the quay could say why.",
    ]
    assert left(drop_teasers, f"{text}<div>{CARDS}</div>") == others
    assert left(drop_teasers, f"{text}<div><h2>Next</h2>{CARDS}</div>") == ["Next", *others]


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{TEXT * 3}</div><div>{card('The old mole')}</div>",  # a single one
        f"<div>{TEXT}{CARDS}</div>",  # a list of links with remarks
        f"<div>{CARDS}</div>",
        f"<div>{TEXT}</div><div><h3>The old mole</h3>{TEASER}<h3>The new mole</h3>{TEASER}</div>",
    ],
)
def test_sections_at_the_end_are_kept(body: str) -> None:
    assert left(drop_teasers, body) == []


@pytest.mark.parametrize(
    ("end", "is_left_out"),
    [
        ("<p>Copyright 2015, The Harbour Courier. The rope is a registered trademark.</p>", True),
        ("<p>© The Harbour Courier</p>", True),
        ("<p>The Courier Wire. All rights reserved.</p>", True),
        ("<p>(c) 2015 The Courier</p>", True),
        ("<p><a href=/x>The old mole</a></p>", True),
        ("<p>It held, all the same. (c)The Courier</p>", False),
        ("<p>The copyright is his.</p>", False),
        ("<h2>Comments on it</h2><p>None yet</p>", True),
        ("<h2>It held</h2><p>It did hold, year after year.</p>", False),
        (f"{SECTIONS}<h2>Did the rope hold?</h2><p>It did.</p>", False),
        (f"{SECTIONS}<h2>Did the rope hold?</h2><p>Yes</p>", True),
        (f"{SECTIONS}<h2>Did the rope hold?</h2><p><a href=/x>It did.</a></p>", True),
        (f"{SECTIONS}<h2 class=x>Did the rope hold?</h2><p>It did.</p>", True),
        (f"{SECTIONS}<h3>Did the rope hold?</h3><p>It did.</p>", True),
    ],
)
def test_the_end_of_an_article(end: str, is_left_out: bool) -> None:
    assert bool(left(drop_trailing_boilerplate, TEXT + end)) is is_left_out


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<h2>a</h2><ul><li>b</ul><h2>c</h2>{TEXT}", ["a"]),
        (f"<h2>a</h2><ul><li>b</ul><h3>c</h3>{TEXT}", []),
        (f"<h2>a</h2><h3>b</h3><ul><li>c</ul><h2>d</h2>{TEXT}", ["a", "b"]),
        (f"<h2>a</h2><h2>b</h2>{TEXT}", []),
        (f"<h2>a</h2><ul><li>b</ul><figure><img src=c.png alt='The old mole'></figure><h2>d</h2>{TEXT}", []),
        (f"{TEXT}<h2>a</h2><ul><li>b</ul>", ["a"]),
    ],
)
def test_headings_go_with_all_their_text(body: str, expected: list[str]) -> None:
    assert left(drop_emptied_headings, body) == expected


@pytest.mark.parametrize(
    ("rows", "is_left_out"),
    [
        ("<tr><td>[<a href=/a> &lt; </a>]<td>[<a href=/b>Up</a>]<td>[<a href=/c> &gt; </a>]", True),
        ("<tr><td>[<a href=/a>Top</a>]<td>[<a href=/b>Up</a>]<td>Chapter 2", False),
        (
            "<tr><td><a href=/a>Tar</a><td><a href=/b>Oil</a><tr><td><a href=/c>Hemp</a><td><a href=/d>Jute</a>",
            False,
        ),
    ],
)
def test_a_row_of_links_is_no_table(rows: str, is_left_out: bool) -> None:
    assert bool(left(drop_link_rows, f"{TEXT}<table>{rows}</table>{TEXT}")) is is_left_out


def test_a_row_of_links_below_a_heading_does_not_empty_it() -> None:
    row = "<table><tr><td>[<a href=/a>Top</a>]<td>[<a href=/b>Up</a>]</table>"
    blocks = list(html_blocks(html.document_fromstring(f"<h2>Ropes</h2>{row}<h2>Tar</h2>{TEXT}")))
    selected = [block.draft.kind is not BlockKind.TABLE for block in blocks]
    drop_emptied_headings(blocks, selected)
    assert selected == [True, False, True, True]
