"""Regular expressions that are compiled when they are first used.

Compiling takes up to some milliseconds, which a start that does not need the expression would wait for.
"""

import re
from functools import cached_property
from typing import Any, AnyStr, Generic, cast


class _LazyPattern(Generic[AnyStr]):
    """Stands for a compiled expression, and has its attributes."""

    def __init__(self, expression: AnyStr, flags: int) -> None:
        self._expression: AnyStr = expression
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self._expression, self._flags)

    def __getattr__(self, name: str) -> Any:
        """Return an attribute of the compiled expression, and keep it, so that it is found directly from now on."""
        value = getattr(self._compiled, name)
        vars(self)[name] = value
        return value


def lazy_pattern(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression like ``re.compile``; what is wrong in it is raised at its first use."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(expression, flags))
