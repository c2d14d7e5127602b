"""Files that are written completely or not at all."""

import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tui.document.errors import StandfirstError, UsageError
from tui.text.sanitize import clean_line


def write_file(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write a text as UTF-8 so that the file is there whole or, whatever happens, as it was before.

    Args:
        path: Where to. A device or pipe is written to as it is.
        text: All of the file.
        overwrite: Whether a file that exists is replaced.

    Raises:
        UsageError: The file exists and is not to be replaced, or the path is a folder.
        StandfirstError: The system did not let it be written.
    """
    target = Path(os.path.realpath(path))
    name = clean_line(str(path))
    content = text.encode("utf-8", "backslashreplace")
    try:
        if target.exists() and not target.is_file():
            _write_through(target, content)
        elif target.exists() and not overwrite:
            raise FileExistsError
        else:
            _put(target, content, Path.replace if overwrite else _rename_to_nothing)
    except FileExistsError as error:
        raise UsageError(f"{name} exists already and was left as it is. Name another file.") from error
    except OSError as error:
        raise StandfirstError(f"Cannot write {name}: {error.strerror}. Check the path.") from error


def _write_through(target: Path, content: bytes) -> None:
    if target.is_dir():
        raise UsageError(f"Cannot write {clean_line(str(target))}: it is a folder. Name a file in it.")
    target.write_bytes(content)


def _put(target: Path, content: bytes, rename: Callable[[Path, Path], object]) -> None:
    """Write beside the target, then rename to it: a rename is the one step that cannot be half done."""
    draft = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        rename(draft, target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _rename_to_nothing(draft: Path, target: Path) -> None:
    """Rename unless a file has appeared there meanwhile: a second name for a file never takes another one's place."""
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # not every file system lets a file have two names
        if target.exists():
            raise FileExistsError from None
        draft.replace(target)
    else:
        draft.unlink()
