"""Where what is kept between runs stands."""

import os
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
