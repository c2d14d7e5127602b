"""Tables of named entries, to which other installed packages can add through entry points.

See the entry points specification: https://packaging.python.org/en/latest/specifications/entry-points/
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import Any, Generic, Protocol, TypeVar


def load_function(path: str) -> Callable[..., Any]:
    """Return the function, or class, that ``"package.module:function"`` names."""
    module, _, name = path.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


class Named(Protocol):
    """An entry of a registry."""

    @property
    def name(self) -> str:
        """The name that it is found under."""


EntryType = TypeVar("EntryType", bound=Named)


class Registry(Mapping[str, EntryType], Generic[EntryType]):
    """Entries by name: the built-in ones, then those of other packages.

    Other packages are loaded only when all names are needed, or one that is not built in. An entry that fails to load
    is omitted and listed in ``problems``.

    Args:
        builtin: The entries of this program, in the order in which they are listed.
        kind: The class of the entries.
        group: The name of the entry points' group, such as ``standfirst.methods``.
    """

    def __init__(self, builtin: Iterable[EntryType], kind: type[EntryType], group: str) -> None:
        self.builtin: dict[str, EntryType] = {entry.name: entry for entry in builtin}
        self.group = group
        self.problems: list[str] = []
        """A line for each entry that could not be used, once the packages have been loaded."""
        self._kind = kind

    def __getitem__(self, name: str) -> EntryType:
        return self.builtin[name] if name in self.builtin else self._added[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*self.builtin, *self._added))

    def __len__(self) -> int:
        return len(self.builtin) + len(self._added)

    @cached_property
    def _added(self) -> dict[str, EntryType]:
        from importlib.metadata import entry_points

        added: dict[str, EntryType] = {}
        for point in sorted(entry_points(group=self.group), key=lambda point: point.name):
            try:
                entry = point.load()
            except Exception as error:  # whatever goes wrong in another package must not stop this program
                self.problems.append(
                    f"{self._origin(point)} could not be loaded: {type(error).__name__}: {error}"
                )
                continue
            if not isinstance(entry, self._kind):
                self.problems.append(f"{self._origin(point)} is not a {self._kind.__name__}.")
            elif entry.name in self.builtin or entry.name in added:
                self.problems.append(f"{self._origin(point)}: there is already a “{entry.name}”.")
            else:
                added[entry.name] = entry
        return added

    def _origin(self, point: object) -> str:
        package = getattr(getattr(point, "dist", None), "name", None)
        value = getattr(point, "value", "")
        return f"{value} of the package {package} ({self.group})" if package else f"{value} ({self.group})"
