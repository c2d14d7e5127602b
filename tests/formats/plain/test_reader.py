import pytest
from hypothesis import given

from tests.document.invariants import check_article
from tests.document.strategies import any_text, plain_articles
from tui.document.model import BlockKind
from tui.formats.parsed_document import article_of
from tui.formats.plain.raw_paragraph import RawParagraph
from tui.formats.plain.reader import find_title_page, read_plain_text, repeats_heading, title_position
from tui.sources.open import article_from_bytes, article_from_text

PROSE = (
    "The river rose in the night and by the morning it had taken the lower road, the mill and two "
    "of the sheds."
)
SCRAPED = f"""A flood takes the mill

A flood takes the mill
Image Source

{PROSE}

ADVERTISEMENT

What the town will do

{PROSE}

Sign up for our newsletter

{PROSE}
"""


@given(plain_articles, any_text)
def test_any_text_gives_a_sound_article(text: str, title: str) -> None:
    check_article(article_of(read_plain_text(text, title=title), language="english", source=title))


def test_a_scraped_page() -> None:
    document = read_plain_text(SCRAPED)
    assert document.title == "A flood takes the mill"
    assert [(draft.kind, draft.text) for draft in document.drafts] == [
        (BlockKind.PARAGRAPH, PROSE),
        (BlockKind.HEADING, "What the town will do"),
        (BlockKind.PARAGRAPH, PROSE),
        (BlockKind.PARAGRAPH, PROSE),
    ]
    assert {(dropped.reason, dropped.text) for dropped in document.dropped} == {
        ("the title again", "A flood takes the mill"),
        ("an image credit", "Image Source"),
        ("an advertisement", "ADVERTISEMENT"),
        ("a newsletter", "Sign up for our newsletter"),
    }


def test_a_given_title_is_not_searched_for() -> None:
    document = read_plain_text(f"The day after\n\n{PROSE}", title="A flood")
    assert document.title == "A flood"
    assert document.drafts[0].text == "The day after"


def test_a_running_head_is_dropped_everywhere() -> None:
    document = read_plain_text("\n\n".join(["The Mill", *[PROSE, "The Mill"] * 20, PROSE]))
    assert [draft.text for draft in document.drafts] == [PROSE] * 21


def test_one_word_is_text_and_no_title() -> None:
    document = read_plain_text("Hello")
    assert (document.title, [draft.text for draft in document.drafts]) == ("", ["Hello"])


def test_boilerplate_alone_is_text() -> None:
    assert [draft.text for draft in read_plain_text("ADVERTISEMENT").drafts] == ["ADVERTISEMENT"]


def test_pages_and_tabs_are_gaps() -> None:
    document = read_plain_text(f"{PROSE}\n\n\f\tThe\tnext page.", title="T")
    assert [draft.text for draft in document.drafts] == [PROSE, "The next page."]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1) Wash the beans. 2) Soak them.", ["paragraph"]),
        ("• Wash the beans • Soak them", ["paragraph"]),
        ("Beforehand:\n\n(a) wash the beans, (b) soak them.\n\nThen wait.", ["paragraph"] * 3),
        ("1. Take one of the 2. Others stay.\n2. Soak them.", ["list item", "list item"]),
        ("1. Wash the beans.\n\n2. Soak them.", ["list item", "list item"]),
        ("1) Wash the beans.", ["list item"]),
    ],
)
def test_a_whole_list_in_one_line_is_a_paragraph(text: str, kinds: list[str]) -> None:
    article = article_from_text("Beans", text)
    assert [block.kind for block in article.blocks] == kinds
    assert article.text == text if kinds[0] == "paragraph" else article.blocks[0].marker


def test_items_of_lists_have_markers() -> None:
    document = read_plain_text(f"{PROSE}\n\n- flour\n- water\n\n1. mix\n2. wait", title="T")
    assert [(draft.marker, draft.text) for draft in document.drafts[1:]] == [
        ("•", "flour"),
        ("•", "water"),
        ("1.", "mix"),
        ("2.", "wait"),
    ]


def test_a_book_has_its_chapters() -> None:
    chapters = [f"CHAPTER {number}.\n\nHow it went on\n\n{PROSE}\n" for number in ("I", "II", "III")]
    text = "\n".join(
        [
            "Title: The Mill\n\nAuthor: Ann Lee\n\nLanguage: German\n",
            "*** START OF THE PROJECT GUTENBERG EBOOK THE MILL ***\n",
            "THE MILL\n\nBy Ann Lee\n\nCONTENTS\n\nCHAPTER I.\nCHAPTER II.\nCHAPTER III.\n",
            *chapters,
            "*** END OF THE PROJECT GUTENBERG EBOOK THE MILL ***",
        ]
    )
    document = read_plain_text(text)
    assert (document.title, document.metadata.author, document.language) == ("The Mill", "Ann Lee", "German")
    assert [draft.text for draft in document.drafts] == [
        part for number in ("I", "II", "III") for part in (f"CHAPTER {number}. How it went on", PROSE)
    ]
    assert "a table of contents" in {dropped.reason for dropped in document.dropped}


def test_pathological_texts_are_read_soon() -> None:
    for text in (
        "\n" * 100_000 + "x",
        "#" * 500_000,
        "* " * 200_000,
        "a\n\n" * 20_000,
        "[\n" * 50_000,
        ">" * 100_000,
    ):
        assert read_plain_text(text).drafts


def test_a_manual_page_as_it_was_saved_from_the_screen() -> None:
    page = f"MILL(1){'':20}Commands{'':20}MILL(1)\n\nN\x08NA\x08AM\x08ME\x08E\n"
    page += "       m\x08mill - it _\x08g_\x08rinds\n\nSEE ALSO\n"
    page += f"       {PROSE[:70]}\n       {PROSE[70:]}\n"
    article = article_from_bytes(page.encode(), "mill.1.txt")
    assert article.title == "MILL(1)"
    assert [section.title for section in article.sections] == ["NAME", "SEE ALSO"]
    assert article.blocks[1].text == "mill - it grinds"


def test_any_line_ends_will_do() -> None:
    text = f"The river\n\n{PROSE}\n\nThe mill\n\n{PROSE}"
    wanted = [draft.text for draft in read_plain_text(text).drafts]
    for end in ("\r\n", "\r", "\r\r\n"):
        assert [draft.text for draft in read_plain_text(text.replace("\n", end)).drafts] == wanted


LONG_LINE = RawParagraph(
    "It was a long and rainy day, and in the evening the lights went out in all of the houses."
)


def title_index(*texts: str) -> int | None:
    return title_position([*map(RawParagraph, texts), LONG_LINE])


def test_the_first_line_is_the_title_if_it_looks_like_one() -> None:
    assert title_index("A long day by the river") == 0
    assert title_index("How long can it rain?") == 0
    assert title_index("The mill of J. R. Hartley Jr.") == 0
    assert title_index("THE MILL.") == 0


def test_a_first_line_that_is_something_else_is_none() -> None:
    assert title_index("It rained all day.") is None
    assert title_index("May 5, 2024") is None
    assert title_index("Dear reader,") is None
    assert title_index("* * *") is None


def test_a_sentence_that_stands_twice_is_the_title() -> None:
    assert title_index("It rained all day.", "It rained all day.") == 0


def test_a_double_line_beneath_wins() -> None:
    paragraphs = [
        RawParagraph("The Daily Post"),
        RawParagraph("Flood in the valley", underline="="),
        LONG_LINE,
    ]
    assert title_position(paragraphs) == 1


def test_a_lone_line_is_the_text() -> None:
    assert title_position([RawParagraph("Hello")]) is None
    assert title_position([]) is None


def test_a_title_page_has_the_title_in_pieces() -> None:
    page = [
        RawParagraph("A novel"),
        RawParagraph("MOBY-DICK;"),
        RawParagraph("or, THE WHALE."),
        RawParagraph("By Herman Melville"),
    ]
    assert find_title_page(page, "Moby Dick; or The Whale") == range(1, 3)
    assert find_title_page(page, "Billy Budd") == range(0)


def test_a_heading_again() -> None:
    assert repeats_heading("EXTRACTS.", "EXTRACTS. (Supplied by a Librarian)")
    assert repeats_heading("The mill", "The Mill")
    assert not repeats_heading("The mill", "The mill and the river")
    assert not repeats_heading("* * *", "")


def test_a_common_section_name_is_no_title() -> None:
    article = article_from_text("", "Background\n\nShips need harbours.\n\nResults\n\nHarbours need ships.\n")
    assert article.title == ""
    assert [section.title for section in article.sections] == ["Background", "Results"]


def test_spaces_as_entities_are_spaces() -> None:
    document = read_plain_text("The mill&nbsp;stood in the water, and it was&nbsp;old.")
    assert [draft.text for draft in document.drafts] == ["The mill stood in the water, and it was old."]
