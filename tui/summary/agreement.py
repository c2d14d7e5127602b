"""How far Sumy's methods agree on what to choose from an article."""

from collections.abc import Callable

from tui.document.model import Article
from tui.document.progress import Progress
from tui.summary.digests import check_section, digest
from tui.summary.lengths import Length
from tui.summary.methods import METHODS
from tui.summary.rankings import Ranking, rank

_NOT_ASKED = ("topic-first", "random")
"""The one is this reader's own, the other leaves it to chance."""

COMPARED: tuple[str, ...] = tuple(name for name in METHODS if name not in _NOT_ASKED)
"""The names of Sumy's methods that are asked."""


def choices(
    article: Article, ranking: Ranking, length: Length, *, section: int | None = None
) -> tuple[int, ...]:
    """What one method would choose for a summary.

    Args:
        article: The article.
        ranking: The method's ranking of its sentences.
        length: Of the summary.
        section: The index of a section to summarise alone.

    Returns:
        The indices of the chosen sentences, in reading order; none if the method cannot tell the sentences apart.
    """
    if ranking.is_lead:
        return ()
    made = digest(article, ranking, length, section=section, gists=0)
    return tuple(sentence.index for sentence in made.summary)


def consensus(
    article: Article,
    length: Length | str | int,
    *,
    section: int | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[int, ...]:
    """Count for every sentence how many of Sumy's methods would choose it for a summary.

    A method that cannot tell the article's sentences apart chooses none of them.

    Args:
        article: The article; its sentences are found if they have not been.
        length: Of each summary: ``5`` sentences, ``"20%"`` of them, or ``"150w"`` for at most so many words.
        section: The index of a section to summarise alone.
        on_progress: Called with the methods that are done and all of them.
        cancelled: Asked now and then whether to give up.

    Returns:
        A number from 0 to ``len(COMPARED)`` for each sentence, in reading order.

    Raises:
        UsageError: There is no such length or section.
        Cancelled: ``cancelled`` gave true.
    """
    wanted = Length.parse(length)
    check_section(article, section)
    watch = Progress("Comparing the methods", len(COMPARED), on_progress, cancelled)
    at_least = wanted.most_sentences(len(article.sentences)) if section is None else None
    votes = [0] * len(article.sentences)
    for done, method in enumerate(COMPARED, start=1):
        ranking = rank(article, method, at_least, cancelled=cancelled)
        for sentence in choices(article, ranking, wanted, section=section):
            votes[sentence] += 1
        watch.report(done)
    return tuple(votes)
