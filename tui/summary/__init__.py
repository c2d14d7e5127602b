"""Article to ranking to digest, with Sumy's methods.

``METHODS`` names them; ``summarizer(name, language)`` is one of them, in place of Sumy's own class.
``consensus(article, length)`` counts for each sentence how many of them choose it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.summary.agreement import consensus
    from tui.summary.factory import summarizer
    from tui.summary.methods import METHODS

__all__ = ["METHODS", "consensus", "summarizer"]

_HOMES = {
    "METHODS": "tui.summary.methods",
    "consensus": "tui.summary.agreement",
    "summarizer": "tui.summary.factory",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
