"""Whether the user has been told what everybody is told once."""

import os
from contextlib import suppress
from pathlib import Path

from tui.library.data_folder import data_folder

FILE_NAME = "told-of-the-keys"


def is_first_run(folder: Path | None = None) -> bool:
    """Whether nobody has asked this before; not so where that cannot be kept, so that nothing is told twice.

    Args:
        folder: Where what was told is kept; None for the folder of the user's data.
    """
    path = (folder or data_folder()) / FILE_NAME
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return True
    return False
