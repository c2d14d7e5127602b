"""Documents for ``benchmarks/batch.py``: a few articles, repeated with different words, and copies of files."""

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from tui.sources.folders import sample_articles
from tui.sources.open import open_article

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORDS_PER_NEW_WORD = 25


class Document(NamedTuple):
    """A text and its title."""

    title: str
    text: str


def articles(paths: Sequence[Path]) -> list[Document]:
    """Return the documents of JSON Lines files, with a ``text`` and a ``title``, or else the sample articles."""
    if paths:
        lines = [json.loads(line) for path in paths for line in path.read_text().splitlines()]
        return [Document(line.get("title") or "", line["text"]) for line in lines]
    opened = [open_article(path) for path in sample_articles()]
    return [Document(article.title, article.text) for article in opened if article.language == "english"]


def repeated(documents: Sequence[Document], number: int) -> Iterator[Document]:
    """Yield a number of documents. From the second repetition on, one word in 25 is one that no other document has.

    So no cache can answer for a whole document, and caches of words have to drop some, as with an archive.
    """
    new_words = map(_word, count())
    for index in range(number):
        document = documents[index % len(documents)]
        if index >= len(documents):
            document = document._replace(text=_with_new_words(document.text, new_words))
        yield document


def write_json_lines(documents: Iterable[Document], path: Path) -> None:
    """Write documents to a file for ``standfirst batch``."""
    with path.open("w") as file:
        for number, document in enumerate(documents):
            file.write(json.dumps({"id": number, **document._asdict()}) + "\n")


def copy_files(files: Sequence[Path], number: int, folder: Path) -> None:
    """Copy files into a folder until it has a number of them, each with a name of its own."""
    for index in range(number):
        file = files[index % len(files)]
        shutil.copy(file, folder / f"{index:06}{''.join(file.suffixes)}")


def _with_new_words(text: str, new_words: Iterator[str]) -> str:
    words = text.split(" ")
    replaced = range(_WORDS_PER_NEW_WORD // 2, len(words), _WORDS_PER_NEW_WORD)
    for index, new in zip(replaced, islice(new_words, len(replaced)), strict=True):
        if words[index].isalpha():
            words[index] = new
    return " ".join(words)


def _word(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number, len(_LETTERS))
        letters += _LETTERS[letter]
    return f"z{letters}q"
