"""Topics: the parts of a long text that has no headings."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from tui.document.arguments import require_article
from tui.document.gc_pause import gc_paused
from tui.document.model import Article, BlockKind, Section, Sentence
from tui.document.sections import innermost_sections
from tui.document.stats import count_words

MIN_WORDS = 1500
"""A shorter text is left as it is: it can be looked through."""
_TITLE_KEYWORDS = 3
_MIN_TOPICS = 3
_TOPICS_OF_A_TEXT = 9
_MIN_USUAL_WORDS, _MAX_USUAL_WORDS = 250, 1500
_MAX_TITLE_WORDS = 6
_UNITS_OF_A_TOPIC = 15
"""Shorter paragraphs than a topic of the usual length has room for so often go with the next ones: in a dialogue, all
cuts would be tried at every line.
"""


def may_have_topics(article: Article) -> bool:
    """Return whether topics are looked for in an article: it is long, and has no headings."""
    return article.word_count >= MIN_WORDS and all(section.title is None for section in article.sections)


@gc_paused()
def with_topics(article: Article) -> Article:
    """Return an article with the topics that were found in it as its sections, if it is long and has no headings.

    Nothing else of it changes: neither its text nor its sentences, but for the sections these are in. The topics are
    found as ``cut_into_segments`` says; they begin at paragraphs, and their titles are their keywords.

    Args:
        article: The article.

    Returns:
        A copy whose sections are found; the article itself if it has headings, is short, or has fewer than three
        topics.
    """
    require_article(article)
    if not may_have_topics(article) or not article.sentences:
        return article
    starts = _topic_starts(article)
    if len(starts) < _MIN_TOPICS:
        return article
    topics = _sections(article, starts)
    in_topics = innermost_sections(topics, (sentence.start for sentence in article.sentences))
    sentences = [
        Sentence(each.index, each.text, each.start, each.end, topic)
        for each, topic in zip(article.sentences, in_topics, strict=True)
    ]
    found = article.with_sentences(sentences, topics)
    from tui.summary.key_terms import share_key_terms

    share_key_terms(article, found)
    return found


def _topic_starts(article: Article) -> list[int]:
    """Return the offsets in the text at which its topics start."""
    from tui.language.references_back import refers_back
    from tui.language.stemmers import tools_for
    from tui.summary.factory import terms_of
    from tui.summary.segmentation import Unit, cut_into_segments

    sentences = article.sentences
    usual = min(max(_MIN_USUAL_WORDS, article.word_count / _TOPICS_OF_A_TEXT), _MAX_USUAL_WORDS)
    words = [0, *accumulate(count_words(sentence.text) for sentence in sentences)]
    firsts = _at_distance(_first_sentences(article), words, usual / _UNITS_OF_A_TOPIC)
    counts = terms_of(article).counts(tools_for(article.language).stop_words)
    units = [
        Unit(first, end, words[end] - words[first], refers_back(sentences[first].text, article.language))
        for first, end in pairwise((*firsts, len(sentences)))
    ]
    offsets = [sentences[units[unit].start].start for unit in cut_into_segments(counts, units, usual)]
    return [article.blocks[0].start, *offsets[1:]]


def _first_sentences(article: Article) -> list[int]:
    """Return the sentences that begin a paragraph or a quotation: an item of a list goes with what is before it."""
    starts = {block.start for block in article.blocks if block.kind is not BlockKind.LIST_ITEM}
    found = [sentence.index for sentence in article.sentences if sentence.start in starts]
    return found if found[:1] == [0] else [0, *found]


def _at_distance(firsts: Sequence[int], words_before: Sequence[int], least: float) -> list[int]:
    """Return those of the sentences, the first among them, that have so many words between them at least."""
    kept = list(firsts[:1])
    for first in firsts[1:]:
        if words_before[first] - words_before[kept[-1]] >= least:
            kept.append(first)
    return kept


def _sections(article: Article, starts: Sequence[int]) -> list[Section]:
    blocks = article.blocks
    block_starts = [block.start for block in blocks]
    ends = [blocks[bisect_left(block_starts, start) - 1].end for start in starts[1:]]
    titles = _titles(article, starts)
    return [
        Section(index, title, 1, None, start, end, is_found=True)
        for index, (title, start, end) in enumerate(zip(titles, starts, (*ends, blocks[-1].end), strict=True))
    ]


def _titles(article: Article, starts: Sequence[int]) -> Iterator[str]:
    from tui.summary.keywords import keywords_between

    for start, end in pairwise((*starts, len(article.text))):
        words = keywords_between(article, start, end, article.title, _TITLE_KEYWORDS)
        yield ", ".join(words) or " ".join(article.text[start:end].split()[:_MAX_TITLE_WORDS])
