"""A fingerprint of what decides which sentences, words and stems a text of a language has."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b

from tui.language.names import MAX_CACHED_LANGUAGES
from tui.language.punkt import load_tokenizer, tables_of
from tui.language.sentences import sentence_spans
from tui.language.stemmers import tools_for
from tui.language.words import PACKAGES, has_package, tokenize_words

_PROBE = (
    "Dr. A. B. Hall (Jr.) met the U.S. team at 5 p.m. in St. Ives… They hadn't “seen” it! «Oui?» L'an 3.5, d. 1999: "
    "No. 7 won $1,200.50 vs. 3:1 (e.g. in Bonn). “Mrs. Webb, too.” z. B. am 3. Mai. См. т. 2. Ποιος; 第一。第二！ اول؟"
)
"""A text whose sentences and words show what the tokenizers do."""


@lru_cache(maxsize=MAX_CACHED_LANGUAGES)
def language_fingerprint(language: str) -> bytes:
    """Return the hash of a language's tables, stop words, stems of these, and of what the tokenizers do with a text.

    It does not depend on the versions of packages that have the same tables and stems.

    Args:
        language: The language's name.
    """
    hashed = blake2b(digest_size=16)
    for part in _parts(language):
        hashed.update(f"{part}\n".encode(errors="surrogatepass"))
    return hashed.digest()


def _parts(language: str) -> Iterator[str]:
    yield language
    tables = tables_of(language)
    words: tuple[Iterable[str], ...] = (
        tables.abbrev_types,
        tables.sent_starters,
        tables.numeric_abbrev_types,
    )
    yield from (" ".join(sorted(each)) for each in words)
    yield " ".join(sorted(map("+".join, tables.collocations)))
    yield " ".join(sorted(f"{word}{int(flags)}" for word, flags in tables.ortho_context.items()))
    tools = tools_for(language)
    stop_words = sorted(tools.stop_words)
    yield " ".join(stop_words)
    yield " ".join(map(tools.stem, stop_words))
    yield str(list(sentence_spans(_PROBE, load_tokenizer(language), language)))
    yield " ".join(tokenize_words(_PROBE, language))
    if has_package(language):
        from tui.installation import version_of

        yield f"{PACKAGES[language]} {version_of(PACKAGES[language])}"
