"""Stubs for modules that Sumy imports and that are not used here."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


def stub_unused_imports() -> None:
    """Keep Sumy from loading ``requests``, which only its command line needs and which is as slow as numpy.

    Call it from programs, not from a library, whose users may need ``requests`` themselves.
    """
    load_when_used("requests")


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
