"""Title, standfirst and byline of an article."""

from itertools import compress

import pytest
from lxml import html

from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock, html_blocks
from tui.formats.html.headline import select_headline, shown_title, subtitles_as_text, title_heading
from tui.text.lines import comparison_key

TEXT = "<p>The ferry left at six, as it had for years, with the same captain and, as he said, the very same rope.</p>"
TITLE = "The rope of the ferry"
SAID = "It held for forty years, and nobody knows why"


STANDFIRST = "It held for forty years, and in all that time nobody had asked why."


def read(body: str, title: str = TITLE) -> list[tuple[BlockKind, str]]:
    """Return the article of a page of which everything was chosen, but the title and the standfirst."""
    blocks = list(html_blocks(html.document_fromstring(f"<body>{body}</body>")))
    selected = [block.draft.text not in (title, SAID, STANDFIRST) for block in blocks]
    select_headline(blocks, selected, title, {comparison_key(SAID)})
    settled = subtitles_as_text(blocks, selected, title, {comparison_key(SAID)})
    return [
        (block.draft.kind, block.draft.text)
        for block, is_one in zip(settled, selected, strict=True)
        if is_one
    ][:-1]


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (f"<h4>Harbour</h4><h1>{TITLE}</h1>", []),
        (f"<header><h1>{TITLE}</h1><h2>Forty years</h2></header>", [(BlockKind.PARAGRAPH, "Forty years")]),
        (f"<header><h1>{TITLE}</h1></header><h2>Forty years</h2>", [(BlockKind.HEADING, "Forty years")]),
        (f"<h1>{TITLE}</h1><h2>{SAID}</h2>", []),
        (f"<h1>{TITLE}</h1><p>{SAID}</p>", [(BlockKind.PARAGRAPH, SAID)]),
        (f"<p>{SAID}</p><h1>{TITLE}</h1>", []),
        (f"<p>{SAID}</p>", []),
        (f"<h1>{TITLE}</h1><header>{STANDFIRST}</header>", [(BlockKind.PARAGRAPH, STANDFIRST)]),
        (f"<header><h1>{TITLE}</h1><p>{STANDFIRST}</header>", [(BlockKind.PARAGRAPH, STANDFIRST)]),
        (f"<header><h1>{TITLE}</h1><h2>{STANDFIRST}</h2></header>", []),
        (f"<header><p>{STANDFIRST}</p></header><h1>{TITLE}</h1>", []),
        (f"<header>{STANDFIRST}</header>", []),
        (f"<h1>{TITLE}</h1><div>{STANDFIRST}</div>", [(BlockKind.PARAGRAPH, STANDFIRST)]),
        (f"<div><h1>{TITLE}</h1></div><div>{STANDFIRST}</div>", []),
        (f"<h1>{TITLE}</h1><header><nav>{STANDFIRST}</nav></header>", []),
        (f"<h1>{TITLE}</h1><header><a href=/x>{STANDFIRST}</a></header>", []),
        (
            f"<h1>{TITLE}</h1><p>By Ann Ropes</p><p>2 May 2019</p><p>Ropes</p>",
            [(BlockKind.PARAGRAPH, "Ropes")],
        ),
        (
            f"<h1>{TITLE}</h1><p>14:02</p><h2>The vote</h2>",
            [(BlockKind.PARAGRAPH, "14:02"), (BlockKind.HEADING, "The vote")],
        ),
    ],
)
def test_what_is_above_the_text(above: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert read(f"{above}<div>{TEXT}</div>") == expected


@pytest.mark.parametrize(
    ("above", "is_kept"),
    [
        (f"<div><h1>{TITLE}</h1><p>{SAID} it did.</p></div>", True),
        (f"<div><h1>{TITLE}</h1><p>{SAID} it did</p></div>", False),
        (f"<div><h1>{TITLE}</h1><p>It held.</p></div>", False),
        (f"<div><h1>{TITLE}</h1><p><a href=/x>{SAID} it did.</a></p></div>", False),
        (f"<div><h1>{TITLE}</h1></div><div><p>{SAID} it did.</p></div>", False),
        (f"<div><h1>{TITLE}</h1><p>Ropes</p><p>{SAID} it did.</p></div>", False),
    ],
)
def test_a_sentence_right_below_the_title_is_a_standfirst(above: str, *, is_kept: bool) -> None:
    blocks, selected = of(f"{above}<div>{TEXT}</div>")
    selected[1:-1] = [False] * (len(blocks) - 2)
    select_headline(blocks, selected, TITLE, set())
    assert any(selected[1:-1]) == is_kept


NAME = "<h2>NAME</h2><p>rope - hold the ferry</p>"
NEXT = "<h2>The rope</h2>"


@pytest.mark.parametrize(
    ("above", "is_kept"),
    [
        (f"<h1>{TITLE}</h1>{NAME}{NEXT}", True),
        (f"<div><h1>{TITLE}</h1><div>{NAME}</div></div>{NEXT}", True),
        (f"<h1>{TITLE}</h1>{NAME}<h3>The rope</h3>", False),
        (f"<h1>{TITLE}</h1>{NAME}", False),
        (f"<div><h1>{TITLE}</h1></div>{NAME}{NEXT}", False),
        (f"<h1>{TITLE}</h1><div class=share>{NAME}</div>{NEXT}", False),
        (f"<h1>{TITLE}</h1><h2>NAME</h2><p><a href=/x>rope - hold the ferry</a></p>{NEXT}", False),
        (f"<h1>{TITLE}</h1><h2>NAME</h2><p>2 May 2019</p>{NEXT}", False),
    ],
)
def test_a_section_of_one_line_above_the_first_section_is_kept(above: str, *, is_kept: bool) -> None:
    blocks, _ = of(f"{above}{TEXT}")
    selected = [block.draft.text not in ("NAME", "rope - hold the ferry", "2 May 2019") for block in blocks]
    select_headline(blocks, selected, TITLE, set())
    assert ("NAME" in [block.draft.text for block in compress(blocks, selected)]) is is_kept


def test_a_section_of_one_line_beside_the_title_is_no_subtitle() -> None:
    blocks, selected = of(f"<div><h1>{TITLE}</h1>{NAME}</div>{NEXT}{TEXT}")
    assert subtitles_as_text(blocks, selected, TITLE, set()) == blocks
    blocks, selected = of(f"<div><h1>{TITLE}</h1>{NAME}</div>{TEXT}")
    assert subtitles_as_text(blocks, selected, TITLE, set())[1].draft.kind is BlockKind.PARAGRAPH


def test_a_standfirst_that_begins_the_text_is_not_there_twice() -> None:
    assert read(f"<h1>{TITLE}</h1><p>{SAID}</p><div><p>{SAID}!</p>{TEXT}</div>") == [
        (BlockKind.PARAGRAPH, f"{SAID}!")
    ]


def of(body: str) -> tuple[list[HtmlBlock], list[bool]]:
    blocks = list(html_blocks(html.document_fromstring(f"<body>{body}</body>")))
    return blocks, [True] * len(blocks)


def test_the_title_is_the_last_heading_with_its_words_above_the_text() -> None:
    assert title_heading(*of(f"<h1>{TITLE}</h1><h1>{TITLE}!</h1>{TEXT}<h2>{TITLE}</h2>"), TITLE) == 1
    assert title_heading(*of(f"<p>{TITLE}</p>{TEXT}"), TITLE) is None


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (f"<h1>Forty years of rope</h1>{TEXT}", "Forty years of rope"),
        (f"<h1>Forty years of rope</h1><h2>{TITLE}</h2>{TEXT}", TITLE),
        (f"<h1>Forty years of rope</h1>{TEXT}<h1>The end of it</h1>{TEXT}", TITLE),
        (f"{TEXT}<h1>Forty years of rope</h1>{TEXT}", TITLE),
        (f"<h1>Harbour</h1>{TEXT}", TITLE),
        (f"<h1>the-rope-of-the-ferry(1)</h1>{TEXT}", "the-rope-of-the-ferry(1)"),
    ],
)
def test_an_article_that_begins_with_its_only_first_heading_is_called_so(body: str, title: str) -> None:
    assert shown_title(*of(body), TITLE) == title
