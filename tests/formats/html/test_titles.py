"""The title of a web page."""

import pytest
from lxml import html

from tui.formats.html.blocks import html_blocks
from tui.formats.html.titles import page_title


@pytest.mark.parametrize(
    ("titles", "site", "body", "title"),
    [
        (
            ["The weir of Amstel | The Post"],
            "The Post",
            "<h1>The weir of Amstel</h1>",
            "The weir of Amstel",
        ),
        (
            ["The weir of Amstel | The Post"],
            "",
            "<h1>The Post</h1><h2>The weir of Amstel</h2>",
            "The weir of Amstel",
        ),
        (["Amstel"], "", "<h1>Something else</h1>", "Amstel"),
        (["A rope that outlived three ships"], "", "<h1>A rope</h1>", "A rope that outlived three ships"),
        (["Weir - Valley Wiki"], "", "<h1>Weir</h1><h2>Uses</h2>", "Weir"),
        (["Why weirs fail – The Post"], "The Post", "<h2>Sign up</h2>", "Why weirs fail"),
        (["The Post: why weirs fail"], "The Post", "<h1>News</h1>", "The Post: why weirs fail"),
        (["The Post"], "The Post", "<h1>Why weirs fail</h1>", "Why weirs fail"),
        (["The\u00a0weir \n"], "", "<h4>The weir of Amstel</h4>", "The weir"),
        (
            ["The weir of Amstel - The Valley Handbook of Weirs"],
            "",
            "<h1><a href=/>The Valley Handbook of Weirs</a></h1><h2>The weir of Amstel</h2>",
            "The weir of Amstel",
        ),
        (
            ["Weir fails after a wet spring"],
            "",
            "<h1>Old weir fails after a wet spring</h1>",
            "Old weir fails after a wet spring",
        ),
        (
            ["Weir fails after a wet spring"],
            "",
            "<h1>The wet spring of one year</h1>",
            "Weir fails after a wet spring",
        ),
        (
            ["Weirs - The Valley Handbook of Weirs"],
            "",
            "<div class=menu-bar><h1>The Valley Handbook of Weirs</h1></div><main><h1>Weirs</h1></main>",
            "Weirs",
        ),
        (
            ["Net | Valley v2.1 Documentation"],
            "",
            "<header><h1>Valley v2.1 documentation</h1></header><section><h2>Net</h2></section>",
            "Net",
        ),
        (
            ["Mending a weir - The Valley Handbook"],
            "",
            "<header><h1>The Valley Handbook</h1></header><h1>Mending a weir of stone</h1>",
            "Mending a weir",
        ),
        (
            ["Mending the weir of Amstel - The Valley Handbook"],
            "",
            "<header><h1>The Valley Handbook</h1></header><h1>Mending the old weir of Amstel</h1>",
            "Mending the old weir of Amstel",
        ),
        (
            ["A review - The Valley Handbook"],
            "",
            "<article><header><h1>The Valley Handbook</h1></header><h2>A review</h2></article>",
            "The Valley Handbook",
        ),
        (
            ["sluice in valley::water - Valley"],
            "",
            "<nav><h2>In valley::water</h2></nav><h1>Function sluice</h1>",
            "sluice in valley::water - Valley",
        ),
        (
            ["Sluice Types (valley: all about weirs)"],
            "",
            "<h4>2.3.1 Sluice Types</h4><p>a</p>",
            "2.3.1 Sluice Types",
        ),
        (["Weir (dam)"], "", "<h1>Weir (dam)</h1><h2>1 Weir</h2>", "Weir (dam)"),
        (["open-sluice(1)"], "", "<h1>open-sluice(1) Manual Page</h1>", "open-sluice(1) Manual Page"),
        (["open-sluice(1)"], "", "<h1>open-sluice(1), a page of the manual</h1>", "open-sluice(1)"),
        ([], "", "<h1>Why weirs fail</h1><p>a</p>", "Why weirs fail"),
        ([], "", "<h1>One</h1><h1>Two</h1>", ""),
        ([], "", "<p>a</p>", ""),
    ],
)
def test_page_title(titles: list[str], site: str, body: str, title: str) -> None:
    page = html.document_fromstring(f"<html><body>{body}</body></html>")
    assert page_title(titles, list(html_blocks(page)), site) == title
