"""Context: the sentences before one of the summary that it cannot be understood without."""

from bisect import bisect_right
from collections.abc import Container

from tui.document.model import Article, BlockKind, Sentence
from tui.language.references_back import refers_back
from tui.summary.unfit import is_unfit, leads_on


def context_before(
    article: Article, sentence: Sentence, chosen: Container[int], at_most: int
) -> tuple[Sentence, ...]:
    """Return the sentences before one that refers back, in reading order; none for one that stands alone.

    If the sentence before refers back too, the one before that follows, and so on. None is from another section.
    Captions and credits between them are passed over, and so is a list before a paragraph, up to what leads in to it.

    Args:
        article: The article.
        sentence: A sentence of the summary.
        chosen: The indices of all sentences of the summary, which are not repeated.
        at_most: The most sentences to return.
    """
    found: list[Sentence] = []
    while len(found) < at_most and refers_back(sentence.text, article.language):
        before = _referred_to(article, sentence)
        if before is None or before.index in chosen:
            break
        found.insert(0, before)
        sentence = before
    return tuple(found)


def _referred_to(article: Article, sentence: Sentence) -> Sentence | None:
    """Return the sentence that one refers back to: the last before it in its section that can be meant."""
    in_list = _is_in_list(article, sentence)
    for index in range(sentence.index - 1, -1, -1):
        before = article.sentences[index]
        if before.section != sentence.section:
            return None
        if (in_list or not _is_in_list(article, before)) and (
            leads_on(before.text) or not is_unfit(before.text)
        ):
            return before
    return None


def _is_in_list(article: Article, sentence: Sentence) -> bool:
    block = bisect_right(article.blocks, sentence.start, key=lambda each: each.start) - 1
    return article.blocks[block].kind is BlockKind.LIST_ITEM
