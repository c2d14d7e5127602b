"""Files that are written completely or not at all."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tui.document.errors import StandfirstError, UsageError
from tui.text.sanitize import clean_line

_MAX_NAME = 100
_BUFFER_BYTES = 1 << 20


def write_file(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write a text as UTF-8, so that the file is complete or, whatever happens, as it was before.

    Args:
        path: The file. A device or pipe is written to directly.
        text: The content of the file.
        overwrite: Whether to replace a file that exists.

    Raises:
        UsageError: The file exists and is not to be replaced, or the path is a folder.
        StandfirstError: The file cannot be written.
    """
    target = Path(os.path.realpath(path))
    name = clean_line(str(path))
    content = text.encode("utf-8", "backslashreplace")
    try:
        if target.is_dir():
            raise UsageError(f"Cannot write {clean_line(str(target))}: it is a folder. Name a file in it.")
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        elif target.exists() and not overwrite:
            raise FileExistsError
        else:
            with _draft(target, Path.replace if overwrite else _rename_unless_there) as file:
                file.write(content)
    except FileExistsError as error:
        raise UsageError(f"{name} exists already and was left as it is. Name another file.") from error
    except OSError as error:
        raise StandfirstError(f"Cannot write {name}: {error.strerror}. Check the path.") from error


@contextmanager
def replaced_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that replaces the one at a path, and makes its folders, when the context ends without an error.

    Raises:
        OSError: The file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _draft(path, Path.replace) as file:
        yield file


@contextmanager
def _draft(target: Path, rename: Callable[[Path, Path], object]) -> Iterator[BinaryIO]:
    """Open a file beside the target and rename it at the end: a rename cannot be half done."""
    draft = target.with_name(f".{target.name[:_MAX_NAME]}.{os.urandom(4).hex()}.part")
    try:
        with draft.open("xb", _BUFFER_BYTES) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        rename(draft, target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _rename_unless_there(draft: Path, target: Path) -> None:
    """Rename without replacing a file that has appeared meanwhile: a hard link never replaces one."""
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # not every file system has hard links
        if target.exists():
            raise FileExistsError from None
        draft.replace(target)
    else:
        draft.unlink()
