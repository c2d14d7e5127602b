"""What other programs have kept for later."""

import json

import pytest

from tui.document.errors import SourceError
from tui.feeds.imports import ImportedPage, read_export

A, B = "https://example.org/a", "https://example.org/b?x=1&y=2"
SECOND = 1_796_032_800
EXPORTS = {
    "Pocket's CSV": "title,url,time_added,tags,status\n"
    f"The bridge,{A},{SECOND},news|rivers,unread\n{B},{B},1,,archive\n",
    "Pocket's HTML": f"""<!DOCTYPE html><html><body><h1>Unread</h1><ul>
        <li><a href="{A}" time_added="{SECOND}" tags="news,rivers">The bridge</a></li></ul>
        <h1>Read Archive</h1><ul><li>
        <a href="{B.replace("&", "&amp;")}" time_added="1" tags="">{B}</a></li></ul></html>""",
    "Instapaper's CSV": f"""URL,Title,Selection,Folder,Timestamp,Tags
{A},The bridge,,Unread,{SECOND},"[""news"",""rivers""]"
"{B}",,,Archive,1,[]
""",
    "wallabag's JSON": json.dumps(
        [
            {
                "is_archived": 0,
                "tags": ["news", "rivers"],
                "title": "The bridge",
                "url": A,
                "content": "<p>It fell.</p>",
            }
            | {"created_at": "2026-11-30T11:00:00+0100"},
            {"is_archived": 1, "tags": [], "title": "", "url": B, "created_at": "1970-01-01T00:00:01Z"},
        ]
    ),
    "wallabag's CSV": f'"Title";"URL";"Content";"Tags";"MIME Type";"Language";"Creation date"\n'
    f'"The bridge";"{A}";"<p>It fell; then</p>";"news, rivers";"text/html";"en";"30/11/2026"\n',
    "Omnivore's JSON": json.dumps(
        [
            {"title": "The bridge", "url": A, "state": "Active", "labels": ["news", "rivers"]}
            | {"savedAt": "2026-11-30T10:00:00.000Z", "author": None},
            {"title": None, "url": B, "state": "Archived", "labels": [], "savedAt": "1970-01-01T00:00:01Z"},
        ]
    ),
    "bookmarks": f'<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><H3>News</H3>\n<DL><p><DT><A HREF="{A}" '
    f'ADD_DATE="{SECOND}" TAGS="news,rivers">The bridge</A>\n</DL></DL>',
}


@pytest.mark.parametrize("program", EXPORTS)
def test_an_export_is_read(program: str) -> None:
    first, *others = read_export(EXPORTS[program].encode(), "export")
    assert (first.item.title, first.item.link, first.is_read) == ("The bridge", A, False)
    assert first.item.tags == ("news", "rivers")
    if "wallabag" in program:
        assert first.item.html.startswith("<p>It fell")
    if program != "wallabag's CSV":
        assert first.item.published == SECOND * 1000
    assert [(page.item.title, page.item.link, page.is_read, page.item.published) for page in others] in (
        [],
        [("", B, True, 1000)],
    )
    assert bool(others) == (program not in ("wallabag's CSV", "bookmarks"))


@pytest.mark.parametrize(
    "other", ["hello", "[1, 2", "<p>Hello</p>", "a,b\n1,2\n", "{}", '[{"url": "javascript:1"}]']
)
def test_what_has_no_pages_says_so(other: str) -> None:
    with pytest.raises(SourceError, match="no pages are found in it"):
        read_export(other.encode(), "export.csv")


def test_a_page_is_read_once() -> None:
    pages: tuple[ImportedPage, ...] = read_export(f"url,title\n{A},One\n{A},Two\n".encode(), "export.csv")
    assert [page.item.title for page in pages] == ["One"]
