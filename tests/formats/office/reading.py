"""Read Word documents for tests."""

from tests.document.invariants import check_article
from tests.formats.described import blocks_of, outline_of
from tests.formats.office.make_docx import paragraph
from tui.document.model import Article
from tui.formats.office.docx import read_docx
from tui.formats.parsed_document import article_of


def article(data: bytes) -> Article:
    read = article_of(read_docx(data, "the document"), language=None, source="mill.docx")
    check_article(read)
    return read


def outline(data: bytes) -> list[tuple[int, str | None]]:
    return outline_of(article(data))


def blocks(data: bytes) -> list[tuple[str, int, str, str]]:
    return blocks_of(article(data))


def reasons(data: bytes) -> list[str]:
    return [dropped.reason for dropped in read_docx(data, "the document").dropped]


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
