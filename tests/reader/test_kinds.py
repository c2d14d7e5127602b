"""Documents of every format: the outline in the reader and on the command line is the document's own."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.formats.epub.make_book import entry, make_book, nav, ncx, page, point, prose
from tests.formats.office.make_docx import SENTENCE, empty_document, saved
from tests.formats.office.make_odt import heading, make_text, paragraph
from tests.formats.pdf import documents
from tests.formats.plain.make_rfc import OUTLINE, rfc_text
from tests.reader.support import reader, until
from tui.document.model import Section

Outline = tuple[tuple[int, str], ...]

PROSE = (
    "The river rose in the night, and by the morning it had taken the lower road. Nobody had seen it come. "
)
CHAPTERS: Outline = ((1, "The pond"), (1, "The wheel"))
PAPER: Outline = (
    *((1, "Abstract"), (1, "1 Introduction"), (1, "2 Methods"), (2, "2.1 The gauges"), (2, "2.2 The ledger")),
    *((1, "3 Results"), (1, "4 Conclusion"), (1, "References")),
)


def _pages() -> dict[str, str]:
    return {
        f"{number}.xhtml": page(f"<h1>{title}</h1>", prose()) for number, (_, title) in enumerate(CHAPTERS)
    }


def _new_book() -> bytes:
    entries = (entry(title, f"{number}.xhtml") for number, (_, title) in enumerate(CHAPTERS))
    return make_book(_pages(), contents=nav("".join(entries)))


def _old_book() -> bytes:
    points = (point(title, f"{number}.xhtml") for number, (_, title) in enumerate(CHAPTERS))
    return make_book(_pages(), contents=ncx("".join(points)), is_old=True)


def _word() -> bytes:
    document = empty_document()
    document.add_heading("The Mill", 0)
    for _, title in CHAPTERS:
        document.add_heading(title, 1)
        document.add_paragraph(SENTENCE * 3)
        document.add_heading(f"More of {title.lower()}", 2)
        document.add_paragraph(SENTENCE * 3)
    return saved(document)


def _open_document() -> bytes:
    return make_text("".join(heading(title) + paragraph() * 3 for _, title in CHAPTERS))


def _rich_text() -> bytes:
    body = "".join(
        rf"\pard\outlinelevel0\b {title}\b0\par\pard\outlinelevel9 {PROSE * 3}\par " for _, title in CHAPTERS
    )
    return rf"{{\rtf1\ansi {body}}}".encode("ascii")


def _gutenberg() -> bytes:
    edge = "*** {} OF THIS PROJECT GUTENBERG EBOOK THE MILL ***"
    head = "The Project Gutenberg EBook of The Mill\n\nTitle: The Mill\n\nLanguage: English"
    titles = ("CHAPTER I. The Pond", "CHAPTER II. The Wheel")
    chapters = (f"\n\n{title}\n\n{PROSE * 4}\n\n{PROSE * 3}" for title in titles)
    parts = (head, edge.format("START"), "THE MILL", *chapters, edge.format("END"), "You may copy it.")
    return "\n\n".join(parts).encode()


def _mail() -> bytes:
    head = ("From: The Miller <miller@mill.example>", "Subject: Re: [mill] The river")
    parts = (PROSE * 3, "The pond\n========", PROSE * 3, f"> {PROSE}", "The wheel\n=========", PROSE * 3)
    return ("\n".join(head) + "\n\n" + "\n\n".join(parts) + "\n\n-- \nThe Miller\n").encode()


KINDS: dict[str, tuple[Callable[[], bytes], Outline]] = {
    "paper.pdf": (documents.paper, PAPER),
    "new.epub": (_new_book, CHAPTERS),
    "old.epub": (_old_book, CHAPTERS),
    "mill.docx": (
        _word,
        ((1, "The pond"), (2, "More of the pond"), (1, "The wheel"), (2, "More of the wheel")),
    ),
    "mill.odt": (_open_document, CHAPTERS),
    "mill.rtf": (_rich_text, CHAPTERS),
    "book.txt": (_gutenberg, ((1, "CHAPTER I. The Pond"), (1, "CHAPTER II. The Wheel"))),
    "rfc9999.txt": (lambda: rfc_text(pages=True).encode(), ((1, "Status of this Memo"), *OUTLINE)),
    "post.eml": (_mail, CHAPTERS),
}


@pytest.fixture(params=KINDS)
def document(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Outline]:
    make, outline = KINDS[request.param]
    path = tmp_path / request.param
    path.write_bytes(make())
    return path, outline


async def test_the_outline_in_the_reader(document: tuple[Path, Outline]) -> None:
    path, outline = document
    async with reader(path) as (pilot, screen):
        await until(pilot, lambda: not screen.is_working)
        targets = [item.target for item in screen.digest_pane.line_index.items]
        sections = [target for target in targets if isinstance(target, Section)]
        assert tuple((section.level, section.title) for section in sections if section.title) == outline


def test_the_outline_for_scripts(document: tuple[Path, Outline]) -> None:
    path, outline = document
    command = [sys.executable, "-m", "tui", "outline", "--format", "json", str(path)]
    ended = subprocess.run(command, capture_output=True, check=True)
    entries = json.loads(ended.stdout)["outline"]
    assert tuple((entry["level"], entry["title"]) for entry in entries if entry["title"]) == outline
