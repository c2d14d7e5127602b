"""Make the sample articles that are not plain text from the Markdown files in this folder."""

from collections.abc import Callable
from pathlib import Path

from docs.samples.book import book
from docs.samples.kindle import kindle_book
from docs.samples.open_document import open_document
from docs.samples.paper import paper
from docs.samples.rich_text import rich_text
from docs.samples.slides import open_presentation, power_point
from docs.samples.structured import doc_book, fiction_book, journal_article
from docs.samples.texts import Text, read_text
from docs.samples.word import word

FOLDER = Path(__file__).parent
_MAKERS: dict[str, Callable[[Text], bytes]] = {
    "counting-the-unseen.pdf": paper,
    "how-we-read.epub": book,
    "minutes-that-get-read.docx": word,
    "recolte-du-sel.odt": open_document,
    "seed-library.pptx": power_point,
    "the-bell-ringers-handbook.dbk": doc_book,
    "the-night-ferry.fb2": fiction_book,
    "the-salt-road.mobi": kindle_book,
    "the-town-clock.odp": open_presentation,
    "while-i-am-away.rtf": rich_text,
    "why-bread-goes-stale.nxml": journal_article,
}


def made(folder: Path) -> dict[str, bytes]:
    """Return the articles by file name, the same bytes every time.

    Args:
        folder: Where their texts are.
    """
    return {name: make(read_text(folder / Path(name).with_suffix(".md"))) for name, make in _MAKERS.items()}
