"""What begins before the screen is there: opening the first article, and loading what summaries need."""

from os.path import expanduser  # unlike the method of Path, it never raises
from pathlib import Path
from typing import NamedTuple

from tui.app.engine.client import Engine
from tui.app.grounds import Grounds
from tui.app.memory import Memory
from tui.app.openings import Opening, open_pipe
from tui.app.request import ReadRequest
from tui.sources.files import STANDARD_INPUT, is_folder
from tui.sources.web.address import is_address


class Start(NamedTuple):
    """A reader about to be shown."""

    request: ReadRequest
    engine: Engine
    memory: Memory | None = None
    """None if nothing is to be kept."""
    opening: Opening | None = None
    """The one article that is being opened, if there is one."""
    folder: Path | None = None
    """The one folder to list, if there is one."""
    files: tuple[str | Path, ...] = ()
    """Several sources to list: paths, and the addresses of web pages."""
    grounds: Grounds = Grounds()
    """What may be opened."""


def start_reader(request: ReadRequest) -> Start:
    """Begin with everything that needs no screen. Textual need not be loaded for this.

    Args:
        request: What to open, and how.
    """
    history = request.settings_file.settings.history
    memory = Memory() if history else None
    files = tuple(map(_named, request.sources))
    grounds = Grounds(files if request.is_for_visitors else None)
    engine = Engine(grounds, remembers=history)
    if len(files) != 1:
        return Start(request, engine, memory, files=files, grounds=grounds)
    source = request.sources[0]
    if source == STANDARD_INPUT and request.stdin is not None:
        return Start(request, engine, memory, open_pipe(request.stdin, request.language, remembers=history))
    named = files[0]
    if isinstance(named, Path) and is_folder(named):
        return Start(request, engine, memory, folder=named, grounds=grounds)
    return Start(request, engine, memory, engine.open(named, request.language), grounds=grounds)


def _named(source: str) -> str | Path:
    """A path, or the address of a web page as it is."""
    return source if is_address(source) else Path(expanduser(source))  # noqa: PTH111
