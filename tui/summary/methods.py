"""The methods of ranking sentences: one of our own, and Sumy's under Sumy's names."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.document.errors import UsageError


class Method(NamedTuple):
    """One way of ranking an article's sentences."""

    name: str
    """As users type it; of Sumy's methods Sumy's name."""
    title: str
    description: str
    """What it does, in a line."""
    source: str
    """The paper it comes from."""
    home: str
    """Where its class is, as ``module:class``; it is loaded when the method is used."""
    may_stop_early: bool = False
    """Whether it chooses sentences one after the other, so that it need not rank them all."""


_ALL = (
    Method(
        "topic-first",
        "Topic first",
        "First the sentence that says what the article is about, then those that stand for the rest.",
        "Made for this reader from Sumy's methods; see “How the default method works” in docs/methods.md",
        "tui.summary.topic_first:TopicFirst",
    ),
    Method(
        "lex-rank",
        "LexRank",
        "Sentences that many other sentences resemble, as pages are ranked by the links to them.",
        "Erkan and Radev, “LexRank: Graph-based Lexical Centrality as Salience in Text Summarization”, 2004",
        "tui.summary.lex_rank:LexRank",
    ),
    Method(
        "text-rank",
        "TextRank",
        "Sentences that share many words with sentences that matter themselves.",
        "Mihalcea and Tarau, “TextRank: Bringing Order into Texts”, 2004",
        "tui.summary.shared_words:TextRank",
    ),
    Method(
        "lsa",
        "Latent semantic analysis",
        "Sentences that carry most of the text's main topics, found from which words occur together.",
        "Steinberger and Ježek, “Using Latent Semantic Analysis in Text Summarization”, 2004",
        "tui.summary.frequencies:Lsa",
    ),
    Method(
        "luhn",
        "Luhn",
        "Sentences in which words that the text repeats stand close together.",
        "Luhn, “The Automatic Creation of Literature Abstracts”, 1958",
        "tui.summary.frequencies:Luhn",
    ),
    Method(
        "edmundson",
        "Edmundson",
        "Words of the title and headings, place in the text, and lists of words that mark or mar a key sentence.",
        "Edmundson, “New Methods in Automatic Extracting”, 1969",
        "tui.summary.edmundson:Edmundson",
    ),
    Method(
        "sum-basic",
        "SumBasic",
        "Sentences of frequent words, one after the other; words already used count for less.",
        "Nenkova and Vanderwende, “The Impact of Frequency on Summarization”, 2005",
        "tui.summary.greedy:SumBasic",
        may_stop_early=True,
    ),
    Method(
        "kl",
        "KL-Sum",
        "Sentences chosen one after the other so that the summary's words are spread like the text's.",
        "Haghighi and Vanderwende, “Exploring Content Models for Multi-Document Summarization”, 2009",
        "tui.summary.greedy:Kl",
        may_stop_early=True,
    ),
    Method(
        "reduction",
        "Reduction",
        "Sentences that share the most words with all the others, without following the links further.",
        "Jing, “Sentence Reduction for Automatic Text Summarization”, 2000; as in Adam Fabish's Reduction",
        "tui.summary.shared_words:Reduction",
    ),
    Method(
        "random",
        "Random",
        "Any sentences, the same ones every time: what the other methods have to beat.",
        "No paper: a baseline",
        "tui.summary.random:Random",
    ),
)

METHODS: Mapping[str, Method] = MappingProxyType({method.name: method for method in _ALL})
"""All methods by name, in the order in which they are offered."""

DEFAULT_METHOD = "topic-first"


def method_named(name: str) -> Method:
    """The method with a name.

    Args:
        name: One of Sumy's names, in any case; ``lexrank`` and ``lex_rank`` are understood too.

    Raises:
        UsageError: There is no such method.
    """
    asked = _plain(name)
    for method in _ALL:
        if _plain(method.name) == asked:
            return method
    from difflib import get_close_matches

    close = get_close_matches(name.strip().lower(), METHODS, n=1, cutoff=0.5)
    hint = f" Did you mean {close[0]}?" if close else ""
    raise UsageError(f"There is no method “{name}”.{hint} The methods are: {', '.join(METHODS)}.")


def _plain(name: str) -> str:
    return name.strip().lower().replace("-", "").replace("_", "").replace(" ", "")
