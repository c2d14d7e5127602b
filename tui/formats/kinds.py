"""The kinds of source that can be read, and how one is told from another."""

import re
from enum import StrEnum
from pathlib import PurePath

from tui.document.errors import SourceError
from tui.formats.email.sniff import looks_like_email
from tui.formats.gzip import inner_name


class Kind(StrEnum):
    """A format with a reader of its own."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    WEB_PAGE = "web page"
    MAIL = "e-mail"
    PDF = "PDF document"
    EPUB = "EPUB book"
    WORD = "Word document"
    OPEN_DOCUMENT = "OpenDocument text"
    RICH_TEXT = "rich text document"


SUFFIXES: dict[str, Kind] = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".mdown": Kind.MARKDOWN,
    ".mkd": Kind.MARKDOWN,
    ".html": Kind.WEB_PAGE,
    ".htm": Kind.WEB_PAGE,
    ".xhtml": Kind.WEB_PAGE,
    ".pdf": Kind.PDF,
    ".eml": Kind.MAIL,
    ".mbox": Kind.MAIL,
    ".srt": Kind.TEXT,
    ".vtt": Kind.TEXT,
    ".epub": Kind.EPUB,
    ".docx": Kind.WORD,
    ".docm": Kind.WORD,
    ".odt": Kind.OPEN_DOCUMENT,
    ".fodt": Kind.OPEN_DOCUMENT,
    ".rtf": Kind.RICH_TEXT,
}
"""The file name endings of articles, lower case."""

_EVIDENCE_LENGTH = 20_000
_WEB_PAGE = re.compile(
    r"\ufeff?\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--.{0,2000}?-->\s{0,200})?(?:<!doctype html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[a-zA-Z!/]")
_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(?:[A-Za-z_][\w -]*:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n|#[^\n]*\n)+---[ \t]*\n"
)
_LONE_HEADING = re.compile(r"(?:\A|\n[ \t]*\n)#{1,6}[ \t]+[^\s#][^\n]*(?=\n[ \t]*\n|\n?\Z)")
_OTHER_MARKUP = re.compile(
    r"^```|^~~~|\]\(\S+?\)|\*\*\w[^*\n]*\*\*|^\s{0,3}[-*] \S|^\|.*\|$|^> \S|(?<!`)`[^`\n]+`(?!`)",
    re.MULTILINE,
)


def kind_by_name(name: str) -> Kind | None:
    """The kind that a file's name says it is, compressed or not; None if its ending is no article's.

    Args:
        name: The file's name or path, such as ``notes.txt`` or ``notes.txt.gz``.
    """
    return SUFFIXES.get(PurePath(inner_name(name)).suffix.lower())


def kind_of_text(name: str, text: str, claimed: Kind | None = None) -> Kind:
    """Tell the kinds of text from each other: a web page or mail by how it begins, else by the name or its look.

    Args:
        name: The file's name, or any other name of the source.
        text: Its text, with line feeds as line ends.
        claimed: What its server says it is, if it came from one; believed more than the name.
    """
    if _WEB_PAGE.match(text):
        return Kind.WEB_PAGE
    by_name = claimed or kind_by_name(name)
    if by_name is Kind.WEB_PAGE and not _TAG.search(text):
        by_name = None
    if by_name in (None, Kind.TEXT) and looks_like_email(text):
        return Kind.MAIL
    if by_name is not None:
        return by_name
    return Kind.MARKDOWN if _looks_like_markdown(text[:_EVIDENCE_LENGTH]) else Kind.TEXT


def _looks_like_markdown(text: str) -> bool:
    if text.startswith("#!"):
        return False
    if _FRONT_MATTER.match(text):
        return True
    headings = len(_LONE_HEADING.findall(text))
    return headings >= 2 or (headings == 1 and _OTHER_MARKUP.search(text) is not None)


_HEADER_LENGTH = 1024
_FLAT_OPEN_DOCUMENT = b"<office:document "
_ZIP = b"PK\x03\x04"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"


def kind_of_bytes(data: bytes) -> Kind | None:
    """Tell a document by its bytes.

    Args:
        data: The source's bytes.

    Returns:
        The document's kind; None if it is text, or of a kind that has no reader.
    """
    if data.startswith(b"{\\rtf"):
        return Kind.RICH_TEXT
    if data[:_HEADER_LENGTH].lstrip().startswith(b"%PDF-"):
        return Kind.PDF
    if _FLAT_OPEN_DOCUMENT in data[:_HEADER_LENGTH] and data[:_HEADER_LENGTH].lstrip().startswith(b"<"):
        return Kind.OPEN_DOCUMENT
    if data.startswith(_ZIP):
        from tui.formats.archive import what_archive_holds

        try:
            what = what_archive_holds(data, "")
        except SourceError:
            return None
        return what if isinstance(what, Kind) else None
    return None


_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ\x00", "compressed with xz"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
)


def refuse_other_kinds(data: bytes, name: str) -> None:
    """Raise if the first bytes are those of a format that has no reader.

    Args:
        data: The source's bytes.
        name: What to call the source, already harmless.

    Raises:
        SourceError: It is of a kind that cannot be read; the message names the kind and a way out.
    """
    if data.startswith(_ZIP):
        from tui.formats.archive import what_archive_holds

        what = what_archive_holds(data, name)
        raise SourceError(f"Cannot read {name}: it is {what}. Open a text from it.")
    if data.startswith(_COMPOUND_FILE):
        from tui.formats.archive import describe_compound_file

        what, remedy = describe_compound_file(data)
        raise SourceError(f"Cannot read {name}: it is {what}. {remedy}.")
    for signature, what in _SIGNATURES:
        if data.startswith(signature) and not _is_words(data, signature):
            raise SourceError(
                f"Cannot read {name}: it is {what}. Save it as plain text or Markdown and open that."
            )


def _is_words(data: bytes, signature: bytes) -> bool:
    """Whether a text only happens to begin with letters that are also a signature."""
    return (
        signature.isalnum() and data[:64].isascii() and data[:64].replace(b"\n", b" ").decode().isprintable()
    )
