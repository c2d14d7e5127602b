"""What begins before the screen is there: opening the first article, and loading what summaries need."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from tui.app.background import done_at_once, start_in_daemon_thread
from tui.app.engine.client import Engine
from tui.app.openings import Opened, Opening, opening_of, opening_of_pipe
from tui.app.request import ReadRequest
from tui.sources.folders import is_folder

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Start:
    """A reader about to be shown."""

    request: ReadRequest
    engine: Engine = field(default_factory=Engine)
    opening: Opening | None = None
    """The one article to open, if there is one."""
    first: "Future[Opened] | None" = None
    """The article's first part: of a file it is there already, of a pipe it is awaited."""
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
        first = start_in_daemon_thread(opening.first)
    elif is_folder(Path(source).expanduser()):
        return Start(request, engine, folder=Path(source))
    else:
        opening = opening_of(source, request.language)
        first = done_at_once(opening.first)
    return Start(request, engine, opening, first)
