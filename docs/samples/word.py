"""A Word document."""

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from docs.samples.containers import packed
from docs.samples.texts import Heading, Items, Line, Look, Paragraph, Part, Table, Text


def word(text: Text) -> bytes:
    """Return a text as a Word document, with headings by style, a running head and page numbers."""
    document = docx.Document()
    _describe(document, text)
    section = document.sections[0]
    section.header.paragraphs[0].text = text.title
    _number_pages(section.footer.paragraphs[0])
    document.add_paragraph(text.title, style="Title")
    if text.subtitle:
        document.add_paragraph(text.subtitle, style="Subtitle")
    for part in text.parts:
        _add(document, part)
    stream = BytesIO()
    document.save(stream)
    with ZipFile(stream) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})


def _describe(document: Any, text: Text) -> None:
    known = document.core_properties
    known.title, known.author, known.language = text.title, text.author, text.language
    known.last_modified_by, known.comments = text.author, ""
    known.created = known.modified = datetime.fromisoformat(f"{text.date}T09:00:00")


def _number_pages(paragraph: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run, number = OxmlElement("w:r"), OxmlElement("w:t")
    number.text = "1"
    run.append(number)
    field.append(run)
    paragraph._p.append(field)


def _add(document: Any, part: Part) -> None:
    match part:
        case Heading(line, level):
            _write(document.add_heading(level=level), line)
        case Paragraph(line):
            _write(document.add_paragraph(), line)
        case Items(lines, is_numbered):
            for line in lines:
                _write(document.add_paragraph(style="List Number" if is_numbered else "List Bullet"), line)
        case Table(rows):
            table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
            for cells, words in zip(table.rows, rows, strict=True):
                for cell, word_or_words in zip(cells.cells, words, strict=True):
                    cell.text = word_or_words


def _write(paragraph: Any, line: Line) -> None:
    for piece in line:
        paragraph.add_run(piece.text).italic = True if piece.look is Look.EMPHASIS else None
