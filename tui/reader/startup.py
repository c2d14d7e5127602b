"""The options of the reader, and the work that begins before there is a screen."""

from os.path import expanduser  # unlike the method of Path, it never raises
from pathlib import Path
from typing import NamedTuple

from tui.reader.access import AccessPolicy
from tui.reader.library_thread import LibraryThread
from tui.reader.threads import start_in_daemon_thread
from tui.reader.worker.client import ArticleLoad, WorkerClient
from tui.reader.worker.protocol import Opened
from tui.settings.file import SettingsFile
from tui.sources.files import STANDARD_INPUT, is_folder
from tui.summary.lengths import DEFAULT_LENGTH, Length
from tui.summary.methods import DEFAULT_METHOD
from tui.text.urls import is_url


class ReaderOptions(NamedTuple):
    """The command line of the reader, checked."""

    sources: tuple[str, ...] = ()
    """Paths of files and folders, and web addresses; none opens the library."""
    method: str = DEFAULT_METHOD
    length: Length = DEFAULT_LENGTH
    language: str | None = None
    """Sumy's name; None to detect it."""
    theme: str | None = None
    """None for the one of the settings."""
    section: str | None = None
    """The section to begin in: its number or its title."""
    stdin: int | None = None
    """A duplicate of the descriptor that a piped article is read from."""
    explicit: frozenset[str] = frozenset()
    """Those of ``method`` and ``length`` that the user gave: they win over the ones an article was last read with."""
    settings_file: SettingsFile = SettingsFile()
    """The user's settings, overridden by the environment."""
    is_served: bool = False
    """True if the user sits at a browser: only ``sources`` can be opened, and files are downloaded."""
    watch: bool = False
    """True if an article is read again when its file changes."""
    encoding: str | None = None
    """The encoding of texts; None to detect it."""
    at: str | None = None
    """The words, or the part of the article, to begin at."""


class Startup(NamedTuple):
    """The work that has begun for a reader about to be shown."""

    options: ReaderOptions
    client: WorkerClient
    library: LibraryThread | None = None
    """None if history is off."""
    load: ArticleLoad | None = None
    """The one article that is being opened, if there is one."""
    folder: Path | None = None
    """The one folder to list, if there is one."""
    sources: tuple[str | Path, ...] = ()
    """Several sources to list: paths and web addresses."""
    access: AccessPolicy = AccessPolicy()

    @property
    def source(self) -> str | Path | None:
        """The one source that is being opened; None for a pipe."""
        (source,) = self.options.sources or (STANDARD_INPUT,)
        if source == STANDARD_INPUT:
            return None
        return source if is_url(source) else Path(expanduser(source))  # noqa: PTH111

    @property
    def has_source(self) -> bool:
        """True if the reader was started with something to read, so that it does not begin with the library."""
        return self.load is not None or self.folder is not None or bool(self.sources)


def prepare(options: ReaderOptions) -> Startup:
    """Begin everything that needs no screen. Textual is not loaded for this."""
    history = options.settings_file.settings.history
    sources = tuple(source if is_url(source) else Path(expanduser(source)) for source in options.sources)  # noqa: PTH111
    access = AccessPolicy(sources if options.is_served else None)
    client = WorkerClient(access, with_history=history)
    startup = Startup(options, client, LibraryThread() if history else None, access=access)
    if len(sources) != 1:
        return startup._replace(sources=sources)
    (source,) = sources
    if options.sources[0] == STANDARD_INPUT and options.stdin is not None:
        return startup._replace(load=_load_pipe(options, options.stdin, with_history=history))
    if isinstance(source, Path) and is_folder(source):
        return startup._replace(folder=source)
    return startup._replace(load=client.open(source, options.language, options.encoding))


def _load_pipe(options: ReaderOptions, descriptor: int, *, with_history: bool) -> ArticleLoad:
    def read() -> Opened:
        from tui.sources.open import open_stream

        with open(descriptor, "rb") as stream:
            article = open_stream(stream, language=options.language, encoding=options.encoding)
        if not with_history:
            return Opened.counted(article, whole=True)
        from tui.reader.worker.resume import ResumeLookup

        return ResumeLookup(None, options.language).whole(article)

    opened = start_in_daemon_thread(read)
    return ArticleLoad(opened, opened)
