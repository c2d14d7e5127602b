"""The application: its screens, themes and what it opens first."""

from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from tui.app.palette import KeyCommands, SectionCommands
from tui.app.request import ReadRequest
from tui.app.screens.reader import ReaderScreen
from tui.app.themes import DARK, DEFAULT_THEME, LIGHT
from tui.app.work import opening_of_pipe

STANDARD_INPUT = "-"


class StandfirstApp(App[str]):
    """The terminal reader. Its result, if any, is why the only source could not be opened.

    Args:
        request: What to open, and how.
    """

    CSS_PATH = "app.tcss"
    TITLE = "Standfirst"
    COMMANDS = {KeyCommands, SectionCommands}  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("Q", "quit", "Quit at once", show=False, id="quit"),
    ]

    def __init__(self, request: ReadRequest) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = request.theme if request.theme in self.available_themes else DEFAULT_THEME
        self._request = request

    def get_default_screen(self) -> ReaderScreen:
        """The reader; it is there from the start."""
        request = self._request
        return ReaderScreen(request.method, request.length, request.language, request.section)

    def on_mount(self) -> None:
        """Open what was asked for."""
        screen = self.screen
        assert isinstance(screen, ReaderScreen)
        request = self._request
        match request.sources:
            case ():
                screen.action_library()
            case ("-",) if request.stdin is not None:
                screen.open_article(opening_of_pipe(request.stdin, request.language))
            case (source,):
                screen.open_path(Path(source))
            case sources:
                screen.list_articles("Articles", tuple(Path(source) for source in sources))
