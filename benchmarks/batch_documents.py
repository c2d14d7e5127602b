"""Documents for ``benchmarks/batch.py``: a few articles, again and again, no two of them the same."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from tui.sources.folders import sample_articles
from tui.sources.open import open_article

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_EVERY = 25


class Document(NamedTuple):
    """A text and its title."""

    title: str
    text: str


def articles(paths: Sequence[Path]) -> list[Document]:
    """The texts of JSON Lines, or of the sample articles if none are named.

    Args:
        paths: Files whose lines have a ``text`` and perhaps a ``title``.
    """
    if paths:
        lines = [json.loads(line) for path in paths for line in path.read_text().splitlines()]
        return [Document(line.get("title") or "", line["text"]) for line in lines]
    opened = [open_article(path) for path in sample_articles()]
    return [Document(article.title, article.text) for article in opened if article.language == "english"]


def repeated(documents: Sequence[Document], number: int) -> Iterator[Document]:
    """So many documents. From the second time on, one word in twenty-five is one that no other document has.

    So nothing that is remembered of one repetition answers the next whole, and what is remembered of words has to be
    forgotten some day, as with an archive.

    Args:
        documents: The articles to repeat.
        number: How many documents are wanted.
    """
    new_words = map(_word, count())
    for place in range(number):
        document = documents[place % len(documents)]
        if place >= len(documents):
            document = document._replace(text=_with_new_words(document.text, new_words))
        yield document


def write_json_lines(documents: Iterable[Document], path: Path) -> None:
    """Write documents for ``standfirst batch``.

    Args:
        documents: The documents.
        path: The file.
    """
    with path.open("w") as file:
        for number, document in enumerate(documents):
            file.write(json.dumps({"id": number, **document._asdict()}) + "\n")


def _with_new_words(text: str, new_words: Iterator[str]) -> str:
    words = text.split(" ")
    places = range(_EVERY // 2, len(words), _EVERY)
    for place, new in zip(places, islice(new_words, len(places)), strict=True):
        if words[place].isalpha():
            words[place] = new
    return " ".join(words)


def _word(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number, len(_LETTERS))
        letters += _LETTERS[letter]
    return f"z{letters}q"
