"""OpenDocument texts keep their outline, and only their text is read."""

import pytest

from tests.document.invariants import check_article
from tests.formats.described import blocks_of, outline_of, spans_of
from tests.formats.office.make_odt import (
    META,
    NAMESPACES,
    SENTENCE,
    heading,
    listing,
    make_flat,
    make_text,
    paragraph,
)
from tui.document.errors import SourceError
from tui.document.model import Article, Picture
from tui.sources.open import article_from_bytes


def article(data: bytes) -> Article:
    read = article_from_bytes(data, "mill.odt")
    check_article(read)
    return read


def outline(data: bytes) -> list[tuple[int, str | None]]:
    return outline_of(article(data))


def blocks(data: bytes) -> list[tuple[str, int, str, str]]:
    return blocks_of(article(data))


def reasons(data: bytes) -> list[str]:
    return [dropped.reason for dropped in article(data).dropped]


BODY = "".join(
    (
        *(heading("The pond"), paragraph(), heading("Its banks", 2), paragraph()),
        *(heading("The wheel"), paragraph(SENTENCE)),
    )
)
OUTLINE = [(1, "The pond"), (2, "Its banks"), (1, "The wheel")]


@pytest.mark.parametrize(
    "data", [make_text(BODY, meta=META), make_flat(BODY, meta=META)], ids=["packed", "flat"]
)
def test_headings_come_from_the_outline(data: bytes) -> None:
    read = article(data)
    assert (read.title, read.author, read.date, read.language) == (
        "The Mill",
        "Ada Weir",
        "2019-05-04",
        "english",
    )
    assert outline(data) == OUTLINE


def test_a_paragraph_in_the_title_style_is_the_title() -> None:
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    data = make_text(paragraph("The Mill", "P1") + BODY, automatic=styles, meta="<dc:title>x.ott</dc:title>")
    assert (article(data).title, outline(data)) == ("The Mill", OUTLINE)


def test_styles_inherit_and_have_outline_levels() -> None:
    styles = (
        '<style:style style:name="Own" style:default-outline-level="2"/>'
        '<style:style style:name="Loop" style:parent-style-name="Loop"/>'
        '<style:style style:name="H" style:parent-style-name="Own"/>'
    )
    data = make_text(
        heading("One") + paragraph(SENTENCE, "Loop") + paragraph("Below", "H") + paragraph(), styles=styles
    )
    assert [section.title for section in article(data).sections] == [None, "Below"]
    assert article(data).title == "One"


def test_short_bold_paragraphs_are_headings_without_an_outline() -> None:
    bold = '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
    body = "".join(
        paragraph(f'<text:span text:style-name="B">{title}</text:span>') + paragraph()
        for title in ("The pond", "The wheel")
    )
    data = make_text(
        body + paragraph('It is <text:span text:style-name="B">deep</text:span>'), automatic=bold
    )
    assert outline(data) == [(1, "The pond"), (1, "The wheel")]


NUMBERED = """<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/>
<text:list-level-style-bullet text:level="2"/></text:list-style><text:list-style style:name="M">
<text:list-level-style-number text:level="1" style:num-format="1" text:start-value="4"/></text:list-style>"""


def test_lists_have_levels_and_numbers() -> None:
    body = (
        listing(
            paragraph("First") + paragraph("goes on") + listing(paragraph("Oak"), paragraph("Elm")),
            paragraph("Second"),
            attributes='text:style-name="N"',
        )
        + paragraph()
        + listing(paragraph("Third"), attributes='text:style-name="N" text:continue-numbering="true"')
        + listing(paragraph("Fourth"), attributes='text:style-name="M"')
        + listing(paragraph("Pine"))
    )
    assert blocks(make_text(body, automatic=NUMBERED)) == [
        ("list item", 1, "1.", "First"),
        ("list item", 1, "", "goes on"),
        ("list item", 2, "•", "Oak"),
        ("list item", 2, "•", "Elm"),
        ("list item", 1, "2.", "Second"),
        ("paragraph", 0, "", SENTENCE),
        ("list item", 1, "3.", "Third"),
        ("list item", 1, "4.", "Fourth"),
        ("list item", 1, "•", "Pine"),
    ]


def test_a_heading_in_a_list_is_a_heading() -> None:
    assert outline(
        make_text(listing(heading("The pond")) + paragraph() + listing(heading("The wheel")) + paragraph())
    ) == [
        (1, "The pond"),
        (1, "The wheel"),
    ]


def table(*rows: str) -> str:
    cells = (
        "".join(f"<table:table-cell>{paragraph(cell)}</table:table-cell>" for cell in row.split("|"))
        for row in rows
    )
    return (
        f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"
    )


def test_tables_quotations_and_code() -> None:
    body = (
        table("tree|years", "oak|90")
        + table("In a frame.")
        + paragraph("Water is gold.", "Quotations")
        + paragraph("while dry:", "Preformatted_20_Text")
        + paragraph('<text:s text:c="4"/>wait()<text:line-break/>end', "Preformatted_20_Text")
    )
    assert blocks(make_text(body)) == [
        ("table", 0, "", "tree | years\noak | 90"),
        ("paragraph", 0, "", "In a frame."),
        ("quote", 1, "", "Water is gold."),
        ("code", 0, "", "while dry:\n    wait()\nend"),
    ]


NOTE = (
    '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation>'
    "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
).format


def test_comments_deleted_text_running_heads_and_contents_are_told() -> None:
    comment = "<office:annotation><text:p>No!</text:p></office:annotation>"
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        f"<text:table-of-content><text:index-body>{paragraph('The pond 1')}</text:index-body></text:table-of-content>"
        f"{paragraph(f'The miller{comment} waits<text:tab/>here.')}"
        f'<text:section text:display="none">{paragraph("hidden")}</text:section>'
    )
    data = make_text(body, styles=f"<style:header>{paragraph('On mills')}</style:header>")
    assert article(data).text == "The miller waits here."
    assert [(dropped.reason, dropped.text) for dropped in article(data).dropped] == [
        ("deleted text", "gone"),
        ("a table of contents", "The pond 1"),
        ("a comment", "No!"),
        ("a page header", "On mills"),
    ]


def test_notes_are_marked_where_they_belong() -> None:
    body = paragraph(
        f"The miller{NOTE('footnote', '1', 'Says<text:s/>he.</text:p><text:p>And she.')} waits"
        f"{NOTE('endnote', 'i', 'Why?')}."
    )
    read = article(make_text(body))
    assert read.text == "The miller waits."
    assert [(span.kind, span.start, span.end, span.target) for span in read.blocks[0].spans] == [
        ("note", 10, 10, "1"),
        ("note", 16, 16, "i"),
    ]
    assert read.notes == (("1", "Says he.\n\nAnd she."), ("i", "Why?"))


def spans(data: bytes) -> list[tuple[str, str, str]]:
    return spans_of(article(data))


def test_letters_have_looks_and_links_their_addresses() -> None:
    formats = {
        "B": 'fo:font-weight="bold"',
        "I": 'fo:font-style="italic"',
        "M": 'style:font-name="Liberation Mono"',
        "U": 'style:text-position="super 58%"',
        "D": 'style:text-position="-33% 80%"',
        "S": 'style:text-line-through-style="solid"',
        "H": 'text:display="none"',
    }
    automatic = "".join(
        f'<style:style style:name="{name}"><style:text-properties {formatting}/></style:style>'
        for name, formatting in formats.items()
    )
    pieces = "".join(f'<text:span text:style-name="{name}">{name}</text:span> ' for name in formats)
    link = '<text:a xlink:href="http://x.example/">a <text:span text:style-name="B">pond</text:span></text:a>'
    data = make_text(paragraph(f"So {pieces}{link}."), automatic=automatic)
    assert article(data).text == "So B I M U D a pond."
    assert spans(data) == [
        *(("strong", "B", ""), ("emphasis", "I", ""), ("code", "M", "")),
        *(("superscript", "U", ""), ("subscript", "D", "")),
        *(("link", "a pond", "http://x.example/"), ("strong", "pond", "")),
    ]
    assert [(dropped.reason, dropped.text) for dropped in article(data).dropped] == [("deleted text", "S")]


FORMULA = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mi>a</mi><mi>b</mi></mfrac></math>'


def test_formulas_are_read_where_they_stand() -> None:
    inside = f"<draw:frame><draw:object>{FORMULA}</draw:object><draw:image/></draw:frame>"
    beside = (
        '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/>'
        "</draw:frame>"
    )
    flat = make_flat(paragraph(f"It is {inside} here."))
    packed = make_text(paragraph(f"It is {beside} here."), files={"Object 1/content.xml": FORMULA})
    for data in (flat, packed):
        assert article(data).text == r"It is \frac{a}{b} here."
        assert spans(data) == [("formula", r"\frac{a}{b}", "")]
        assert reasons(data) == []


def test_pictures_are_figures_with_their_captions() -> None:
    picture = (
        '<draw:frame draw:name="Image1"><draw:image xlink:href="{}">{}</draw:image>'
        "<svg:title>Pond</svg:title><svg:desc>{}</svg:desc></draw:frame>"
    ).format
    captioned = (
        f"<draw:frame><draw:text-box>{paragraph(picture('Pictures/1.png', '', 'A pond') + 'Figure 1', 'F')}"
    )
    captioned += "</draw:text-box></draw:frame>"
    data = make_text(
        paragraph(captioned)
        + paragraph(f"It is deep.{picture('', '<office:binary-data>iVBORw0KGgo=</office:binary-data>', '')}")
        + paragraph("Table 1", "Caption"),
        automatic='<style:style style:name="F" style:parent-style-name="Caption"/>',
    )
    assert [(block.kind, block.text, block.picture) for block in article(data).blocks] == [
        ("figure", "Figure 1", Picture("A pond", "Pictures/1.png")),
        ("paragraph", "It is deep.", None),
        ("figure", "Table 1", Picture("Pond", "Image1")),
    ]


def test_the_numbers_before_headings_are_part_of_them() -> None:
    level = '<text:outline-level-style text:level="{}" style:num-format="{}" {}/>'.format
    styles = "<text:outline-style>" + level(1, "I", 'style:num-suffix="."')
    styles += level(2, "1", 'text:display-levels="2"') + level(3, "", "") + "</text:outline-style>"
    headings = [("One", 1), ("Two", 1), ("Below", 2), ("Beside", 2), ("Deep", 3), ("Three", 1), ("Below", 2)]
    body = "".join(heading(text, depth) + paragraph() for text, depth in headings)
    body += '<text:h text:outline-level="1" text:is-list-header="true">Thanks</text:h>' + paragraph()
    body += '<text:h text:outline-level="1"><text:number>A</text:number> Notes</text:h>' + paragraph()
    assert [title for _level, title in outline(make_text(body, styles=styles))] == [
        *("I. One", "II. Two", "II.1 Below", "II.2 Beside", "Deep", "III. Three", "III.1 Below"),
        *("Thanks", "A Notes"),
    ]


def test_text_boxes_follow_their_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{paragraph('In the box.')}</draw:text-box></draw:frame>"
    assert article(make_text(paragraph(f"Around {box}it."))).text == "Around it.\n\nIn the box."


def test_the_language_is_used_unless_it_is_the_default_english() -> None:
    styles = (
        '<style:default-style style:family="paragraph"><style:text-properties fo:language="de" '
        'fo:font-size="12pt"/>'
        "</style:default-style>"
    )
    assert article(make_text(paragraph("El agua."), styles=styles)).language == "german"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_text(""), "an OpenDocument text without any text"),
        (make_text(paragraph(), manifest="<encryption-data/>"), "it has a password"),
        (make_flat("").replace(b"office:text", b"office:drawing"), "its text is damaged"),
    ],
)
def test_errors(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=rf"Cannot read mill\.odt: .*{message}"):
        article(data)


def test_entities_are_not_expanded() -> None:
    laughs = '<!ENTITY a "laugh ">' + "".join(
        f'<!ENTITY {name} "{f"&{of};" * 99}">' for of, name in zip("abcd", "bcde", strict=True)
    )
    before = f'<!DOCTYPE x [{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    data = make_flat(paragraph("Safe.") + paragraph("&e;&f;"), before="").replace(
        f"<office:document {NAMESPACES}".encode(), before.encode() + f"<office:document {NAMESPACES}".encode()
    )
    from tui.formats.office.odt import read_odt

    text = " ".join(draft.text for draft in read_odt(data, "x").drafts)
    assert text.startswith("Safe.")
    assert len(text) < 100
    assert "root:" not in text


@pytest.mark.parametrize(
    "tag", ["text:p", "text:span", "text:section", "text:list><text:list-item", "text:note"]
)
@pytest.mark.parametrize("depth", [50, 100_000])
def test_deep_nesting_is_read_or_refused(tag: str, depth: int) -> None:
    nested = "".join(f"<{tag}>{number}" for number in range(depth))
    ends = "".join(f"</{name}>" for name in reversed(tag.replace("<", "").split(">")))
    data = make_text(paragraph("The pond.") + f"<text:p>{nested}{ends * depth}</text:p>")
    try:
        assert article(data).text.startswith("The pond.")
    except SourceError as error:
        assert "nested beyond reason" in str(error)


def test_numbers_are_bounded() -> None:
    data = make_text(
        paragraph('a<text:s text:c="99999"/>b<text:s text:c="999999999999"/>', "Preformatted_20_Text")
    )
    assert len(article(data).text) < 300
