"""Digests of an article that has every kind of block."""

from dataclasses import replace

from tui.document.build import Draft, Metadata
from tui.document.model import Article, BlockKind, Dropped, Note, Picture, Span, SpanKind
from tui.language.articles import build_article
from tui.summary.digests import Digest, digest
from tui.summary.lengths import Length
from tui.summary.rankings import Ranking

DRAFTS = (
    Draft(BlockKind.PARAGRAPH, "The bridge was closed in May. Lorries go round by Orsk."),
    Draft(BlockKind.HEADING, "What was found", 1),
    Draft(BlockKind.PARAGRAPH, "The cracks are wide. Frost made them."),
    Draft(BlockKind.LIST_ITEM, "The first pier stands.", 1, "1."),
    Draft(BlockKind.LIST_ITEM, "The second pier leans.", 2, "•"),
    Draft(BlockKind.HEADING, "Measurements", 2),
    Draft.table([["pier", "lean"], ["first", "none"]]),
    Draft(BlockKind.CODE, "lean = 4\n  if lean:"),
    Draft(BlockKind.HEADING, "What comes next", 1),
    Draft(BlockKind.QUOTE, "We will build it of timber.", 1),
)


def bridge() -> Article:
    """Return an article: sentences 0 and 1 are the opening's, 2 to 5 the first section's, 6 the last's."""
    return build_article(DRAFTS, title="The bridge at Orsk", metadata=Metadata(source="bridge.txt"))


def lamp() -> Article:
    """Return an article with spans of many kinds, a figure, a note, and something left out."""
    text = "The lamp burns at night. Its light is 10 cd/m2 strong. It needs H2O, *not* if x < y."
    spans = (
        Span(SpanKind.STRONG, 4, 8),
        Span(SpanKind.LINK, 4, 8, "https://lamps.example/"),
        Span(SpanKind.NOTE, 24, 24, "1"),
        Span(SpanKind.SUPERSCRIPT, 45, 46),
        Span(SpanKind.EMPHASIS, 58, 67),
        Span(SpanKind.SUBSCRIPT, 65, 66),
        Span(SpanKind.CODE, 69, 74),
        Span(SpanKind.FORMULA, 78, 83),
    )
    article = build_article(
        [
            Draft(BlockKind.PARAGRAPH, text, spans=spans),
            Draft(BlockKind.FIGURE, "The lamp in 1890.", picture=Picture("A brass lamp", "lamp.png")),
        ],
        title="The lamp",
        metadata=Metadata(source="lamp.md"),
        dropped=[Dropped("a menu", "Home Lamps")],
    )
    return replace(article, notes=(Note("1", "It is of brass.\n\nIt is old."),))


def digest_of(article: Article, *best: int, length: str = "3", gists: int = 1, context: int = 0) -> Digest:
    """Return a digest that ranks some sentences first, in this order."""
    total = len(article.sentences)
    order = (*best, *(index for index in range(total) if index not in best))
    scores = tuple(1 - order.index(index) / total for index in range(total))
    ranking = Ranking("lex-rank", order, scores, True)
    return digest(article, ranking, Length.parse(length), gists=gists, context=context)
