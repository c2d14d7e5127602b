"""The metadata that web pages declare."""

import pytest
from lxml import html

from tui.document.build import Metadata
from tui.formats.html.metadata import article_body, article_metadata, declared_titles, page_data


def metadata_of(head: str, body: str = "") -> Metadata:
    page = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return article_metadata(page, page_data(page))


def meta(**contents: str) -> str:
    return "".join(f'<meta name="{name}" content="{content}">' for name, content in contents.items())


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("head", "body", "author", "date"),
    [
        (
            '<meta name="author" content="By Ann Mill"><meta name="date" content="2021-03-04T05:06">',
            "",
            "Ann Mill",
            "2021-03-04",
        ),
        ('<meta property="article:author" content="https://x.example/ann">', "", None, None),
        (
            json_ld(
                '{"@type": "NewsArticle", "author": [{"name": "A"}, "B"], "datePublished": "2020-01-02"}'
            ),
            "",
            "A, B",
            "2020-01-02",
        ),
        (json_ld('{"@graph": [{"@type": ["Article"], "author": {"name": "A"}}]}'), "", "A", None),
        (json_ld('{"@type": "Organization", "author": "B"}'), "", None, None),
        (json_ld("{broken"), "", None, None),
        (
            "",
            '<a rel="author" href="/a">Ann</a><time pubdate datetime="2019-05-06">May</time>',
            "Ann",
            "2019-05-06",
        ),
        (
            "",
            "<p itemprop=author><b itemprop=name>Ann</b>!</p><i itemprop=datePublished>March 4, 2021</i>",
            "Ann",
            "2021-03-04",
        ),
        (
            "",
            '<div class="comments"><a rel="author">Bob</a><time pubdate>2019-05-06</time></div>',
            None,
            None,
        ),
        (
            "",
            '<p class="author">Ann</p><time>2019-05-06</time><p>The report of 2019 of 1 May 2018</p>',
            None,
            None,
        ),
        (
            '<meta name="date" content="4. März 2021"><meta name="pubdate" content="Thu, 04 Mar 2021 05:06:07 GMT">',
            "",
            None,
            "2021-03-04",
        ),
        ('<meta name="date" content="2021-13-04">', "", None, None),
    ],
)
def test_only_what_is_declared_is_taken(head: str, body: str, author: str | None, date: str | None) -> None:
    found = metadata_of(head, body)
    assert (found.author, found.date) == (author, date)


def test_the_site_is_named_by_a_meta_element_or_the_publisher() -> None:
    publisher = json_ld('{"@type": "Article", "publisher": {"name": "The Press"}}')
    assert metadata_of(publisher).site == "The Press"
    assert metadata_of(f'{publisher}<meta property="og:site_name" content="The Post">').site == "The Post"


def test_titles_without_the_site_come_first() -> None:
    headline = json_ld('{"@type": "Article", "headline": "A rope", "articleBody": "One.\\n\\nTwo."}')
    page = html.document_fromstring(f"<title>A rope | The Post</title>{headline}<p>a</p>")
    data = page_data(page)
    assert declared_titles(page, data) == ["A rope", "A rope | The Post"]
    assert article_body(data) == "One.\n\nTwo."


def test_data_of_any_shape_is_read() -> None:
    for data in (
        "[[[]]]",
        "1",
        '{"@type": 5}',
        '{"@type": "Article", "author": {"name": {"a": 1}}}',
        "[" * 5_000,
    ):
        assert metadata_of(json_ld(data)) == Metadata()
