import pytest
from hypothesis import given, settings

from tests.document.invariants import check_article
from tests.document.strategies import any_text, markdown_articles
from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.markdown import read_front_matter, read_markdown, strip_html
from tui.formats.parsed_document import article_of


def drafts(text: str) -> list[Draft]:
    return list(read_markdown(text).drafts)


def texts(text: str) -> list[str]:
    return [draft.text for draft in drafts(text)]


@given(markdown_articles)
@settings(deadline=None)
def test_any_markdown_is_a_sound_article(text: str) -> None:
    check_article(article_of(read_markdown(text), language="english", source="x.md"))


@given(any_text)
@settings(deadline=None)
def test_any_text_is_read_as_markdown(text: str) -> None:
    check_article(article_of(read_markdown(text), language="english", source=None))


def test_inline_markup_is_removed() -> None:
    line = "**Bold** *it* ***both*** ~~gone~~ `a*b` [a *link*](http://x.example) "
    line += "<http://y.example> A&amp;B \\* x<sup>2</sup>"
    assert texts(line) == ["Bold it both gone a*b a link http://y.example A&B * x2"]


def test_line_breaks_are_spaces() -> None:
    assert texts("one\ntwo  \nthree\\\nfour<br>five") == ["one two three four five"]


def test_images_are_dropped() -> None:
    reading = read_markdown("Before ![the mill](mill.png) after\n\n![](b.png)")
    assert [draft.text for draft in reading.drafts] == ["Before after"]
    assert [(dropped.reason, dropped.text) for dropped in reading.dropped] == [
        ("an image", "the mill"),
        ("an image", "(without a description)"),
    ]


def test_headings_of_both_kinds_have_their_levels() -> None:
    found = drafts("a\n\n# One\n\n### Three `x`\n\nTwo\n---\n\nAlso one\n===\n\nb")
    assert [(draft.level, draft.text) for draft in found if draft.kind is BlockKind.HEADING] == [
        (1, "One"),
        (3, "Three x"),
        (2, "Two"),
        (1, "Also one"),
    ]


def test_a_single_top_heading_is_the_title() -> None:
    reading = read_markdown("# The *mill*\n\nText.\n\n## Wheel\n\nMore.")
    assert reading.title == "The mill"
    assert [draft.text for draft in reading.drafts] == ["Text.", "Wheel", "More."]


def test_several_top_headings_are_sections() -> None:
    reading = read_markdown("# One\n\na\n\n# Two\n\nb")
    assert reading.title == ""
    assert len([draft for draft in reading.drafts if draft.kind is BlockKind.HEADING]) == 2


def test_a_later_top_heading_is_no_title() -> None:
    assert read_markdown("## One\n\na\n\n# Two\n\nb").title == ""


def test_a_heading_alone_is_text() -> None:
    reading = read_markdown("# Hello")
    assert (reading.title, [draft.text for draft in reading.drafts]) == ("", ["Hello"])


def test_front_matter_is_metadata() -> None:
    reading = read_markdown(
        "---\ntitle: The mill\nauthor: Ann\ndate: 2024\nlang: de\n---\n# The Mill\n\nText."
    )
    assert (reading.title, reading.language) == ("The mill", "de")
    assert (reading.metadata.author, reading.metadata.date) == ("Ann", "2024")
    assert [draft.text for draft in reading.drafts] == ["Text."]
    assert [(dropped.reason, dropped.text) for dropped in reading.dropped] == [
        ("the title again", "The Mill")
    ]


def test_lists_have_markers_and_levels() -> None:
    found = drafts("- a\n- b\n  1. c\n\n     more\n  2. d\n\n3) e")
    assert [(draft.marker, draft.level, draft.text) for draft in found] == [
        ("•", 1, "a"),
        ("•", 1, "b"),
        ("1.", 2, "c"),
        ("", 2, "more"),
        ("2.", 2, "d"),
        ("3)", 1, "e"),
    ]
    assert {draft.kind for draft in found} == {BlockKind.LIST_ITEM}


def test_a_quote_of_two_paragraphs_is_two_blocks() -> None:
    found = drafts("> one\n>\n> two\n>\n> > deep\n>\n> # no heading")
    assert [(draft.kind, draft.level, draft.text) for draft in found] == [
        (BlockKind.QUOTE, 1, "one"),
        (BlockKind.QUOTE, 1, "two"),
        (BlockKind.QUOTE, 2, "deep"),
        (BlockKind.QUOTE, 1, "no heading"),
    ]


def test_code_keeps_its_lines() -> None:
    assert [
        (draft.kind, draft.text)
        for draft in drafts("```py\ndef f():\n\n    return 1\n```\n\n    indented\n      more")
    ] == [
        (BlockKind.CODE, "def f():\n\n    return 1"),
        (BlockKind.CODE, "indented\n  more"),
    ]


def test_tables_join_their_cells() -> None:
    (table,) = drafts("| a | **b** |\n|---|---|\n| 1 | x \\| y |")
    assert (table.kind, table.text) == (BlockKind.TABLE, "a | b\n1 | x | y")
    assert table.rows == (("a", "b"), ("1", "x | y"))


def test_raw_html_is_never_shown() -> None:
    assert texts(
        "<!-- no -->\n\n<div class='x'>\n<p>Yes</p>\n</div>\n\n<script>no()</script>\n\n<b>bold</b> line"
    ) == ["Yes", "bold line"]


def test_entities_are_sanitized() -> None:
    assert texts("a&#x202e;b &#x9b;c") == ["a\ufffdb \ufffdc"]


def test_deep_nesting_loses_no_text() -> None:
    for text in (
        "> " * 3000 + "deep",
        "- " * 3000 + "deep",
        "\n".join("  " * depth + "- deep" for depth in range(200)),
    ):
        assert any("deep" in line for line in texts(text))


def test_pathological_markdown_is_read() -> None:
    for text in (
        "[" * 200_000,
        "*a_b" * 50_000,
        "`a``" * 50_000,
        "![" * 100_000,
        "<" * 200_000,
        "# h\n\n" * 5_000,
        "|" * 100_000,
    ):
        assert texts(text)


def links_of(text: str) -> list[tuple[str, str]]:
    return [
        (draft.text[link.start : link.end], link.target)
        for draft in read_markdown(text).drafts
        for link in draft.spans
    ]


def test_links_keep_their_text() -> None:
    text = "# Title\n\nRead [the *first*  one](https://example.org/1 'title') and [another][a],\nor <https://example.org/3>.\n\n"
    assert links_of(f"{text}[a]: https://example.org/2\n") == [
        ("the first one", "https://example.org/1"),
        ("another", "https://example.org/2"),
        ("https://example.org/3", "https://example.org/3"),
    ]


def test_links_in_headings_lists_quotations_and_tables() -> None:
    text = "# Title\n\n## A [b](1)\n\n- c [d](2)\n\n> e [f](3)\n\n| g | h |\n| - | - |\n| i | j [k](4) |\n"
    assert links_of(text) == [("b", "1"), ("d", "2"), ("f", "3"), ("k", "4")]


def test_front_matter_fields() -> None:
    content = """title: "A: small # thing"
Author: Ann Lee  # the first
date: 2024-05-01
tags: [sea, 'land']
authors:
  - Ann
  - "Bob"
empty:
nested:
  deep: value
summary: >
  several lines
"""
    fields = read_front_matter(content)
    assert fields["title"] == "A: small # thing"
    assert fields["author"] == "Ann Lee"
    assert fields["date"] == "2024-05-01"
    assert fields["tags"] == "sea, land"
    assert fields["authors"] == "Ann, Bob"
    assert "empty" not in fields
    assert "summary" not in fields


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r'"She said \"no\" # twice" # a comment', 'She said "no" # twice'),
        (r'"a \\ b\u00e9\n c"', "a \\ bé c"),
        (r'"no \e escape of JSON"', r"no \e escape of JSON"),
        ("'It''s here' # a comment", "It's here"),
        ("'tis true", "'tis true"),
        ('"unended', '"unended'),
    ],
)
def test_quoted_front_matter_values(written: str, meant: str) -> None:
    assert read_front_matter(f"title: {written}")["title"] == meant


@given(any_text)
@settings(deadline=None)
def test_any_front_matter_is_read(content: str) -> None:
    assert all(value for value in read_front_matter(content).values())


def test_addresses_in_front_matter_are_values() -> None:
    assert read_front_matter("site: https://example.com/a")["site"] == "https://example.com/a"


def words(markup: str) -> str:
    return " ".join(strip_html(markup).split())


def test_strip_html_removes_tags_comments_and_scripts() -> None:
    assert (
        words("<p>One <b>bo</b>ld</p><p>Two</p><!-- <p>Three</p> --><script>x < y</script><STYLE>p{}</style>")
        == "One bold Two"
    )


def test_strip_html_unescapes_and_sanitizes_characters() -> None:
    assert words("a &lt;b&gt; &amp; &#x202e;c") == "a <b> & \ufffdc"


def test_strip_html_removes_what_is_never_closed() -> None:
    assert words("a <!-- b") == "a"
    assert words("a <div b") == "a"
    assert words("a <script> b") == "a"
    assert words("1 < 2") == "1 < 2"


@given(any_text)
@settings(deadline=None)
def test_strip_html_keeps_text_without_brackets(text: str) -> None:
    assert "<p" not in strip_html(f"<p>{text}</p>").lower() or "<" in text or "&" in text


def test_strip_html_is_fast_on_broken_markup() -> None:
    for markup in ("<" * 300_000, "<a " * 100_000, "<!--" * 100_000, "<script>" * 50_000, "&" * 300_000):
        strip_html(markup)
