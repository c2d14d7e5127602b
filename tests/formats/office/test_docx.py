"""Word documents keep their outline, and only their text is read."""

from datetime import datetime
from typing import Any

import pytest

from tests.document.invariants import check_article
from tests.formats.office.make_docx import SENTENCE, empty_document, paragraph, raw_document, saved
from tui.document.errors import SourceError
from tui.document.model import Article, BlockKind
from tui.formats.office.docx import read_docx
from tui.formats.parsed_document import article_of


def article(data: bytes) -> Article:
    read = article_of(read_docx(data, "the document"), language=None, source="mill.docx")
    check_article(read)
    return read


def outline(data: bytes) -> list[tuple[int, str | None]]:
    return [(section.level, section.title) for section in article(data).sections]


def blocks(data: bytes) -> list[tuple[str, int, str, str]]:
    return [(str(block.kind), block.level, block.marker, block.text) for block in article(data).blocks]


def reasons(data: bytes) -> list[str]:
    return [dropped.reason for dropped in read_docx(data, "the document").dropped]


def test_headings_come_from_styles() -> None:
    document = empty_document()
    document.core_properties.author = "Ada Weir"
    document.core_properties.created = datetime(2019, 5, 4)
    document.core_properties.title = "Template of the mill.dotx"
    document.add_heading("The Mill", 0)
    document.add_heading("The pond", 1)
    document.add_paragraph(SENTENCE)
    document.add_heading("Its banks", 2)
    document.add_paragraph(SENTENCE)
    document.add_heading("The wheel", 1)
    document.add_paragraph(SENTENCE)
    data = saved(document)
    read = article(data)
    assert (read.title, read.author, read.date, read.language) == (
        "The Mill",
        "Ada Weir",
        "2019-05-04",
        "english",
    )
    assert outline(data) == [(1, "The pond"), (2, "Its banks"), (1, "The wheel")]


def test_a_single_top_heading_is_the_title() -> None:
    document = empty_document()
    document.add_heading("The Mill", 1)
    document.add_paragraph(SENTENCE)
    document.add_heading("The pond", 2)
    document.add_paragraph(SENTENCE)
    data = saved(document)
    assert article(data).title == "The Mill"
    assert outline(data) == [(1, None), (1, "The pond")]


def test_a_heading_that_repeats_the_title_is_dropped() -> None:
    document = empty_document()
    document.core_properties.title = "The Mill"
    document.add_heading("THE MILL", 1)
    document.add_paragraph(SENTENCE)
    data = saved(document)
    assert (article(data).title, reasons(data)) == ("The Mill", ["the title again"])


@pytest.mark.parametrize(
    ("named", "title"), [("Mills", "Mills"), ("Microsoft Word - a.doc", ""), ("Document1", "")]
)
def test_the_title_in_the_properties_is_the_last_resort(named: str, title: str) -> None:
    document = empty_document()
    document.core_properties.title = named
    document.add_paragraph(SENTENCE)
    assert article(saved(document)).title == title


STYLES = """
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="Source Code"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="IQ"><w:name w:val="Intense Quote"/></w:style>"""


def styled(style: str, text: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def test_styles_inherit_and_have_outline_levels() -> None:
    body = "".join(
        (
            *(styled("berschrift1", "One"), paragraph(SENTENCE), styled("Own", "Below"), paragraph(SENTENCE)),
            *(styled("Mine", "Two"), styled("Loop", SENTENCE)),
            *(paragraph("Itself", '<w:outlineLvl w:val="2"/>'), paragraph(SENTENCE)),
        )
    )
    assert outline(raw_document(body, styles=STYLES)) == [(1, "One"), (2, "Below"), (1, "Two"), (2, "Itself")]


def test_quotations_code_captions_and_contents() -> None:
    body = "".join(
        (
            *(styled("TOC1", "The pond 1"), paragraph(SENTENCE), styled("Cap", "Figure 1. A pond")),
            *(styled("IQ", "Water is gold."), styled("Code", "while dry:"), styled("Code", "    wait()")),
        )
    )
    data = raw_document(body, styles=STYLES)
    assert blocks(data) == [
        ("paragraph", 0, "", SENTENCE),
        ("figure", 0, "", "Figure 1. A pond"),
        ("quote", 1, "", "Water is gold."),
        ("code", 0, "", "while dry:\n    wait()"),
    ]
    assert reasons(data) == ["a table of contents"]


def test_a_generated_table_of_contents_is_dropped() -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('Contents')}{paragraph('The pond 1')}</w:sdtContent></w:sdt>"
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('A field to fill in.')}</w:sdtContent></w:sdt>"
    data = raw_document(contents + control + paragraph(SENTENCE))
    assert article(data).text == f"A field to fill in.\n\n{SENTENCE}"
    assert reasons(data) == ["a table of contents"] * 2


def bold(document: Any, text: str, size: int | None = None) -> None:
    from docx.shared import Pt

    run = document.add_paragraph().add_run(text)
    run.bold = True
    run.font.size = None if size is None else Pt(size)


def test_short_bold_paragraphs_are_headings_without_styles() -> None:
    document = empty_document()
    bold(document, "The Mill")
    for heading in ("The pond", "Where does the water go?", "3. The wheel"):
        bold(document, heading)
        document.add_paragraph(SENTENCE).add_run(" And this is bold.").bold = True
        document.add_paragraph(SENTENCE)
    bold(document, "Nobody knew then what that would mean for all who lived below the weir.")
    document.add_paragraph(SENTENCE)
    data = saved(document)
    assert article(data).title == "The Mill"
    assert outline(data) == [(1, "The pond"), (1, "Where does the water go?"), (1, "3. The wheel")]


def test_larger_letters_are_higher_headings() -> None:
    document = empty_document()
    for part in ("One", "Two"):
        bold(document, f"Part {part}", 18)
        for heading in ("The pond", "The wheel"):
            bold(document, f"{heading} {part}", 13)
            document.add_paragraph(SENTENCE)
            document.add_paragraph(SENTENCE)
    assert outline(saved(document))[:4] == [
        (1, "Part One"),
        (2, "The pond One"),
        (2, "The wheel One"),
        (1, "Part Two"),
    ]


def test_bold_paragraphs_are_no_headings_if_there_are_many_or_styled_ones() -> None:
    document = empty_document()
    for number in range(6):
        bold(document, f"Point {number}")
        document.add_paragraph("Said before")
    assert outline(saved(document)) == [(1, None)]
    document = empty_document()
    document.add_heading("The pond", 1)
    bold(document, "Note")
    document.add_paragraph(SENTENCE)
    assert outline(saved(document)) == [(1, "The pond")]


def test_lists_have_levels_and_numbers() -> None:
    document = empty_document()
    for text, style in (
        *(("First", "List Number"), ("Second", "List Number")),
        *((SENTENCE, None), ("Third", "List Number")),
        *(("Oak", "List Bullet"), ("Pine", "List Bullet 2"), ("Elm", "List Bullet")),
    ):
        document.add_paragraph(text, style=style)
    assert blocks(saved(document)) == [
        ("list item", 1, "1.", "First"),
        ("list item", 1, "2.", "Second"),
        ("paragraph", 0, "", SENTENCE),
        ("list item", 1, "3.", "Third"),
        ("list item", 1, "•", "Oak"),
        ("list item", 2, "•", "Pine"),
        ("list item", 1, "•", "Elm"),
    ]


NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="S"/>
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="nothing"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"/>
<w:num w:numId="5"><w:abstractNumId w:val="2"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>"""


def item(text: str, listing: int | str, level: int | str = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{listing}"/></w:numPr>')


def test_lists_start_at_their_first_number_and_count_separately() -> None:
    body = item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 2) + item("e", 5) + item("f", 1)
    markers = [
        (level, marker) for _kind, level, marker, _text in blocks(raw_document(body, numbering=NUMBERING))
    ]
    assert markers == [(1, "4."), (2, "a."), (1, "5."), (1, "1."), (1, "7."), (1, "6.")]


@pytest.mark.parametrize(
    "broken", [item("a", 9), item("a", 3), item("a", 4), item("a", 1, "x"), item("a", "0"), item("a", 1, 99)]
)
def test_undefined_lists_are_read(broken: str) -> None:
    assert article(raw_document(broken, numbering=NUMBERING)).text == "a"


def test_tables_are_tables() -> None:
    document = empty_document()
    table = document.add_table(2, 2)
    for row, column, text in ((0, 0, "tree"), (0, 1, "years"), (1, 0, "oak"), (1, 1, "90")):
        table.cell(row, column).text = text
    document.add_paragraph(SENTENCE)
    assert blocks(saved(document)) == [
        ("table", 0, "", "tree | years\noak | 90"),
        ("paragraph", 0, "", SENTENCE),
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>The mill </w:t></w:r><w:del><w:r><w:delText>burns</w:delText></w:r>"
        "<w:r><w:t>x</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>stands</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>"
        + paragraph("One half ", "<w:rPr><w:del/></w:rPr>")
        + paragraph("and the other.")
        + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
        + paragraph("x")
        + "</w:tc><w:tc>"
        + paragraph("y")
        + "</w:tc></w:tr>"
        + 2 * ("<w:tr><w:tc>" + paragraph("a") + "</w:tc><w:tc>" + paragraph("b") + "</w:tc></w:tr>")
        + "</w:tbl>"
    )
    assert article(raw_document(body)).text == "The mill stands\n\nOne half and the other.\n\na | b\na | b"


def test_text_in_boxes_fields_links_and_formulas_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Around it.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"{box}</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>Page 7</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:hyperlink><w:r><w:tab/><w:t>links</w:t></w:r></w:hyperlink><m:oMath><m:r><m:t> "
        "x=y</m:t></m:r></m:oMath>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    )
    assert article(raw_document(body)).text == "Around it.\n\nIn the box.\n\nPage 7 links x=y"


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def spans(data: bytes) -> list[tuple[str, str, str]]:
    read = article(data)
    return [
        (span.kind, read.text[span.start : span.end], span.target)
        for block in read.blocks
        for span in block.spans
    ]


def test_notes_have_labels_and_are_marked_where_they_belong() -> None:
    parts = {
        "footnotes": '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{paragraph("Never seen.")}</w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" Said the miller.")}</w:p>'
        f"{paragraph('And his son.')}</w:footnote>"
        f'<w:footnote w:id="3">{paragraph("By hand.")}</w:footnote>',
        "endnotes": f'<w:endnote w:id="2">{paragraph("In May.")}</w:endnote>',
    }
    body = (
        f'<w:p>{run("It stood here")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" in 1871")}'
        '<w:r><w:endnoteReference w:id="2"/></w:r>'
        '<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
        f'<w:r><w:footnoteReference w:id="77"/></w:r>{run(".")}</w:p>'
    )
    read = article(raw_document(body, **parts))
    assert read.text == "It stood here in 1871."
    assert [(span.kind, span.start, span.end, span.target) for span in read.blocks[0].spans] == [
        ("note", 13, 13, "1"),
        ("note", 21, 21, "i"),
        ("note", 21, 21, "*"),
    ]
    assert [(note.label, note.text) for note in read.notes] == [
        ("1", "Said the miller.\n\nAnd his son."),
        ("i", "In May."),
        ("*", "By hand."),
        ("2", "Never seen."),
    ]
    assert [(dropped.reason, dropped.text) for dropped in read.dropped] == [
        ("a note whose text is missing", "footnote 77")
    ]


def test_comments_deleted_text_and_running_heads_are_told() -> None:
    body = (
        f"<w:p>{run('The mill ')}<w:del><w:r><w:delText>burns</w:delText></w:r></w:del>"
        f"{run('sank ', '<w:strike/>')}{run('stands.')}</w:p>"
        f"<w:del>{paragraph('A whole paragraph.')}</w:del>"
    )
    comment = f"<w:comment>{paragraph('No!')}</w:comment>"
    data = raw_document(
        body, comments=comment, header1=paragraph("On mills"), header2=paragraph("On mills"), footer1="<w:p/>"
    )
    assert article(data).text == "The mill stands."
    assert [(dropped.reason, dropped.text) for dropped in article(data).dropped] == [
        ("deleted text", "burns"),
        ("deleted text", "sank"),
        ("deleted text", "A whole paragraph."),
        ("a comment", "No!"),
        ("a page header", "On mills"),
    ]


def test_runs_have_looks_by_themselves_and_by_style() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="C"><w:name w:val="Source Code"/></w:style>'
        '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="B"><w:name w:val="Bold"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = (
        "<w:p>"
        + run("one", '<w:rStyle w:val="S"/>')
        + run(" two ")
        + run("three", "<w:i/>")
        + run(" and ", '<w:i w:val="0"/>')
        + run("four", '<w:rStyle w:val="C"/>')
        + run("five", '<w:rFonts w:ascii="Courier New"/>')
        + run(" m")
        + run("2", '<w:vertAlign w:val="superscript"/>')
        + run("3", '<w:vertAlign w:val="subscript"/>')
        + "</w:p>"
        + paragraph("All of it is bold.", '<w:pStyle w:val="B"/>', "<w:b/>")
    )
    assert spans(raw_document(body, styles=styles)) == [
        ("strong", "one", ""),
        ("emphasis", "three", ""),
        ("code", "fourfive", ""),
        ("superscript", "2", ""),
        ("subscript", "3", ""),
    ]


def test_links_lead_where_their_relations_and_fields_say() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/hyperlink" TargetMode="External" Target="http://a.example/"/></Relationships>'
    )
    field = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
    body = (
        f"<w:p><w:hyperlink r:id='r1'>{run('the pond')}</w:hyperlink>{run(' and ')}{field('begin')}"
        f'<w:r><w:instrText>HYPERLINK "http://b.example/"</w:instrText></w:r>{field("separate")}{run("the ")}'
        f"{run('mill', '<w:b/>')}{field('end')}<w:hyperlink w:anchor='x'>{run(' here')}</w:hyperlink></w:p>"
    )
    assert spans(raw_document(body, files={"word/_rels/document.xml.rels": relations})) == [
        ("link", "the pond", "http://a.example/"),
        ("link", "the mill", "http://b.example/"),
        ("strong", "mill", ""),
    ]


def math(inside: str) -> str:
    return f"<m:oMath>{inside}</m:oMath>"


def letters(text: str) -> str:
    return f"<m:r><w:rPr><w:i/></w:rPr><m:t>{text}</m:t></m:r>"


def test_equations_are_formulas() -> None:
    fraction = f"<m:f><m:num>{letters('a')}</m:num><m:den>{letters('2b')}</m:den></m:f>"
    body = (
        f"<w:p>{run('The force is ')}{math(letters('F=') + fraction)}{run(', so it ')}{run('falls', '<w:i/>')}"
        f"{run('.')}</w:p><w:p><m:oMathPara>{math(letters('x=y'))}{math(letters('y=z'))}</m:oMathPara></w:p>"
    )
    data = raw_document(body)
    assert article(data).text == "The force is F=\\frac{a}{2b}, so it falls.\n\nx=y y=z"
    assert spans(data) == [
        ("formula", "F=\\frac{a}{2b}", ""),
        ("emphasis", "falls", ""),
        ("formula", "x=y", ""),
        ("formula", "y=z", ""),
    ]


def test_pictures_are_figures_with_their_captions() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/image" Target="media/pond.png"/></Relationships>'
    )
    drawing = (
        "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='Picture 1' descr='{}'/>"
        "<a:graphic><a:blip r:embed='r1'/></a:graphic></wp:inline></w:drawing></w:r>"
    ).format
    body = (
        f"<w:p>{drawing('A pond')}</w:p>{styled('Cap', 'Figure 1. Our pond')}"
        f"<w:p>{run('It is deep.')}{drawing('Reeds')}</w:p><w:p>{drawing('pond.png')}</w:p>"
    )
    data = raw_document(body, styles=STYLES, files={"word/_rels/document.xml.rels": relations})
    read = article(data)
    assert [(block.kind, block.text, block.picture) for block in read.blocks] == [
        ("figure", "Figure 1. Our pond", ("A pond", "word/media/pond.png")),
        ("paragraph", "It is deep.", None),
        ("figure", "Reeds", ("Reeds", "word/media/pond.png")),
    ]
    assert [dropped.text for dropped in read.dropped] == ["word/media/pond.png"]


HEADINGS = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="H2"/><w:lvlText w:val="%1.%2"/>
{}</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
NUMBERED_STYLES = """
<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""


@pytest.mark.parametrize(
    ("number_format", "text", "more", "numbers"),
    [
        ("decimal", "%1", "", ["1", "2", "2.1", "2.2", "", "3", "3.1"]),
        ("upperRoman", "%1.", "", ["I.", "II.", "II.1", "II.2", "", "III.", "III.1"]),
        ("upperRoman", "%1.", "<w:isLgl/>", ["I.", "II.", "2.1", "2.2", "", "III.", "3.1"]),
        ("upperLetter", "Part %1:", "", ["Part A:", "Part B:", "B.1", "B.2", "", "Part C:", "C.1"]),
        ("decimal", "%1", '<w:lvlRestart w:val="0"/>', ["1", "2", "2.1", "2.2", "", "3", "3.3"]),
        ("bullet", "o", "", ["", "", "0.1", "0.2", "", "", "0.1"]),
    ],
)
def test_the_numbers_before_headings_are_part_of_them(
    number_format: str, text: str, more: str, numbers: list[str]
) -> None:
    unnumbered = paragraph("x", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    headings = [styled(style, "x") for style in ("H1", "H1", "H2", "H2")]
    headings += [unnumbered, styled("H1", "x"), styled("H2", "x")]
    data = raw_document(
        "".join(heading + paragraph(SENTENCE) for heading in headings),
        styles=NUMBERED_STYLES,
        numbering=HEADINGS.format(number_format, text, more),
    )
    assert [title for _level, title in outline(data)] == [f"{number} x".strip() for number in numbers]


def test_the_readings_beside_characters_are_left_out() -> None:
    ruby = f"<w:ruby><w:rt>{run('かんじ')}</w:rt><w:rubyBase>{run('漢字')}</w:rubyBase></w:ruby>"
    assert article(raw_document(f"<w:p><w:r>{ruby}</w:r>{run('です。')}</w:p>")).text == "漢字です。"


@pytest.mark.parametrize(("code", "language"), [("de-AT", "german"), ("en-US", "spanish")])
def test_the_language_is_used_unless_it_is_the_default_english(code: str, language: str) -> None:
    styles = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{code}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    text = (
        "El molino está junto al río y el agua mueve la rueda durante todo el invierno, pero no en el verano."
    )
    assert article(raw_document(paragraph(text), styles=styles)).language == language


def test_the_strict_namespace_is_read() -> None:
    data = raw_document(styled("berschrift1", "One") + paragraph(SENTENCE), styles=STYLES)
    from tests.formats.office.make_docx import NAMESPACES, with_main_part

    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    main = f"<w:document {strict}><w:body>{styled('berschrift1', 'One')}{paragraph(SENTENCE)}</w:body></w:document>"
    assert outline(with_main_part(data, main.encode())) == [(1, "One")]


@pytest.mark.parametrize("body", ["", paragraph(" "), "<w:p/>"])
def test_a_document_without_text_is_an_error(body: str) -> None:
    with pytest.raises(SourceError, match="Cannot read the document: it is a Word document without any text"):
        article(raw_document(body))


def test_entities_are_not_expanded() -> None:
    from tests.formats.office.make_docx import NAMESPACES, with_main_part

    laughs = '<!ENTITY a "laugh ">' + "".join(
        f'<!ENTITY {name} "{f"&{of};" * 99}">' for of, name in zip("abcd", "bcde", strict=True)
    )
    main = (
        f'<?xml version="1.0"?><!DOCTYPE x [{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f"<w:document {NAMESPACES}><w:body>{paragraph('Safe.')}{paragraph('&e;&f;')}</w:body></w:document>"
    )
    text = article(with_main_part(raw_document(""), main.encode())).text
    assert text.startswith("Safe.")
    assert len(text) < 100
    assert "root:" not in text


@pytest.mark.parametrize("tag", ["tbl><w:tr><w:tc", "sdt", "p", "ins", "r", "txbxContent><w:p", "del"])
@pytest.mark.parametrize("depth", [50, 100_000])
def test_deep_nesting_is_read(tag: str, depth: int) -> None:
    ends = (
        "".join(f"</{name}>" for name in reversed(tag.replace("<", "").split(">")))
        .replace("</", "</w:")
        .replace("w:w:", "w:")
    )
    nested = "".join(f"<w:{tag}>{paragraph(str(number))}" for number in range(depth)) + ends * depth
    assert article(raw_document(paragraph("The pond.") + nested)).text.startswith("The pond.")


def test_strings_are_sanitized() -> None:
    document = empty_document()
    document.core_properties.title = "A\u202e mill\x85"
    document.core_properties.author = "Ada\u2066"
    document.add_heading("Reeds\u202e", 1)
    document.add_paragraph("Frogs\x9b2J and\u2028more.")
    read = article(saved(document))
    strings = [
        read.title,
        read.author or "",
        *(block.text for block in read.blocks if block.kind is not BlockKind.CODE),
    ]
    assert all(string.isprintable() for string in strings)
