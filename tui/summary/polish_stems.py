"""Sumy's Polish stemmer, which needs the optional package ``pystempel``, kept quiet."""

from collections.abc import Callable

Stem = Callable[[str], str]


def polish_stemmer(stem: Stem) -> Stem:
    """A stemmer that finds what another does, for words in any case, and shows no progress while its table loads.

    The table takes some seconds and 190 MB.

    Args:
        stem: Sumy's stemmer; it raises ``ValueError`` when it is called without the package.
    """
    try:
        from pystempel import streams

        # Its bar on standard error would run through the screen.
        streams.DISABLE_TQDM = True
    except ImportError:
        return stem
    return lambda word: stem(word.lower()) if word else word
