"""Choices made in the reader for all articles, such as the theme, in a small file in the data folder."""

import os
from contextlib import suppress
from pathlib import Path

from tui.library.data_folder import data_folder

FILE_NAME = "choices.json"
_MAX_BYTES = 16 * 1024


def kept_choice(name: str, folder: Path | None = None) -> str | None:
    """Return what was last chosen under a name; None if nothing was, or if it cannot be read.

    Args:
        name: The name of the choice.
        folder: The folder of the file; None for the user's data folder.
    """
    return _read(_path(folder)).get(name)


def keep_choice(name: str, value: str | None, folder: Path | None = None) -> None:
    """Keep a choice until another is made, or forget it. If it cannot be written, it is not kept.

    Args:
        name: The name of the choice.
        value: What was chosen; None to forget it.
        folder: The folder of the file; None for the user's data folder.
    """
    import json

    path = _path(folder)
    choices = _read(path)
    if choices.pop(name, None) == value:
        return
    if value is not None:
        choices[name] = value
    unfinished = path.with_name(f"{FILE_NAME}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished.write_text(json.dumps(choices), encoding="utf-8")
        unfinished.replace(path)  # the old or the new file is there at any moment


def _path(folder: Path | None) -> Path:
    return (folder or data_folder()) / FILE_NAME


def _read(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES)
    except OSError:
        return {}
    import json  # few users have the file

    try:
        choices = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(choices, dict):
        return {}
    return {name: value for name, value in choices.items() if isinstance(value, str)}
