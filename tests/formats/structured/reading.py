"""Read what the tests write in XML languages."""

from tests.document.invariants import check_article
from tui.document.model import Article
from tui.sources.open import article_from_bytes

PROSE = "The river has always been slow here, and in a dry summer the wheel stands still for weeks."


def article(source: str | bytes, name: str = "mill.xml") -> Article:
    read = article_from_bytes(source.encode() if isinstance(source, str) else source, name)
    check_article(read)
    return read


def blocks(read: Article) -> list[tuple[str, int, str, str]]:
    return [(str(block.kind), block.level, block.marker, block.text) for block in read.blocks]


def outline(read: Article) -> list[tuple[int, str | None]]:
    return [(section.level, section.title) for section in read.sections]


def spans(read: Article) -> list[tuple[str, str, str]]:
    found = (span for block in read.blocks for span in block.spans)
    return [(str(span.kind), read.text[span.start : span.end], span.target) for span in found]


def dropped(read: Article) -> list[tuple[str, str]]:
    return [(part.reason, part.text) for part in read.dropped]
