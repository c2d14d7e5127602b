"""The elements around a page's blocks, each with the run of blocks in it."""

from lxml import html

from tui.formats.html.blocks import html_blocks
from tui.formats.html.content_selection import PagePart, page_parts


def parts_of(body: str) -> tuple[PagePart, list[str]]:
    page = html.document_fromstring(f"<html><body>{body}</body></html>")
    blocks = list(html_blocks(page))
    return page_parts(page, blocks), [block.draft.text for block in blocks]


def shape(part: PagePart, texts: list[str]) -> list[object]:
    return [part.tag, texts[part.first : part.end], *(shape(inner, texts) for inner in part.parts)]


def test_each_part_holds_its_run_of_blocks() -> None:
    whole, texts = parts_of("<div><p>a</p><section><p>b</p><p>c</p></section></div><p>d</p>")
    assert shape(whole, texts) == [
        *("html", ["a", "b", "c", "d"]),
        [
            *("body", ["a", "b", "c", "d"]),
            [
                *("div", ["a", "b", "c"]),
                ["p", ["a"]],
                ["section", ["b", "c"], ["p", ["b"]], ["p", ["c"]]],
            ],
            ["p", ["d"]],
        ],
    ]


def test_words_after_a_block_are_in_what_is_around_it() -> None:
    whole, texts = parts_of("<div>a<p>b</p>c</div>")
    (body,) = whole.parts
    (division,) = body.parts
    assert shape(division, texts) == ["div", ["a", "b", "c"], ["p", ["b"]]]
    assert division.around is body


def test_elements_without_blocks_are_no_parts() -> None:
    whole, texts = parts_of("<div><span></span></div><div><p hidden>a</p></div><center><p>b</p></center>")
    (body,) = whole.parts
    assert [shape(part, texts) for part in body.parts] == [["center", ["b"], ["p", ["b"]]]]
