"""Stubs for modules that Sumy imports and that are not used here."""

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from tui.summary.nltk_parts import load_nltk_in_parts


def stub_unused_imports() -> None:
    """Keep Sumy and NLTK from loading what is not used here and is slower to load than numpy.

    Call it from programs, not from a library, whose users may need all of it themselves.
    """
    load_when_used("requests")  # only Sumy's command line needs it
    load_when_used("pycountry", "languages")  # only for languages that are given by their codes
    load_nltk_in_parts()


def load_when_used(name: str, *objects: str) -> None:
    """Load a module only when something in it is used, unless it is loaded already.

    With ``importlib.util.LazyLoader``, up to Python 3.11, the second import would load it.

    Args:
        name: The name of the module.
        objects: What is imported from it by name, and only later used by its attributes.
    """
    if name not in sys.modules:
        sys.modules[name] = _Stub(name, objects)


class _Stub(ModuleType):
    def __init__(self, name: str, objects: Sequence[str]) -> None:
        super().__init__(name)
        if objects and (spec := find_spec(name)) is not None:
            self.__path__ = spec.submodule_search_locations or []  # an import by name asks for it
        self.__dict__.update({each: _Later(self.__name__, each) for each in objects})

    def __getattr__(self, attribute: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), attribute)


class _Later:
    """Stands for an object of a module that is loaded when an attribute of the object is used."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        if isinstance(sys.modules.get(self._module), _Stub):
            del sys.modules[self._module]
        return getattr(getattr(import_module(self._module), self._name), attribute)
