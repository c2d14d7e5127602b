"""The picture above the text of an article."""

import pytest
from lxml import html

from tui.document.model import BlockKind
from tui.formats.html.blocks import html_blocks
from tui.formats.html.lead_picture import select_lead_picture

TITLE = "The rope of the ferry"
TEXT = "<p>The ferry left at six, as it had for years, with the same captain and, as he said, the very same rope.</p>"
PICTURE = "<figure><img src=/quay.jpg {}><figcaption>{}</figcaption></figure>"
QUAY = PICTURE.format("width=800", "The quay at six")


def lead(body: str) -> list[str]:
    """Return the pictures of an article of which everything else but the title and bylines is selected."""
    blocks = list(html_blocks(html.document_fromstring(f"<body>{body}</body>")))
    selected = [
        block.draft.kind is not BlockKind.FIGURE and block.draft.text not in (TITLE, "By Ann Lee")
        for block in blocks
    ]
    select_lead_picture(blocks, selected, TITLE, "Ann Lee")
    return [
        block.draft.text
        for block, is_one in zip(blocks, selected, strict=True)
        if is_one and block.draft.kind is BlockKind.FIGURE
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{QUAY}<h1>{TITLE}</h1>{TEXT}</article>",
        f"<article><h1>{TITLE}</h1>{QUAY}<p>By Ann Lee</p><div>{TEXT}</div></article>",
        f"<main><header><h1>{TITLE}</h1>{QUAY}</header><div>{TEXT}</div></main>",
        f"<div><h1>{TITLE}</h1><div>{QUAY}</div><p>By Ann Lee</p><div>{TEXT}</div></div>",
        f"<article><h1>{TITLE}</h1>{QUAY}{PICTURE.format('', 'The mole at ten')}<p>By Ann Lee</p>{TEXT}</article>",
    ],
)
def test_the_first_picture_above_the_text_is_kept(body: str) -> None:
    assert lead(body) == ["The quay at six"]


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{QUAY}<h1>{TITLE}</h1>{TEXT}</div>",
        f"<div>{QUAY}</div><article><h1>{TITLE}</h1>{TEXT}</article>",
        f"<h1>{TITLE}</h1>{QUAY}<div>{TEXT}</div>",
        f"<article><h1>{TITLE}</h1><div class=author-box>{QUAY}</div>{TEXT}</article>",
        f"<article><h1>{TITLE}</h1><aside>{QUAY}</aside>{TEXT}</article>",
        f"<article><h1>{TITLE}</h1>{PICTURE.format('width=48', 'The quay at six')}{TEXT}</article>",
        f"<article><h1>{TITLE}</h1>{PICTURE.format('class=site-logo', 'The Harbour Courier')}{TEXT}</article>",
        f"<article><h1>{TITLE}</h1>{PICTURE.format('alt=a', 'A portrait of Ann Lee')}{TEXT}</article>",
        f"<article><h1>{TITLE}</h1>{PICTURE.format('', TITLE)}{TEXT}</article>",
        f"<article><h1>{TITLE}</h1>{TEXT}{QUAY}</article>",
    ],
)
def test_other_pictures_are_not(body: str) -> None:
    assert lead(body) == []
