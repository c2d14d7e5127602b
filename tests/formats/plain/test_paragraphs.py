import pytest
from hypothesis import given

from tests.document.strategies import plain_articles
from tui.document.model import BlockKind
from tui.formats.plain.layout import detect_layout, outdented_heading_length
from tui.formats.plain.paragraphs import _is_paragraph, split_paragraphs
from tui.text.sanitize import clean_text

WRAPPED = """It was a bright cold day in April, and the clocks were striking in
every tower of the town. The river had risen in the night, and nobody
had seen it so high since the year of the great flood.

The mill stood in the water up to its windows, and from the upper floor
the miller called across to those who had come to look.
"""


def paragraphs(text: str) -> list[tuple[BlockKind, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in split_paragraphs(text)]


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in split_paragraphs(text)]


@given(plain_articles)
def test_no_word_is_lost(text: str) -> None:
    text = clean_text(text)
    kept = "".join(
        "".join(paragraph.full_text.split()) + paragraph.underline for paragraph in split_paragraphs(text)
    )
    left_out = set("|=-~^*_—─>: +")
    assert [c for c in kept if c not in left_out] == [
        c for c in text if not c.isspace() and c not in left_out
    ]


def test_wrapped_lines_are_joined() -> None:
    first, second = texts(WRAPPED)
    assert first.startswith("It was a bright cold day in April, and the clocks were striking in every tower")
    assert second.endswith("the miller called across to those who had come to look.")


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    long = "It was a bright cold day in April, and the clocks were striking in every tower of the town. " * 3
    assert texts(f"A title\nImage Source\n\n{long}\n{long}") == [
        "A title",
        "Image Source",
        long.strip(),
        long.strip(),
    ]


def test_a_sentence_cut_in_two_is_joined_even_then() -> None:
    assert texts("The river had risen in the night, and nobody had\nseen it so high before.") == [
        "The river had risen in the night, and nobody had seen it so high before."
    ]


def test_a_heading_right_on_top_of_wrapped_prose() -> None:
    assert texts(WRAPPED.replace("It was", "The flood\nIt was"))[:2][0] == "The flood"


def test_a_heading_on_top_of_a_sentence_that_fits_a_line() -> None:
    assert texts(f"{WRAPPED}\n\nHigh water\nThe mill was shut for a week.")[-2:] == [
        "High water",
        "The mill was shut for a week.",
    ]


@pytest.mark.parametrize(
    ("lines", "is_paragraph"),
    [
        (["The river rose in the night and nobody", "had seen it so high."], True),
        (["the river rose in the night and nobody", "had seen it so high."], False),
        (["The river rose,", "and the mill was shut."], False),
        (["High water", "The river rose in the night."], True),
        (["High water", "The river"], False),
    ],
)
def test_a_paragraph_has_a_full_line_or_a_sentence_or_one_below_its_title(
    lines: list[str], is_paragraph: bool
) -> None:
    assert _is_paragraph(lines, 40) == is_paragraph


def test_headings_on_top_of_each_other_in_wrapped_text() -> None:
    prose = WRAPPED.strip().split("\n\n", 1)[0]
    assert texts(f"{WRAPPED}\n\nHigh water\nIn the spring\n{prose}")[-3:-1] == ["High water", "In the spring"]


def test_a_numbered_title_ends_with_its_line() -> None:
    question = "2.1. What is to be done about the water that stands in the cellar of the mill?"
    text = f"{WRAPPED}\n\n{question}\nPump it out before the frost comes, and then look to\nthe walls."
    assert texts(text)[-2] == question


def test_a_numbered_title_that_mentions_functions_is_no_code() -> None:
    assert paragraphs("3.7. The open_sluice(height) and close_sluice() Functions")[0][0] is not BlockKind.CODE


def test_listings_between_lines_of_prose() -> None:
    long = "It was a bright cold day in April, and the clocks were striking in every tower of the town. " * 2
    lines = [long.strip(), "def grind(sack):", "    return sack.open()", "How to stop", long.strip()]
    assert paragraphs("\n".join(lines)) == [
        (BlockKind.PARAGRAPH, lines[0]),
        (BlockKind.CODE, "\n".join(lines[1:3])),
        (BlockKind.PARAGRAPH, "How to stop"),
        (BlockKind.PARAGRAPH, lines[0]),
    ]


def test_an_indented_first_line_starts_a_paragraph() -> None:
    text = WRAPPED.strip().replace("\n\n", "\n").replace("The mill stood", "    The mill stood")
    assert len(texts(text)) == 2


def test_underlines() -> None:
    (paragraph,) = split_paragraphs("The river\n=========")
    assert (paragraph.text, paragraph.underline) == ("The river", "=")


@pytest.mark.parametrize(
    ("title", "underline"),
    [
        ("    WaterRises:\n      ----------------------", ""),
        ("      the gate is shut\n      ----------------------", ""),
        ("                    The river\n                    =========", "="),
        ("                    The river\n                    ============", "="),
        ("                    The river\n                    =============", ""),
    ],
)
def test_inside_the_margin_a_rule_as_long_as_the_line_underlines_it(title: str, underline: str) -> None:
    _, line, _ = split_paragraphs(f"The river rose.\n\n{title}\n\nIt fell.")
    assert line.underline == underline


def test_lists_with_bullets_and_numbers() -> None:
    found = split_paragraphs("- one\n- two\n  goes on\n\n1. first\n2) second\n   a) third")
    assert [(item.marker, item.text, item.level) for item in found] == [
        ("-", "one", 1),
        ("-", "two goes on", 1),
        ("1.", "first", 1),
        ("2)", "second", 1),
        ("a)", "third", 2),
    ]
    assert {item.kind for item in found} == {BlockKind.LIST_ITEM}


def test_a_bullet_inside_wrapped_prose_is_none() -> None:
    text = WRAPPED.replace("The river had", "The river * had").replace("every tower", "* every tower")
    assert len(texts(text)) == 2


def test_quotations_of_e_mails() -> None:
    found = split_paragraphs("> How high\n> was it?\n>> Very.")
    assert [(quote.kind, quote.text, quote.level) for quote in found] == [
        (BlockKind.QUOTE, "How high was it?", 1),
        (BlockKind.QUOTE, "Very.", 2),
    ]


def test_a_quotation_has_paragraphs_and_code() -> None:
    quotation = "> " + WRAPPED.strip().replace("\n", "\n> ")
    first, second, code, alone = split_paragraphs(
        f"{quotation}\n>\n> def f(x):\n>     return x == 1\n\n> Yes."
    )
    assert (first.level, second.level, alone.level) == (1, 1, 1)
    assert second.text.startswith("The mill stood")
    assert (code.kind, code.text) == (BlockKind.CODE, "def f(x):\n    return x == 1")
    assert (alone.kind, alone.text) == (BlockKind.QUOTE, "Yes.")


def test_indented_paragraphs_of_wrapped_text_are_quotes() -> None:
    quote = (
        "    Here ye strike but splintered hearts together;\n"
        "    there, ye shall strike unsplinterable glasses!\n"
    )
    assert paragraphs(f"{WRAPPED}\n{quote}\n{WRAPPED}")[2] == (
        BlockKind.QUOTE,
        "Here ye strike but splintered hearts together; there, ye shall strike unsplinterable glasses!",
    )


def test_code_keeps_its_lines() -> None:
    assert paragraphs("    def f(x):\n        return x == 1") == [
        (BlockKind.CODE, "def f(x):\n    return x == 1")
    ]


def test_tables_join_their_cells() -> None:
    table = "Name     Height   Year\n-----    ------   ----\nMill     12 m     1856\n"
    assert paragraphs(table) == [(BlockKind.TABLE, "Name | Height | Year\nMill | 12 m | 1856")]
    assert paragraphs("| a | b |\n|---|---|\n| 1 | 2 |") == [(BlockKind.TABLE, "a | b\n1 | 2")]


def test_entries_of_a_table_of_contents_are_whole() -> None:
    entries = (
        "1. The mill\n  1.1. What the miller of the town does in a flood that is\n  as high as this one\n"
    )
    entries += "2. The road\nIndex"
    assert [paragraph.full_text for paragraph in split_paragraphs(entries)] == [
        "1. The mill",
        "1.1. What the miller of the town does in a flood that is as high as this one",
        "2. The road",
        "Index",
    ]


def test_centred_lines_are_no_quotation() -> None:
    title = "                        THE MILL BY THE RIVER\n                       Version 3 of 29 June 2007"
    assert paragraphs(f"{title}\n\n{WRAPPED}")[0] == (
        BlockKind.PARAGRAPH,
        "THE MILL BY THE RIVER Version 3 of 29 June 2007",
    )


FULL = "the river rose in the night and by the morning it had taken the road"


def layout(text: str) -> tuple[int, bool]:
    found = detect_layout([chunk.split("\n") for chunk in text.split("\n\n")])
    return found.margin, found.is_outdented


@pytest.mark.parametrize("width", [39, 40])
def test_lines_of_forty_characters_are_wrapped_and_shorter_ones_are_not(width: int) -> None:
    chunk = [("word " * 8)[: width - 1] + "."] * 10
    assert detect_layout([chunk] * 3).width == (width if width == 40 else 0)


@pytest.mark.parametrize(("long_lines", "width"), [(2, 0), (6, 60)])
def test_lines_are_wrapped_where_most_are_full(long_lines: int, width: int) -> None:
    chunk = ["rain " * 6] * (10 - long_lines) + ["rain " * 12] * long_lines
    assert detect_layout([[*chunk, "End."]]).width == width


def test_outdented_headings_are_detected() -> None:
    text = f"   {FULL}\n   {FULL}"
    assert layout(f"One\n\n{text}\n\nTwo\n\n{text}") == (3, True)
    assert layout(f"{text}\n\n{text}") == (3, False)
    assert layout(f"One\n\n{FULL}\n{FULL}\n\nTwo\n\n{text}") == (0, False)


@pytest.mark.parametrize(
    ("chunk", "length"),
    [
        ("One", 1),
        ("One\n   text", 1),
        ("1.1.  One", 1),
        (f"1.1.  {FULL[:50]}\n      on and on", 2),
        (f"1.1.  {FULL[:50]}\n      {FULL[:50]}\n      on and on", 3),
        (f"1.1.  {'a' * 24}\n      on and on", 2),
        (f"1.1.  {'a' * 23}\n      on and on", 1),
        (f"1.1.  {FULL[:50]}\non and on\n   text", 2),
        (f"1.1.  {FULL[:50]}\non and on\n   text\n   text", 0),
        ("Is it so?", 1),
        ("1.1. Motivation:", 1),
        ("IT IS SO.", 1),
        ("It is so.", 0),
        ("Namely:", 0),
        ("One,", 0),
        ("o  an item", 0),
        ("- an item", 0),
        ("(a) an item", 0),
        ("x = call(y)", 0),
        ("   text", 0),
        ("One\nTwo", 0),
        ("Mill " * 14 + "River", 1),
        ("Mills " + "Mill " * 13 + "River", 0),
        (f"{FULL[:66]}\n   hanging text", 0),
    ],
)
def test_headings_are_short_and_no_sentences(chunk: str, length: int) -> None:
    assert outdented_heading_length(chunk.split("\n"), 3) == length


def test_a_line_across_the_page_underlines_nothing() -> None:
    text = f"Since 2.22\n{'_' * 60}\n\nThe mole\n--------\n\nThe river rose."
    found = [(paragraph.text, paragraph.underline) for paragraph in split_paragraphs(text)]
    assert found[:3] == [("Since 2.22", ""), ("_" * 60, ""), ("The mole", "-")]


@pytest.mark.parametrize(
    ("line", "is_code"),
    [
        ("$ tar --all", True),
        ("#include <rope.h>", True),
        ("#define ROPE 1", True),
        ("Rope * rope_new (void);", True),
        ("rope_of_the_old_mill", False),
        ("$5 was the price", False),
        ("# Ropes", False),
    ],
)
def test_a_line_alone_is_code(line: str, is_code: bool) -> None:
    assert [paragraph.kind is BlockKind.CODE for paragraph in split_paragraphs(line)] == [is_code]
