"""An article written as Markdown is read back as the same blocks with the same spans and notes."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.document.spans import spans_of
from tests.export.digests import bridge, digest_of, lamp
from tests.export.samples import NAMES, sample_digest
from tui.document.build import Draft
from tui.document.model import Article, Block, BlockKind, Note, Picture, Span, SpanKind
from tui.export.markdown.blocks import article_markdown, note_labels
from tui.export.markdown.digest import digest_markdown
from tui.export.markdown.inline import escape
from tui.formats.markdown.reader import read_markdown
from tui.formats.parsed_document import article_of
from tui.language.articles import build_article
from tui.text.sanitize import clean_line

READ_KINDS = (
    *(SpanKind.EMPHASIS, SpanKind.STRONG, SpanKind.CODE, SpanKind.LINK),
    *(SpanKind.SUPERSCRIPT, SpanKind.SUBSCRIPT),
)
"""The kinds of spans that the reader of Markdown finds."""
NOTES = (Note("1", "It is [of] brass: 5 * 3.\n\n# It is old."), Note("*", "First."))

WORDS = st.sampled_from(
    "lamp Oil 1. 2) # > - -- + * ** _ __ a_b *x* `c` `` [d] [e](f) ![g](h) <b> <br> &amp; & $5 $x$ ~~s~~ x^2^ H~2~O "
    "a|b \\ \\( {#id} {.c} {k=v} == ==m== %%n%% ::: : !!! [^1] [^1]: ^[n] [[w]] [!NOTE] [x] https://a.example/b http "
    "naïve 日本 «Ja» “q” — … ! !? ( ) ' \" = === +1 10. a) 7)".split()
) | st.text(st.sampled_from("ab1 .,*_`[]()<>!&;:~|\\-+=$/\"'{}^@#%é"), min_size=1, max_size=5)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(lambda words: clean_line(" ".join(words))).filter(bool)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, tuple[Span, ...]]:
    text = draw(TEXTS)
    spans = draw(spans_of(len(text), (*READ_KINDS, *READ_KINDS)))
    return text, tuple(span for span in spans if not has_exponent(text, span))


def has_exponent(text: str, span: Span) -> bool:
    """Return whether a part of a span may be an exponent, which is read as superscript characters without a span."""
    return span.kind is SpanKind.SUPERSCRIPT and bool(re.search(r"[\d+−-]", text[span.start : span.end]))


@st.composite
def drafts(draw: st.DrawFn) -> list[Draft]:
    found: list[Draft] = []
    depth = 0
    for kind in draw(st.lists(st.sampled_from(BlockKind), min_size=1, max_size=7)):
        text, spans = draw(texts_with_spans())
        depth = draw(st.integers(1, depth + 1)) if kind is BlockKind.LIST_ITEM else 0
        match kind:
            case BlockKind.HEADING:
                found.append(Draft(kind, text, draw(st.integers(1, 4)), spans=spans))
            case BlockKind.LIST_ITEM:
                marker = draw(st.sampled_from(["•", "1.", "7.", "3)"]))
                found.append(Draft(kind, text, depth, marker, spans))
            case BlockKind.QUOTE:
                found.append(Draft(kind, text, draw(st.integers(1, 3)), spans=spans))
            case BlockKind.TABLE:
                found.append(Draft.table([[text, draw(TEXTS)], [draw(TEXTS), ""]], spans))
            case BlockKind.CODE:
                found.append(Draft(kind, draw(st.lists(TEXTS, min_size=1, max_size=3).map("\n".join))))
            case BlockKind.PARAGRAPH:
                found.append(Draft(kind, text, spans=spans))
    return found


def article_with(drafts: Sequence[Draft], notes: Sequence[Note] = ()) -> Article:
    built = build_article([*drafts, Draft(BlockKind.PARAGRAPH, "It ends here.")], title="The lamp")
    return replace(built, notes=tuple(notes))


def read_back(article: Article) -> Article:
    written = "\n".join(["# The lamp", "", *article_markdown(article)])
    return article_of(read_markdown(written), language="english", source=None)


def described(block: Block) -> tuple[object, ...]:
    return block.kind, block.text, block.level, block.marker, block.rows, block.picture


def marked(block: Block) -> dict[tuple[SpanKind, str], set[int]]:
    """Return the offsets in a block that are in spans, except those of spaces, by kind and target of the span."""
    found = defaultdict(set)
    for span in block.spans:
        if span.kind in READ_KINDS:
            inside = range(span.start - block.start, span.end - block.start)
            found[span.kind, span.target] |= {at for at in inside if block.text[at] != " "}
    return {key: offsets for key, offsets in found.items() if offsets}


CODE_AFTER_A_BACKTICK_IN_A_LINK = Draft(
    BlockKind.PARAGRAPH,
    "lamp `` [+ lamp",
    spans=(Span(SpanKind.LINK, 0, 9, "https://lamps.example/"), Span(SpanKind.CODE, 6, 9)),
)
CODE_THAT_ENDS_WITHIN_BRACES = Draft(BlockKind.PARAGRAPH, "lamp {#id}", spans=(Span(SpanKind.CODE, 0, 9),))


@settings(max_examples=150)
@given(drafts())
@example([CODE_AFTER_A_BACKTICK_IN_A_LINK])
@example([CODE_THAT_ENDS_WITHIN_BRACES])
def test_blocks_and_spans_are_read_back(drafts: list[Draft]) -> None:
    article = article_with(drafts)
    found = read_back(article)
    assert found.title == "The lamp"
    assert [described(block) for block in found.blocks] == [described(block) for block in article.blocks]
    for read, written in zip(found.blocks, article.blocks, strict=True):
        links = {key: offsets for key, offsets in marked(read).items() if key in marked(written)}
        assert links == marked(written)


def words(block: Block) -> list[str]:
    """Return the words of a block, with a marker that Markdown does not have.

    A row of a table may be filled up with empty cells.
    """
    marker = block.marker if re.search(r"\w[^.)]*$", block.marker) else ""
    return f"{marker} {block.text}".replace("|", " ").split()


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_read_back(name: str) -> None:
    article = sample_digest(name).article
    written = "\n".join([f"# {escape(article.title)}", "", *article_markdown(article)])
    found = article_of(read_markdown(written), language=article.language, source=None)
    assert [words(block) for block in found.blocks] == [words(block) for block in article.blocks]


def lines_of(*drafts: Draft, notes: Sequence[Note] = ()) -> list[str]:
    article = replace(build_article(drafts, title=""), notes=tuple(notes))
    return [line for line in article_markdown(article) if line]


def test_an_article_with_every_kind_of_block() -> None:
    assert "\n".join(article_markdown(bridge())) == (
        "The bridge was closed in May. Lorries go round by Orsk.\n\n"
        "## What was found\n\nThe cracks are wide. Frost made them.\n\n"
        "1. The first pier stands.\n   - The second pier leans.\n\n"
        "### Measurements\n\n| pier | lean |\n| --- | --- |\n| first | none |\n\n"
        "```\nlean = 4\n  if lean:\n```\n\n"
        "## What comes next\n\n> We will build it of timber.\n"
    )


def test_spans_notes_and_figures() -> None:
    assert "\n".join(article_markdown(lamp())) == (
        "The **[lamp](https://lamps.example/)** burns at night.[^1] Its light is 10 cd/m<sup>2</sup> strong. "
        "It *needs H<sub>2</sub>O*, `*not*` if $x < y$.\n\n"
        '![A brass lamp](lamp.png "The lamp in 1890.")\n\n'
        "[^1]: It is of brass.\n\n    It is old.\n"
    )


def test_a_note_has_a_label_that_markdown_allows() -> None:
    notes = [Note(label, "a") for label in ("1", "*", "see also", "a", "A", "n2", "日")]
    assert note_labels(notes) == {
        "1": "1",
        "*": "n1",
        "see also": "n3",
        "a": "a",
        "A": "n4",
        "n2": "n2",
        "日": "日",
    }


def test_a_mark_that_is_part_of_the_text_is_written_once() -> None:
    text = "It burns [1] and see note 1"
    spans = (Span(SpanKind.NOTE, 9, 12, "1"), Span(SpanKind.NOTE, 17, 27, "1"))
    written = lines_of(Draft(BlockKind.PARAGRAPH, text, spans=spans), notes=NOTES)
    assert written[0] == "It burns [^1] and see note 1[^1]"
    assert written[1:] == ["[^1]: It is [of\\] brass: 5 \\* 3.", "    \\# It is old.", "[^n1]: First."]


def test_a_paragraph_that_begins_with_a_mark_is_no_note() -> None:
    draft = Draft(BlockKind.PARAGRAPH, ": it burns", spans=(Span(SpanKind.NOTE, 0, 0, "1"),))
    assert lines_of(draft, notes=NOTES)[0] == "[^1]\\: it burns"


@pytest.mark.parametrize(
    "picture, caption, written",
    [
        (Picture("A lamp", "a b.png"), "A lamp", ["![A lamp](<a b.png>)"]),
        (Picture("", ""), 'A "brass" lamp', ['![](<> "A \\"brass\\" lamp")']),
        (
            Picture("[A] *lamp*", "a(1).png"),
            "&amp; oil",
            ['![&#91;A\\] \\*lamp\\*](<a(1).png> "\\&amp; oil")'],
        ),
    ],
)
def test_figures(picture: Picture, caption: str, written: list[str]) -> None:
    assert lines_of(Draft(BlockKind.FIGURE, caption, picture=picture)) == written


def test_a_caption_with_spans_stands_below_its_picture() -> None:
    spans = (Span(SpanKind.EMPHASIS, 2, 6),)
    figure = Draft(BlockKind.FIGURE, "A lamp", spans=spans, picture=Picture("Lit", "a.png"))
    assert lines_of(figure) == ["![Lit](a.png)", "A *lamp*"]


def test_a_section_has_the_notes_of_its_marks_and_its_own_levels() -> None:
    article = article_with(
        [
            Draft(BlockKind.PARAGRAPH, "It burns.", spans=(Span(SpanKind.NOTE, 9, 9, "1"),)),
            Draft(BlockKind.HEADING, "Oil", 1),
            Draft(BlockKind.HEADING, "Whale", 2),
            Draft(BlockKind.PARAGRAPH, "It smells.", spans=(Span(SpanKind.NOTE, 10, 10, "*"),)),
        ],
        NOTES,
    )
    part = article_markdown(article, section=article.sections[2], heading_level=3)
    assert part == ["### Whale", "", "It smells.[^n1]", "", "It ends here.", "", "[^n1]: First.", ""]


def test_a_digest_with_its_text_ends_in_it() -> None:
    without = digest_markdown(digest_of(bridge()), with_front_matter=False)
    whole = digest_markdown(digest_of(bridge()), with_front_matter=False, with_text=True)
    assert whole.startswith(f"{without}\n## Text\n\nThe bridge was closed in May.")
    assert "\n\n### What was found\n\n" in whole
    assert whole.endswith("\n> We will build it of timber.\n")


def test_the_lines_of_a_digest_have_the_spans_of_their_sentences() -> None:
    written = digest_markdown(digest_of(lamp(), 0, 2, length="2"))
    assert "\n- The **[lamp](https://lamps.example/)** burns at night.\n" in written
    assert "\n- It *needs H<sub>2</sub>O*, `*not*` if $x < y$.\n" in written


def test_lists_of_absurd_depth_are_written() -> None:
    drafts = [Draft(BlockKind.LIST_ITEM, "a", level, "•") for level in range(1, 3000)]
    assert max(map(len, lines_of(*drafts))) < 40
    quotes = [Draft(BlockKind.QUOTE, "a", level) for level in range(1, 3000)]
    assert max(map(len, lines_of(*quotes))) < 20


def test_a_listing_is_written_with_its_language() -> None:
    made = build_article([Draft(BlockKind.CODE, "x = 1", language="python")], title="A")
    read = read_markdown("\n".join(article_markdown(made)))
    assert [(draft.text, draft.language) for draft in read.drafts] == [("x = 1", "python")]
