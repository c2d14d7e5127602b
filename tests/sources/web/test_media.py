import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.formats.kinds import Kind
from tui.sources.web.fetch import MediaType


@pytest.mark.parametrize(
    ("header", "name", "charset"),
    [
        ("text/html; charset=utf-8", "text/html", "utf-8"),
        ('Text/HTML;boundary=x; Charset = "ISO-8859-1"', "text/html", "ISO-8859-1"),
        ("text/plain", "text/plain", None),
        ("text/html; charset=", "text/html", None),
        ("", "", None),
    ],
)
def test_a_header_is_understood(header: str, name: str, charset: str | None) -> None:
    assert MediaType.parse(header) == (name, charset)


@pytest.mark.parametrize(
    ("header", "path", "kind"),
    [
        ("text/html", "/notes.md", Kind.WEB_PAGE),
        ("application/xhtml+xml", "/", Kind.WEB_PAGE),
        ("text/markdown", "/notes.txt", Kind.MARKDOWN),
        ("text/plain", "/README.md", Kind.MARKDOWN),
        ("text/plain", "/notes", None),
        ("application/octet-stream", "/notes.txt", Kind.TEXT),
        ("", "/page.html", Kind.WEB_PAGE),
    ],
)
def test_the_type_counts_before_the_name(header: str, path: str, kind: Kind | None) -> None:
    assert MediaType.parse(header).kind(path) == kind


@given(st.text())
def test_any_header_is_a_type(header: str) -> None:
    media_type = MediaType.parse(header)
    media_type.kind("/x")
    assert media_type.no_article is None or media_type.name
