"""Which versions are installed."""

from importlib import metadata


def version(distribution: str) -> str:
    """The version of an installed distribution, or the words ``not installed``."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "not installed"
