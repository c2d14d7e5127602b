"""Modules that Sumy and NLTK import and that are not used here."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


def stub_unused_imports() -> None:
    """Keep Sumy from loading what only its command line needs, which takes as long as numpy.

    It is for programs, which own their process; whoever imports this package as a library decides for themselves.
    """
    load_when_used("requests")


def load_when_used(name: str) -> None:
    """Let a module be imported without being loaded until something in it is used.

    The standard library's ``LazyLoader`` does not serve here: up to Python 3.11 the second import of a module looks
    into it, and that loads it.

    Args:
        name: The module's name. One that is loaded already stays as it is.
    """
    if name not in sys.modules:
        sys.modules[name] = _Deferred(name)


class _Deferred(ModuleType):
    """Stands for a module until something is asked of it."""

    def __getattr__(self, attribute: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), attribute)
