"""The sources of a command, and the loop over them."""

import os
import sys
from collections.abc import Callable, Sequence
from os.path import expanduser
from pathlib import Path

from tui.cli.diagnostics import ExitStatus, print_error
from tui.document.errors import StandfirstError, UsageError
from tui.sources.files import STANDARD_INPUT, file_of_part, is_folder, read_file
from tui.text.urls import is_url


def is_piped() -> bool:
    return sys.stdin is not None and not sys.stdin.isatty()


def sources_or_pipe(sources: Sequence[str]) -> tuple[str, ...]:
    """Return the named sources, or standard input if none is named and something is piped in.

    Raises:
        UsageError: There is neither.
    """
    if sys.stdin is None and STANDARD_INPUT in sources:
        raise UsageError("Standard input is closed. Name a file, or pipe something in.")
    if sources:
        return tuple(sources)
    if is_piped():
        return (STANDARD_INPUT,)
    raise UsageError("No source is named. Name a file, a folder or a web address, or pipe something in.")


def require_sources(sources: Sequence[str]) -> None:
    """Raise the ``SourceError`` of the first source that is a path where nothing is."""
    for source in sources:
        if source == STANDARD_INPUT or is_url(source):
            continue
        path = file_of_part(Path(expanduser(source)))  # noqa: PTH111 - the method raises
        if not os.path.lexists(path):
            read_file(path)


def are_several(sources: Sequence[str]) -> bool:
    """Return whether there may be more than one article."""
    return len(sources) != 1 or is_folder(sources[0])


def for_each(sources: Sequence[str], work: Callable[[str], None]) -> ExitStatus:
    """Call a function for each source, and for each article of a folder.

    If there are several, the error of one is printed and does not stop the others; else it is raised.
    """
    from tui.summary.import_stubs import stub_unused_imports

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the matrices are too small for threads to pay off
    stub_unused_imports()
    if not are_several(sources):
        work(sources[0])
        return ExitStatus.DONE
    successes = [_try(source, work) for source in sources]
    return ExitStatus.DONE if all(successes) else ExitStatus.FAILED


def _try(source: str, work: Callable[[str], None]) -> bool:
    """Call a function for the articles of a source, and return whether all succeeded."""
    from tui.sources.folders import list_articles

    try:
        if is_folder(source):
            successes = [_try(str(path), work) for path in list_articles(Path(source))]
            return all(successes)
        work(source)
    except StandfirstError as error:
        print_error(str(error))
        return False
    return True
