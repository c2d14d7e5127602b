"""Real documents of every kind, made on demand, for benchmarks that damage them."""

import io
from collections.abc import Iterator

_TEXT = "The ferry left at six, as it had for forty years. The captain, who never hurried, looked at the rope again."
_HEADINGS = ("The rope", "What the harbour paid", "The last winter")


def containers() -> Iterator[tuple[str, bytes]]:
    """Yield each document as its name and its bytes."""
    yield "paper.pdf", _pdf()
    yield "letter.docx", _word()
    yield from _made_for_tests()


def _pdf() -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    packed = io.BytesIO()
    story = [Paragraph("The ferry", styles["Title"])]
    for heading in _HEADINGS:
        story += [
            Paragraph(heading, styles["Heading1"]),
            *(Paragraph(_TEXT * 4, styles["Normal"]) for _ in range(4)),
        ]
    SimpleDocTemplate(packed, title="The ferry", author="The harbour").build(story)
    return packed.getvalue()


def _word() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("The ferry", 0)
    for heading in _HEADINGS:
        document.add_heading(heading, 1)
        document.add_paragraph(_TEXT * 3)
        document.add_paragraph("An item of a list", style="List Bullet")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "Year"
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _made_for_tests() -> Iterator[tuple[str, bytes]]:
    from tests.formats.epub.make_book import entry, make_book, nav, ncx, page, point
    from tests.formats.office.make_odt import heading, make_flat, make_text, paragraph

    body = "".join(heading(title) + paragraph(_TEXT * 3) for title in _HEADINGS)
    yield "letter.odt", make_text(body)
    yield "letter.fodt", make_flat(body)
    pages = {
        f"{number}.xhtml": page(f"<h1>{title}</h1>", f"<p>{_TEXT * 3}</p>")
        for number, title in enumerate(_HEADINGS)
    }
    listed = dict(zip(_HEADINGS, pages, strict=True))
    yield "new.epub", make_book(pages, contents=nav("".join(entry(*pair) for pair in listed.items())))
    yield (
        "old.epub",
        make_book(pages, contents=ncx("".join(point(*pair) for pair in listed.items())), is_old=True),
    )
    yield "letter.rtf", _rich_text()
    yield from _samples()


def _samples() -> Iterator[tuple[str, bytes]]:
    """Yield the sample articles in formats with notes, formulas and tables of their own."""
    from docs.samples.make import FOLDER, made

    for name, data in made(FOLDER).items():
        if not name.endswith(".pdf"):
            yield name, data
    yield "notes.docx", _word_with_notes()
    yield "mill.mobi", _packed_kindle_book()


def _word_with_notes() -> bytes:
    from tests.formats.office.make_docx import paragraph, raw_document

    mark = '<w:p><w:r><w:t>Said.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    formula = "<w:p><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den/></m:f></m:oMath></w:p>"
    number = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'
    return raw_document(
        mark + formula + paragraph("The rope", number) + paragraph(_TEXT),
        footnotes=f'<w:footnote w:id="2">{paragraph("By the captain.")}</w:footnote>',
        numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )


def _packed_kindle_book() -> bytes:
    from tests.formats.mobi.test_reader import BOOKS

    return BOOKS["huff"].packed()


def _rich_text() -> bytes:
    paragraphs = "".join(rf"\pard\b {title}\b0\par {_TEXT}\par " for title in _HEADINGS)
    return (r"{\rtf1\ansi\ansicpg1252{\info{\title The ferry}}" + paragraphs + "}").encode("ascii")
