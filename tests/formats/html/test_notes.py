"""Notes of web pages and their marks."""

import pytest
from lxml import html

from tests.growth import grows_with_size
from tui.document.model import Dropped, Note, Span, SpanKind
from tui.formats.html.blocks import html_blocks
from tui.formats.html.notes import PageNotes, extract_notes


def taken_from(body: str) -> tuple[list[str], PageNotes]:
    page = html.document_fromstring(f"<html><body>{body}</body></html>")
    taken = extract_notes(page)
    return [block.draft.text for block in html_blocks(page)], taken


def test_a_mark_becomes_a_span_and_its_target_a_note() -> None:
    page = html.document_fromstring(
        '<p>The rope held<sup><a href="#fn1">1</a></sup> for years.</p>'
        '<h2>Notes</h2><ol><li id="fn1">By <i>half</i> a yard. <a href="#r1">↩</a></li></ol>'
    )
    taken = extract_notes(page)
    (block,) = html_blocks(page)
    assert block.draft.text == "The rope held for years."
    assert block.draft.spans == (Span(SpanKind.NOTE, 13, 13, "1"),)
    assert taken.notes == [Note("1", "By half a yard.")]
    assert taken.dropped == [Dropped("marks of notes", "1"), Dropped("the heading of the notes", "Notes")]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("It broke.<sup>2</sup> Nobody fell.", "It broke. Nobody fell."),
        ("It broke,<sup>3, 4</sup> and fell.", "It broke, and fell."),
        ("It broke.<sup>[12]</sup><sup class='reference'>: 240–3</sup> It fell.", "It broke. It fell."),
        ("It broke.<sup>[<a href='/why'>who says so?</a>]</sup> It fell.", "It broke. It fell."),
        ("It broke.<a class='footnote' href='#footnote-5'>5</a> It fell.", "It broke. It fell."),
        ("It broke<a href='#x'>[7]</a> and fell.", "It broke and fell."),
        ("It broke.<sup>6)</sup> It fell.", "It broke. It fell."),
        (
            "On the 3<sup>rd</sup> day, 10<sup>4</sup> m<sup>2</sup> of CO<sub>2</sub>",
            "On the 3rd day, 10⁴ m² of CO2",
        ),
        ("See <a href='#part-7'>7</a> below.", "See 7 below."),
    ],
)
def test_marks_go_and_other_raised_numbers_stay(markup: str, text: str) -> None:
    assert taken_from(f"<p>{markup}</p>")[0] == [text]


def test_a_mark_without_a_note_leaves_no_span() -> None:
    page = html.document_fromstring("<p>It broke.<sup>2</sup> Nobody fell.</p>")
    extract_notes(page)
    assert [block.draft.spans for block in html_blocks(page)] == [()]


def test_a_note_that_is_referred_to_twice_is_one_note() -> None:
    mark = '<sup class="reference"><a href="#cite-3">[3]</a></sup>'
    texts, taken = taken_from(
        f'<p>One.{mark} Two.{mark}</p><ol class="references"><li id="cite-3">A book</li></ol>'
    )
    assert texts == ["One. Two."]
    assert taken.notes == [Note("3", "A book")]


@pytest.mark.parametrize(
    "note",
    [
        '<span class="mw-cite-backlink">^ <a href="#r0"><i>a</i></a> <a href="#r1"><i>b</i></a></span> A book, 1854.',
        '<span>↑ <a href="#r0"><sup>1,0</sup></a> <a href="#r1"><sup>1,1</sup></a></span> A book, 1854.',
        'A book, 1854. ↩ <a href="#r0">a</a>, <a href="#r1">b</a>',
        'A book, 1854. <a href="#r0">Back to the text</a> | <a href="#outer">second</a>',
        '<a href="#r0"><b>^</b></a> <a href="#before">c</a> A book, 1854.',
    ],
)
def test_links_back_to_the_marks_are_no_text_of_a_note(note: str) -> None:
    link = '<a href="#n">[1]</a>'
    _, taken = taken_from(
        f'<p>One<sup id="r0">{link}</sup> two<sup><a id="r1" href="#n">[1]</a></sup>'
        f' three<span id="outer">[<sup>{link}</sup>]</span> four <a name="before"></a><sup>{link}</sup>.</p>'
        f'<ol class="references"><li id="n">{note}</li></ol>'
    )
    assert taken.notes == [Note("1", "A book, 1854.")]


def test_a_link_to_another_note_is_text() -> None:
    marks = "".join(f'<p>Words<sup><a href="#{name}" id="r{name}">{name}</a></sup></p>' for name in "12")
    _, taken = taken_from(
        f'{marks}<div><p id=1>See note <a href="#2">2</a>.</p><p id=2>See <a href="#x">a</a>.</p></div>'
    )
    assert taken.notes == [Note("1", "See note 2."), Note("2", "See a.")]


def test_two_notes_with_the_same_number_have_labels_of_their_own() -> None:
    marks = "".join(f'<p>Words<sup><a href="#{name}">1</a></sup></p>' for name in "ab")
    _, taken = taken_from(f"{marks}<div><p id=a>First.</p><p id=b>Second.</p></div>")
    assert taken.notes == [Note("1", "First."), Note("1 (2)", "Second.")]


def test_a_list_named_as_notes_is_taken_without_marks() -> None:
    texts, taken = taken_from("<p>Text.</p><section class=footnotes><ol><li>See below.</li></ol></section>")
    assert (texts, taken.notes) == (["Text."], [Note("1", "See below.")])


def test_a_part_of_the_page_is_no_note() -> None:
    texts, taken = taken_from(
        '<p>Words<sup><a href="#part">1</a></sup> go on.</p><div id=part><h2>Part</h2><p>Text.</p></div>'
    )
    assert texts == ["Words go on.", "Part", "Text."]
    assert taken.notes == []


def test_the_time_grows_with_the_number_of_notes() -> None:
    def take(count: int) -> None:
        pairs = (
            f"<p>Knots<sup><a href='#n{at}'>{at}</a></sup></p><p id='n{at}'>{at} Loose.</p>"
            for at in range(count)
        )
        page = html.document_fromstring(f"<html><body>{''.join(pairs)}</body></html>")
        assert len(extract_notes(page).notes) == count

    assert grows_with_size(take, 2_500)
