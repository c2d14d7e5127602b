from collections import Counter

import pytest
from hypothesis import given, settings

from tests.document.invariants import check_article
from tests.document.strategies import any_text, markdown_articles
from tests.growth import grows_with_size
from tui.document.build import Draft
from tui.document.model import BlockKind, SpanKind
from tui.formats.markdown import syntax
from tui.formats.markdown.reader import read_markdown
from tui.formats.parsed_document import article_of
from tui.sources.open import article_from_bytes


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
    assert texts(line) == ["Bold it both a*b a link http://y.example A&B * x²"]


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


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# One\n\na\n\n# Two\n\nb", "One"),
        ("## One\n\na\n\n## Two\n\nb", "One"),
        ("## One\n\na\n\n### Two\n\nb", "One"),
        ("[English](en.md) | [Deutsch](de.md)\n\n# One\n\na\n\n# Two\n\nb", "One"),
        ("A line of text.\n\n# One\n\na\n\n# Two\n\nb", ""),
        ("A line of text.\n\n# One\n\na\n\n## Two\n\nb", "One"),
        ("## One\n\na\n\n# Two\n\nb", ""),
        ('<h1 align="center">\n  <img src="x.png"> One\n</h1>\n\na\n\n## Two\n\nb', "One"),
        ("# ![One](logo.png)\n\na", "One"),
    ],
)
def test_the_first_heading_is_the_title_if_none_is_above_it(text: str, title: str) -> None:
    assert read_markdown(text).title == title


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
        ":" * 3 + "note\n" * 3000 + "deep",
        "".join("    " * depth + "!!! note\n" for depth in range(80)) + "    " * 80 + "deep",
        "![" * 400 + "deep" + "](x)" * 400 + " deep",
    ):
        assert any("deep" in line for line in texts(f"# Title\n\n## Section\n\n{text}\n\nEnd."))
        assert texts(f"# Title\n\n## Section\n\n{text}\n\n***\n\nEnd.")[0] == "Section"


def test_what_follows_too_many_blocks_is_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.formats.markdown.syntax.MAX_TOKENS", 6)
    found = drafts("# Title\n\nOne.\n\nTwo.\n\n- *three*\n- four\n\n## Five\nsix")
    assert [draft.text for draft in found][-2:] == ["- *three* - four", "## Five six"]
    listed = drafts("- one\n- two\n- three\n- four")
    assert [draft.text for draft in listed] == ["one", "two", "- three - four"]


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


@pytest.mark.parametrize(
    "unit", ["{", "a: b", "- a\n", "[a](b) ", "*a* ", "a | b\n", "[^1] ", "&amp;", "<b>", "\\[a\n"]
)
def test_the_time_grows_with_the_length(unit: str) -> None:
    assert grows_with_size(lambda size: texts(unit * (size // len(unit))), 3_000)


def test_lines_after_a_formula_that_is_not_closed_are_read_a_few_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []
    line = syntax._line
    monkeypatch.setattr(syntax, "_line", lambda state, number: read.append(number) or line(state, number))
    assert texts("\\[a\n" * 500)
    assert max(Counter(read).values()) < 20


def test_a_formula_after_one_that_is_not_closed_is_found() -> None:
    assert texts("\\[ a\n" * 5 + "\n\\[ b\n\\]\n")[1:] == texts("\\[ b\n\\]\n") == ["b"]


def links_of(text: str) -> list[tuple[str, str]]:
    return [
        (draft.text[link.start : link.end], link.target)
        for draft in read_markdown(text).drafts
        for link in draft.spans
        if link.kind is SpanKind.LINK
    ]


def test_links_keep_their_text() -> None:
    text = (
        "# Title\n\nRead [the *first*  one](https://example.org/1 'title') and [another][a],\n"
        "or <https://example.org/3>.\n\n"
    )
    assert links_of(f"{text}[a]: https://example.org/2\n") == [
        ("the first one", "https://example.org/1"),
        ("another", "https://example.org/2"),
        ("https://example.org/3", "https://example.org/3"),
    ]


def test_links_in_headings_lists_quotations_and_tables() -> None:
    text = "# Title\n\n## A [b](1)\n\n- c [d](2)\n\n> e [f](3)\n\n| g | h |\n| - | - |\n| i | j [k](4) |\n"
    assert links_of(text) == [("b", "1"), ("d", "2"), ("f", "3"), ("k", "4")]


@pytest.mark.parametrize("rule", ["-" * 60, "* " * 30, "_" * 70])
def test_a_long_rule_is_no_text(rule: str) -> None:
    article = article_from_bytes(
        f"# The mill\n\nIt *turns*.\n\n{rule}\n\n## The weir\n\nIt leaks.\n".encode(), "a.md"
    )
    assert article.title == "The mill"
    assert [block.text for block in article.blocks] == ["It turns.", "The weir", "It leaks."]


def test_long_underlines_make_headings() -> None:
    text = f"The mill by the river\n{'=' * 60}\n\nIt *turns*.\n\nThe weir above the mill\n{'-' * 60}\n\nIt leaks.\n"
    article = article_from_bytes(text.encode(), "a.md")
    assert article.title == "The mill by the river"
    assert [block.text for block in article.blocks] == ["It turns.", "The weir above the mill", "It leaks."]
