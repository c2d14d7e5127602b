"""The notes of EPUB books, and the marks that point to them."""

import pytest

from tests.formats.epub.make_book import make_book, page
from tests.formats.epub.reading import article, reasons
from tui.document.model import Article, SpanKind


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (
            '<a epub:type="noteref" href="#n1">1</a>',
            '<aside epub:type="footnote" id="n1"><p>1. A note it is.</p></aside>',
        ),
        ('<sup><a id="r1" href="#n1">1</a></sup>', '<p><a id="n1" href="#r1">1</a> A note it is.</p>'),
        (
            '<a class="fnanchor" href="#n1">[1]</a>',
            '<div class="footnote" id="n1"><p>[1] A note it is.</p></div>',
        ),
        ('<a href="#n1">*</a>', '<p id="n1">* A note it is.</p>'),
        ('<a role="doc-noteref" href="#n1">1</a>', '<ol><li id="n1">A note it is.</li></ol>'),
    ],
)
def test_notes_are_marked_where_they_belong(mark: str, note: str) -> None:
    data = make_book({"a.xhtml": page(f"<p>The miller{mark} waits for rain.</p>", note, "<p>It rains.</p>")})
    read = article(data)
    assert read.text == "The miller waits for rain.\n\nIt rains."
    assert note_spans(read) == [(10, 10, label_of(mark))]
    assert read.notes == ((label_of(mark), "A note it is."),)
    assert reasons(data) == []


@pytest.mark.parametrize(
    "note",
    [
        '↑ <a href="#r0">a</a> <a href="a.xhtml#r1">b</a> 1854 was wet.',
        '<a href="#r0">1</a> 1854 was wet. <a href="#r1">Back</a>, <a href="#r0">again</a>',
    ],
)
def test_links_back_to_the_marks_are_no_text_of_a_note(note: str) -> None:
    marks = '<sup id="r0"><a href="#n1">1</a></sup> waits<a epub:type="noteref" id="r1" href="#n1">1</a>'
    data = make_book(
        {"a.xhtml": page(f"<p>The miller{marks} for rain.</p>", f'<ol><li id="n1">{note}</li></ol>')}
    )
    assert article(data).notes == (("1", "1854 was wet."),)


def test_notes_stand_in_a_file_without_marks() -> None:
    files = {
        "notes.xhtml": page("<p>It rains.</p>", '<ol><li id="n1">A note it is.</li></ol>'),
        "a.xhtml": page('<p>Nobody<a epub:type="noteref" href="notes.xhtml#n1">1</a> waits.</p>'),
    }
    read = article(make_book(files))
    assert read.text == "It rains.\n\nNobody waits."
    assert read.notes == (("1", "A note it is."),)


def label_of(mark: str) -> str:
    return "*" if "*" in mark else "1"


def note_spans(read: Article) -> list[tuple[int, int, str]]:
    spans = (span for block in read.blocks for span in block.spans)
    return [(span.start, span.end, span.target) for span in spans if span.kind is SpanKind.NOTE]


def test_notes_of_several_files_have_labels_of_their_own() -> None:
    chapter = (
        "<h1>{0}</h1><p>It is deep<a epub:type='noteref' href='z.xhtml#{0}'>1</a>, as"
        "<a epub:type='noteref' href='z.xhtml#{0}'>1</a> said<a epub:type='noteref' href='z.xhtml#{0}x'>2</a>.</p>"
    ).format
    notes = (
        "<section epub:type='endnotes'><h1>Notes</h1><ol>"
        + "".join(
            f"<li id='{name}' epub:type='endnote'><p>Note on {name}.</p><p>More. "
            f"<a role='doc-backlink' href='{name}.xhtml'>↩</a></p></li>"
            for name in ("one", "two")
        )
        + "<li>Never linked.</li></ol></section>"
    )
    data = make_book(
        {"a.xhtml": page(chapter("one")), "b.xhtml": page(chapter("two")), "z.xhtml": page(notes)}
    )
    read = article(data)
    assert read.text == "one\n\nIt is deep, as said.\n\ntwo\n\nIt is deep, as said."
    assert [label for _start, _end, label in note_spans(read)] == ["1", "1", "1-2", "1-2"]
    assert read.notes == (("1", "Note on one.\n\nMore."), ("1-2", "Note on two.\n\nMore."))
    assert [dropped.text for dropped in read.dropped] == ["Notes Never linked."]


def test_page_numbers_are_removed() -> None:
    number = '<span epub:type="pagebreak" id="p7" title="7">7</span><span class="pagenum">[Pg 7]</span>'
    assert (
        article(make_book({"a.xhtml": page(f"<p>The {number}miller waits.</p>")})).text == "The miller waits."
    )


def test_notes_in_a_file_of_their_own_are_notes() -> None:
    data = make_book(
        {
            "a.xhtml": page(
                '<h1>The pond</h1><p>It is deep.<sup><a id="r" href="z.xhtml#n">1</a></sup> Very.</p>'
            ),
            "z.xhtml": page('<p><a id="n" href="a.xhtml#r">1</a>. As the miller says.</p>'),
        }
    )
    assert article(data).text == "The pond\n\nIt is deep. Very."
    assert article(data).notes == (("1", "As the miller says."),)
