import pytest
from hypothesis import given, settings

from tests.document.strategies import any_text
from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.markdown.html import html_parts
from tui.formats.markdown.reader import read_markdown


def words(markup: str) -> str:
    return " ".join("".join(part if isinstance(part, str) else " " for part in html_parts(markup)).split())


def drafts(text: str) -> list[Draft]:
    return list(read_markdown(text).drafts)


def test_tags_comments_and_scripts_are_no_text() -> None:
    markup = (
        "<p>One <b>bold</b></p><p>Two</p><!-- <p>Three</p> --><script>x < "
        "y</script><STYLE>p{}</STYLE><!--> end"
    )
    assert words(markup) == "One bold Two end"


def test_references_are_resolved() -> None:
    assert words("a &lt;b&gt; &amp; c") == "a <b> & c"


def test_what_is_never_closed() -> None:
    assert words("a <!-- b") == "a"
    assert words("a <div b") == "a <div b"
    assert words("a <script> b") == "a"
    assert words("1 < 2") == "1 < 2"


@given(any_text)
@settings(deadline=None)
def test_text_without_brackets_is_kept(text: str) -> None:
    if not set("<&") & set(text):
        assert "".join(part for part in html_parts(f"<p>{text}</p>") if isinstance(part, str)) == text


def test_broken_markup_is_read_to_its_end() -> None:
    for markup in (
        "<" * 300_000,
        "<a " * 100_000,
        "<!--" * 100_000,
        "<script>" * 50_000,
        "&" * 300_000,
        '<a "' * 90_000,
    ):
        list(html_parts(f"{markup} end"))


@pytest.mark.parametrize(
    "line",
    [
        "The generic List<String> is read.",
        "It rings if x<y or y>z.",
        "Run clone <repo-name> now.",
        "map<int, bool>",
        "It rings if a<b and c>d or p<q or r>s.",
    ],
)
def test_unknown_tags_are_text(line: str) -> None:
    assert [draft.text for draft in drafts(line)] == [line]


@pytest.mark.parametrize(
    "line",
    ["Write <title> into the <head> of a page.", "A <del> or <s> is for what is wrong.", "Sum over x<i>."],
)
def test_tags_that_are_spoken_of_are_text(line: str) -> None:
    assert [draft.text for draft in drafts(line)] == [line]


def test_tags_that_are_seldom_closed_are_none() -> None:
    assert [draft.text for draft in drafts('One<br>two <a name="x">three <b>four</b>.')] == [
        "One two three four."
    ]


def test_a_struck_text_ends_with_its_cell() -> None:
    table = "| a | b |\n| - | - |\n| <del>/<s> | kept |\n| <s>old</s> new | kept |"
    assert [draft.rows for draft in drafts(table)] == [(("a", "b"), ("<del>/<s>", "kept"), ("new", "kept"))]


def test_unknown_tags_that_are_closed_are_none() -> None:
    assert [
        draft.text for draft in drafts("<Tabs>\n\nIn a <Mark>tab</Mark>.\n\n</Tabs>\n\n<Line />\n\nend")
    ] == [
        "In a tab.",
        "end",
    ]


def test_html_makes_blocks() -> None:
    found = drafts(
        "<h2>Mills</h2>\n<p>One <em>mill</em>.<br><br>Two.</p>\n"
        "<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>\n"
        "<blockquote>Said.</blockquote>\n\n<pre>x\n\n  y</pre>\n"
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>"
        "<img src=x alt=two></td></tr></table>\n<table><tr><td>A frame.</td></tr></table>\n\n## End\n\ntext"
    )
    assert [(draft.kind, draft.level, draft.marker, draft.text) for draft in found[:-2]] == [
        (BlockKind.PARAGRAPH, 0, "", "One mill."),
        (BlockKind.PARAGRAPH, 0, "", "Two."),
        (BlockKind.LIST_ITEM, 1, "1.", "a"),
        (BlockKind.LIST_ITEM, 1, "2.", "b"),
        (BlockKind.LIST_ITEM, 2, "•", "c"),
        (BlockKind.QUOTE, 1, "", "Said."),
        (BlockKind.CODE, 0, "", "x\n\n  y"),
        (BlockKind.TABLE, 0, "", "a | b\n1 | two"),
        (BlockKind.PARAGRAPH, 0, "", "A frame."),
    ]


def test_code_that_an_empty_line_ends_is_kept() -> None:
    assert [draft.text for draft in drafts("<div><pre>x\n\ny</pre></div>\n\nend")] == ["x", "y", "end"]


def test_markdown_within_html() -> None:
    found = drafts(
        "<details>\n<summary>More</summary>\n\n- an *item*\n\n</details>\n\n<table>\n<tr><td>\n"
        "\n```\ncode\n```\n\n"
        "</td><td>beside</td></tr>\n</table>\n"
    )
    assert [(draft.kind, draft.text) for draft in found] == [
        (BlockKind.PARAGRAPH, "More"),
        (BlockKind.LIST_ITEM, "an item"),
        (BlockKind.CODE, "code"),
        (BlockKind.PARAGRAPH, "beside"),
    ]


def test_pictures_in_html_are_figures() -> None:
    reading = read_markdown(
        '<p align="center"><img src="mill.png" alt="A mill"></p>\n\n'
        '<figure><img src="b.png" alt="B"><figcaption>'
        "The <i>b</i></figcaption></figure>\n\n"
        '<a href="x"><img src="https://img.shields.io/x" alt="build"></a>\n'
    )
    assert [
        (draft.kind, draft.text, draft.picture and draft.picture.address) for draft in reading.drafts
    ] == [
        (BlockKind.FIGURE, "A mill", "mill.png"),
        (BlockKind.FIGURE, "The b", "b.png"),
    ]
    assert [(dropped.reason, dropped.text) for dropped in reading.dropped] == [("an image", "build")]
