"""Rankings and digests of articles, with Sumy's methods: their table, and functions that use them directly."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.summary.explain import consensus
    from tui.summary.factory import summarizer
    from tui.summary.methods import METHODS

__all__ = ["METHODS", "consensus", "summarizer"]

_MODULES = {
    "METHODS": "tui.summary.methods",
    "consensus": "tui.summary.explain",
    "summarizer": "tui.summary.factory",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
