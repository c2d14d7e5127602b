"""The articles that come with the reader."""

from pathlib import Path

from tui.article.errors import SourceError
from tui.sources.folders import articles_in

_PACKAGE = Path(__file__).resolve().parent.parent


def sample_articles(package: Path = _PACKAGE) -> tuple[Path, ...]:
    """The sample articles: those in the installed package, else those beside it in a checkout; none if neither.

    Args:
        package: The folder of the installed package.
    """
    for folder in (package / "sample_articles", package.parent / "sample_articles"):
        try:
            return articles_in(folder)
        except SourceError:
            continue
    return ()
