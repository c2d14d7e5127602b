"""The folder of the data that are kept between runs."""

import os
from contextlib import suppress
from pathlib import Path

FOLDER_VARIABLE = "STANDFIRST_DATA_DIR"
"""The environment variable that names another folder."""

KEY_HINT_FILE = "key-hint-shown"
"""An empty file; it exists once the hint about the keys was shown to this user."""
_OLD_KEY_HINT_FILE = "told-of-the-keys"
_STACKED_FILE = "stacked-panes"
"""An empty file; it exists while the panes stand above each other in narrow terminals."""


def data_folder() -> Path:
    """Return the absolute path of this user's data folder, which need not exist."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named).absolute()
    from platformdirs import user_data_path

    return user_data_path("standfirst", appauthor=False)


def is_first_run(folder: Path | None = None) -> bool:
    """Return True on the first call for a user; never if that cannot be recorded, so that no hint comes twice."""
    path = (folder or data_folder()) / KEY_HINT_FILE
    with suppress(OSError):
        if path.with_name(_OLD_KEY_HINT_FILE).exists():
            return False
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return True
    return False


def has_stacked_panes(folder: Path | None = None) -> bool:
    """Return whether the user has chosen that the panes stand above each other in narrow terminals."""
    return ((folder or data_folder()) / _STACKED_FILE).exists()


def keep_stacked_panes(wanted: bool, folder: Path | None = None) -> None:
    """Keep this choice for the next time, if the folder can be written."""
    path = (folder or data_folder()) / _STACKED_FILE
    with suppress(OSError):
        if wanted:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(0o600)
        else:
            path.unlink(missing_ok=True)
