import pytest
from lxml import html

from tui.formats.html.blocks import html_blocks
from tui.formats.html.reader import page_title


@pytest.mark.parametrize(
    ("head", "body", "named", "title"),
    [
        (
            "<title>The weir of Amstel | The Post</title>",
            "<h1>The weir of Amstel</h1>",
            "The Post",
            "The weir of Amstel",
        ),
        (
            "<title>The weir of Amstel | The Post</title>",
            "<h1>The Post</h1><h2>The weir of Amstel</h2>",
            "",
            "The weir of Amstel",
        ),
        ("<title>Amstel</title>", "<h1>Something else</h1>", "Amstel", "Amstel"),
        (
            '<title>x</title><meta property="og:title" content="A rope that outlived three ships">',
            "<h1>A rope</h1>",
            "A rope that outlived three ships",
            "A rope that outlived three ships",
        ),
        ("", "<h1>News</h1><h4>The weir of Amstel</h4>", "The\x1b weir\n", "The\ufffd weir"),
        ("", "<p>a</p>", "", ""),
    ],
)
def test_the_title_is_the_heading_that_the_page_is_named_after(
    head: str, body: str, named: str, title: str
) -> None:
    page = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    assert page_title(page, list(html_blocks(page)), named) == title
