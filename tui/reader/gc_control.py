"""Run the cyclic garbage collector right after a frame, when nobody waits for the next one.

Every key leaves some thousand objects behind that only this collector can free. By default it would run while a later
key is handled. ``tui.__main__`` disables it until the first frame.
"""

import gc

from textual._styles_cache import StylesCache

_IDLE_THRESHOLD = 100_000
"""The number of new objects that starts a collection between two frames."""
_MIN_GARBAGE = 3_000


def enable_idle_gc() -> None:
    """Enable the collector, and exempt everything loaded so far."""
    gc.freeze()
    gc.set_threshold(_IDLE_THRESHOLD)
    gc.enable()


def collect_after_frame() -> None:
    """Collect now, if there may be much garbage."""
    if gc.get_threshold()[0] == _IDLE_THRESHOLD and gc.get_count()[0] > _MIN_GARBAGE:
        gc.collect()


def clear_style_cache() -> None:
    """Free the styles cached for a dialog that is closed.

    Textual's cache is keyed by widget. It keeps closed widgets alive with all that they painted, which the collector
    would search after every frame.
    """
    StylesCache.get_inner_outer.cache_clear()


def freeze_heap() -> None:
    """Make the collector skip all live objects, which mostly belong to the article and stay as long as it does."""
    gc.freeze()
