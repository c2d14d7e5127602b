from hypothesis import given

from tests.document.invariants import check_article
from tests.document.strategies import any_text, plain_articles
from tui.document.model import BlockKind
from tui.formats.parsed_document import article_of
from tui.formats.plain.reader import read_plain_text
from tui.sources.open import article_from_bytes

PROSE = "The river rose in the night and by the morning it had taken the lower road, the mill and two of the sheds."
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
        ("an advertisement marker", "ADVERTISEMENT"),
        ("a newsletter notice", "Sign up for our newsletter"),
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


def test_hopeless_texts_end_soon() -> None:
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
