"""The folder for what is kept between runs, and whether this is the first run."""

import os
from contextlib import suppress
from pathlib import Path

FOLDER_VARIABLE = "STANDFIRST_DATA_DIR"
"""The environment variable that names another folder."""


def data_folder() -> Path:
    """The folder of this user's data, as an absolute path; it need not exist."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named).absolute()
    from platformdirs import user_data_path

    return user_data_path("standfirst", appauthor=False)


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
