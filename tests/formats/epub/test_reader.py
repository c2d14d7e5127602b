"""EPUB books keep their outline, and only their running text is read."""

import pytest

from tests.formats.epub.make_book import METADATA, entry, make_book, make_zip, nav, ncx, page, point, prose
from tests.formats.epub.reading import CHAPTERS, article, outline, reasons
from tui.document.errors import SourceError
from tui.document.model import BlockKind


def test_epub_3_has_the_outline_of_its_navigation_document() -> None:
    contents = nav(
        entry("Preface", "preface.xhtml")
        + entry(
            "Part One", "part.xhtml", entry("The pond", "one.xhtml", entry("Its banks", "one.xhtml#banks"))
        )
        + entry("Epilogue", "epilogue.xhtml")
    )
    data = make_book(
        {
            "preface.xhtml": page("<h2>Preface</h2>", prose()),
            "part.xhtml": page("<h1>Part One</h1>"),
            "one.xhtml": page(
                "<h1>The pond</h1>",
                prose(),
                '<h2 id="banks">Its banks</h2>',
                prose(),
                "<h3>Reeds</h3>",
                prose(),
            ),
            "epilogue.xhtml": page("<h5>Epilogue</h5>", prose()),
        },
        contents=contents,
    )
    read = article(data)
    assert (read.title, read.author, read.date, read.language) == (
        "The Mill",
        "Ada Weir",
        "2019-05-04",
        "english",
    )
    assert outline(data) == [
        (1, "Preface"),
        (1, "Part One"),
        (2, "The pond"),
        (3, "Its banks"),
        (4, "Reeds"),
        (1, "Epilogue"),
    ]


def test_epub_2_has_the_outline_of_its_ncx() -> None:
    contents = ncx(
        point("Book the First", "text/one.html", point("The pond", "text/one.html#pond"))
        + point("Book the Second", "text/two.html", point("The wheel", "text/two.html#wheel"))
    )
    data = make_book(
        {
            "text/one.html": page("<h2>Book the First</h2>", '<h3 id="pond">The pond</h3>', prose()),
            "text/two.html": page("<h2>Book the Second</h2>", '<a id="wheel"/><h3>The wheel</h3>', prose()),
        },
        contents=contents,
        is_old=True,
    )
    assert outline(data) == [(1, "Book the First"), (2, "The pond"), (1, "Book the Second"), (2, "The wheel")]


def test_a_chapter_without_a_heading_gets_its_title_in_the_contents() -> None:
    data = make_book(
        {"one.xhtml": page(prose()), "two.xhtml": page(prose(), '<p id="b">The wheel turned.</p>', prose())},
        contents=nav(
            entry("The pond", "one.xhtml") + entry("The wheel", "two.xhtml", entry("It turns", "two.xhtml#b"))
        ),
    )
    assert outline(data) == [(1, "The pond"), (1, "The wheel"), (2, "It turns")]


def test_an_entry_without_a_target_heads_those_below_it() -> None:
    contents = nav(entry("Part One", None, entry("The pond", "one.xhtml"), entry("The wheel", "two.xhtml")))
    assert outline(make_book(CHAPTERS, contents=contents))[:3] == [
        (1, "Part One"),
        (2, "The pond"),
        (2, "The wheel"),
    ]


@pytest.mark.parametrize(
    ("body", "title", "heading"),
    [
        ("<h1>Chapter 1</h1><h2>The Whale</h2>", "The Whale", "Chapter 1. The Whale"),
        ("<h1>Chapter 1</h1><h2>The Whale</h2>", "Chapter 1", "Chapter 1. The Whale"),
        ("<h1>Chapter 1</h1><h2>The Whale</h2>", "Chapter 1: The Whale", "Chapter 1. The Whale"),
        ("<h1>CHAPTER I.</h1><h1>The Whale</h1>", "The Whale", "CHAPTER I. The Whale"),
        ("<h1>The <br/>Whale</h1>", "1. The Whale", "1. The Whale"),
        ("<h1>Chapter 1: The Whale</h1>", "The Whale", "Chapter 1: The Whale"),
        ("<p>CHAPTER 1</p><p>The Whale</p>", "Chapter 1. The Whale", "Chapter 1. The Whale"),
        ("<p class='title'>The Whale</p>", "The Whale", "The Whale"),
        ("<p>❦</p><h1>The Whale</h1>", "The whale", "The Whale"),
        ("<h1>A Whale is Seen</h1>", "Ch. 1", "A Whale is Seen"),
    ],
)
def test_a_heading_and_its_title_in_the_contents_are_one(body: str, title: str, heading: str) -> None:
    data = make_book(
        {"a.xhtml": page(body, prose()), "b.xhtml": page(prose())},
        contents=nav(entry(title, "a.xhtml") + entry("The end", "b.xhtml")),
    )
    titles = [section.title for section in article(data).sections if section.title]
    assert titles == [heading, "The end"]


def test_a_book_without_contents_has_its_own_headings() -> None:
    assert outline(make_book(CHAPTERS)) == [(1, "The pond"), (1, "The wheel"), (1, "The stones")]


@pytest.mark.parametrize(
    ("body", "headings"),
    [
        ("<p>CHAPTER ONE</p>", [(1, "CHAPTER ONE")]),
        ("<p class='chapter-title'>The pond</p>", [(1, "The pond")]),
        ("<p class='chapnum'>1</p><p class='chaptitle'>The pond</p>", [(1, "1. The pond")]),
        ("<p>Part Two</p><p>Chapter 3: The pond</p>", [(1, "Part Two"), (2, "Chapter 3: The pond")]),
        ("<p>Chapter 3 of the story was never told to anyone who asked for it.</p>", []),
        ("<p class='chapter'>The river is slow here.</p>", []),
        ("<p>Kapitel zwei</p>", [(1, "Kapitel zwei")]),
        ("<p>Chapitre quatre</p>", [(1, "Chapitre quatre")]),
    ],
)
def test_paragraphs_are_headings_in_a_book_without_any(body: str, headings: list[tuple[int, str]]) -> None:
    data = make_book({"a.xhtml": page(prose()), "b.xhtml": page(body, prose())})
    assert outline(data)[1:] == headings
    assert outline(make_book({"a.xhtml": page("<h2>One</h2>", prose()), "b.xhtml": page(body, prose())})) == [
        (1, "One")
    ]


@pytest.mark.parametrize(
    ("numbers", "are_titles"),
    [
        (("I", "II"), True),
        (("1", "2"), True),
        (("ONE", "TWO"), True),
        (("1", "3"), False),
        (("7", "9"), False),
    ],
)
def test_paragraphs_of_numbers_in_order_are_headings(numbers: tuple[str, str], are_titles: bool) -> None:
    first, second = (f"<div><b>{number}</b></div>" for number in numbers)
    data = make_book(
        {
            "a.xhtml": page("<p>PROLOGUE</p>", prose()),
            "b.xhtml": page(first, prose(), second, prose()),
            "c.xhtml": page("<p>Epilogue</p>", prose()),
        }
    )
    titles = [title for _, title in outline(data) if title]
    assert titles == (["PROLOGUE", *numbers, "Epilogue"] if are_titles else [])


def test_contents_that_list_few_of_the_chapters_are_ignored() -> None:
    contents = nav(entry("Begin reading", "one.xhtml"))
    assert outline(make_book(CHAPTERS, contents=contents)) == [
        (1, "The pond"),
        (1, "The wheel"),
        (1, "The stones"),
    ]


def test_links_stay_in_the_text() -> None:
    body = (
        '<p>See <a href="#x">chapter 1</a> of <a href="#y">1984</a>, or <a '
        'href="http://x.org/">there</a>.</p>'
    )
    assert article(make_book({"a.xhtml": page(body)})).text == "See chapter 1 of 1984, or there."


def test_title_and_author_at_the_beginning_are_dropped() -> None:
    data = make_book({"a.xhtml": page("<h1>The Mill</h1><p>by Ada Weir</p><h2>The pond</h2>", prose())})
    assert outline(data) == [(1, "The pond")]
    assert reasons(data) == ["the title again", "the author's name, as on a title page"]


def test_a_chapter_may_have_the_title_of_the_book() -> None:
    data = make_book({**CHAPTERS, "last.xhtml": page("<h1>The Mill</h1>", prose())})
    assert outline(data)[-1] == (1, "The Mill")


def test_metadata_of_epub_3() -> None:
    metadata = (
        '<dc:title id="s">A Tale</dc:title><dc:title id="m">The Mill</dc:title>'
        '<meta refines="#s" property="title-type">subtitle</meta>'
        '<meta refines="#m" property="title-type">main</meta>'
        '<dc:creator id="e">Ed Itor</dc:creator><dc:creator id="a">Ada '
        "Weir</dc:creator><dc:creator>Bo Dam</dc:creator>"
        '<meta refines="#e" property="role">edt</meta><meta refines="#a" property="role">aut</meta>'
        "<dc:language>de-AT</dc:language><dc:date>0101-01-01T00:00:00+00:00</dc:date>"
    )
    read = article(make_book({"one.xhtml": page("<p>Wasser.</p>")}, metadata=metadata))
    assert (read.title, read.author, read.date, read.language) == (
        "The Mill",
        "Ada Weir, Bo Dam",
        None,
        "german",
    )


def test_encoded_and_relative_references_are_resolved() -> None:
    pages = {
        "../Text/the%20pond.xhtml": page("<h1>The pond</h1>", prose()),
        "two.xhtml": CHAPTERS["two.xhtml"],
    }
    contents = nav(entry("A pond", "../Text/the%20pond.xhtml") + entry("A wheel", "./x/../two.xhtml"))
    assert outline(make_book(pages, contents=contents)) == [(1, "The pond"), (1, "The wheel")]


def test_references_cannot_leave_the_book() -> None:
    data = make_book({"../../../../etc/passwd": None, "file:///etc/passwd": None, **CHAPTERS})
    assert len(article(data).sections) == 3


def test_references_ignore_case() -> None:
    files = {"OEBPS/ONE.XHTML": CHAPTERS["one.xhtml"]}
    assert outline(make_book({"one.xhtml": None}, others=files)) == [(1, "The pond")]


def test_a_missing_file_is_reported_and_the_others_are_read() -> None:
    data = make_book({**CHAPTERS, "gone.xhtml": None})
    assert len(article(data).sections) == 3
    assert reasons(data) == ["a part that is missing from the book"]


def test_markup_that_is_not_well_formed_is_read() -> None:
    broken = (
        "<html><body><h1>The pond<p>Reeds &amp; frogs & more <b>frogs<p>The end&nbsp;of it &mdash; "
        "<br>all</body>"
    )
    read = article(make_book({"a.xhtml": broken}))
    assert "Reeds & frogs & more frogs" in read.text
    assert "The end of it — all" in read.text


def test_entities_and_encodings() -> None:
    named = page("<p>caf&eacute;&nbsp;&hellip; &lt;tea&gt;</p>")
    other = '<?xml version="1.0" encoding="windows-1252"?><html><body><p>Müller’s</p></body></html>'.encode(
        "cp1252"
    )
    wide = '<?xml version="1.0" encoding="utf-16"?><html><body><p>größer</p></body></html>'.encode("utf-16")
    data = make_book({"a.xhtml": named, "b.xhtml": other, "c.xhtml": wide})
    assert article(data).text == "café … <tea>\n\nMüller’s\n\ngrößer"


ENCRYPTED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData
xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/><CipherData><CipherReference URI="{}"/>
</CipherData></EncryptedData></encryption>"""


def test_a_locked_book_is_an_error() -> None:
    locked = ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/one.xhtml")
    with pytest.raises(SourceError, match=r"the book: it is an EPUB book that is locked \(DRM\)"):
        article(make_book(CHAPTERS, others={"META-INF/encryption.xml": locked}))


@pytest.mark.parametrize(
    ("algorithm", "path"),
    [
        ("http://www.idpf.org/2008/embedding", "OEBPS/font.otf"),
        ("http://ns.adobe.com/pdf/enc#RC", "OEBPS/font.otf"),
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/film.mp4"),
    ],
)
def test_a_book_with_locked_fonts_or_films_is_read(algorithm: str, path: str) -> None:
    data = make_book(CHAPTERS, others={"META-INF/encryption.xml": ENCRYPTED.format(algorithm, path)})
    assert len(article(data).sections) == 3


def test_a_package_that_the_container_does_not_name_is_found() -> None:
    assert len(article(make_book(CHAPTERS, others={"META-INF/container.xml": "<container/>"})).sections) == 3


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_zip({"META-INF/container.xml": "<x/>"}, "application/epub+zip"), "without a package document"),
        (make_book({"a.xhtml": page("<img src='x'/>")}), "without any text"),
        (make_book({"a.xhtml": None}), "without any text"),
        (make_book({}), "without any text"),
        (
            make_book({"a.xhtml": b"", "b.xhtml": b"\0\0"}),
            "without any text",
        ),
    ],
)
def test_a_book_without_text_is_an_error(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=f"Cannot read the book: it is an EPUB book {message}"):
        article(data)


BOMB = (
    '<!DOCTYPE html [<!ENTITY a "laugh "><!ENTITY b "'
    + "&a;" * 99
    + '"><!ENTITY c "'
    + "&b;" * 99
    + '"><!ENTITY d "'
    + "&c;" * 99
    + '"><!ENTITY e SYSTEM "file:///etc/passwd">]>'
)


def test_entities_are_not_expanded() -> None:
    body = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p title="&d;">The &d; &e; end.</p></body></html>'
    )
    chapter = '<?xml version="1.0"?>' + BOMB + body
    metadata = "<dc:title>A &d;&e;</dc:title>"
    contents = '<?xml version="1.0"?>' + BOMB + nav(entry("&d;&e; pond", "a.xhtml")).partition("?>")[2]
    read = article(make_book({"a.xhtml": chapter}, metadata=metadata, contents=contents))
    assert len(repr((read.title, read.text, read.dropped))) < 500
    assert "root:" not in read.text + read.title


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul", "table", "p"])
def test_deep_nesting_is_read(tag: str) -> None:
    deep = "".join(f"<{tag}>{number}" for number in range(30_000))
    entries = "".join(f"<li>{number}<ol>" for number in range(30_000))
    data = make_book({"a.xhtml": page(deep), "b.xhtml": page("<p>The pond.</p>")}, contents=nav(entries))
    assert "The pond." in article(data).text


def test_many_references_and_entries_are_read() -> None:
    marks = page(
        "<p>",
        '<a epub:type="noteref" href="#n">1</a>, ' * 8_000,
        "</p>",
        "<p>",
        '<a href="#n">1</a>' * 8_000,
        "</p>",
    )
    entries = nav("".join(entry(f"Place {number}", f"a.xhtml#{number}") for number in range(8_000)))
    assert article(make_book({"a.xhtml": marks}, contents=entries)).text


def test_strings_are_sanitized() -> None:
    metadata = METADATA.replace("The Mill", "The&#x202e; Mill&#x9b;")
    contents = nav(entry("A&#x202e;&#x85; pond\n\n", "one.xhtml") + entry("b", "two.xhtml"))
    read = article(
        make_book(
            {"one.xhtml": page("<p>Reeds&#x9b;2J</p>"), **CHAPTERS}, metadata=metadata, contents=contents
        )
    )
    assert "\u202e" not in repr(read)
    assert all(block.text.isprintable() for block in read.blocks if block.kind is not BlockKind.CODE)
    assert read.title == "The\ufffd Mill\ufffd"


def test_a_guess_of_an_encoding_is_told() -> None:
    page = (
        "<html><body><p>Паром снова опоздал к пристани, и почтальон долго ждал под навесом.</p></body></html>"
    )
    read = article(make_book({"a.xhtml": page.encode("koi8-r"), "b.xhtml": page}))
    assert len({block.text for block in read.blocks}) == 1
    assert read.warnings == ("Read as KOI8-R, which is a guess: no encoding that fits is declared.",)


SENTENCE = "This sentence is on a line of its own, and long enough for one that is."


@pytest.mark.parametrize("hidden", ["<!-- hidden -->", "<?hidden x?>"])
def test_comments_between_lines_are_no_text(hidden: str) -> None:
    body = f"<p>{SENTENCE}{hidden}<br/>{SENTENCE}{hidden} More.</p>"
    read = article(make_book({"a.xhtml": page(body)}))
    assert read.text == f"{SENTENCE} {SENTENCE} More."


def test_a_note_with_control_characters_in_its_attributes_is_taken_out() -> None:
    note = "<aside epub:type='footnote' id='n&#1;1' a\x01b='c'><p>1 A note.</p></aside>"
    body = f"<p>{SENTENCE}<a epub:type='noteref' href='#n&#1;1'>1</a></p>{note}"
    read = article(make_book({"a.html": page(body)}))
    assert "A note." not in read.text.split("\n")[0]
