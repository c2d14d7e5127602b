"""The text within the paragraphs of Word documents: formatting, notes, changes, links, formulas and pictures."""

from tests.formats.described import spans_of
from tests.formats.office.make_docx import paragraph, raw_document
from tests.formats.office.reading import STYLES, article, styled
from tui.document.model import Picture


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


def run(text: str, formatting: str = "") -> str:
    return f'<w:r><w:rPr>{formatting}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def spans(data: bytes) -> list[tuple[str, str, str]]:
    return spans_of(article(data))


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


def test_runs_have_formatting_by_themselves_and_by_style() -> None:
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
        + run("k", '<w:vertAlign w:val="superscript"/>')
        + run("3", '<w:vertAlign w:val="subscript"/>')
        + "</w:p>"
        + paragraph("All of it is bold.", '<w:pStyle w:val="B"/>', "<w:b/>")
    )
    assert spans(raw_document(body, styles=styles)) == [
        ("strong", "one", ""),
        ("emphasis", "three", ""),
        ("code", "fourfive", ""),
        ("superscript", "k", ""),
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
        ("figure", "Figure 1. Our pond", Picture("A pond", "word/media/pond.png")),
        ("paragraph", "It is deep.", None),
        ("figure", "Reeds", Picture("Reeds", "word/media/pond.png")),
    ]
    assert [dropped.text for dropped in read.dropped] == ["word/media/pond.png"]


def test_the_readings_beside_characters_are_left_out() -> None:
    ruby = f"<w:ruby><w:rt>{run('かんじ')}</w:rt><w:rubyBase>{run('漢字')}</w:rubyBase></w:ruby>"
    assert article(raw_document(f"<w:p><w:r>{ruby}</w:r>{run('です。')}</w:p>")).text == "漢字です。"
