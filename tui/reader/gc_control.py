"""When garbage is looked for: right after a picture has been shown, when nobody waits for the next one.

Every key leaves some thousand objects behind that only Python's cyclic collector finds. Left to itself, it looks for
them in the middle of answering a later key.
"""

import gc

from textual._styles_cache import StylesCache

_AT_LEISURE = 100_000
"""How many objects may pile up while nothing is shown before the collector steps in by itself."""
_WORTH_COLLECTING = 3_000


def collect_at_leisure() -> None:
    """Look for garbage from now on, but not in what was loaded to get here."""
    gc.freeze()
    gc.set_threshold(_AT_LEISURE)
    gc.enable()


def picture_shown() -> None:
    """Look for garbage now, if there can be much of it."""
    if gc.get_threshold()[0] == _AT_LEISURE and gc.get_count()[0] > _WORTH_COLLECTING:
        gc.collect()


def dialog_closed() -> None:
    """Let go of the rows that were painted for a dialog.

    Textual remembers by widget which colours go together, and keeps all that was painted of widgets that are gone: the
    collector would look through it after every picture.
    """
    StylesCache.get_inner_outer.cache_clear()


def keep_what_is_there() -> None:
    """Never look through what there is now: it stays as long as the article does."""
    gc.freeze()
