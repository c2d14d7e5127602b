"""Regular expressions that are compiled when they are first used.

Compiling takes up to some milliseconds, which a start that does not need the expression would wait for.
"""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, AnyStr, Generic, cast


class LazyPattern(Generic[AnyStr]):
    """Stands for an expression that any engine compiles, and has its attributes."""

    def __init__(self, expression: AnyStr, compiled: Callable[[], Any]) -> None:
        self.pattern: AnyStr = expression
        self._compile = compiled

    @cached_property
    def _compiled(self) -> Any:
        return self._compile()

    def __getattr__(self, name: str) -> Any:
        """Return an attribute of the compiled expression, and keep it, so that it is found directly from now on."""
        if name.startswith("__"):  # asked for by what copies objects, before this one has its own attributes
            raise AttributeError(name)
        value = getattr(self._compiled, name)
        vars(self)[name] = value
        return value


def lazy_pattern(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression like ``re.compile``; what is wrong in it is raised at its first use."""
    return cast("re.Pattern[AnyStr]", LazyPattern(expression, lambda: re.compile(expression, flags)))
