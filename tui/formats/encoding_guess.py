"""Guess the encoding of a text that declares none and is not UTF-8.

The statistics are chardet's: it compares bytes with models of each language in each encoding. The text decoded by each
candidate is then checked: it should have letters of a language that is written in that encoding, words of one script,
and marks where marks belong. This check decides for texts with few bytes beyond ASCII, where statistics say little.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.formats.encoding_fit import share_that_fits
from tui.formats.encoding_labels import ENCODINGS, Encoding, encoding_of_label
from tui.language.detect import language_code
from tui.language.function_words import FUNCTION_WORDS

_SAMPLE_BYTES = 64 * 1024
_MAX_LINE_BYTES = 4 * 1024
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_MAX_CANDIDATES = 48
_UNCERTAINTY = 0.05
_PRIORS: Mapping[str | None, float] = dict.fromkeys("en de fr es it pt nl sv da no fi".split(), 1.0) | {
    None: 0.3
}
"""The factor for windows-1252 over its statistics, for one character, by the language of the other words."""
_RARITIES = (
    (0.1, "IBM860 IBM861 IBM863 IBM864 IBM865 KZ-1048 Johab x-mac-icelandic"),
    (0.02, "IBM437 IBM720 IBM737 IBM775 IBM850 IBM852 IBM855 IBM857 IBM862 IBM866 IBM869 IBM1125"),
    (0.02, "macintosh x-mac-ce x-mac-cyrillic x-mac-greek x-mac-turkish"),
    (0.02, "ISO-8859-3 ISO-8859-4 ISO-8859-10 ISO-8859-13 ISO-8859-14 ISO-8859-16"),
    (0.01, "ISO-8859-2 ISO-8859-5 ISO-8859-6 ISO-8859-7 ISO-8859-8 ISO-8859-15"),
)
_RARITY = {name: rarity for rarity, names in _RARITIES for name in names.split()}
"""The factor by which an encoding is less likely than others before the text is seen."""
_RARITY_IN_ENGLISH = 0.5
"""The same in English, whose few letters beyond ASCII are mostly in names, about which statistics say nothing."""


class _Candidate(NamedTuple):
    encoding: Encoding
    codec: str
    text: str
    """The sample in it."""
    likelihood: float
    """By the statistics of its bytes; that of the likeliest is 1."""


def guess_encoding(data: bytes) -> tuple[Encoding, str]:
    """Return the likeliest encoding of a text with bytes beyond ASCII, and Python's codec for it."""
    sample = _sample(data)
    language = _language_of_ascii_words(sample)
    best = max(_candidates(sample), key=lambda found: _score(found, language), default=None)
    return (ENCODINGS["windows-1252"], "cp1252") if best is None else (best.encoding, best.codec)


def _sample(data: bytes) -> bytes:
    """Return lines that have bytes beyond ASCII, up to 64 KB of them."""
    pieces: list[bytes] = []
    size = end = 0
    while size < _SAMPLE_BYTES and (found := _NOT_ASCII.search(data, end)):
        # Lines end alike in all encodings, while the bytes of a character may be ASCII in part.
        start = data.rfind(b"\n", end, found.start()) + 1 or max(end, found.start() - _MAX_LINE_BYTES)
        stop = data.find(b"\n", found.end(), found.end() + _MAX_LINE_BYTES)
        end = found.end() + _MAX_LINE_BYTES if stop < 0 else stop + 1
        pieces.append(data[start:end])
        size += len(pieces[-1])
    return b"".join(pieces)


def _candidates(sample: bytes) -> Iterator[_Candidate]:
    import chardet

    found = chardet.detect_all(sample, ignore_threshold=True, compat_names=False, max_bytes=len(sample) + 1)
    likelihoods = {result["encoding"] or "": result["confidence"] for result in found[:_MAX_CANDIDATES]}
    highest = max(likelihoods.values(), default=0.0) or 1.0
    likelihoods.setdefault("cp1252", 0.0)
    seen: set[str] = set()
    for label, likelihood in likelihoods.items():
        encoding = encoding_of_label(label)
        for codec in () if encoding is None else encoding.codecs:
            if codec in seen or encoding is None:
                break
            seen.add(codec)
            text = _decoded(sample, codec)
            if text is not None:
                yield _Candidate(encoding, codec, text, likelihood / highest)
                break


def _decoded(sample: bytes, codec: str) -> str | None:
    """Return the sample in an encoding that it can be in; its last character may be cut in two."""
    for size in (len(sample), len(sample) - 1, len(sample) - 2, len(sample) - 3):
        try:
            return sample[: max(0, size)].decode(codec)
        except UnicodeDecodeError as error:
            if error.start < size - 4:
                return None
    return None


def _language_of_ascii_words(sample: bytes) -> str | None:
    """Return the code of the language whose function words are by far the most frequent; None if there is none."""
    words = re.findall(rb"(?<![\x80-\xff\w])[a-z]+(?![\x80-\xff\w])", sample.lower())
    counts = Counter(word.decode() for word in words)
    hits = {
        language: sum(counts[word] for word in common if word in counts)
        for language, common in FUNCTION_WORDS.items()
    }
    first, second = sorted(hits, key=lambda language: -hits[language])[:2]
    return language_code(first) if hits[first] >= 3 and hits[first] > 1.3 * hits[second] else None


def _score(candidate: _Candidate, language: str | None) -> float:
    fit = share_that_fits(candidate.text, candidate.codec, language)
    prior = _UNCERTAINTY
    if candidate.codec == "cp1252":
        # The fewer characters there are, the less their statistics mean.
        characters = len(candidate.text) - len(candidate.text.encode("ascii", "ignore"))
        prior += _PRIORS.get(language, 0) / max(1, characters)
    rarity = _RARITY.get(candidate.encoding.name, 0)
    if rarity and language == "en":
        rarity = _RARITY_IN_ENGLISH
    return fit**2 * (candidate.likelihood + prior) * (1 - rarity)
