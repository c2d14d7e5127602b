"""Presentations have a section for each slide, and notes for what the speaker says."""

import pytest

from tests.document.invariants import check_article
from tests.formats.described import blocks_of
from tests.formats.epub.make_book import make_zip
from tests.formats.office.make_odt import NAMESPACES as ODF_NAMESPACES
from tests.formats.office.make_pptx import make_slides, paragraph, relations, run, shape, slide
from tui.document.errors import SourceError
from tui.document.model import Article
from tui.sources.open import article_from_bytes

SENTENCE = "The river has always been slow here."


def article(data: bytes) -> Article:
    read = article_from_bytes(data, "mill.pptx")
    check_article(read)
    return read


def blocks(data: bytes) -> list[tuple[str, int, str, str]]:
    return blocks_of(article(data))


def titles(data: bytes) -> list[str | None]:
    return [section.title for section in article(data).sections]


def test_titles_of_slides_are_headings_in_the_order_of_the_show() -> None:
    data = make_slides(
        slide(shape("subTitle", "A talk"), shape("ctrTitle", "The Mill")),
        slide(
            shape("body", SENTENCE), shape("title", "The", "pond"), shape("ftr", "Feet"), shape("sldNum", "2")
        ),
        slide(shape("title", " "), shape("body", SENTENCE)),
        slide(shape("sldNum", "4")),
        slide(shape("title", "The wheel"), shape(None, SENTENCE)),
        core="<dc:title>PowerPoint Presentation</dc:title><dc:creator>Ada Weir</dc:creator>",
    )
    assert (article(data).title, article(data).author) == ("The Mill", "Ada Weir")
    assert titles(data) == [None, "The pond", "Slide 3", "The wheel"]
    assert blocks(data) == [
        ("paragraph", 0, "", "A talk"),
        ("heading", 1, "", "The pond"),
        ("list item", 1, "•", SENTENCE),
        ("heading", 1, "", "Slide 3"),
        ("list item", 1, "•", SENTENCE),
        ("heading", 1, "", "The wheel"),
        ("paragraph", 0, "", SENTENCE),
    ]


def test_bullets_numbers_and_levels() -> None:
    number = '<a:pPr{}><a:buAutoNum type="{}"{}/></a:pPr>'.format
    lines = (
        paragraph(number("", "arabicPeriod", ' startAt="3"'), run("Oak")),
        paragraph(number(' lvl="1"', "alphaLcParenR", ""), run("deep")),
        paragraph(number("", "arabicPeriod", ""), run("Elm")),
        paragraph("<a:pPr><a:buNone/></a:pPr>", run("Plain.")),
        paragraph('<a:pPr lvl="2"/>', run("Below")),
        paragraph("", "<a:endParaRPr/>"),
    )
    data = make_slides(
        slide(shape("", *lines), shape(None, paragraph('<a:pPr><a:buChar char="-"/></a:pPr>', run("x"))))
    )
    assert blocks(data) == [
        ("list item", 1, "3.", "Oak"),
        ("list item", 2, "a)", "deep"),
        ("list item", 1, "4.", "Elm"),
        ("paragraph", 0, "", "Plain."),
        ("list item", 3, "•", "Below"),
        ("list item", 1, "•", "x"),
    ]


def test_runs_have_looks_links_breaks_and_formulas() -> None:
    line = paragraph(
        "",
        run("The ", '<a:rPr b="1"/>')
        + run("old", '<a:rPr i="1"/>')
        + "<a:br/>"
        + run("mill", '<a:rPr baseline="30000"/>'),
        run("gone", '<a:rPr strike="sngStrike"/>'),
        run(" there", '<a:rPr><a:hlinkClick r:id="r1"/></a:rPr>'),
        "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>",
        '<a:fld type="slidenum"><a:t>1</a:t></a:fld>',
    )
    link = relations(("r1", "hyperlink", "http://x.example/"))
    read = article(make_slides(slide(shape(None, line)), files={"ppt/slides/_rels/slide9.xml.rels": link}))
    assert read.text == "The old mill there\\frac{a}{b}"
    assert [(span.kind, read.text[span.start : span.end]) for span in read.blocks[0].spans] == [
        *(("strong", "The"), ("emphasis", "old"), ("superscript", "mill"), ("link", "there")),
        ("formula", "\\frac{a}{b}"),
    ]
    assert [(part.reason, part.text) for part in read.dropped] == [("deleted text", "gone")]


def test_tables_pictures_groups_and_diagrams() -> None:
    cell = "<a:tc><a:txBody><a:p>{}</a:p></a:txBody></a:tc>".format
    table = (
        f"<p:graphicFrame><a:tbl><a:tr>{cell(run('oak'))}{cell(run('90'))}</a:tr></a:tbl></p:graphicFrame>"
    )
    picture = '<p:pic><p:nvPicPr><p:cNvPr id="1" name="P" descr="{}"/></p:nvPicPr><a:blip r:embed="r1"/></p:pic>'.format
    files = {
        "ppt/slides/_rels/slide9.xml.rels": relations(
            ("r1", "image", "../media/a.png"), ("r2", "diagramData", "../diagrams/data1.xml")
        ),
        "ppt/diagrams/data1.xml": slide(f"<dgm:pt><dgm:t>{paragraph('', run('Rain'))}</dgm:t></dgm:pt>"),
    }
    data = make_slides(
        slide(
            f"<p:grpSp>{shape(None, SENTENCE)}{picture('A pond')}</p:grpSp>{table}{picture('a.png')}"
            '<p:graphicFrame><dgm:relIds r:dm="r2"/></p:graphicFrame>'
            f"<mc:AlternateContent><mc:Choice>{shape(None, 'Once.')}</mc:Choice>"
            f"<mc:Fallback>{shape(None, 'Once.')}</mc:Fallback></mc:AlternateContent>"
        ),
        files=files,
    )
    assert blocks(data) == [
        ("paragraph", 0, "", SENTENCE),
        ("figure", 0, "", "A pond"),
        ("table", 0, "", "oak | 90"),
        ("list item", 1, "•", "Rain"),
        ("paragraph", 0, "", "Once."),
    ]
    assert [part.text for part in article(data).dropped] == ["ppt/media/a.png"]


def test_speaker_notes_are_notes_and_hidden_slides_are_told() -> None:
    notes = slide(
        shape("sldImg", "x"), shape("body", "Say this.", "And that."), shape("sldNum", "2"), tag="notes"
    )
    files = {
        "ppt/slides/_rels/slide8.xml.rels": relations(("r1", "notesSlide", "../notesSlides/n.xml")),
        "ppt/notesSlides/n.xml": notes,
    }
    data = make_slides(
        slide(shape("title", "Secret"), attributes='show="0"'),
        slide(shape("title", "The pond"), shape("body", SENTENCE)),
        files=files,
    )
    read = article(data)
    assert titles(data) == ["The pond"]
    assert read.notes == (("slide 2", "Say this.\n\nAnd that."),)
    assert [(part.reason, part.text) for part in read.dropped] == [("a hidden slide", "Secret")]


def test_a_presentation_without_text_is_an_error() -> None:
    with pytest.raises(SourceError, match="it is a presentation without any text"):
        article(make_slides(slide(shape("sldNum", "1"))))


def frame(kind: str, *lines: str) -> str:
    inside = "".join(f"<text:p>{line}</text:p>" for line in lines)
    return f'<draw:frame presentation:class="{kind}"><draw:text-box>{inside}</draw:text-box></draw:frame>'


ODP = (
    f"<draw:page>{frame('title', 'The Mill')}{frame('subtitle', 'A talk')}{frame('footer', 'Feet')}</draw:page>"
    f"<draw:page>{frame('title', 'The pond')}<draw:frame presentation:class='outline'><draw:text-box><text:list>"
    f"<text:list-item><text:p>{SENTENCE}</text:p></text:list-item></text:list></draw:text-box></draw:frame>"
    f"<presentation:notes><draw:page-thumbnail presentation:class='page'/>{frame('notes', 'Say this.')}"
    "</presentation:notes></draw:page>"
)
FLAT = (
    f'<?xml version="1.0"?><office:document {ODF_NAMESPACES} '
    'office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation>'
    f"{ODP}</office:presentation></office:body></office:document>"
).encode()
PACKED = make_zip(
    {
        "content.xml": f"<office:document-content {ODF_NAMESPACES}><office:body><office:presentation>{ODP}"
        "</office:presentation></office:body></office:document-content>"
    },
    "application/vnd.oasis.opendocument.presentation",
)


@pytest.mark.parametrize("data", [FLAT, PACKED], ids=["flat", "packed"])
def test_presentations_of_open_document(data: bytes) -> None:
    read = article(data)
    assert [(block.kind, block.text) for block in read.blocks] == [
        *(("heading", "The Mill"), ("paragraph", "A talk"), ("heading", "The pond"), ("list item", SENTENCE)),
    ]
    assert read.notes == (("slide 2", "Say this."),)
