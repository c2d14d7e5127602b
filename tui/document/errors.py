"""The failures that a user can do something about."""


class StandfirstError(Exception):
    """Any expected failure. Its text is one line for the user: what, why and what would help."""


class SourceError(StandfirstError):
    """A source could not be read, or holds no article."""


class UsageError(StandfirstError):
    """Something was asked for that does not exist: a method, a length, a section, a language."""


class Cancelled(StandfirstError):  # noqa: N818 - it is no error that the caller asked for this.
    """Work was given up because its caller asked for it."""
