"""What begins before the screen is there: opening the first article, and loading what summaries need."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from os.path import isdir  # unlike the method of Path, it never raises
from pathlib import Path

from tui.app.background import start_in_daemon_thread
from tui.app.engine.client import Engine
from tui.app.openings import Opened, Opening, opening_of, opening_of_pipe
from tui.app.request import ReadRequest

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Start:
    """A reader about to be shown."""

    request: ReadRequest
    engine: Engine = field(default_factory=Engine)
    opening: Opening | None = None
    """The one article to open, if there is one."""
    first: "Future[Opened] | None" = None
    """The article's first part, which is being opened."""
    folder: Path | None = None
    """The one folder to list, if there is one."""
    files: tuple[Path, ...] = ()
    """Several files to list."""


def start_reader(request: ReadRequest) -> Start:
    """Begin with everything that needs no screen. Textual need not be loaded for this.

    Args:
        request: What to open, and how.
    """
    engine = Engine()
    engine.warm_up()
    if len(request.sources) != 1:
        return Start(request, engine, files=tuple(Path(source) for source in request.sources))
    source = request.sources[0]
    if source == STANDARD_INPUT and request.stdin is not None:
        opening = opening_of_pipe(request.stdin, request.language)
    elif isdir(Path(source).expanduser()):  # noqa: PTH112
        return Start(request, engine, folder=Path(source))
    else:
        opening = opening_of(source, request.language)
    return Start(request, engine, opening, start_in_daemon_thread(opening.first))
