"""Build articles whose sentences are found on first use. Importing this is cheap: NLTK is loaded only then."""

from functools import partial

from tui.document import build
from tui.document.model import Article, Sentence


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """Return an article's sentences, as ``find_sentences`` finds them."""
    from tui.language.sentences import find_sentences

    return find_sentences(article)


build_article = partial(build.build_article, sentence_finder=sentences_of)
"""``tui.document.build.build_article`` with the sentence finder of this package."""
