"""Recognise texts with markup, and find their titles, by patterns alone. Importing this is cheap.

Markdown and HTML have probes of their own.
"""

import json
import re
from typing import BinaryIO

from tui.document.stats import count_words
from tui.formats.encoding import decode_later_sample
from tui.formats.parsed_document import ProbedText, scale_word_count
from tui.text.patterns import lazy_pattern
from tui.text.sanitize import clean_line

_SNIFF_CHARS = 20_000

_PROGRAM = lazy_pattern(
    r"\A#!|^(?:import [\w.]+|from [\w.]+ import |def \w+\(|class \w+[:(]|#include )"
    r"|^(?:package [\w.]+;|using [\w.]+;|@echo )",
    re.MULTILINE,
)
"""Code that is not indented, which no text with markup has; but comments in code can be written in markup."""
_RST_HEADING = lazy_pattern(
    r"(?:\A|\n)[ \t]*\n?(?:([=\-~^\"'#*+])\1{2,}[ \t]*\n)?[ \t]*([^\s.:][^\n]{0,120})\n"
    r"([=\-~^\"'`:.#*+_])\3{2,}[ \t]*(?=\n|\Z)"
)
_RST_DIRECTIVE = lazy_pattern(
    r"^[ \t]*\.\. (?:[a-z][\w:-]*::(?:[ \t]|$)|_[^\n]{1,100}:|\[[#*\w]+\] |\|[^|\n]+\| [\w-]+::)",
    re.MULTILINE,
)
_RST_INLINE = lazy_pattern(
    r":[a-z][\w:.-]*:`[^`\n]+`|`[^`\n<]+ <[^>\n]+>`__?|(?<!`)``[^`\n]+``(?!`)|^[^\n]*::$", re.MULTILINE
)
_ASCIIDOC_TITLE = lazy_pattern(r"(?:\A|\n)=[ \t]+(\S[^\n]*)")
_ASCIIDOC_START = lazy_pattern(
    r"\A(?:[ \t]*\n|//[^\n]*\n|:[\w!-]+:[^\n]*\n|(?:ifn?def|endif|include|image)::[^\n]*\n|\[[^\n]*\]\n){0,40}"
    r"(?:=[ \t]+[^\n]*[^=\s][ \t]*\n|(?P<title>\S[^\n]{2,100})\n(?P<line>={3,110})\n)"
)
_ASCIIDOC_MARK = lazy_pattern(
    r"^={2,5} [^\n]*[^=\s]$|^\[(?:source|verse|quote|NOTE|TIP|\[|#|\.)[^\n]*\]$"
    r"|^(?:include|image|ifn?def)::[^\s\[]*\[[^\n]*\]$|^\|===$",
    re.MULTILINE,
)
_ASCIIDOC_ATTRIBUTE = lazy_pattern(r"^:[a-z][\w-]*:(?: |$)", re.MULTILINE)
_ORG_TITLE = lazy_pattern(r"^#\+title:[ \t]*(\S[^\n]*)", re.MULTILINE | re.IGNORECASE)
_ORG_MARK = lazy_pattern(
    r"^#\+(?:title|author|date|options|begin_\w+|startup|property|filetags|setupfile|todo):?"
    r"|^[ \t]*:PROPERTIES:[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_ORG_HEADING = lazy_pattern(r"^\*+[ \t]+(?:(?:TODO|DONE)[ \t]+)?(\S[^\n]*)", re.MULTILINE)
_LATEX_START = lazy_pattern(
    r"^[^%\n]*\\(?:documentclass|documentstyle|begin\{document\}|(?:chapter|section)\*?[\[{])", re.MULTILINE
)
_LATEX_TITLE = lazy_pattern(r"\\title(?:\[[^\]]*\])?\{((?:[^{}\\]|\\.|\{[^{}]*\})*)\}")
_LATEX_MARKUP = lazy_pattern(r"\\\\|~|\\[a-zA-Z]+\*?|[{}]")
_MAX_MAN_LINES = 400
_MAN_STARTS = (".", "'\\\"")
_MAN_TITLES = (".TH ", ".Dd ", "'TH ")
_MAN_NAME = lazy_pattern(r"^\.(?:TH|Dt)[ \t]+\"?([^\s\"]+)\"?(?:[ \t]+\"?([^\s\"]+))?", re.MULTILINE)
_MAN_MARKUP = lazy_pattern(
    r"^[.'][ \t]*(?:\\\".*|(?:TH|Dd|Dt|Os)\b.*|[A-Za-z]{1,3}\b)|\\f.|\\[-&]", re.MULTILINE
)
_LATEX_UNREAD = lazy_pattern(
    r"(?<!\\)%[^\n]*|\\(?:documentclass|usepackage|begin|end|cite|label|ref|bibliography\w*)\*?"
    r"(?:\[[^\]\n]*\])?\{[^}\n]*\}|\\[a-zA-Z]+\*?"
)
_MAX_UNDERLINE_DIFFERENCE = 2
"""An underline has as many characters as the title, or so many more or fewer."""
_NOTEBOOK_START = lazy_pattern(r"\s*\{\s*\"(?:cells|metadata|nbformat|nbformat_minor|worksheets)\"\s*:")
_NOTEBOOK_MARK = lazy_pattern(r"\"(?:cell_type|nbformat)\"\s*:")
_NOTEBOOK_TITLE = lazy_pattern(r"\"(#+[ \t]+[^\"\\]*(?:\\.[^\"\\]*)*)\"")

_MARKDOWN_NOTE = lazy_pattern(r"^\[\^[^\]\n]+\]:.*$", re.MULTILINE)
_MAX_COUNTED_NOTEBOOK = 512 * 1024


def sniff_rst(head: str) -> bool:
    """Return whether a text has an underlined heading and other markup of reStructuredText."""
    head = head[:_SNIFF_CHARS]
    if _RST_HEADING.search(head) is None or _PROGRAM.search(head) is not None:
        return False
    return _RST_DIRECTIVE.search(head) is not None or _RST_INLINE.search(head) is not None


def sniff_asciidoc(head: str) -> bool:
    """Return whether a text begins with an AsciiDoc title, on one line or underlined, and has other AsciiDoc markup."""
    head = head[:_SNIFF_CHARS]
    start = _ASCIIDOC_START.match(head)
    if start is None or _PROGRAM.search(head) is not None:
        return False
    is_marked = _ASCIIDOC_MARK.search(head) is not None
    if not start["title"]:
        return is_marked or _ASCIIDOC_ATTRIBUTE.search(head) is not None
    is_underlined = abs(len(start["title"]) - len(start["line"])) <= _MAX_UNDERLINE_DIFFERENCE
    return is_marked and is_underlined and _RST_DIRECTIVE.search(head) is None


def sniff_org(head: str) -> bool:
    """Return whether a text has keywords or properties of Org mode."""
    return _ORG_MARK.search(head[:_SNIFF_CHARS]) is not None


def sniff_latex(head: str) -> bool:
    """Return whether a text begins a LaTeX document or a section of one."""
    return _LATEX_START.search(head[:_SNIFF_CHARS]) is not None


def sniff_man(head: str) -> bool:
    """Return whether a text is the source of a manual page: it begins with a request, and its title follows soon."""
    lines = head[:_SNIFF_CHARS].split("\n", _MAX_MAN_LINES)[:_MAX_MAN_LINES]
    return head.startswith(_MAN_STARTS) and any(line.startswith(_MAN_TITLES) for line in lines)


def sniff_notebook(head: str) -> bool:
    """Return whether a text is the JSON of a Jupyter notebook."""
    return _NOTEBOOK_START.match(head) is not None and _NOTEBOOK_MARK.search(head) is not None


def probe_rst(head: str, file: BinaryIO, size: int) -> ProbedText:
    heading = _RST_HEADING.search(head)
    return _probed(heading[2] if heading else "", head, file, size)


def probe_asciidoc(head: str, file: BinaryIO, size: int) -> ProbedText:
    title = _ASCIIDOC_TITLE.search(head)
    start = None if title else _ASCIIDOC_START.match(head)
    return _probed(title[1] if title else start["title"] if start else "", head, file, size)


def probe_org(head: str, file: BinaryIO, size: int) -> ProbedText:
    title = _ORG_TITLE.search(head) or _ORG_HEADING.search(head)
    return _probed(title[1] if title else "", head, file, size)


def probe_latex(head: str, file: BinaryIO, size: int) -> ProbedText:
    title = _LATEX_TITLE.search(head)
    return _probed(_LATEX_MARKUP.sub(" ", title[1]) if title else "", head, file, size, _LATEX_UNREAD)


def probe_man(head: str, file: BinaryIO, size: int) -> ProbedText:
    name = _MAN_NAME.search(head)
    title = "" if name is None else f"{name[1]}({name[2]})" if name[2] else name[1]
    return _probed(title, head, file, size, _MAN_MARKUP)


def probe_notebook(head: str, file: BinaryIO, size: int) -> ProbedText:
    found = _NOTEBOOK_TITLE.search(head)
    title = ""
    if found:
        try:
            title = str(json.loads(f'"{found[1]}"')).lstrip("#").partition("\n")[0]
        except ValueError:
            title = ""
    return ProbedText(clean_line(title), _words_of_cells(file) if size <= _MAX_COUNTED_NOTEBOOK else None)


def _words_of_cells(file: BinaryIO) -> int | None:
    """Count the words of a notebook's cells, without outputs; None if it is damaged."""
    file.seek(0)
    try:
        cells = json.loads(file.read())["cells"]
        return sum(count_words(_MARKDOWN_NOTE.sub("", "".join(cell["source"]))) for cell in cells)
    except (ValueError, RecursionError, KeyError, TypeError):
        return None


def _probed(
    title: str, head: str, file: BinaryIO, size: int, unread: re.Pattern[str] | None = None
) -> ProbedText:
    """Return a title, and an estimate of the words without markup, by a sample from after the first pages."""
    sample = decode_later_sample(file) or head
    read = sample if unread is None else unread.sub(" ", sample)
    return ProbedText(clean_line(title), scale_word_count(count_words(read), sample, size))
