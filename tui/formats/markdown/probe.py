"""Recognise Markdown, and find its title and length without reading all of it. Importing this is cheap."""

import re
from typing import BinaryIO

from tui.document.stats import count_words
from tui.formats.encoding import decode_later_sample
from tui.formats.parsed_document import ProbedText, scale_word_count

_SNIFF_CHARS = 20_000
_TITLE_CHARS = 800
_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(?:[A-Za-z_][\w -]*:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n|#[^\n]*\n)+---[ \t]*\n"
)
_LONE_HEADING = re.compile(r"(?:\A|\n[ \t]*\n)#{1,6}[ \t]+[^\s#][^\n]*(?=\n[ \t]*\n|\n?\Z)")
_UNDERLINED_HEADING = re.compile(r"(?:\A|\n[ \t]*\n)\w[^\n]{0,120}\n(?:={3,}|-{3,})[ \t]*(?=\n|\Z)")
_CERTAIN_MARKUP = re.compile(r"^```|^~~~|\[[^\]\n]+\]\(\S+?\)|\*\*\w[^*\n]*\*\*", re.MULTILINE)
_OTHER_MARKUP = re.compile(
    r"^```|^~~~|\]\(\S+?\)|\*\*\w[^*\n]*\*\*|^\s{0,3}[-*] \S|^\|.*\|$|^> \S|(?<!`)`[^`\n]+`(?!`)",
    re.MULTILINE,
)


def sniff_markdown(head: str) -> bool:
    """Return whether a text has front matter, several headings, or one and other markup.

    Underlined headings are also those of other kinds of text, so that they count only beside markup of Markdown alone.
    """
    head = head[:_SNIFF_CHARS]
    if head.startswith("#!"):
        return False
    if _FRONT_MATTER.match(head):
        return True
    headings = len(_LONE_HEADING.findall(head))
    if headings and (headings >= 2 or _OTHER_MARKUP.search(head)):
        return True
    return _UNDERLINED_HEADING.search(head) is not None and _CERTAIN_MARKUP.search(head) is not None


def probe_markdown(head: str, file: BinaryIO, size: int) -> ProbedText:
    """Find the title at the beginning, and estimate the words from a sample."""
    from tui.formats.markdown.reader import read_markdown

    sample = decode_later_sample(file) or head
    words = scale_word_count(count_words(sample), sample, size)
    return ProbedText(read_markdown(head[:_TITLE_CHARS]).title, words)
