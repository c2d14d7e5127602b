"""By what a file is known, whatever it is called."""

import os
import stat
from pathlib import Path

FileIdentity = tuple[int, int]
"""The device that a file is on, and its number there."""


def identity_of(file: str | Path | int) -> FileIdentity | None:
    """What a regular file is known by; None if it is none, or cannot be looked at.

    Args:
        file: A path or a descriptor.
    """
    try:
        status = os.stat(file)  # noqa: PTH116 - it may be a descriptor
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None
