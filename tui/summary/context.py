"""Context: the sentences before one of the summary that it cannot be understood without."""

from collections.abc import Container

from tui.document.model import Article, Sentence
from tui.language.references_back import refers_back


def context_before(
    article: Article, sentence: Sentence, chosen: Container[int], at_most: int
) -> tuple[Sentence, ...]:
    """Return the sentences before one that refers back, in reading order; none for one that stands alone.

    If the sentence before refers back too, the one before that follows, and so on. None is from another section.

    Args:
        article: The article.
        sentence: A sentence of the summary.
        chosen: The indices of all sentences of the summary, which are not repeated.
        at_most: The most sentences to return.
    """
    found: list[Sentence] = []
    while len(found) < at_most and sentence.index > 0 and refers_back(sentence.text, article.language):
        before = article.sentences[sentence.index - 1]
        if before.section != sentence.section or before.index in chosen:
            break
        found.insert(0, before)
        sentence = before
    return tuple(found)
