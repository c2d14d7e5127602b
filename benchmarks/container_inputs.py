"""Containers of every kind that is read, with odd parts: most can be opened, so that what is in them gets read."""

import io
import random
from collections.abc import Callable

from xml_inputs import OPEN_SLIDES, OPEN_TEXT, Language, Words, document

_WORD_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_WORD = Language(
    f"<w:document {_WORD_NAMESPACES}><w:body>",
    "</w:body></w:document>",
    tuple(
        "w:p w:r w:t w:pPr w:rPr w:pStyle w:numPr w:ilvl w:numId w:outlineLvl w:b w:i w:strike w:vanish "
        "w:vertAlign w:tab w:br w:cr "
        "w:tbl w:tr w:tc w:tcPr w:gridSpan w:vMerge w:hyperlink w:del w:delText w:ins w:footnoteReference "
        "w:endnoteReference w:sdt "
        "w:sdtContent w:fldSimple w:fldChar w:instrText w:bookmarkStart w:drawing wp:docPr w:pict v:textbox "
        "w:txbxContent w:sym "
        "w:noBreakHyphen w:softHyphen w:smartTag mc:AlternateContent mc:Choice mc:Fallback m:oMath m:oMathPara m:r "
        "m:t m:f m:num "
        "m:den m:sSup m:e m:sup m:rad m:nary m:d m:m m:mr w:sectPr w:commentReference w:ruby w:rt w:rubyBase".split()
    ),
    (
        ' w:val="1"', ' w:val="0"', ' w:val="99999999999"', ' w:val="Heading1"', ' w:val="x"', ' w:id="2"',
        ' r:id="r1"',
        ' w:fldCharType="begin"', ' w:fldCharType="separate"', ' w:fldCharType="end"', ' w:char="F0B7"',
        ' w:type="page"', ' w:anchor="a"',
        ' m:val="∑"', ' descr="a"',
    ),
    "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
)  # fmt: skip
_NOTES = _WORD._replace(
    before=f'<w:footnotes {_WORD_NAMESPACES}><w:footnote w:id="2">', after="</w:footnote></w:footnotes>"
)
_STYLES = _WORD._replace(
    before=f'<w:styles {_WORD_NAMESPACES}><w:style w:type="paragraph" w:styleId="Heading1">',
    after="</w:style></w:styles>",
    elements=(
        *"w:style w:name w:basedOn w:pPr w:rPr w:outlineLvl w:numPr w:numId w:ilvl w:b w:sz w:docDefaults".split(),
    ),
)
_NUMBERING = _WORD._replace(
    before=f'<w:numbering {_WORD_NAMESPACES}><w:abstractNum w:abstractNumId="0">',
    after='</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    elements=tuple(
        "w:lvl w:numFmt w:lvlText w:start w:lvlRestart w:pStyle w:num w:abstractNumId "
        "w:lvlOverride w:startOverride".split()
    ),
)
_SLIDE_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SLIDE = Language(
    f"<p:sld {_SLIDE_NAMESPACES}><p:cSld><p:spTree>",
    "</p:spTree></p:cSld></p:sld>",
    tuple(
        "p:sp p:grpSp p:nvSpPr p:nvPr p:ph p:cNvPr p:txBody a:p a:r a:t a:pPr a:rPr a:br a:fld a:buNone "
        "a:buAutoNum a:buChar a:hlinkClick "
        "p:graphicFrame a:graphic a:graphicData a:tbl a:tr a:tc a:txBody p:pic m:oMath m:r m:t p:extLst".split()
    ),
    (' type="title"', ' type="ctrTitle"', ' type="sldNum"', ' lvl="1"', ' lvl="99999999999"', ' b="1"',
     ' gridSpan="99999"', ' hMerge="1"', ' r:id="r1"', ' descr="a"',
     ' startAt="99999999999"', ' strike="sngStrike"'),
    "<p:sp><p:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>",
)  # fmt: skip
_PAGE = Language(
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>',
    "</body></html>",
    tuple(
        "p div span h1 h2 h3 section article aside ul ol li dl dt dd table tr td th blockquote pre code a b i br "
        "hr img figure "
        "figcaption sup sub small nav math mfrac mi svg ruby rt del header footer".split()
    ),
    (
        ' epub:type="footnote"', ' epub:type="noteref"', ' epub:type="toc"', ' href="#n1"', ' href="2.xhtml#n1"',
        ' href="../../x"',
        ' id="n1"', ' id="n2"', ' class="footnote"', ' role="doc-endnotes"', ' hidden="hidden"', ' colspan="9999"',
        ' alt="a"',
    ),
    "<p>{}</p>",
)  # fmt: skip


def _word(chance: random.Random, words: Words) -> bytes:
    from tests.formats.office.make_docx import raw_document

    extra = {"word/document.xml": document(chance, words, _WORD)}
    for name, language in (("footnotes", _NOTES), ("styles", _STYLES), ("numbering", _NUMBERING)):
        if chance.random() < 0.3:
            extra[f"word/{name}.xml"] = document(chance, words, language)
    return raw_document("", extra)


def _open_text(chance: random.Random, words: Words) -> bytes:
    return _open(chance, words, OPEN_TEXT, "text")


def _open_slides(chance: random.Random, words: Words) -> bytes:
    return _open(chance, words, OPEN_SLIDES, "presentation")


def _open(chance: random.Random, words: Words, language: Language, kind: str) -> bytes:
    from tests.formats.epub.make_book import make_zip

    media_type = f"application/vnd.oasis.opendocument.{kind}" if chance.random() < 0.9 else "x"
    return make_zip({"content.xml": document(chance, words, language)}, media_type)


def _slides(chance: random.Random, words: Words) -> bytes:
    from tests.formats.office.make_pptx import make_slides

    return make_slides(*(document(chance, words, _SLIDE) for _ in range(chance.choice((1, 1, 2, 5)))))


def _book(chance: random.Random, words: Words) -> bytes:
    from tests.formats.epub.make_book import entry, make_book, nav, ncx, point

    names = [f"{number}.xhtml" for number in range(chance.choice((1, 2, 3, 9)))]
    pages: dict[str, str | bytes | None] = {
        name: document(chance, words, _PAGE) if chance.random() < 0.95 else None for name in names
    }
    is_old = chance.random() < 0.5
    make = point if is_old else entry
    targets = (*names, f"{names[0]}#n1", f"{names[-1]}#n2", "missing.xhtml", "../../x", "")
    entries = [
        make(chance.choice(("Part", "", "1")), chance.choice(targets))
        for _ in range(chance.choice((0, 1, 5)))
    ]
    contents = (ncx if is_old else nav)("".join(entries)) if chance.random() < 0.8 else ""
    return make_book(pages, contents=contents, is_old=is_old)


def _kindle(chance: random.Random, words: Words) -> bytes:
    from docs.samples.kindle import PalmBook
    from tests.formats.mobi.test_reader import as_huff, as_palmdoc, huff_dictionary, pieces

    text = (
        document(chance, words, _PAGE)
        .replace(' href="#n1"', " filepos=0000000099")
        .encode("utf-8", "replace")
    )
    if chance.random() < 0.2:
        text = chance.randbytes(30).join((text[: len(text) // 2], text[len(text) // 2 :]))
    metadata = {chance.choice((100, 106, 503, 524, 121)): "A" for _ in range(chance.choice((0, 1, 3)))}
    book = PalmBook(text=text, title="A", metadata=metadata, version=chance.choice((6, 8)))
    match chance.randrange(3):
        case 1:
            records = tuple(map(as_palmdoc, pieces(text[:3_000])))
            book = PalmBook(text=text, title="A", compression=2, records=records)
        case 2:
            records = tuple(map(as_huff, pieces(text)))
            book = PalmBook(
                text=text, title="A", compression=17480, records=records, dictionary=huff_dictionary()
            )
    return _maybe_damaged(chance, book.packed())


def _paper(chance: random.Random, words: Words) -> bytes:
    """A page with words anywhere, in any size, and lines and pictures among them."""
    operators = []
    for _ in range(chance.choices((0, 1, 5, 30, 200), (1, 4, 8, 4, 0.5))[0]):
        across, up, size = (
            chance.randrange(-50, 650),
            chance.randrange(-50, 850),
            chance.choice((0, 1, 8, 10, 10, 10, 14, 24, 900)),
        )
        text = (
            words(chance, 12)
            .encode("cp1252", "replace")
            .replace(b"\\", b"")
            .replace(b"(", b"")
            .replace(b")", b"")
        )
        look = chance.choice((b"/F1", b"/F1", b"/F2", b"/F9"))
        operators.append(b"BT %s %d Tf %d %d Td (%s) Tj ET" % (look, size, across, up, text))
        if chance.random() < 0.2:
            operators.append(
                chance.choice(
                    (
                        b"0 0 m 600 0 l S",
                        b"q",
                        b"Q",
                        b"10 10 300 200 re f",
                        b"1 0 0 -1 0 0 cm",
                        b"0 1 -1 0 0 0 cm",
                    )
                )
            )
    pages = chance.choice((1, 1, 1, 2, 4))
    return _maybe_damaged(chance, _pdf([b"\n".join(operators[page::pages]) for page in range(pages)]))


def _pdf(contents: list[bytes]) -> bytes:
    kids = b" ".join(b"%d 0 R" % (5 + 2 * page) for page in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(contents), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Bold>>",
    ]
    for page, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>" % (6 + 2 * page)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    packed = io.BytesIO(b"%PDF-1.7\n")
    packed.seek(0, io.SEEK_END)
    places = []
    for number, inside in enumerate(objects, 1):
        places.append(packed.tell())
        packed.write(b"%d 0 obj%s endobj\n" % (number, inside))
    table = packed.tell()
    packed.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    packed.writelines(b"%010d 00000 n \n" % place for place in places)
    packed.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table))
    return packed.getvalue()


def _maybe_damaged(chance: random.Random, data: bytes) -> bytes:
    if chance.random() < 0.7:
        return data
    at = chance.randrange(len(data))
    return (
        data[:at]
        + chance.choice((b"", b"\x00", chance.randbytes(4)))
        + data[at + chance.choice((0, 1, 4, 40)) :]
    )


CONTAINERS: dict[str, Callable[[random.Random, Words], bytes]] = {
    "a.docx": _word,
    "a.odt": _open_text,
    "a.odp": _open_slides,
    "a.pptx": _slides,
    "a.epub": _book,
    "a.mobi": _kindle,
    "a.pdf": _paper,
}
