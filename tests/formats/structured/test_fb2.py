"""FictionBooks keep their sections and notes."""

import pytest

from tests.formats.epub.make_book import make_zip
from tests.formats.structured.reading import PROSE, article, blocks, dropped, outline, spans
from tui.document.errors import SourceError

INFO = (
    "<author><first-name>Ada</first-name><last-name>Weir</last-name></author><book-title>The Mill</book-title>"
    '<date value="2019-05-04">May</date><lang>de</lang><annotation><p>A quiet book.</p></annotation>'
)


def book(body: str, notes: str = "", info: str = INFO, declaration: str = "") -> str:
    return (
        f'{declaration}<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" '
        f'xmlns:l="http://www.w3.org/1999/xlink"><description><title-info>{info}</title-info></description>'
        f'<body>{body}</body><body name="notes">{notes}</body>'
        '<binary id="a.png" content-type="image/png">iVBORw0KGgo=</binary></FictionBook>'
    )


def section(title: str, inside: str = f"<p>{PROSE}</p>") -> str:
    return f"<section><title><p>{title}</p></title>{inside}</section>"


def test_sections_are_nested_and_metadata_is_read() -> None:
    body = "<title><p>Ada Weir</p><p>The Mill</p></title>" + section(
        "Part One", section("The pond", "<p>Wasser.</p>") + section("The wheel", "<p>Holz.</p>")
    )
    read = article(book(body))
    assert (read.title, read.author, read.date, read.language) == (
        "The Mill",
        "Ada Weir",
        "2019-05-04",
        "german",
    )
    assert outline(read) == [(1, "Part One"), (2, "The pond"), (2, "The wheel")]
    assert dropped(read) == [("what the publisher says", "A quiet book.")]


def test_notes_are_marked_where_they_belong() -> None:
    note = '<section id="n{0}"><title><p>{0}</p></title><p>Note {0}.</p><p>More.</p></section>'.format
    body = section("The pond", '<p>It<a l:href="#n1" type="note">[1]</a> is <a l:href="#n9">deep</a>.</p>')
    read = article(book(body, note(1) + note(2)))
    assert read.text == "The pond\n\nIt is deep."
    assert spans(read) == [("note", "", "1")]
    assert read.notes == (("1", "Note 1.\n\nMore."),)


def test_poems_quotations_tables_and_subtitles() -> None:
    body = section(
        "The pond",
        "<epigraph><p>Water is gold.</p><text-author>A miller</text-author></epigraph>"
        "<poem><stanza><v>The river</v><v>is slow</v></stanza></poem><empty-line/>"
        "<subtitle>* * *</subtitle><p>So it <emphasis>goes</emphasis><strikethrough>stops</strikethrough>.</p>"
        "<table><tr><td>oak</td><td>90</td></tr></table><subtitle>Its banks</subtitle>"
        f'<p>{PROSE}</p><image l:href="#a.png" alt="A pond"/><image l:href="#a.png"/>',
    )
    read = article(book(body, info="<book-title>The Mill</book-title>"))
    assert blocks(read) == [
        ("heading", 1, "", "The pond"),
        ("quote", 1, "", "Water is gold."),
        ("quote", 1, "", "A miller"),
        ("paragraph", 0, "", "The river"),
        ("paragraph", 0, "", "is slow"),
        ("paragraph", 0, "", "So it goes."),
        ("table", 0, "", "oak | 90"),
        ("heading", 2, "", "Its banks"),
        ("paragraph", 0, "", PROSE),
        ("figure", 0, "", "A pond"),
    ]
    assert dropped(read) == [("deleted text", "stops"), ("a picture without a description", "a.png")]


def test_a_book_in_a_zip_container_and_in_another_encoding() -> None:
    text = book(
        section("Мельница", "<p>Вода.</p>"), declaration='<?xml version="1.0" encoding="windows-1251"?>'
    )
    data = text.encode("cp1251")
    for read in (
        article(data, "a"),
        article(make_zip({"a/mill.fb2": data}), "mill.fb2.zip"),
        article(make_zip({"mill.fb2": data}), "x"),
    ):
        assert (read.title, read.text) == ("The Mill", "Мельница\n\nВода.")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_zip({"a.fb2": "<FictionBook/>", "b.fb2": ""}), "it holds 2 FictionBooks"),
        (b"<FictionBook><description>", "it is a FictionBook that is damaged"),
        (b"<FictionBook><body><p/></body></FictionBook>", "a FictionBook without any text"),
    ],
)
def test_errors(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        article(data)


def test_a_mark_of_a_note_in_a_note_is_text_and_notes_may_be_cyclic() -> None:
    note = '<section id="n1"><p>See <a l:href="#n1" type="note">1</a>.</p></section>'
    read = article(book(section("x", '<p>It<a l:href="#n1" type="note">1</a>.</p>'), note))
    assert read.notes == (("1", "See 1."),)


def test_a_guess_of_an_encoding_is_told() -> None:
    text = book(section("Река", "<p>Паром снова опоздал к пристани, и почтальон долго ждал под навесом.</p>"))
    read = article(text.encode("koi8-r"))
    assert outline(read) == [(1, "Река")]
    assert read.warnings == ("Read as KOI8-R, which is a guess: no encoding that fits is declared.",)
    assert article(text).warnings == ()
