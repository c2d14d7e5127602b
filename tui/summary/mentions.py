"""The mentions of a word in an article. Importing this loads NLTK."""

from collections.abc import Iterator

import numpy as np

from tui.document.model import Article
from tui.language.stemmers import tools_for
from tui.language.words import tokenize_words
from tui.summary.factory import terms_of
from tui.summary.name_kinds import Kind, Mention, Named
from tui.summary.names import names


def mentions(article: Article, words: str) -> Named | None:
    """Find the sentences that have all of some words, in any form; of a name, also those that have another form of it.

    A person is also found by the last name, and an abbreviation and a term come with what they stand for.

    Args:
        article: The article (its sentences are found).
        words: One or more words, as the article has them.

    Returns:
        What they name, or else a term with the words as they are; None if no sentence has them.
    """
    wanted = " ".join(words.split())
    named = next((each for each in names(article) if _is_called(article, each, wanted)), None)
    by_sentence = {index: _whole(article, index) for index in _sentences_with(article, wanted)}
    if named is not None:
        by_sentence |= {mention.sentence: mention for mention in named.mentions}
    if not by_sentence:
        return None
    found = tuple(mention for _, mention in sorted(by_sentence.items()))
    if named is None:
        return Named(Kind.TERM, wanted, found)
    return Named(named.kind, named.text, found, named.detail)


def _is_called(article: Article, named: Named, words: str) -> bool:
    forms = {article.text[mention.start : mention.end].casefold() for mention in named.mentions}
    return words.casefold() in {named.text.casefold(), *forms}


def _whole(article: Article, index: int) -> Mention:
    sentence = article.sentences[index]
    return Mention(index, sentence.start, sentence.end)


def _sentences_with(article: Article, words: str) -> Iterator[int]:
    """Yield the sentences that have the stems of all words, without stop words unless there are no others."""
    tools, terms = tools_for(article.language), terms_of(article)
    typed = [word.lower() for word in tokenize_words(words, article.language)]
    stems = {tools.stem(word) for word in typed if word not in tools.stop_words} or {*map(tools.stem, typed)}
    numbers = [number for number, stem in enumerate(terms.stems) if stem in stems]
    if not stems or len(numbers) < len(stems):
        return
    counts = terms.counts(frozenset())
    having = np.bincount(counts.sentences[np.isin(counts.terms, numbers)], minlength=counts.sentence_count)
    yield from np.flatnonzero(having == len(numbers)).tolist()
