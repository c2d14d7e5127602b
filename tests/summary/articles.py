"""Articles made for the tests of summaries."""

from tui.document.build import Draft
from tui.document.model import Article, BlockKind
from tui.language.articles import build_article

PARAGRAPH, HEADING = BlockKind.PARAGRAPH, BlockKind.HEADING


def whales(language: str = "english") -> Article:
    """Return an article with an opening, two sections, one inside the other, and one with a heading only."""
    return build_article(
        [
            Draft(PARAGRAPH, "Whales live in the sea. The sea is wide and deep."),
            Draft(HEADING, "Ships and whales", 1),
            Draft(
                PARAGRAPH, "Ships hunted whales in every sea. A ship needs a crew. The crew hunted for years."
            ),
            Draft(HEADING, "The oil", 2),
            Draft(PARAGRAPH, "Whales gave oil for lamps. The lamps of the towns burned whale oil."),
            Draft(HEADING, "What is left", 1),
        ],
        title="Whales and ships",
        language=language,
    )


def plain(*sentences: str, language: str = "english") -> Article:
    """Return an article of one paragraph, with no title."""
    return build_article([Draft(PARAGRAPH, " ".join(sentences))], title="", language=language)
