"""What begins before the screen is there: opening the first article, and loading what summaries need."""

from pathlib import Path
from typing import NamedTuple

from tui.app.engine.client import Engine
from tui.app.openings import Opening, open_pipe
from tui.app.request import ReadRequest
from tui.sources.files import STANDARD_INPUT, is_folder


class Start(NamedTuple):
    """A reader about to be shown."""

    request: ReadRequest
    engine: Engine
    opening: Opening | None = None
    """The one article that is being opened, if there is one."""
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
    if len(request.sources) != 1:
        return Start(request, engine, files=tuple(Path(source) for source in request.sources))
    source = request.sources[0]
    if source == STANDARD_INPUT and request.stdin is not None:
        return Start(request, engine, open_pipe(request.stdin, request.language))
    path = Path(source).expanduser()
    if is_folder(path):
        return Start(request, engine, folder=path)
    return Start(request, engine, engine.open(path, request.language))
