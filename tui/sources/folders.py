"""The articles in a folder."""

import re
from pathlib import Path

from tui.article.clean import clean_line
from tui.article.errors import SourceError
from tui.sources.files import file_size
from tui.sources.kinds import SUFFIXES, kind_by_name


def articles_in(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that can be read, sorted as people count: ``part 2`` before ``part 10``.

    Args:
        folder: The folder; the folders in it and hidden files are passed over.

    Raises:
        SourceError: It is no folder, may not be looked into, or holds no article.
    """
    name = clean_line(str(folder))
    try:
        paths = [path for path in folder.iterdir() if _is_article(path)]
    except (OSError, ValueError) as error:
        raise SourceError(
            f"Cannot look into {name}: it is no folder that you may read. Check its name."
        ) from error
    if not paths:
        raise SourceError(f"There are no articles in {name}: its files would end in {', '.join(SUFFIXES)}.")
    return tuple(sorted(paths, key=_natural_order))


def _is_article(path: Path) -> bool:
    return (
        not path.name.startswith(".") and kind_by_name(path.name) is not None and file_size(path) is not None
    )


def _natural_order(path: Path) -> tuple[list[tuple[int, str]], str]:
    parts = re.split(r"([0-9]+)", path.name.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], path.name
