"""Stubs for modules that Sumy imports and that are not used here."""

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType
from typing import Any

from tui.summary.nltk_parts import load_nltk_in_parts


def stub_unused_imports() -> None:
    """Keep Sumy and NLTK from loading what is not used here and is slower to load than numpy.

    Call it from programs, not from a library, whose users may need all of it themselves.
    """
    load_when_used("requests")  # only Sumy's command line needs it
    load_when_used("pycountry", "languages")  # only for languages that are given by their codes
    load_when_used("numpy._core._add_newdocs")  # the documentation of its functions
    load_when_used("numpy._core._add_newdocs_scalars")
    load_when_used("numpy._typing", "NDArray")  # only in annotations
    load_when_used("ctypes")
    load_when_used("pickle")
    load_when_used("punkt.annotate", "Decision", "OrthoVerdict", "annotate_tokens")
    load_when_used("punkt.inference.tokenizer", "PunktSentenceTokenizer", "format_decision")
    load_when_used("punkt.training", "PunktTrainer", "TrainerConfig", "train")
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
        if objects:
            self.__path__ = _search_path(name)  # an import by name asks for it
        self.__dict__.update({each: _Later(self.__name__, each) for each in objects})

    def __getattr__(self, attribute: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        module = import_module(self.__name__)
        vars(self).update(vars(module))  # “import *” takes what stands here
        return getattr(module, attribute)


def _search_path(name: str) -> list[str]:
    """Return where the modules in a package are found, without loading the packages that it is in."""
    path: list[str] | None = None
    parts = name.split(".")
    for end in range(len(parts)):
        spec = PathFinder.find_spec(".".join(parts[: end + 1]), path)
        path = list(spec.submodule_search_locations or []) if spec else []
    return path or []


class _Later:
    """Stands for an object of a module that is loaded when an attribute of the object is used."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        if isinstance(sys.modules.get(self._module), _Stub):
            del sys.modules[self._module]
        return getattr(getattr(import_module(self._module), self._name), attribute)

    def __getitem__(self, parameters: Any) -> "_Later":
        return self  # a generic class in an annotation
