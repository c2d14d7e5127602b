import gzip
import io
import os
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.document.errors import SourceError
from tui.sources.folders import sample_articles
from tui.sources.open import open_article
from tui.sources.probe import FileInfo, probe

PROSE = "The lamp turned on a bath of mercury, and a falling weight turned it all night long. " * 40


def probed(folder: Path, name: str, content: str | bytes) -> FileInfo:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return probe(path)


def zipped(**entries: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in entries.items():
            archive.writestr(zipfile.ZipInfo(path), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


BOOK = zipped(
    mimetype="application/epub+zip",
    **{
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>',
        "in/book.opf": "<package><metadata><dc:title id='t'>Wind &amp; Waves</dc:title></metadata></package>",
        "in/one.xhtml": f"<html><head><title>No</title></head><body><p>{PROSE}</p></body></html>",
        "in/two.xhtml": f"<html><body><p>{PROSE}</p></body></html>",
    },
)
LETTER = zipped(
    **{
        "[Content_Types].xml": "<Types/>",
        "docProps/core.xml": "<cp:coreProperties><dc:title>The letter</dc:title></cp:coreProperties>",
        "docProps/app.xml": "<Properties><Words>0</Words></Properties>",
        "word/document.xml": f"<w:document><w:p><w:r><w:t>{PROSE[:400]}</w:t></w:r></w:p></w:document>",
    }
)
REPORT = zipped(
    **{
        "meta.xml": "<office:meta><dc:title>Ein Bericht</dc:title>"
        '<meta:document-statistic meta:word-count="4760"/></office:meta>',
        "content.xml": "<office:text><text:p>Kurz.</text:p></office:text>",
    }
)
PAPER = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 7 >>\nendobj\n"
    b"2 0 obj\n<< /Title (Keeping \\(exact\\) time\\205) /Author (x) >>\nendobj\n"
    b"4 0 obj\n<< /Title (A chapter) /Count 99 /Parent 5 0 R >>\nendobj\n"
    b"trailer\n<< /Root 1 0 R /Info 2 0 R >>\n%%EOF\n"
)
RICH = rb"{\rtf1\ansi{\info{\title Der Fl\'fcgel \u8211? zwei}{\nofwords238}}\pard Text.\par}"
PAGE = (
    "<!DOCTYPE html><html><head><title>The lamp | A site</title><script>if (a < b) { x = '<p>' }</script></head>"
    f"<body><nav>Home About</nav><!-- <p>no --><h1>Other</h1><p>{PROSE}</p></body></html>"
)


def test_the_title_and_length_are_about_those_of_the_article() -> None:
    for path in sample_articles():
        info, article = probe(path), open_article(path)
        assert info.title == article.title
        # Of a PDF document only the pages are counted, and of a book those without text too.
        assert info.format is not None
        is_rough = info.format.name in ("PDF document", "Kindle book")
        assert info.words == pytest.approx(article.word_count, rel=0.5 if is_rough else 0.1)
        assert info.size == path.stat().st_size


@pytest.mark.parametrize(
    ("name", "content", "format", "title"),
    [
        ("a.md", "---\ntitle: In front\n---\n\n# Below\n\nText.\n", "Markdown", "In front"),
        ("a.md", "A paragraph first.\n\n# The *one* heading\n\nText.\n", "Markdown", "The one heading"),
        ("a.txt", f"The title\n\n{PROSE}\n\nA heading\n\n{PROSE}", "plain text", "The title"),
        ("a.txt.gz", gzip.compress(f"The title\n\n{PROSE}".encode(), mtime=0), "plain text", "The title"),
        ("a.html", PAGE, "web page", "The lamp"),
        ("a.html", PAGE.replace("Other", "The lamp"), "web page", "The lamp"),
        (
            "a.html",
            '<html><meta content="Fish &#38; chips" property="og:title"><title>No</title>',
            "web page",
            "Fish & chips",
        ),
        ("a.eml", f"From: a@b.c\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n\n{PROSE}", "e-mail", "Grüße"),
        ("a.epub", BOOK, "EPUB book", "Wind & Waves"),
        ("a.docx", LETTER, "Word document", "The letter"),
        ("a.odt", REPORT, "OpenDocument text", "Ein Bericht"),
        ("a.pdf", PAPER, "PDF document", "Keeping (exact) time–"),
        ("a.pdf.gz", gzip.compress(PAPER, mtime=0), "PDF document", "Keeping (exact) time–"),
        ("a.rtf.gz", gzip.compress(RICH, mtime=0), "rich text document", "Der Flügel – zwei"),
        ("a.rtf", RICH, "rich text document", "Der Flügel – zwei"),
        ("a.txt", b"", "plain text", None),
        ("a.txt", bytes(range(256)) * 9, "plain text", None),
        ("a.zip", zipped(file="x"), None, None),
    ],
)
def test_formats_and_titles(
    tmp_path: Path, name: str, content: str | bytes, format: str | None, title: str | None
) -> None:
    found = probed(tmp_path, name, content)
    assert (found.format and found.format.name, found.title) == (format, title)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.epub", BOOK, 1280),
        ("a.docx", LETTER, 75),
        ("a.odt", REPORT, 4760),
        ("a.pdf", PAPER, 3500),
        ("a.rtf", RICH, 238),
        ("a.html", PAGE, 550),
        ("a.txt", PROSE * 200, 16 * 40 * 200),
        ("a.txt.gz", gzip.compress((PROSE * 200).encode(), mtime=0), 16 * 40 * 200),
        ("a.txt", "港と灯台。" * 20_000, 80_000),
        ("a.txt", "", None),
    ],
)
def test_words_are_estimated(tmp_path: Path, name: str, content: str | bytes, words: int | None) -> None:
    assert probed(tmp_path, name, content).words == (words and pytest.approx(words, rel=0.2))


def test_minutes_are_rounded_up() -> None:
    assert FileInfo(None, None, 0, 239, 0.0).minutes == 2
    assert FileInfo(None, None, 0, None, 0.0).minutes is None


def test_a_page_whose_article_may_lie_further_on_has_no_length(tmp_path: Path) -> None:
    page = PAGE.replace("if (a", "x();" * 200_000 + "if (a")
    assert probed(tmp_path, "a.html", page)[1:4] == ("The lamp", len(page), None)


def test_titles_are_harmless_and_short(tmp_path: Path) -> None:
    title = probed(tmp_path, "a.html", "<html><title>A \x1b[31m\u202e [b]" + "x" * 900 + "</title>").title
    assert title is not None
    assert "\x1b" not in title
    assert "\u202e" not in title
    assert len(title) <= 300


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_other_things_than_files_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    for path in (tmp_path / "a.txt", tmp_path, tmp_path / "none.txt", tmp_path / "a\0b", Path("/dev/zero")):
        with pytest.raises(SourceError):
            probe(path)


ENDINGS = st.sampled_from([".txt", ".md", ".html", ".eml", ".epub", ".docx", ".pdf", ".rtf", ".gz", ""])
BEGINNINGS = st.sampled_from(
    [b"", b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"\x1f\x8b\x08", b"<html>", b"From: x\n"]
)


@given(ENDINGS, BEGINNINGS, st.binary(max_size=600))
@settings(max_examples=300)
@example(".html", b"<html>", b"<script" * 2000)
@example(".pdf", b"%PDF-", b"/Info 1 0 R 1 0 obj /Title " + b"(" * 3000)
def test_any_bytes_can_be_probed(
    tmp_path_factory: pytest.TempPathFactory, ending: str, beginning: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / f"odd{ending}"
    path.write_bytes(beginning + rest)
    assert probe(path).size == len(beginning) + len(rest)


@pytest.mark.parametrize(
    "content", [BOOK, LETTER, REPORT, PAPER, RICH, gzip.compress(PROSE.encode(), mtime=0)]
)
def test_damaged_documents_can_be_probed(tmp_path: Path, content: bytes) -> None:
    chance = random.Random(content)
    path = tmp_path / "damaged"
    for _ in range(300):
        damaged = bytearray(content)
        for _ in range(chance.randrange(1, 9)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged[: chance.choice((None, chance.randrange(len(damaged))))])
        assert probe(path).size == path.stat().st_size


def test_a_container_of_endless_entries_is_not_opened(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(12_000):
            archive.writestr(f"a-long-name-of-an-entry-for-the-directory-{number}", "")
    assert probed(tmp_path, "a.epub", stream.getvalue()).format is None
