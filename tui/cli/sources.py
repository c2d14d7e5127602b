"""The sources that a command works through."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tui.cli.diagnostics import Status, complain
from tui.document.errors import StandfirstError, UsageError
from tui.sources.files import STANDARD_INPUT


def is_piped() -> bool:
    """Whether something other than a terminal stands on standard input."""
    return sys.stdin is not None and not sys.stdin.isatty()


def sources_or_pipe(sources: Sequence[str]) -> tuple[str, ...]:
    """The sources that were named, or standard input if none were and something is piped in.

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


def are_several(sources: Sequence[str]) -> bool:
    """Whether there may be more than one article."""
    from tui.sources.files import is_folder

    return len(sources) != 1 or is_folder(sources[0])


def for_each(sources: Sequence[str], work: Callable[[str], None]) -> Status:
    """Do the work for each source, and for each article of a folder.

    Where there are several, one that fails is reported and the others still have their turn.

    Raises:
        StandfirstError: The only source there is failed.
    """
    from tui.summary.import_stubs import stub_unused_imports

    stub_unused_imports()
    if not are_several(sources):
        work(sources[0])
        return Status.DONE
    outcomes = [_work_through(source, work) for source in sources]
    return Status.DONE if all(outcomes) else Status.FAILED


def _work_through(source: str, work: Callable[[str], None]) -> bool:
    """Whether all went well."""
    from tui.sources.files import is_folder
    from tui.sources.folders import articles_in

    try:
        if is_folder(source):
            outcomes = [_work_through(str(path), work) for path in articles_in(Path(source))]
            return all(outcomes)
        work(source)
    except StandfirstError as error:
        complain(str(error))
        return False
    return True
