"""A part of a long text as an article of its own, to show while the whole is being read."""

import re
from dataclasses import replace
from pathlib import Path

from tui.document.errors import StandfirstError
from tui.document.model import Article
from tui.formats.encoding import decode
from tui.formats.kinds import Kind, kind_by_name, kind_of_bytes, kind_of_text
from tui.formats.parsed_document import article_of
from tui.sources.files import file_size, read_file
from tui.text.sanitize import clean_line, clean_text

_LARGE = 128 * 1024
_BEFORE, _AFTER = 8 * 1024, 24 * 1024
_EVIDENCE_LENGTH = 128 * 1024
_WORDS = 6
_PARAGRAPH = "\n\n"


def excerpt_article(
    source: Path, words: str, share: float, *, title: str, language: str | None = None
) -> Article | None:
    """The part of a large plain text around some words of it.

    Args:
        source: The file.
        words: What stands at the place, as the whole article has it; the last word may be cut off.
        share: About how much of the text stands before it, from 0 to 1, if the words stand there more than once.
        title: The title of the whole.
        language: As for ``open_article``.

    Returns:
        The article of some 32 KB around the words; None if the file is small, or neither plain text nor Markdown, or
        does not have them, or cannot be read.
    """
    if (file_size(source) or 0) <= _LARGE or kind_by_name(source.name) is Kind.WEB_PAGE:
        return None
    try:
        return _excerpt(source, words, share, title, language)
    except StandfirstError:
        return None


def _excerpt(source: Path, words: str, share: float, title: str, language: str | None) -> Article | None:
    from tui.formats.markdown import read_markdown
    from tui.formats.plain.reader import read_plain_text

    data, name = read_file(source), clean_line(str(source))
    if kind_of_bytes(data) is not None:
        return None
    text = decode(data, name).replace("\r\n", "\n")
    kind = kind_of_text(name, clean_text(text[:_EVIDENCE_LENGTH]))
    position = _position(text, words, share)
    if position is None or kind not in (Kind.MARKDOWN, Kind.TEXT):
        return None
    part = _whole_paragraphs(text, position)
    reading = read_markdown(part) if kind is Kind.MARKDOWN else read_plain_text(part, title=title, name=name)
    return article_of(replace(reading, title=title), language=language, source=str(source))


def _position(text: str, words: str, share: float) -> int | None:
    """Where words stand, however their lines were broken; nearest to a share of the text."""
    wanted = words.split()[:-1][:_WORDS]
    if not wanted:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)))
    expected = share * len(text)
    found = (match.start() for match in pattern.finditer(text))
    return min(found, key=lambda start: abs(start - expected), default=None)


def _whole_paragraphs(text: str, position: int) -> str:
    """The text around a position, cut between paragraphs where there are some."""
    start = 0
    if position > _BEFORE:
        begun = text.find(_PARAGRAPH, position - _BEFORE, position)
        start = position - _BEFORE if begun < 0 else begun + len(_PARAGRAPH)
    ended = text.rfind(_PARAGRAPH, position, position + _AFTER)
    return text[start : position + _AFTER if ended < 0 else ended]
