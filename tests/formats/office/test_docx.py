"""Word documents keep their outline, and only their text is read."""

from datetime import datetime
from typing import Any

import pytest

from tests.formats.office.make_docx import SENTENCE, empty_document, paragraph, raw_document, saved
from tests.formats.office.reading import STYLES, article, blocks, outline, reasons, styled
from tui.document.errors import SourceError
from tui.document.model import BlockKind


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
@pytest.mark.parametrize("depth", [50, 30_000])
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
