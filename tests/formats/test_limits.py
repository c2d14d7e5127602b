import pytest

from tui.document.errors import SourceError
from tui.formats.limits import (
    MAX_EMAIL_CHARS,
    MAX_LINES,
    MAX_MARKDOWN_LINES,
    MAX_MARKUP_CHARS,
    MAX_MARKUP_LINES,
    MAX_PARAGRAPHS,
)
from tui.formats.plain.reader import read_plain_text
from tui.sources.open import article_from_bytes


def test_a_text_of_too_many_lines_is_refused() -> None:
    with pytest.raises(
        SourceError, match=r"^Cannot read a\.txt: it has more than 1,200,000 lines\. Split it"
    ):
        article_from_bytes(b"a\n" * (MAX_LINES + 1), "a.txt")
    with pytest.raises(SourceError, match="more than 300,000 lines"):
        article_from_bytes(b"From: a\nSubject: b\n\n" + b"a\n" * (MAX_MARKUP_LINES + 1), "a.eml")
    with pytest.raises(SourceError, match="more than 12,000,000 characters"):
        article_from_bytes(b"From: a\nSubject: b\n\n" + b"a" * (MAX_EMAIL_CHARS + 1), "a.eml")
    with pytest.raises(SourceError, match="more than 200,000 paragraphs"):
        read_plain_text("a\n\n" * (MAX_PARAGRAPHS + 1))


@pytest.mark.parametrize("name", ["a.adoc", "a.org", "a.tex", "a.1"])
def test_markup_that_would_take_long_is_refused(name: str) -> None:
    with pytest.raises(SourceError, match="more than 300,000 lines"):
        article_from_bytes(b".TH A 1\n.SH A\n" + b"a\n" * MAX_MARKUP_LINES, name)
    with pytest.raises(SourceError, match="000,000 characters"):
        article_from_bytes(b".TH A 1\n.SH A\n" + b"a" * MAX_MARKUP_CHARS, name)


def test_markdown_that_would_take_long_is_refused() -> None:
    with pytest.raises(SourceError, match="more than 600,000 lines"):
        article_from_bytes(b"> a\n" * (MAX_MARKDOWN_LINES + 1), "a.md")
    with pytest.raises(SourceError, match="more than 200,000 paragraphs"):
        article_from_bytes(b"a\n\n" * (MAX_PARAGRAPHS + 1), "a.md")
