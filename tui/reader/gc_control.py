"""Control of the cyclic garbage collector: right after a frame, when nobody waits for the next one.

Every key leaves some thousand objects behind that only this collector finds. By default it looks for them in the middle
of answering a later key. It is disabled in ``tui.__main__`` until the first frame.
"""

import gc

from textual._styles_cache import StylesCache

_IDLE_THRESHOLD = 100_000
"""The number of new objects that starts a collection between two frames."""
_MIN_GARBAGE = 3_000


def enable_idle_gc() -> None:
    """Collect from now on, but do not look through what was loaded so far."""
    gc.freeze()
    gc.set_threshold(_IDLE_THRESHOLD)
    gc.enable()


def collect_after_frame() -> None:
    """Collect now, if there may be much garbage."""
    if gc.get_threshold()[0] == _IDLE_THRESHOLD and gc.get_count()[0] > _MIN_GARBAGE:
        gc.collect()


def clear_style_cache() -> None:
    """Let go of what was painted for a dialog that is closed.

    Textual caches by widget which colours go together, and so keeps widgets that are gone with all that they painted:
    the collector would look through it after every frame.
    """
    StylesCache.get_inner_outer.cache_clear()


def freeze_heap() -> None:
    """Freeze live objects so that the collector skips them: they stay as long as the article does."""
    gc.freeze()
