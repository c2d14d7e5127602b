from unittest import mock

import pytest
from hypothesis import given
from lxml import etree, html

from tests.formats.html.test_blocks import TREES
from tui.formats.html import flatten
from tui.formats.html.flatten import flatten_page
from tui.sources.open import article_from_bytes
from tui.text.sanitize import clean_text

SENTENCES = [f"The keeper of tower {number} wrote down the storm of that day." for number in range(400)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "<font size=2><p>{}</p>",
        "<p>{}</p><font>",
        "<div><p>{}</p>",
        "<div>{}",
        "<center><p>{}</p>",
        "<p><span>{}",
        "<blockquote>{}",
        "<ul><li>{}",
        "<dl><dt>{}<dd>",
    ],
)
def test_no_text_is_lost_where_tags_are_never_closed(paragraph: str) -> None:
    body = "\n".join(map(paragraph.format, SENTENCES))
    article = article_from_bytes(f"<html><body><h1>Towers</h1>{body}</body></html>".encode(), "a.html")
    assert [sentence for sentence in SENTENCES if sentence not in article.text] == []


@given(TREES)
def test_all_text_stays_in_its_order(markup: str) -> None:
    root = html.fromstring(f"<html><body>{clean_text(markup)}</body></html>")
    before = root.text_content()
    with mock.patch.multiple(flatten, _MAX_DEPTH=3, _MIN_CHAIN=1, _MIN_CHARS=1):
        flatten_page(root)
    assert root.text_content() == before


def test_what_follows_an_element_follows_it_still() -> None:
    root = etree.fromstring("<a><div>1<p>2<b>3<i/>4</b>5</p>6<u>7</u></div>8</a>")
    flatten._move_behind(root.find(".//i"), root[0])
    assert etree.tostring(root) == b"<a><div>1<p>2<b>3</b></p></div><i/>456<u>7</u>8</a>"


def test_layouts_stay_as_they_are() -> None:
    markup = b"<body>" + b"<div>" * 40 + b"<p>A paragraph.</p>" + b"</div>" * 40 + b"</body>"
    root = html.document_fromstring(markup)
    flatten_page(root)
    assert etree.tostring(root.find("body")) == markup
