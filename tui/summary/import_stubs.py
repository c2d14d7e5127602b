"""Stubs for modules that Sumy imports and that are not used here."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

from tui.summary.nltk_parts import load_nltk_in_parts


def stub_unused_imports() -> None:
    """Keep Sumy and NLTK from loading what is not used here and is slower to load than numpy.

    Call it from programs, not from a library, whose users may need all of it themselves.
    """
    load_when_used("requests")  # only Sumy's command line needs it
    load_nltk_in_parts()


def load_when_used(name: str) -> None:
    """Load a module only when something in it is used, unless it is loaded already.

    With ``importlib.util.LazyLoader``, up to Python 3.11, the second import would load it.
    """
    if name not in sys.modules:
        sys.modules[name] = _Stub(name)


class _Stub(ModuleType):
    def __getattr__(self, attribute: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), attribute)
