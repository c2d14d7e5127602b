"""A program that uses this package as any other would: it keeps the summaries of a few articles.

``tests/test_client.py`` runs it, and checks its types strictly.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import tui
from tui.summary import METHODS, summarizer


@dataclass(frozen=True)
class Entry:
    """An article on the list."""

    title: str
    minutes: float
    lines: tuple[str, ...]
    sections: Mapping[str, str]


def entry_of(article: tui.Article, length: int | str = 2) -> Entry:
    digest: tui.Digest = tui.summarize(article, method="lex-rank", length=length)
    outline: tuple[tui.OutlineEntry, ...] = digest.outline
    first: tui.Sentence = digest.summary[0]
    assert article.text[first.start : first.end] == first.text
    return Entry(
        article.title,
        round(article.word_count / 230, 1),
        tuple(sentence.text for sentence in digest.summary),
        {entry.section.title or "Opening": entry.gist[0].text for entry in outline if entry.gist},
    )


def entries(sources: Iterable[Path | str]) -> list[Entry]:
    found = []
    for source in sources:
        try:
            found.append(entry_of(tui.open_article(source)))
        except tui.SourceError as error:
            found.append(Entry(str(error), 0, (), {}))
    return found


def names_of_methods() -> list[str]:
    chosen = summarizer("lex-rank", "english")
    return [name for name in METHODS if chosen is not None]


def markdown(article: tui.Article) -> str:
    ranking: tui.Ranking = tui.rank(article)
    digest = tui.digest(article, ranking, "10%")
    words: tuple[str, ...] = tui.keywords(article)
    return f"{', '.join(words)}\n\n{tui.digest_markdown(digest)}"
