"""The reader for each kind of source. Importing this is cheap: a reader is loaded when it is needed."""

from tui.document.errors import SourceError
from tui.formats.gzip import unpacked
from tui.formats.kinds import Kind, kind_of_bytes, kind_of_text, refuse_other_kinds
from tui.formats.parsed_document import ParsedDocument
from tui.text.sanitize import clean_line, clean_text

_EVIDENCE_LENGTH = 128 * 1024


def read_bytes(
    data: bytes, name: str, charset: str | None = None, claimed: Kind | None = None
) -> ParsedDocument:
    """Read the bytes of a source, whatever it is.

    Args:
        data: All of its bytes.
        name: Its file name, or any other name; its ending is believed where the bytes don't say what they are.
        charset: The character set that a server named for it, if one did.
        claimed: The kind of text that a server says it is, which is believed more than the name.

    Raises:
        SourceError: It is empty, damaged, or of a kind that is not read.
    """
    from tui.formats.encoding import decode

    data, name = unpacked(data, clean_line(name))
    kind = kind_of_bytes(data)
    if kind is not None:
        return _read_document(kind, data, name)
    refuse_other_kinds(data, name)
    text = decode(data, name, charset)
    kind = kind_of_text(name, clean_text(text[:_EVIDENCE_LENGTH]), claimed)
    if kind is Kind.MAIL:
        from tui.formats.email.reader import read_email

        return read_email(data, name)  # whose parts may each be in another character set
    return _read_text(kind, text, name)


def _read_document(kind: Kind, data: bytes, name: str) -> ParsedDocument:
    match kind:
        case Kind.EPUB:
            from tui.formats.epub.reader import read_epub

            return read_epub(data, name)
        case Kind.WORD:
            from tui.formats.office.docx import read_docx

            return read_docx(data, name)
        case Kind.OPEN_DOCUMENT:
            from tui.formats.office.odt import read_odt

            return read_odt(data, name)
        case Kind.RICH_TEXT:
            from tui.formats.office.rtf import read_rtf

            return read_rtf(data, name)
        case Kind.PDF:
            from tui.formats.pdf.reader import read_pdf

            return read_pdf(data, name)
        case _:
            raise SourceError(
                f"Cannot read {name}: it is a {kind}, which is not read. Save it as plain text and open that."
            )


def _read_text(kind: Kind, text: str, name: str) -> ParsedDocument:
    match kind:
        case Kind.MARKDOWN:
            from tui.formats.markdown import read_markdown

            return read_markdown(text, name)
        case Kind.WEB_PAGE:
            from tui.formats.html.reader import read_html

            return read_html(text, name)
        case _:
            from tui.formats.plain.reader import read_plain_text

            return read_plain_text(text, name=name)
