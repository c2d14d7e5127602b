"""Stubs for modules that Sumy imports and that are not used here."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


def stub_unused_imports() -> None:
    """Keep Sumy from loading ``requests``, which only its command line needs and which takes as long as numpy.

    It is for programs, which own their process; users of this package as a library decide for themselves.
    """
    load_when_used("requests")


def load_when_used(name: str) -> None:
    """Make a module load only when something in it is used.

    The standard library's ``LazyLoader`` does not serve here: up to Python 3.11 the second import of a module loads
    it.

    Args:
        name: The module's name. One that is loaded already stays as it is.
    """
    if name not in sys.modules:
        sys.modules[name] = _Stub(name)


class _Stub(ModuleType):
    """A stub that loads its module when an attribute is asked for."""

    def __getattr__(self, attribute: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), attribute)
