"""Loads the modules of NLTK that are used here without the 200 others that its packages load beside them."""

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any

from tui.text.patterns import LazyPattern

if TYPE_CHECKING:
    from importlib.abc import Loader  # it would load the modules for temporary files
else:
    Loader = object

_NLTK = "nltk"
_CORPUS = "nltk.corpus"
_PACKAGES = (_NLTK, "nltk.tokenize", "nltk.stem", _CORPUS)
_LATER = (
    *("nltk.pathsec", "nltk.picklesec", "xml.sax.saxutils"),  # they load the libraries for HTTP
    *("nltk.internals", "nltk.probability", "nltk.termsec"),
)
"""Modules of which the parts take functions that are not called here, or hardly ever."""
_EXPRESSIONS = "nltk.redos"
_ONLY_CALLED = ("FreqDist",)
"""Classes of these modules that the parts use like functions."""
_PARTS = ("nltk.tokenize.punkt", "nltk.tokenize.destructive", "nltk.stem.snowball")


def load_nltk_in_parts() -> None:
    """Let the first import of NLTK load no more than these parts.

    Everything else in NLTK can be used as always: its packages are completed when something in them is missing. If the
    parts cannot be loaded alone, as may be with another version of NLTK, all of it is loaded.
    """
    if _NLTK not in sys.modules:
        sys.meta_path.insert(0, _NltkFinder())


class _NltkFinder:
    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != _NLTK:
            return None
        sys.meta_path.remove(self)
        try:
            _load_parts()
            # What stands there is taken for loaded, with a specification that would run its ``__init__.py``.
            return ModuleSpec(_NLTK, _LoadedModule(sys.modules.pop(_NLTK)))
        except Exception:  # another version may raise anything
            for loaded in [loaded for loaded in sys.modules if loaded.partition(".")[0] == _NLTK]:
                del sys.modules[loaded]
            return None


class _LoadedModule(Loader):
    """A loader of a module that is loaded."""

    def __init__(self, module: ModuleType) -> None:
        self._module = module
        self._spec = module.__spec__

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return self._module

    def exec_module(self, module: ModuleType) -> None:
        module.__spec__ = self._spec
        _incomplete.update(_PACKAGES)  # not earlier: importing a module asks for attributes that it may lack


def _load_parts() -> None:
    packages = [_add_package(name) for name in _PACKAGES]
    corpus = vars(packages[-1])
    corpus["stopwords"] = _StopWords()
    for name in _LATER:
        sys.modules.setdefault(name, _Forwarder(name))
    sys.modules.setdefault(_EXPRESSIONS, _Expressions(_EXPRESSIONS))
    for part in _PARTS:
        import_module(part)
    for name in (*_LATER, _EXPRESSIONS):
        if isinstance(sys.modules.get(name), _Forwarder):
            del sys.modules[name]
    del corpus["stopwords"]


def _add_package(name: str) -> ModuleType:
    spec = find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(name)
    package = module_from_spec(spec)
    package.__class__ = _Package
    sys.modules[name] = package
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], child, package)
    return package


_incomplete: set[str] = set()
_completing = RLock()


class _Package(ModuleType):
    """A package whose ``__init__.py`` runs when an attribute is missing."""

    def __getattr__(self, attribute: str) -> Any:
        with _completing:
            _complete(self)
        return ModuleType.__getattribute__(self, attribute)


def _complete(package: ModuleType) -> None:
    parent = package.__name__.rpartition(".")[0]
    if parent:
        _complete(sys.modules[parent])
    if package.__name__ in _incomplete and package.__spec__ and package.__spec__.loader:
        _incomplete.remove(package.__name__)
        package.__spec__.loader.exec_module(package)


class _Forwarder(ModuleType):
    """Stands for a module while the parts are loaded: its functions load the module when they are called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if not name.islower() and name not in _ONLY_CALLED:  # a class may be needed as it is
            sys.modules.pop(self.__name__, None)
            return getattr(import_module(self.__name__), name)

        def forward(*arguments: Any, **keywords: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*arguments, **keywords)

        return forward


class _Expressions(_Forwarder):
    """NLTK's engine of regular expressions, which is loaded when one of them is used; most are compiled anew here."""

    def compile(self, expression: str, flags: int = 0, **options: Any) -> LazyPattern[str]:
        return LazyPattern(
            expression, lambda: import_module(_EXPRESSIONS).compile(expression, flags, **options)
        )


class _StopWords:
    """NLTK's reader of lists of stop words, which Snowball imports and needs only if asked to skip such words."""

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(_CORPUS).stopwords, attribute)
