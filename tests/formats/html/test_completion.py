"""Blocks that are added to those that extractors took."""

import pytest
from lxml import html

from tests.growth import grows_with_size
from tui.document.model import BlockKind
from tui.formats.html import completion
from tui.formats.html.blocks import HtmlBlock, html_blocks
from tui.formats.html.completion import (
    complete_groups,
    complete_sections,
    fill_gaps,
    restore_headings,
    select_answers,
    select_pictures,
    select_sidebars,
)

TEXT = "<p>The ferry left at six, as it had for forty years, with the same captain and, as he said, one rope.</p>"
GAP = "It was never changed, they say."


def blocks_of(body: str) -> list[HtmlBlock]:
    return list(html_blocks(html.document_fromstring(f"<body>{body}</body>")))


def chosen(blocks: list[HtmlBlock]) -> list[bool]:
    """Return which blocks are paragraphs of the text."""
    return ["ferry" in block.draft.text for block in blocks]


def added(blocks: list[HtmlBlock], selected: list[bool]) -> list[str]:
    return [
        block.draft.text
        for block, was, is_one in zip(blocks, chosen(blocks), selected, strict=True)
        if is_one and not was
    ]


def filled(body: str, *, is_wanted: bool = True, heading: int | None = None) -> list[str]:
    blocks = blocks_of(body)
    selected = chosen(blocks)
    fill_gaps(blocks, selected, [is_wanted] * len(blocks), heading)
    return added(blocks, selected)


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (f"<p>{GAP}</p>", [GAP]),
        (f"<div><div><p>{GAP}</p></div></div>", [GAP]),
        (f"<div class=newsletter><p>{GAP}</p></div>", []),
        (f"<p><a href=/x>{GAP}</a></p>", []),
        (f"<h2>{GAP}</h2>", []),
        ("<p>By Ann Ropes</p>", []),
        ("<p>Step 1</p>", ["Step 1"]),
        ("<div><div><p>+</p></div></div>", []),
    ],
)
def test_gaps_in_the_text_are_filled(gap: str, expected: list[str]) -> None:
    assert filled(f"<div>{TEXT}{gap}{TEXT}</div>") == expected
    assert filled(f"<div>{TEXT}{gap}{TEXT}</div>", is_wanted=False) == []


def test_what_is_in_another_part_is_no_gap() -> None:
    assert filled(f"<div>{TEXT}</div><div><p>{GAP}</p></div>") == []


def test_a_long_paragraph_below_the_title_begins_the_text() -> None:
    opening = f"{GAP} " * 4
    body = f"<h1>The rope</h1><div><p>{GAP}</p></div><div><p>{opening}</p></div><div>{TEXT}</div>"
    assert filled(body, heading=0) == [opening.strip()]
    assert filled(body) == []


def test_groups_that_follow_each_other_in_the_text_are_completed() -> None:
    groups = "<div><blockquote><p>It held.</p></blockquote></div><ul><li>Tar<li>Hemp</ul>"
    blocks = blocks_of(f"<div>{TEXT}{groups}{TEXT}</div>")
    selected = chosen(blocks)
    complete_groups(blocks, selected)
    assert added(blocks, selected) == ["It held.", "Tar", "Hemp"]


def test_a_box_is_read_as_a_whole() -> None:
    box = "<div class='admonition tip'><p>Tar<p>It <a href=/x>held</a> for long, they say.</div>"
    blocks = blocks_of(f"<div>{TEXT}{box}<div class=tip><p>Hemp</div></div>")
    selected = [block.draft.text != "Hemp" and "held" not in block.draft.text for block in blocks]
    complete_groups(blocks, selected)
    assert selected == [True, True, True, False]


def test_a_heading_in_a_part_with_a_name_of_its_own_is_none_of_the_text() -> None:
    blocks = blocks_of(
        f"<div><div class='share-bar'><h2>Tell it</h2></div>{TEXT}<div class=a><h2>Tar</h2></div>{TEXT}</div>"
    )
    selected = chosen(blocks)
    restore_headings(blocks, selected, set())
    assert added(blocks, selected) == ["Tar"]


def test_a_heading_within_a_link_to_another_page_is_none_of_the_text() -> None:
    linked = "<div><a href=/tar><h2>Tar</h2></a></div><div><a href=#hemp><h2>Hemp</h2></a></div>"
    blocks = blocks_of(f"<div>{TEXT}{linked}{TEXT}</div>")
    selected = chosen(blocks)
    restore_headings(blocks, selected, set())
    assert added(blocks, selected) == ["Hemp"]


def test_a_heading_above_a_picture_is_added() -> None:
    blocks = blocks_of(f"{TEXT}<h2>Tar</h2><figure><img src=tar.png alt='Tar in a barrel'></figure>{TEXT}")
    selected = chosen(blocks)
    restore_headings(blocks, selected, set())
    assert added(blocks, selected) == ["Tar"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<h1>The rope</h1><h1>Tar</h1>{TEXT}", ["Tar"]),
        (f"<h1>The rope</h1><div><div class=titlepage><h1>Tar</h1></div>{TEXT}</div>", ["Tar"]),
        (f"<h1>The rope</h1><h2>Tar</h2><div><div>{TEXT}</div></div>", ["Tar"]),
        (f"<h1>The rope</h1><h1>Tar</h1><div><div><div>{TEXT}</div></div></div>", []),
        (f"<h1>Tar</h1>{TEXT}", []),
    ],
)
def test_a_first_level_heading_below_the_title_heads_a_section(body: str, expected: list[str]) -> None:
    blocks = blocks_of(body)
    selected = chosen(blocks)
    title = 0 if blocks[0].draft.text == "The rope" else None
    restore_headings(blocks, selected, set(), title)
    assert added(blocks, selected) == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ("<dt><a href=/tar>Tar</a><dd>It smells.<dt><a href=/hemp>Hemp</a><dd>It does not.", 4),
        ("<dt>Quays<dd><a href=/mole>Mole</a><dt>Boats<dd><a href=/ferry>Cutter</a>", 0),
    ],
)
def test_a_list_of_linked_terms_is_no_list_of_links(terms: str, expected: int) -> None:
    blocks = blocks_of(f"<div>{TEXT}<dl>{terms}</dl>{TEXT}</div>")
    selected = chosen(blocks)
    complete_groups(blocks, selected)
    assert len(added(blocks, selected)) == expected


SECTIONS = f"<h2>Tar</h2>{TEXT}<h2>Hemp</h2>{TEXT}"
LINKS = "<ul><li><a href=/a>Mole</a><li><a href=/b>Quay</a></ul>"


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (f"<h2>See also</h2>{LINKS}", ["See also", "Mole", "Quay"]),
        (f"<h3>See also</h3>{LINKS}", []),
        (f"<div><h2>See also</h2>{LINKS}<p>{GAP}</p></div>", []),
        (f"<h2>Related articles</h2>{LINKS}", []),
        (f"<h2>See also</h2><div class=more>{LINKS}</div>", []),
    ],
)
def test_links_under_a_heading_like_those_of_the_text_are_a_section(end: str, expected: list[str]) -> None:
    blocks = blocks_of(f"<div>{SECTIONS}{end}</div>")
    selected = [
        "ferry" in block.draft.text
        or (block.draft.kind is BlockKind.HEADING and block.draft.text in ("Tar", "Hemp"))
        for block in blocks
    ]
    before = list(selected)
    complete_sections(blocks, selected, [True] * len(blocks))
    assert [
        block.draft.text
        for block, was, is_one in zip(blocks, before, selected, strict=True)
        if is_one and not was
    ] == expected


@pytest.mark.parametrize(
    ("caption", "is_kept"),
    [
        ("<div class=caption>Tar in a barrel</div>", True),
        ("<div class=slider><div class=caption>Tar in a barrel</div></div>", True),
        ("<div class=subscribe><div class=cta-caption>Tar by mail</div></div>", False),
        ("<aside><div class=caption>Tar in a barrel</div></aside>", False),
    ],
)
def test_captions_in_the_text_are_kept_but_not_in_boxes(caption: str, *, is_kept: bool) -> None:
    blocks = blocks_of(f"<div>{TEXT}{caption}{TEXT}</div>")
    selected = chosen(blocks)
    select_pictures(blocks, selected, "")
    assert all(selected) == is_kept


def test_answers_to_the_question_of_a_page_are_text() -> None:
    answer = "<div itemprop='suggestedAnswer'><div itemprop=text><p>Tar.</p></div><p>Ann, in May</p></div>"
    best = "<div itemprop='acceptedAnswer suggestedAnswer'><p itemprop='text'>Hemp.</p></div>"
    blocks = blocks_of(f"<div itemprop=text>{TEXT}</div>{answer}{best}<p itemprop=text>No answer</p>")
    selected = chosen(blocks)
    select_answers(blocks, selected)
    assert added(blocks, selected) == ["Tar.", "Hemp."]


def test_the_time_grows_with_the_number_of_headings() -> None:
    def complete(count: int) -> None:
        blocks = blocks_of("<p></p>" * count + "<h2>Word</h2><p>A word.</p>" * count)
        selected = [True] * len(blocks)
        complete_sections(blocks, selected, selected)
        restore_headings(blocks, selected, set())

    assert grows_with_size(complete, 150)


NOTE = "Old ropes were made of hemp, which grew by the river, and of tar, which came from the north by ship."


@pytest.mark.parametrize(
    ("body", "is_text"),
    [
        (f"{TEXT}<div class=sidebar><p>Hemp</p><p>{NOTE}</p></div>{TEXT}", True),
        (f"<h2>The ferry</h2><aside class=sidebar><p>Hemp</p><p>{NOTE}</p></aside>{TEXT}", True),
        (f"<div>{TEXT}</div><div class=sidebar><p>Hemp</p><p>{NOTE}</p></div>", False),
        (f"{TEXT}<div class=sidebar><p>Hemp</p><p><a href=/a>{NOTE}</a></p></div>{TEXT}", False),
        (f"{TEXT}<div class=sidebar><p>Hemp</p><p>Ropes.</p></div>{TEXT}", False),
        (f"{TEXT}<div class=side><p>Hemp</p><p>{NOTE}</p></div>{TEXT}", False),
    ],
)
def test_sidebars_within_the_text_are_selected(body: str, is_text: bool) -> None:
    blocks = blocks_of(body)
    selected = chosen(blocks)
    select_sidebars(blocks, selected)
    assert added(blocks, selected) == (["Hemp", NOTE] if is_text else [])


def test_an_element_without_a_parent_is_beside_nothing() -> None:
    block = blocks_of("a")[0]
    root = html.fromstring("<div>b</div>")
    assert not completion._is_beside(root, block, block)
