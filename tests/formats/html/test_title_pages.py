"""Title pages as DocBook's stylesheets make them."""

from lxml import html

from tui.document.model import BlockKind
from tui.formats.html.blocks import html_blocks

BOOK = """
<div class="book"><div class="titlepage"><div>
<div><h1 class="title">Ropes</h1></div><div><h2 class="subtitle">A manual</h2></div>
<div class="author"><h3 class="author">Ann Lee</h3></div>
<h4 class="editedby">Edited by</h4><h3 class="editor">Max Frost</h3>
<div class="othercredit"><h3 class="othercredit">Eva Berg</h3><span class="contrib">translation</span></div>
<p class="pubdate">2024-05-06</p><div class="legalnotice"><p>You may copy this.</p></div>
<div class="abstract"><p>This manual tells how ropes are made.</p></div>
</div></div>
<div class="chapter"><div class="titlepage"><h2 class="title">The mill</h2></div><p>It stands.</p>
<h3 class="author">Not a title page</h3></div></div>
"""


def test_authors_dates_and_notices_are_facts_and_head_no_section() -> None:
    drafts = [block.draft for block in html_blocks(html.document_fromstring(BOOK))]
    assert [draft.text for draft in drafts if draft.kind is BlockKind.HEADING] == [
        "Ropes",
        "A manual",
        "The mill",
        "Not a title page",
    ]
    prose = [draft.text for draft in drafts if draft.kind is BlockKind.PARAGRAPH and draft.is_prose]
    assert prose == ["This manual tells how ropes are made.", "It stands."]


def test_headings_without_a_class_stay() -> None:
    page = html.document_fromstring("<div class='titlepage'><h1>Ropes</h1><h2>A manual</h2></div>")
    assert all(block.draft.kind is BlockKind.HEADING for block in html_blocks(page))
