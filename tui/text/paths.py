"""Paths of files, whatever the encoding of the file system."""

import os


def real_path(path: str | os.PathLike[str]) -> str:
    """Return a path without symbolic links; one that the file system cannot have, such as “é” in ASCII, as it is."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return os.fspath(path)
