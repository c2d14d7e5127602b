import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.export.digests import bridge, digest_of, lamp
from tui.export.facts import describe_reasons, facts_line
from tui.export.markdown.digest import digest_markdown, highlights_markdown
from tui.export.markdown.inline import escape
from tui.export.marks import Mark
from tui.summary.digests import summarize
from tui.text.sanitize import clean_line

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def read_back(markdown: str) -> list[str]:
    """Return the text of each heading and paragraph, with any markup in angle brackets."""
    return [
        _text(token) for token in MARKDOWN.parse(markdown) if token.type in ("inline", "fence", "html_block")
    ]


def _text(token: Token) -> str:
    if token.type != "inline":
        return f"<{token.type}>"
    parts = (
        child.content if child.type in ("text", "text_special") else f"<{child.type}>"
        for child in token.children or ()
    )
    return "".join(parts)


MARKED_UP = st.text(alphabet=st.sampled_from(" ab1.)#*_`[]()<>!&;:~|\\-+=$/\"'{}^@\t"), max_size=30)


@given(MARKED_UP | st.text(max_size=40))
@example("# not a heading #")
@example("1. not a list")
@example("- - a")
@example("***")
@example("===")
@example("<b>bold</b> &amp; [link](address) ![image](address)")
@example("snake_case and _emphasis_ and __strong__")
@example("`code` ~~gone~~ \\backslash")
@example("[x] done")
@example("    four spaces")
def test_any_text_reads_back_as_itself(text: str) -> None:
    line = clean_line(text)
    wanted = " ".join(line.split())
    assert read_back(f"- {escape(line)}\n") == [wanted] * bool(wanted)
    assert read_back(f"# {escape(line)}\n") == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "AT&T",
        "a < b",
        "snake_case",
        "1990 was cold",
        "3.5 per cent",
        "so-called",
        "Really!",
        "-5 degrees",
        "(a | b)",
    ],
)
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert escape(text) == text


def test_a_digest_reads_back_as_its_title_summary_and_outline() -> None:
    blocks = read_back(digest_markdown(digest_of(bridge(), 6, 2, length="2"), with_front_matter=False))
    assert blocks == [
        "The bridge at Orsk",
        "english · 47 words · 1 min · lex-rank · 2 of 7",
        "Source: bridge.txt",
        "Summary",
        "The cracks are wide.",
        "We will build it of timber.",
        "Outline",
        "<strong_open>(opening)<strong_close>",
        "The bridge was closed in May.",
        "<strong_open>What was found<strong_close>",
        "The cracks are wide.",
        "<strong_open>Measurements<strong_close>",
        "<strong_open>What comes next<strong_close>",
        "We will build it of timber.",
    ]


def test_reasons_read_back_as_an_item_under_their_sentence() -> None:
    made = digest_of(bridge(), 6, 2, length="2")
    blocks = read_back(digest_markdown(made, explain=True, with_front_matter=False))
    reasons = [facts_line(describe_reasons(made.reasons(sentence))) for sentence in made.summary]
    assert [blocks.pop(7), blocks.pop(5)] == reasons[::-1]
    assert blocks == read_back(digest_markdown(made, with_front_matter=False))
    assert "\n- The cracks are wide.\n  - score 0.86, 2nd of 7" in digest_markdown(made, explain=True)


def test_the_outline_nests_as_the_headings_do() -> None:
    depths = {}
    depth = 0
    for token in MARKDOWN.parse(digest_markdown(digest_of(bridge()))):
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "inline" and token.content.startswith("**"):
            depths[token.content.strip("*")] = depth
    assert depths == {"(opening)": 1, "What was found": 1, "Measurements": 2, "What comes next": 1}


def test_the_outline_of_a_deep_section_is_still_a_list() -> None:
    made = digest_markdown(summarize(bridge(), section=2))
    assert "<fence>" not in read_back(made)
    assert made.endswith("## Outline\n\n- **Measurements**\n")


def test_front_matter_has_the_source_the_method_and_the_length() -> None:
    written = digest_markdown(digest_of(bridge(), 6, 2, length="2"))
    assert written.startswith(
        '---\ntitle: "The bridge at Orsk"\nsource: "bridge.txt"\nlanguage: "english"\nwords: 47\n'
        'reading_minutes: 1\nmethod: "lex-rank"\nlength: "2"\n---\n\n# The bridge at Orsk\n'
    )
    assert "Source: " not in written
    without = digest_markdown(digest_of(bridge(), 6, 2, length="2"), with_front_matter=False)
    assert written.partition("## Summary")[2] == without.partition("## Summary")[2]


def test_marked_sentences_end_a_digest() -> None:
    written = digest_markdown(
        digest_of(bridge()), marked=[Mark("Frost *made* them."), Mark("It fell.", "# *When*?")]
    )
    assert written.endswith("\n\n## Marked\n\n> Frost \\*made\\* them.\n\n> It fell.\n\n\\# \\*When\\*?\n")


def test_marked_sentences_are_quotations_of_their_own() -> None:
    written = highlights_markdown(
        "On *lamps*", "lamps.txt", [Mark("It burns.\nIt waits."), Mark("# No heading")]
    )
    assert written == "# On \\*lamps\\*\n\nSource: lamps.txt\n\n> It burns. It waits.\n\n> \\# No heading\n"


def test_what_a_sentence_refers_back_to_is_a_quotation_before_it() -> None:
    made = digest_of(lamp(), 2, 0, length="2", context=1)
    rendered = MARKDOWN.render(digest_markdown(made, explain=True))
    first, second = re.findall(r"<li>\n(.*?)<ul>", rendered.split("<h2>")[2], re.DOTALL)
    assert "<blockquote>" not in first
    quoted, sentence = second.split("</blockquote>")
    assert quoted.startswith("<blockquote>\n<p>Its light is 10 cd/m<sup>2</sup> strong.</p>")
    assert sentence.startswith("\n<p>It <em>needs")
    assert "score" in rendered.split("</blockquote>")[1].split("<ul>")[1]
