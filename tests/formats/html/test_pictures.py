"""Pictures, their addresses and their captions."""

import pytest

from tests.formats.html.test_blocks import drafts_of
from tui.document.model import BlockKind


def test_pictures_are_figures() -> None:
    found = drafts_of(
        "<figure><img alt='Rope' src='r.png'><figcaption>A <b>rope</b></figcaption></figure>"
        "<figure><img alt='A rope on a quay'></figure><p><img alt='Ropes of the north'></p><img alt=photo>"
        "<figure><pre>code</pre><figcaption>Listing 1</figcaption></figure>"
        "<table><caption>Ropes</caption><tr><td>a<td>b<tr><td>c<td>d</table>"
        "<div><span class=photo-caption>A rope, coiled</span></div><p><span class=caption>The rope</span> held.</p>"
    )
    assert [(draft.kind, draft.text) for draft in found] == [
        (BlockKind.FIGURE, "A rope"),
        (BlockKind.FIGURE, "A rope on a quay"),
        (BlockKind.FIGURE, "Ropes of the north"),
        (BlockKind.CODE, "code"),
        (BlockKind.FIGURE, "Listing 1"),
        (BlockKind.FIGURE, "Ropes"),
        (BlockKind.TABLE, "a | b\nc | d"),
        (BlockKind.FIGURE, "A rope, coiled"),
        (BlockKind.PARAGRAPH, "The rope held."),
    ]


@pytest.mark.parametrize(
    ("markup", "is_caption"),
    [
        ("<div><img alt='Ropes of the north'><br><em>Ropes</em></div>", True),
        ("<div><img alt='Ropes of the north'><br><em>Ropes</em> of old</div>", False),
        ("<div><img alt='Ropes of the north'><br>Ropes</div>", False),
        ("<div><img alt='Ropes'><br><em>Ropes</em></div>", False),
        ("<div><img alt='Ropes of the north'><p><em>Ropes</em></p></div>", False),
        (f"<div><img alt='Ropes of the north'><br><em>{'Ropes ' * 60}</em></div>", False),
        ("<h2><img alt='Ropes of the north'><br><em>Ropes</em></h2>", False),
    ],
)
def test_an_emphasised_line_by_a_picture_is_its_caption(markup: str, is_caption: bool) -> None:
    draft = drafts_of(markup)[-1]
    assert (draft.kind is BlockKind.FIGURE) == is_caption
    assert (draft.picture is not None and draft.picture.alternative == "Ropes of the north") == is_caption


CAPTION = "<div class=caption><img src=icon.png width=15>The rope</div>"


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        (f"<div class=thumb><a><img src=a.png></a>{CAPTION}</div>", "a.png"),
        (f"<div><div class=thumb>{CAPTION}</div><img src=a.png></div>", "a.png"),
        (f"<div class=thumb><img src=a.png><img src=b.png>{CAPTION}</div>", ""),
        (f"<div><p>{'Ropes. ' * 150}</p><img src=a.png>{CAPTION}</div>", ""),
        ("<div class=caption><img src=a.png width=640>The rope</div>", "a.png"),
    ],
)
def test_a_caption_has_the_picture_beside_it(markup: str, address: str) -> None:
    (caption,) = (draft for draft in drafts_of(markup) if draft.text == "The rope")
    assert caption.picture is not None and caption.picture.address == address


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ("<img alt='{}' src=a.png srcset='b.png 2x'>", "a.png"),
        ("<img alt='{}' src=a.png data-src=b.png>", "b.png"),
        ("<img alt='{}' src='data:image/gif;base64,R0lGODlh' data-lazy-src=b.png>", "b.png"),
        ("<img alt='{}' data-srcset='b.png 300w, c.png 600w'>", "b.png"),
        ("<picture><source srcset='b.png, c.png 2x'><img alt='{}'></picture>", "b.png"),
        ("<img alt='{}' src='data:image/gif;base64,R0lGODlh'>", "data:image/gif;base64,R0lGODlh"),
    ],
)
def test_the_address_of_a_picture_is_not_that_of_one_that_stands_in_for_it(image: str, address: str) -> None:
    (draft,) = drafts_of(f"<p>{image.format('Ropes of &lt;b&gt;the&lt;/b&gt; north')}</p>")
    assert draft.picture == ("Ropes of the north", address, "")
