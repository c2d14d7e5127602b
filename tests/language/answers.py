"""Sentences, words and stems that are found in a text of every language.

``python -m tests.language.answers`` writes ``answers.json`` anew. A change there changes summaries, so it belongs into
the changelog.
"""

import json
from pathlib import Path

from tests.language.others import TEXTS_WITHOUT_TABLES
from tests.language.paragraphs import PARAGRAPHS
from tui.language.names import LANGUAGE_TABLE
from tui.language.punkt import load_tokenizer
from tui.language.sentences import sentence_spans
from tui.language.stemmers import tools_for
from tui.language.words import has_package, word_splitter

FILE = Path(__file__).with_name("answers.json")
_MARKS = (
    "“Dr. A. Smith came at 5 p.m.” he said. «No… no!» – 3.5 of 1,000 -- l'eau d’or, rock'n'roll, it's 'tis cannot "
    'e.g. no. 5. "So." Why? (Fig. 3.) «Fin.» ‘Yes.’ Don\'t.'
)
"""Marks that versions of NLTK have read in different ways."""


def languages() -> list[str]:
    """Return the languages whose answers are the same on every machine: those without an optional package here."""
    return [language for language in LANGUAGE_TABLE if not has_package(language)]


def answers(language: str) -> dict[str, list[str]]:
    """Return the sentences of a language's text; the words of each, after a bar where its stem is another one."""
    text = f"{PARAGRAPHS.get(language) or TEXTS_WITHOUT_TABLES.get(language, '')} {_MARKS}".strip()
    spans = sentence_spans(text, load_tokenizer(language), language)
    sentences = [text[start:end] for start, end in spans]
    split, stem = word_splitter(language), tools_for(language).stem
    return {
        "sentences": sentences,
        "stems": [" ".join(_with_stem(word, stem(word)) for word in split(one)) for one in sentences],
    }


def _with_stem(word: str, stem: str) -> str:
    return word if stem == word.lower() else f"{word}|{stem}"


if __name__ == "__main__":
    found = {language: answers(language) for language in languages()}
    FILE.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
