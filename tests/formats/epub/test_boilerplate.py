"""Front and back matter of EPUB books, which is dropped."""

from tests.formats.epub.make_book import entry, make_book, nav, page, prose
from tests.formats.epub.reading import CHAPTERS, article, outline, reasons
from tui.formats.epub.reader import read_epub


def test_front_and_back_matter_is_dropped() -> None:
    links = "".join(f'<p><a href="{reference}">{reference}</a> {9}</p>' for reference in [*CHAPTERS] * 2)
    data = make_book(
        {
            "cover.xhtml": page("<p>The Mill, a book</p>"),
            "t1.xhtml": page("<h1>The Mill</h1><p>by Ada Weir</p>"),
            "x2.xhtml": page("<p>Copyright © 2019 by the miller.</p><p>All rights reserved.</p>"),
            "x3.xhtml": page("<h2>Contents</h2>", links),
            "x4.xhtml": page("<p>For the frogs</p>"),
            "x5.xhtml": page("<h1>Introduction</h1>", prose()),
            **CHAPTERS,
            "x9.xhtml": page('<section epub:type="index"><h1>Index</h1><p>frogs, 7</p></section>'),
            "x10.xhtml": page(
                '<section epub:type="endnotes"><h1>Notes</h1><p>1. Said the miller.</p></section>'
            ),
        }
    )
    read = article(data)
    assert "For the frogs" in read.text
    assert [section.title for section in read.sections] == [
        None,
        "Introduction",
        "The pond",
        "The wheel",
        "The stones",
    ]
    assert sorted(reasons(data)) == [
        "a copyright page",
        "a table of contents",
        "a title page",
        "an index",
        "notes",
        "the cover",
    ]


def test_front_matter_is_named_by_the_guide_and_the_landmarks() -> None:
    pages = {"a.xhtml": page("<p>A picture of frogs</p>"), **CHAPTERS}
    guide = '<reference type="cover" href="a.xhtml"/>'
    landmarks = (
        '<nav epub:type="landmarks"><ol><li><a epub:type="titlepage" href="a.xhtml">x</a></li></ol></nav>'
    )
    contents = nav(entry("The pond", "one.xhtml") + entry("The wheel", "two.xhtml"), landmarks)
    assert reasons(make_book(pages, guide=guide)) == ["the cover"]
    assert reasons(make_book(pages, contents=contents)) == ["a title page"]


def test_dropped_text_keeps_its_words_apart() -> None:
    title = page('<section epub:type="titlepage"><h1>The Mill</h1><p>by Ada Weir</p></section>')
    left_out = read_epub(make_book({"t.xhtml": title, **CHAPTERS}), "the book").dropped
    assert [(dropped.reason, dropped.text) for dropped in left_out] == [
        ("a title page", "The Mill by Ada Weir")
    ]


def test_a_table_of_contents_inside_a_chapter_is_dropped() -> None:
    links = "".join(f'<li><a href="#c{number}">Chapter {number}</a></li>' for number in range(6))
    data = make_book({"all.xhtml": page("<h2>Contents</h2><ul>", links, "</ul><h2>The pond</h2>", prose())})
    assert outline(data) == [(1, "The pond")]
    assert reasons(data) == ["a table of contents"]


def test_front_matter_alone_is_read() -> None:
    assert article(make_book({"cover.xhtml": page("<p>Only a cover.</p>")})).text == "Only a cover."


def test_a_file_that_is_not_linear_is_dropped() -> None:
    data = make_book(CHAPTERS, aside=["two.xhtml"])
    assert outline(data) == [(1, "The pond"), (1, "The stones")]
    assert reasons(data) == ["a part that is not in the running text"]
