"""The methods of ranking sentences: Sumy's under Sumy's names, and one of our own."""

from itertools import chain
from typing import NamedTuple

from tui.document.arguments import require
from tui.document.errors import UsageError
from tui.registry import Registry


class Method(NamedTuple):
    """A method of ranking an article's sentences."""

    name: str
    """The name that users type; Sumy's, for Sumy's methods."""
    title: str
    description: str
    """One line on how it chooses."""
    paper: str
    summarizer: str
    """Its class as ``module:Class``, a subclass of ``tui.summary.base.ArrayMethod``; loaded when it is used."""
    short: str
    """A name of at most five letters, for narrow columns."""
    seconds_a_book: float
    """Processor seconds for 9,000 sentences whose terms are known: fast methods are compared first."""
    is_sumys: bool = False
    """True if it is one of Sumy's own."""
    is_baseline: bool = False
    """True if it exists only for comparison; it is compared only while it is the active method."""
    may_stop_early: bool = False
    """True if it chooses one sentence after the other, so that it need not rank them all."""
    former_name: str = ""
    """The name that it had in earlier versions, which still means it."""


_BUILTIN = (
    Method(
        "blend",
        "Blend",
        "Sentences that stand for the text, by several of Sumy's ratings, their place and their words.",
        "Made for this reader from Sumy's methods; see “How the default method works” in docs/methods.md",
        "tui.summary.blend:Blend",
        short="blend",
        seconds_a_book=0.1,
        former_name="topic-first",
    ),
    Method(
        "lex-rank",
        "LexRank",
        "Sentences that many other sentences resemble, as pages are ranked by the links to them.",
        "Erkan and Radev, “LexRank: Graph-based Lexical Centrality as Salience in Text Summarization”, 2004",
        "tui.summary.lex_rank:LexRank",
        short="lex",
        seconds_a_book=0.07,
        is_sumys=True,
    ),
    Method(
        "text-rank",
        "TextRank",
        "Sentences that share many words with sentences that matter themselves.",
        "Mihalcea and Tarau, “TextRank: Bringing Order into Texts”, 2004",
        "tui.summary.text_rank:TextRank",
        short="text",
        seconds_a_book=0.04,
        is_sumys=True,
    ),
    Method(
        "lsa",
        "Latent semantic analysis",
        "Sentences that carry most of the text's main topics, found from which words occur together.",
        "Steinberger and Ježek, “Using Latent Semantic Analysis in Text Summarization”, 2004",
        "tui.summary.lsa:Lsa",
        short="lsa",
        seconds_a_book=0.007,
        is_sumys=True,
    ),
    Method(
        "luhn",
        "Luhn",
        "Sentences in which words that the text repeats stand close together.",
        "Luhn, “The Automatic Creation of Literature Abstracts”, 1958",
        "tui.summary.luhn:Luhn",
        short="luhn",
        seconds_a_book=0.017,
        is_sumys=True,
    ),
    Method(
        "edmundson",
        "Edmundson",
        "Words of the title and headings, place in the text, and lists of words that mark or mar a key sentence.",
        "Edmundson, “New Methods in Automatic Extracting”, 1969",
        "tui.summary.edmundson:Edmundson",
        short="edm",
        seconds_a_book=0.006,
        is_sumys=True,
    ),
    Method(
        "sum-basic",
        "SumBasic",
        "Sentences of frequent words, one after the other; words already used count for less.",
        "Nenkova and Vanderwende, “The Impact of Frequency on Summarization”, 2005",
        "tui.summary.sum_basic:SumBasic",
        short="basic",
        seconds_a_book=0.08,
        is_sumys=True,
        may_stop_early=True,
    ),
    Method(
        "kl",
        "KL-Sum",
        "Sentences chosen one after the other so that the summary's words are spread like the text's.",
        "Haghighi and Vanderwende, “Exploring Content Models for Multi-Document Summarization”, 2009",
        "tui.summary.kl:Kl",
        short="kl",
        seconds_a_book=0.7,
        is_sumys=True,
        may_stop_early=True,
    ),
    Method(
        "reduction",
        "Reduction",
        "Sentences that share the most words with all the others, without following the links further.",
        "Jing, “Sentence Reduction for Automatic Text Summarization”, 2000; as in Adam Fabish's Reduction",
        "tui.summary.reduction:Reduction",
        short="red",
        seconds_a_book=0.018,
        is_sumys=True,
    ),
    Method(
        "random",
        "Random",
        "Any sentences, the same ones every time: what the other methods have to beat.",
        "No paper: a baseline",
        "tui.summary.random:Random",
        short="rand",
        seconds_a_book=0.003,
        is_sumys=True,
        is_baseline=True,
    ),
)

METHODS = Registry(_BUILTIN, Method, "standfirst.methods")
"""All methods by name, in the order in which they are offered; other packages add theirs."""

DEFAULT_METHOD = "blend"

COMPARED_METHODS = tuple(method.name for method in METHODS.builtin.values() if not method.is_baseline)
"""The names of all methods but the baseline: those whose agreement is counted."""


def find_method(name: str) -> Method:
    """Return the method with a name in any case; ``lexrank`` and ``lex_rank`` mean ``lex-rank``, too.

    Raises:
        UsageError: There is no such method.
    """
    require(name, str, "method", "the name of a method, such as “lex-rank”", "A length goes with length=….")
    wanted = _without_separators(name)
    # Other packages are loaded only if no method of this one has the name.
    for method in chain(METHODS.builtin.values(), METHODS.values()):
        if wanted in map(_without_separators, filter(None, (method.name, method.former_name))):
            return method
    from difflib import get_close_matches

    close = get_close_matches(name.strip().lower(), METHODS, n=1, cutoff=0.5)
    hint = f" Did you mean {close[0]}?" if close else ""
    raise UsageError(f"There is no method “{name}”.{hint} The methods are: {', '.join(METHODS)}.")


def _without_separators(name: str) -> str:
    return name.strip().lower().replace("-", "").replace("_", "").replace(" ", "")
