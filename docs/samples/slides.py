"""Presentations, in which each heading of a text is a slide, and its paragraphs are what the speaker says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from docs.samples.containers import packed
from docs.samples.texts import Heading, Items, Paragraph, Table, Text, plain

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


@dataclass(slots=True)
class _Slide:
    title: str
    lists: list[Items] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def _slides(text: Text) -> list[_Slide]:
    slides: list[_Slide] = []
    for part in text.parts:
        match part:
            case Heading(line, _):
                slides.append(_Slide(plain(line)))
            case Paragraph(line):
                slides[-1].notes.append(plain(line))
            case Items():
                slides[-1].lists.append(part)
            case Table():
                slides[-1].tables.append(part)
    return slides


def power_point(text: Text) -> bytes:
    """Return a text as the slides of a PowerPoint presentation, with its notes."""
    slides = _slides(text)
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(len(slides) + 1, len(slides)),
        "_rels/.rels": _relations(
            ("officeDocument", "ppt/presentation.xml"), ("core-properties", "docProps/core.xml")
        ),
        "docProps/core.xml": f'{_DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/'
        '2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(text.title)}</dc:title><dc:creator>{escape(text.author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{text.date}T09:00:00Z</dcterms:created></cp:coreProperties>',
        "ppt/presentation.xml": f"{_DECLARATION}<p:presentation {_A} {_P} {_R}><p:sldIdLst>"
        + "".join(
            f'<p:sldId id="{255 + number}" r:id="rId{number}"/>' for number in range(1, len(slides) + 2)
        )
        + '</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": _relations(
            *(("slide", f"slides/slide{number}.xml") for number in range(1, len(slides) + 2))
        ),
        "ppt/slides/slide1.xml": _slide(
            _shape("ctrTitle", [text.title]) + _shape("subTitle", [text.subtitle])
        ),
    }
    for number, slide in enumerate(slides, 2):
        shapes = [_shape("title", [slide.title])]
        for items in slide.lists:
            bullet = '<a:buAutoNum type="arabicPeriod"/>' if items.is_numbered else ""
            shapes.append(_shape("body", [plain(line) for line in items.lines], bullet))
        shapes += map(_table, slide.tables)
        files[f"ppt/slides/slide{number}.xml"] = _slide("".join(shapes))
        if slide.notes:
            files[f"ppt/slides/_rels/slide{number}.xml.rels"] = _relations(
                ("notesSlide", f"../notesSlides/notesSlide{number}.xml")
            )
            files[f"ppt/notesSlides/notesSlide{number}.xml"] = _slide(_shape("body", slide.notes), "notes")
    return packed(files)


def _relations(*relations: tuple[str, str]) -> str:
    return (
        f'{_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(relations, 1)
        )
        + "</Relationships>"
    )


def _content_types(slides: int, notes: int) -> str:
    kinds = "application/vnd.openxmlformats-officedocument.presentationml"
    parts = [("/ppt/presentation.xml", f"{kinds}.presentation.main+xml")]
    parts += [(f"/ppt/slides/slide{number}.xml", f"{kinds}.slide+xml") for number in range(1, slides + 1)]
    parts += [
        (f"/ppt/notesSlides/notesSlide{number}.xml", f"{kinds}.notesSlide+xml")
        for number in range(2, notes + 2)
    ]
    return (
        f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{path}" ContentType="{kind}"/>' for path, kind in parts)
        + "</Types>"
    )


def _slide(shapes: str, tag: str = "sld") -> str:
    return (
        f"{_DECLARATION}<p:{tag} {_A} {_P} {_R}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id='1' name=''/>"
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld></p:{tag}>"
    )


def _shape(kind: str, lines: list[str], bullet: str = "") -> str:
    paragraphs = "".join(
        f"<a:p><a:pPr>{bullet}</a:pPr><a:r><a:rPr/><a:t>{escape(line)}</a:t></a:r></a:p>" for line in lines
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="{kind}"/><p:cNvSpPr/><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/>{paragraphs}</p:txBody></p:sp>"
    )


def _table(table: Table) -> str:
    rows = "".join(
        '<a:tr h="370840">'
        + "".join(
            f"<a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>{escape(cell)}</a:t></a:r></a:p></a:txBody></a:tc>"
            for cell in row
        )
        + "</a:tr>"
        for row in table.rows
    )
    columns = '<a:gridCol w="2000000"/>' * len(table.rows[0])
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="Table"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></p:xfrm><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblGrid>'
        f"{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def open_presentation(text: Text) -> bytes:
    """Return a text as the slides of an OpenDocument presentation, with its notes."""
    names = " ".join(
        f'xmlns:{name}="{_ODF}:{path}:1.0"'
        for name, path in (
            *((name, name) for name in ("office", "text", "table", "style", "presentation", "meta")),
            *(("draw", "drawing"), ("svg", "svg-compatible")),
        )
    )
    pages = _frame("title", f"<text:p>{escape(text.title)}</text:p>")
    pages += _frame("subtitle", f"<text:p>{escape(text.subtitle)}</text:p>")
    content = f'<draw:page draw:name="page1">{pages}</draw:page>' + "".join(map(_page, _slides(text)))
    return packed(
        {
            "content.xml": f'{_DECLARATION}<office:document-content {names} office:version="1.3"><office:body>'
            f"<office:presentation>{content}</office:presentation></office:body></office:document-content>",
            "meta.xml": f'{_DECLARATION}<office:document-meta {names} xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'office:version="1.3"><office:meta><dc:title>{escape(text.title)}</dc:title>'
            f"<meta:initial-creator>{escape(text.author)}</meta:initial-creator>"
            f"<meta:creation-date>{text.date}T09:00:00</meta:creation-date></office:meta></office:document-meta>",
            "META-INF/manifest.xml": f'{_DECLARATION}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" '
            'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type='
            '"application/vnd.oasis.opendocument.presentation"/><manifest:file-entry manifest:full-path="content.xml" '
            'manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" '
            'manifest:media-type="text/xml"/></manifest:manifest>',
        },
        "application/vnd.oasis.opendocument.presentation",
    )


def _page(slide: _Slide) -> str:
    return f'<draw:page draw:name="{escape(slide.title)}">{"".join(_frames(slide))}</draw:page>'


def _frames(slide: _Slide) -> Iterator[str]:
    yield _frame("title", f"<text:p>{escape(slide.title)}</text:p>")
    for items in slide.lists:
        inside = "".join(
            f"<text:list-item><text:p>{escape(plain(line))}</text:p></text:list-item>" for line in items.lines
        )
        yield _frame("outline", f"<text:list>{inside}</text:list>")
    for table in slide.tables:
        rows = "".join(
            "<table:table-row>"
            + "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
            + "</table:table-row>"
            for row in table.rows
        )
        yield f"<draw:frame><table:table>{rows}</table:table></draw:frame>"
    if slide.notes:
        notes = "".join(f"<text:p>{escape(note)}</text:p>" for note in slide.notes)
        yield f"<presentation:notes>{_frame('notes', notes)}</presentation:notes>"


def _frame(kind: str, inside: str) -> str:
    return f'<draw:frame presentation:class="{kind}"><draw:text-box>{inside}</draw:text-box></draw:frame>'
