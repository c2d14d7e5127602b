"""The reader's options, and what begins before the screen is there."""

from os.path import expanduser  # unlike the method of Path, it never raises
from pathlib import Path
from typing import NamedTuple

from tui.reader.access import AccessPolicy
from tui.reader.article_load import ArticleLoad, open_pipe
from tui.reader.library_thread import LibraryThread
from tui.reader.worker.client import WorkerClient
from tui.settings.file import SettingsFile
from tui.sources.files import STANDARD_INPUT, is_folder
from tui.summary.lengths import DEFAULT_LENGTH, Length
from tui.summary.methods import DEFAULT_METHOD
from tui.text.urls import is_url


class ReaderOptions(NamedTuple):
    """The command line of the reader, checked."""

    sources: tuple[str, ...] = ()
    """Paths of files and folders, and web addresses; none opens the list of the sample articles."""
    method: str = DEFAULT_METHOD
    length: Length = DEFAULT_LENGTH
    language: str | None = None
    """Sumy's name; None to find it out from the article."""
    theme: str | None = None
    """None for the one of the settings."""
    section: str | None = None
    """The section to begin in: its number or its title."""
    stdin: int | None = None
    """A duplicate of the descriptor that the article is read from, when it comes through a pipe."""
    given: frozenset[str] = frozenset()
    """Which of ``method`` and ``length`` were asked for: the others give way to what an article was last read with."""
    settings_file: SettingsFile = SettingsFile()
    """The user's settings, with what the environment says in place of some."""
    is_for_visitors: bool = False
    """Whether somebody else reads: only what is in ``sources`` can be opened, and files go to who reads."""
    watch: bool = False
    """Whether an article is read again when its file changes."""


class Startup(NamedTuple):
    """A reader about to be shown."""

    request: ReaderOptions
    engine: WorkerClient
    memory: LibraryThread | None = None
    """None if nothing is to be kept."""
    opening: ArticleLoad | None = None
    """The one article that is being opened, if there is one."""
    folder: Path | None = None
    """The one folder to list, if there is one."""
    files: tuple[str | Path, ...] = ()
    """Several sources to list: paths, and the addresses of web pages."""
    grounds: AccessPolicy = AccessPolicy()
    """What may be opened."""


def prepare(request: ReaderOptions) -> Startup:
    """Begin with everything that needs no screen. Textual need not be loaded for this.

    Args:
        request: What to open, and how.
    """
    history = request.settings_file.settings.history
    memory = LibraryThread() if history else None
    files = tuple(map(_named, request.sources))
    grounds = AccessPolicy(files if request.is_for_visitors else None)
    engine = WorkerClient(grounds, remembers=history)
    if len(files) != 1:
        return Startup(request, engine, memory, files=files, grounds=grounds)
    source = request.sources[0]
    if source == STANDARD_INPUT and request.stdin is not None:
        return Startup(request, engine, memory, open_pipe(request.stdin, request.language, remembers=history))
    named = files[0]
    if isinstance(named, Path) and is_folder(named):
        return Startup(request, engine, memory, folder=named, grounds=grounds)
    return Startup(request, engine, memory, engine.open(named, request.language), grounds=grounds)


def _named(source: str) -> str | Path:
    """A path, or the address of a web page as it is."""
    return source if is_url(source) else Path(expanduser(source))  # noqa: PTH111
