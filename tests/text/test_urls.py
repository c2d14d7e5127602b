import pytest

from tui.text.urls import path_of_file_url


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("file:///home/a/b.md", "/home/a/b.md"),
        ("FILE://localhost/b.md", "/b.md"),
        ("file:/b.md", "/b.md"),
        ("file:///a%20b/%C3%A9.md?x=1#top", "/a b/é.md"),
        ("file:///book.epub#2", "/book.epub#2"),
        ("file:///odd%FF", "/odd\udcff"),
        ("file://server/b.md", None),
        ("file:b.md", None),
        ("https://example.org/b.md", None),
        ("/b.md", None),
    ],
)
def test_the_path_of_a_file_address(url: str, path: str | None) -> None:
    assert path_of_file_url(url) == path
