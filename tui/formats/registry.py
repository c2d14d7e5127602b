"""The table of the formats that can be read.

Importing this is cheap: a format's functions are named ``"module:function"`` and loaded when used. Other packages add
formats through entry points of the group ``standfirst.formats``.
"""

import os
from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from tui.formats.compression import inner_name
from tui.registry import Registry


class Outranks(IntEnum):
    """The claims of a server or a file name that the ``sniff`` of a text format overrules."""

    NOTHING = 0
    PLAIN_TEXT = 1
    ANY_NAME = 2


class Format(NamedTuple):
    """A format that can be read. Functions are named ``"module:function"``.

    ``content`` is a whole source, ``head`` its beginning: decoded text where ``is_text`` is set, else bytes.
    """

    name: str
    """Its name for the user, such as ``EPUB book``."""
    suffixes: tuple[str, ...]
    """The ends of file names, in lower case with the dot."""
    read: str
    """``(content, name: str) -> ParsedDocument``: raises ``SourceError``; ``name`` is for its message, and clean."""
    media_types: tuple[str, ...] = ()
    """Its media types, as servers or the ``mimetype`` entry of a ZIP container give them."""
    sniff: str = ""
    """``(head) -> bool``: whether a source is of this format. Without it the name or the media type decides."""
    probe: str = ""
    """``(head, file: BinaryIO, size: int) -> ProbedText``: the title and the length, from little of the file."""
    previewable: bool = False
    """True if a part of a source can be read as an article of its own; with ``reads_bytes`` only its beginning."""
    is_text: bool = False
    reads_bytes: bool = False
    """True for a text format whose ``read`` decodes the source itself."""
    takes_encoding: bool = False
    """True if ``read`` takes the keyword ``encoding``: the encoding of texts that the user asks for."""
    outranks: Outranks = Outranks.NOTHING
    requires: str = ""
    """A regular expression; a text without a match is of another format, whatever its name."""
    zip_path: str = ""
    """The beginning of a path that only ZIP containers of this format have."""
    zip_suffix: str = ""
    """The end, in lower case, of a path that only ZIP containers of this format have."""


PLAIN_TEXT = Format(
    name="plain text",
    suffixes=(".txt", ".text", ".info", ".srt", ".vtt", ".sbv", ".ass", ".ssa"),
    read="tui.formats.plain.reader:read_plain_text",
    probe="tui.formats.plain.reader:probe_plain_text",
    previewable=True,
    is_text=True,
)

FORMATS = Registry(
    [
        PLAIN_TEXT,
        Format(
            name="Jupyter notebook",
            suffixes=(".ipynb",),
            media_types=("application/x-ipynb+json",),
            sniff="tui.formats.markup_probe:sniff_notebook",
            read="tui.formats.notebook:read_notebook",
            probe="tui.formats.markup_probe:probe_notebook",
            is_text=True,
            outranks=Outranks.PLAIN_TEXT,
        ),
        Format(
            name="manual page",
            suffixes=(*(f".{section}" for section in range(1, 10)), ".man", ".mdoc", ".roff"),
            media_types=("text/troff", "application/x-troff-man"),
            sniff="tui.formats.markup_probe:sniff_man",
            read="tui.formats.man.reader:read_man",
            probe="tui.formats.markup_probe:probe_man",
            previewable=True,
            is_text=True,
            outranks=Outranks.PLAIN_TEXT,
            requires=r"(?m)^[.'][ \t]*[A-Za-z\\]",
        ),
        Format(
            name="LaTeX",
            suffixes=(".tex", ".latex", ".ltx"),
            media_types=("application/x-tex", "application/x-latex", "text/x-tex"),
            sniff="tui.formats.markup_probe:sniff_latex",
            read="tui.formats.latex.reader:read_latex",
            probe="tui.formats.markup_probe:probe_latex",
            previewable=True,
            is_text=True,
            outranks=Outranks.PLAIN_TEXT,
        ),
        Format(
            name="Org",
            suffixes=(".org",),
            media_types=("text/org", "text/x-org"),
            sniff="tui.formats.markup_probe:sniff_org",
            read="tui.formats.org.reader:read_org",
            probe="tui.formats.markup_probe:probe_org",
            previewable=True,
            is_text=True,
        ),
        Format(
            name="AsciiDoc",
            suffixes=(".adoc", ".asciidoc", ".asc"),
            media_types=("text/asciidoc", "text/x-asciidoc"),
            sniff="tui.formats.markup_probe:sniff_asciidoc",
            read="tui.formats.asciidoc.reader:read_asciidoc",
            probe="tui.formats.markup_probe:probe_asciidoc",
            previewable=True,
            is_text=True,
            outranks=Outranks.PLAIN_TEXT,
            requires=r"\A(?!\s*-----BEGIN PGP)",
        ),
        Format(
            name="reStructuredText",
            suffixes=(".rst", ".rest"),
            media_types=("text/x-rst", "text/prs.fallenstein.rst"),
            sniff="tui.formats.markup_probe:sniff_rst",
            read="tui.formats.rst.reader:read_rst",
            probe="tui.formats.markup_probe:probe_rst",
            previewable=True,
            is_text=True,
        ),
        Format(
            name="Markdown",
            suffixes=(".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".qmd", ".rmd", ".mdx"),
            media_types=("text/markdown", "text/x-markdown"),
            sniff="tui.formats.markdown.probe:sniff_markdown",
            read="tui.formats.markdown.reader:read_markdown",
            probe="tui.formats.markdown.probe:probe_markdown",
            previewable=True,
            is_text=True,
        ),
        Format(
            name="web page",
            suffixes=(".html", ".htm", ".xhtml"),
            media_types=("text/html", "application/xhtml+xml"),
            sniff="tui.formats.html.probe:sniff_html",
            read="tui.formats.html.reader:read_html",
            probe="tui.formats.html.probe:probe_html",
            is_text=True,
            outranks=Outranks.ANY_NAME,
            requires=r"<[a-zA-Z!/]",
        ),
        Format(
            name="e-mail",
            suffixes=(".eml", ".mbox"),
            media_types=("message/rfc822",),
            sniff="tui.formats.email.probe:sniff_email",
            read="tui.formats.email.reader:read_email",
            probe="tui.formats.email.probe:probe_email",
            previewable=True,
            is_text=True,
            reads_bytes=True,
            takes_encoding=True,
            outranks=Outranks.PLAIN_TEXT,
        ),
        Format(
            name="PDF document",
            suffixes=(".pdf",),
            media_types=("application/pdf",),
            sniff="tui.formats.pdf.reader:sniff_pdf",
            read="tui.formats.pdf.reader:read_pdf",
            probe="tui.formats.pdf.reader:probe_pdf",
        ),
        Format(
            name="EPUB book",
            suffixes=(".epub",),
            media_types=("application/epub+zip",),
            read="tui.formats.epub.reader:read_epub",
            probe="tui.formats.epub.probe:probe_epub",
            zip_path="META-INF/container.xml",
        ),
        Format(
            name="Kindle book",
            suffixes=(".mobi", ".azw", ".azw3", ".prc"),
            media_types=("application/x-mobipocket-ebook", "application/vnd.amazon.ebook"),
            sniff="tui.formats.mobi.probe:sniff_mobi",
            read="tui.formats.mobi.reader:read_mobi",
            probe="tui.formats.mobi.probe:probe_mobi",
        ),
        Format(
            name="Word document",
            suffixes=(".docx", ".docm"),
            media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
            read="tui.formats.office.docx:read_docx",
            probe="tui.formats.office.probe:probe_docx",
            zip_path="word/",
        ),
        Format(
            name="OpenDocument text",
            suffixes=(".odt", ".fodt"),
            media_types=("application/vnd.oasis.opendocument.text",),
            sniff="tui.formats.office.probe:sniff_flat_odt",
            read="tui.formats.office.odt:read_odt",
            probe="tui.formats.office.probe:probe_odt",
            zip_path="content.xml",
        ),
        Format(
            name="rich text document",
            suffixes=(".rtf",),
            media_types=("application/rtf", "text/rtf"),
            sniff="tui.formats.office.probe:sniff_rtf",
            read="tui.formats.office.rtf:read_rtf",
            probe="tui.formats.office.probe:probe_rtf",
        ),
        Format(
            name="OpenDocument presentation",
            suffixes=(".odp", ".fodp"),
            media_types=("application/vnd.oasis.opendocument.presentation",),
            sniff="tui.formats.office.probe:sniff_flat_odp",
            read="tui.formats.office.odt:read_odp",
            probe="tui.formats.office.probe:probe_odt",
            zip_path="content.xml",
        ),
        Format(
            name="PowerPoint presentation",
            suffixes=(".pptx", ".pptm", ".ppsx"),
            media_types=("application/vnd.openxmlformats-officedocument.presentationml.presentation",),
            read="tui.formats.office.pptx:read_pptx",
            probe="tui.formats.office.probe:probe_pptx",
            zip_path="ppt/",
        ),
        Format(
            name="FictionBook",
            suffixes=(".fb2", ".fbz"),
            media_types=("application/x-fictionbook+xml", "application/fb2"),
            sniff="tui.formats.structured.probe:sniff_fb2",
            read="tui.formats.structured.fb2:read_fb2",
            probe="tui.formats.structured.probe:probe_fb2",
            zip_suffix=".fb2",
        ),
        Format(
            name="JATS article",
            suffixes=(".nxml", ".jats"),
            media_types=("application/jats+xml",),
            sniff="tui.formats.structured.probe:sniff_jats",
            read="tui.formats.structured.jats:read_jats",
            probe="tui.formats.structured.probe:probe_jats",
        ),
        Format(
            name="DocBook document",
            suffixes=(".docbook", ".dbk"),
            media_types=("application/docbook+xml",),
            sniff="tui.formats.structured.probe:sniff_docbook",
            read="tui.formats.structured.docbook:read_docbook",
            probe="tui.formats.structured.probe:probe_docbook",
        ),
    ],
    Format,
    "standfirst.formats",
)

_BUILTIN_BY_SUFFIX = {suffix: format for format in FORMATS.builtin.values() for suffix in format.suffixes}


def format_by_name(name: str) -> Format | None:
    """Return the format of the suffix in a file's name or path; ``.gz`` and the like are ignored.

    With two suffixes, as in ``index.rst.txt`` of Sphinx, the first one counts if it is that of a text with markup.
    """
    root, suffix = os.path.splitext(inner_name(name).lower())  # noqa: PTH122 - fast enough for ten thousand names
    if suffix == ".txt":
        markup = _BUILTIN_BY_SUFFIX.get(os.path.splitext(root)[1])  # noqa: PTH122 - as above
        if markup is not None and markup.is_text and markup.sniff and not markup.requires:
            return markup
    if not suffix or suffix in _BUILTIN_BY_SUFFIX:
        return _BUILTIN_BY_SUFFIX.get(suffix)
    return next((added for added in added_formats() if suffix in added.suffixes), None)


def format_by_media_type(media_type: str) -> Format | None:
    """Return the format of a media type in lower case, such as ``text/html``."""
    return first_format(lambda format: media_type in format.media_types) if media_type else None


def first_format(fits: Callable[[Format], bool]) -> Format | None:
    """Return the first format that fits; other packages are loaded only if no built-in one does."""
    builtin = next(filter(fits, FORMATS.builtin.values()), None)
    return builtin or next((added for added in added_formats() if fits(added)), None)


def added_formats() -> list[Format]:
    """Load and return the formats of other packages."""
    return [format for name, format in FORMATS.items() if name not in FORMATS.builtin]
