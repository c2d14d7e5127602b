"""Expected failures: those that the user can do something about."""


class StandfirstError(Exception):
    """Any expected failure. Its text is one line for the user: what, why and what would help."""


class SourceError(StandfirstError):
    """A source could not be read, or holds no article."""


class FeedError(SourceError):
    """A source is a feed or a list of feeds: it names articles, and is none."""


class UsageError(StandfirstError):
    """A request for something that does not exist: a method, a length, a section, a language."""


class Cancelled(StandfirstError):  # noqa: N818 - not an error
    """Work was stopped at its caller's request."""
