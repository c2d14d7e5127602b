"""Helpers of the library's tests."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from tui.document.build import Draft
from tui.document.model import Article, BlockKind
from tui.language.articles import build_article
from tui.library.library import FILE_NAME, Library
from tui.library.records import fingerprint_of

TEXT = (
    "The harbour froze over in January. Ships waited outside for two weeks.\n\n"
    "Nobody had seen such ice before. The pilots walked to work.\n\n"
    "The harbour opened in March. The first ship in was a collier from Newcastle."
)


def article(title: str = "Ice", text: str = TEXT, **facts: str) -> Article:
    drafts = [Draft(BlockKind.PARAGRAPH, paragraph) for paragraph in text.split("\n\n")]
    made = build_article(drafts, title=title)
    return Article(made.title, made.text, made.blocks, made.sections, **facts)  # type: ignore[arg-type]


def fingerprint(of: Article) -> str:
    return fingerprint_of(of.title, of.text)


def library(folder: Path, start: int = 1_000) -> Library:
    """Return a library whose clock advances by a second at every reading."""
    seconds = count(start)
    return Library(folder, clock=lambda: 1_000 * next(seconds))


def file_in(folder: Path) -> Path:
    return folder / FILE_NAME


def sentences(of: Article) -> Iterator[tuple[int, str]]:
    """Yield the start and the text of each sentence of an article; they all end with a full stop."""
    start = 0
    for sentence in of.text.replace("\n\n", " ").split(". "):
        text = sentence.removesuffix(".") + "."
        start = of.text.index(text, start)
        yield start, text
