"""Spans, figures and notes on a page."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.spans import spans_of
from tests.export.digests import bridge, digest_of, lamp
from tests.export.html.parsed import parsed, place, text_of
from tui.document.build import Draft
from tui.document.model import Article, BlockKind, Note, Picture, Span, SpanKind
from tui.export.html.page import digest_html
from tui.export.marks import Mark
from tui.language.articles import build_article
from tui.summary.digests import summarize

TEXT = "It burns at night. Nobody sees it by day."
LINK, NOTE = SpanKind.LINK, SpanKind.NOTE
NOTES = (Note("1", "It is <of> brass."), Note("*", "First.\n\nSecond."))


def with_notes(*drafts: Draft) -> Article:
    return replace(build_article(drafts, title="Lamps"), notes=NOTES)


def test_spans_are_elements() -> None:
    article = place(parsed(digest_html(digest_of(lamp()))), "article")
    found = {
        name: [" ".join(each.itertext()) for each in article.iter(name)] for name in "strong code sub".split()
    }
    assert found == {"strong": ["lamp"], "code": ["*not*"], "sub": ["2"]}
    assert [text_of(each) for each in article.iter("em")] == ["needs H2O"]
    assert article.xpath(".//strong/a/@href") == ["https://lamps.example/"]
    assert article.xpath(".//sup[not(@class)]/text()") == ["2"]
    assert article.xpath(".//span[@class='formula']/text()") == ["x < y"]


def test_a_line_has_the_spans_of_its_sentence_but_no_links_and_marks() -> None:
    root = parsed(digest_html(digest_of(lamp(), 0, 2, length="2")))
    first, second = root.xpath("//section[@id='summary']//li/a")
    assert [each.tag for each in first.iterdescendants()] == ["strong"]
    assert [each.tag for each in second.iterdescendants()] == ["em", "sub", "code", "span"]


def test_a_note_is_linked_to_its_mark_and_back() -> None:
    root = parsed(digest_html(digest_of(lamp())))
    (mark,) = root.xpath("//article//sup[@class='note']/a")
    assert (mark.text, mark.get("aria-label"), mark.get("href")) == ("1", "Note 1", "#note-0")
    note = place(root, "note-0")
    assert [text_of(part) for part in note.iter("p")] == ["It is of brass.", "It is old."]
    (back,) = note.xpath("./a/@href")
    assert place(root, back) is mark.getparent()
    assert "#notes" in root.xpath("//nav[@class='skips']/a/@href")


def test_a_page_without_notes_has_no_place_for_them() -> None:
    root = parsed(digest_html(digest_of(bridge())))
    assert root.xpath("//*[@id='notes'] | //a[@href='#notes']") == []


def test_the_page_of_a_section_has_the_notes_of_its_marks() -> None:
    article = with_notes(
        Draft(BlockKind.PARAGRAPH, TEXT, spans=(Span(NOTE, 18, 18, "1"),)),
        Draft(BlockKind.HEADING, "By day", 1),
        Draft(BlockKind.PARAGRAPH, TEXT, spans=(Span(NOTE, 8, 8, "*"), Span(NOTE, 18, 18, "*"))),
    )
    root = parsed(digest_html(summarize(article, section=1)))
    assert [note.get("id") for note in root.xpath("//section[@id='notes']//li")] == ["note-1"]
    assert place(root, "note-1").xpath("./a/@href") == ["#mark-1-1", "#mark-1-2"]
    whole = parsed(digest_html(summarize(article)))
    assert len(whole.xpath("//section[@id='notes']//li")) == 2


def test_a_mark_within_a_link_is_no_link() -> None:
    spans = (Span(LINK, 3, 17, "https://a.example/"), Span(NOTE, 8, 8, "1"), Span(NOTE, 9, 11, "*"))
    article = with_notes(Draft(BlockKind.PARAGRAPH, TEXT, spans=spans))
    root = parsed(digest_html(summarize(article)))
    marks = root.xpath("//article//sup")
    assert [(mark.text, len(mark)) for mark in marks] == [("1", 0), ("at", 0)]


@pytest.mark.parametrize(
    "picture, described, address",
    [
        (Picture(), None, None),
        (Picture("A brass lamp", "lamp.png"), "A brass lamp", None),
        (Picture("A brass lamp", "https://a.example/lamp.png"), "A brass lamp", "https://a.example/lamp.png"),
        (Picture("The lamp.", "https://a.example/lamp.png"), "Picture", "https://a.example/lamp.png"),
        (Picture("", "javascript:alert(1)"), None, None),
    ],
)
def test_a_figure_has_its_caption_and_what_it_shows(
    picture: Picture, described: str | None, address: str | None
) -> None:
    article = with_notes(
        Draft(BlockKind.PARAGRAPH, TEXT),
        Draft(BlockKind.FIGURE, "The lamp.", spans=(Span(SpanKind.EMPHASIS, 4, 8),), picture=picture),
    )
    (figure,) = parsed(digest_html(summarize(article))).iter("figure")
    assert text_of(figure.find("figcaption")) == "The lamp."
    assert figure.findtext("figcaption/em") == "lamp"
    shown = figure.find("p")
    assert (None if shown is None else text_of(shown)) == described
    assert figure.xpath(".//@href") == ([address] if address else [])


def test_the_cells_of_a_table_have_their_spans() -> None:
    spans = (Span(SpanKind.STRONG, 0, 4), Span(NOTE, 0, 0, "1"), Span(SpanKind.CODE, 9, 12))
    article = with_notes(
        Draft(BlockKind.PARAGRAPH, TEXT), Draft.table([["lamp", "", "oil"], ["", "a"]], spans)
    )
    root = parsed(digest_html(summarize(article)))
    cells = [[child.tag for child in cell] for cell in root.xpath("//article//tr[1]/*")]
    assert cells == [["sup", "strong"], [], ["code"]]


@settings(max_examples=150, deadline=None)
@given(spans_of(len(TEXT)), st.sampled_from(BlockKind), st.integers(0, 3))
def test_any_spans_leave_the_text_as_it_is(spans: tuple[Span, ...], kind: BlockKind, length: int) -> None:
    article = with_notes(Draft(kind, TEXT, 1, spans=spans), Draft(BlockKind.PARAGRAPH, "It ends here."))
    digest = summarize(article, "random", max(1, length))
    root = parsed(digest_html(digest, marked=[Mark(digest.summary[0].text)]))
    (section,) = root.xpath("//article/section[@id='section-0']")
    marked = {span.target for span in spans if span.kind is NOTE and span.start < span.end}
    if not marked:
        assert text_of(section) == f"{TEXT} It ends here."
    assert [text_of(line) for line in root.xpath("//section[@id='summary']//li")] == [
        sentence.text for sentence in digest.summary
    ]
