"""The features as attributes of the reader's screen: some are there from the start, the others when they are used."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Generic, TypeVar

from tui.reader.features.feature import Feature

if TYPE_CHECKING:
    from tui.reader.screen import ReaderScreen

AnyFeature = TypeVar("AnyFeature", bound=Feature)


class FeatureAttribute(Generic[AnyFeature]):
    """An attribute that makes a feature when it is first read."""

    name: str

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, screen: "ReaderScreen", owner: type) -> AnyFeature:
        made = vars(screen)[self.name] = self._make(screen)  # which is found there from now on
        return made

    def _make(self, screen: "ReaderScreen") -> AnyFeature:
        raise NotImplementedError


class AtStart(FeatureAttribute[AnyFeature]):
    """A feature that is there from the start, since it handles events before anybody uses it.

    Args:
        kind: Its class.
    """

    def __init__(self, kind: "Callable[[ReaderScreen], AnyFeature]") -> None:
        self._kind = kind

    def _make(self, screen: "ReaderScreen") -> AnyFeature:
        return self._kind(screen)


class OnUse(FeatureAttribute[AnyFeature]):
    """A feature that is loaded when it is first used: before that it would have nothing to show, to end or to drop.

    It is the class ``…Feature`` of the module that has the attribute's name.
    """

    def _make(self, screen: "ReaderScreen") -> AnyFeature:
        module = import_module(f"tui.reader.features.{self.name}")
        made: AnyFeature = getattr(module, f"{self.name.title()}Feature")(screen)
        return made


def feature_attributes(screen: "type[ReaderScreen]") -> tuple[FeatureAttribute[Feature], ...]:
    """Return the attributes of a class of screens that are features, in their order."""
    return tuple(value for value in vars(screen).values() if isinstance(value, FeatureAttribute))
