"""Sumy's own classes, with the same document, stemmer, stop words and lists of words as ours."""

import math
import random
import re
import warnings
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from tui.document.model import Article, BlockKind
from tui.language.words import tokenize_words
from tui.sources.open import open_article

TIE = 1e-9

SAMPLES = Path(__file__).parents[2] / "sample_articles"

PEERS: dict[str, Any] = {
    "lex-rank": LexRankSummarizer,
    "text-rank": TextRankSummarizer,
    "lsa": LsaSummarizer,
    "luhn": LuhnSummarizer,
    "edmundson": EdmundsonSummarizer,
    "sum-basic": SumBasicSummarizer,
    "kl": KLSummarizer,
    "reduction": ReductionSummarizer,
}

GREEDY = ("sum-basic", "kl")

Lines = Sequence[tuple[str, bool]]
"""The sentences of a paragraph, each with True if it is a heading."""


class PlainTokenizer:
    """A tokenizer of English sentences."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tokenize_words(sentence)


class MarkedTokenizer:
    """A tokenizer that skips the number with which repeated sentences differ."""

    def __init__(self, language: str) -> None:
        self._language = language

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tokenize_words(sentence.partition("]")[2], self._language)


def document_of(paragraphs: Sequence[Lines], language: str = "english") -> Any:
    """Sumy's document, in which no two sentences have the same text."""
    tokenizer = MarkedTokenizer(language)
    number = iter(range(1_000_000))
    return ObjectDocumentModel(
        Paragraph(Sentence(f"[{next(number)}]{text}", tokenizer, heading) for text, heading in lines)
        for lines in paragraphs
    )


def sample_paths() -> list[Path]:
    """Return the paths of the sample articles."""
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in (".md", ".txt"))


@cache
def sample(path: Path) -> Article:
    """Return a sample article with its sentences."""
    return open_article(str(path))


def paragraphs_of(article: Article) -> list[list[tuple[str, bool]]]:
    """Return the paragraphs of an article's document: its title and headings are before the paragraphs under them."""
    paragraphs: list[list[tuple[str, bool]]] = []
    headings = [(article.title, True)]
    for block in article.blocks:
        inside = [s.text for s in article.sentences if block.start <= s.start < block.end]
        if block.kind is BlockKind.HEADING:
            headings.append((block.text, True))
        elif inside:
            paragraphs.append(headings + [(text, False) for text in inside])
            headings = []
    return paragraphs


def peer_of(name: str, ours: Any) -> Any:
    """Return Sumy's own summarizer, with the same settings as ours."""
    peer = PEERS[name](ours._stemmer)
    if name == "edmundson":
        # Sumy refuses empty lists; a word that no text has does nothing.
        peer._bonus_words = ours.bonus_words or frozenset({"\0"})
        peer._stigma_words = ours.stigma_words or frozenset({"\0"})
        peer._null_words = ours.null_words or frozenset({"\0"})
    else:
        peer.stop_words = ours.stop_words
    return peer


def sumy_ratings(peer: Any, document: Any) -> list[float]:
    """Return Sumy's ratings of the best sentences; empty if Sumy fails."""
    seen: list[float] = []

    def choose(sentences: Any, count: Any, rating: Any, *args: Any, **kwargs: Any) -> tuple[Any, ...]:
        rate = rating.__getitem__ if hasattr(rating, "__getitem__") else rating
        seen.extend(float(rate(sentence, *args, **kwargs)) for sentence in sentences)
        return ()

    peer._get_best_sentences = choose
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        peer(document, 1)
    return seen


def step_values(name: str, peer: Any, document: Any, order: Sequence[int]) -> Iterator[tuple[float, float]]:
    """Replay the choices of a greedy method in Sumy's arithmetic: at each step the value chosen and the best one."""
    left = list(range(len(document.sentences)))
    words = [peer._get_content_words_in_sentence(sentence) for sentence in document.sentences]
    probabilities = (peer._compute_tf if name == "sum-basic" else peer.compute_tf)(document.sentences)
    summary: list[str] = []
    for chosen in order:
        if name == "sum-basic":
            values = [
                peer._compute_average_probability_of_words(probabilities, words[index]) for index in left
            ]
            best = max(values)
            peer._update_tf(probabilities, words[chosen])
        else:
            joint = [peer._joint_freq(words[index], summary) for index in left]
            values = [peer._kl_divergence(frequencies, probabilities) for frequencies in joint]
            best = min(values)
            summary.extend(document.sentences[chosen].words)
        yield values[left.index(chosen)], best
        left.remove(chosen)


def indices_of(document: Any, chosen: Sequence[Any]) -> list[int]:
    """Return the positions of sentences in their document."""
    indices = {id(sentence): index for index, sentence in enumerate(document.sentences)}
    return [indices[id(sentence)] for sentence in chosen]


def best_indices(ratings: Sequence[float], count: int) -> list[int]:
    """Return the best sentences in reading order; ties to 1e-9 go to the earliest, unrated sentences come last."""
    known = [-math.inf if math.isnan(rating) else rating for rating in ratings]
    left = sorted(range(len(known)), key=lambda index: (-known[index], index))
    order: list[int] = []
    while left:
        top = known[left[0]]
        tied = [index for index in left if not top - known[index] > TIE]
        order += sorted(tied)
        left = left[len(tied) :]
    return sorted(order[:count])


_COMMON = tuple(re.split(" ", "the a of and to in is it that was for on with as his her not but they have"))
_TOPICS = re.split(
    " ",
    "whale sea ship captain harpoon water boat crew storm voyage island sailor hunt hunting hunted sails sailing "
    "market price prices bank banks trade trading money growth tax taxes budget deficit spending saved saving "
    "river bridge bridges engineer stone arch arches build building built water",
)
_ODD = [
    "don't",
    "it's",
    "well-known",
    "U.S.",
    "3.5",
    "42",
    "naïve",
    "Москва",
    "город",
    "鯨",
    "cannot",
    "e.g.",
    "—",
]


def generated(seed: int) -> list[list[tuple[str, bool]]]:
    """Return the paragraphs of a made-up document: words by Zipf's law, headings, repeated and odd sentences."""
    chance = random.Random(seed)
    topics = chance.sample(_TOPICS, chance.randint(5, len(_TOPICS)))
    weights = [1 / (rank + 1) for rank in range(len(topics))]

    def word() -> str:
        kind = chance.random()
        if kind < 0.4:
            return chance.choice(_COMMON)
        if kind < 0.45:
            return chance.choice(_ODD)
        return chance.choices(topics, weights)[0]

    def sentence() -> str:
        if made and chance.random() < 0.08:
            return chance.choice(made)
        text = " ".join(word() for _ in range(chance.randint(1, 18)))
        made.append(text[:1].upper() + text[1:] + chance.choice([".", ".", "!", "?", ""]))
        return made[-1]

    made: list[str] = ["The of and.", "…", "Whale."]
    paragraphs: list[list[tuple[str, bool]]] = []
    for _ in range(chance.randint(1, 8)):
        heading = [(sentence(), True)] if chance.random() < 0.4 else []
        paragraphs.append(heading + [(sentence(), False) for _ in range(chance.randint(1, 9))])
    return paragraphs
