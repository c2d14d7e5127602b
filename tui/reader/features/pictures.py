"""Shows pictures in the terminal, or says what that takes and opens them in another program."""

from functools import partial
from typing import TYPE_CHECKING

from tui.document.model import Link, Picture
from tui.text.urls import is_url

if TYPE_CHECKING:
    from tui.reader.pictures.request import Graphics
    from tui.reader.screen import ReaderScreen


class Pictures:
    """Shows the pictures of an article over it.

    Args:
        screen: The reader's screen.
    """

    def __init__(self, screen: "ReaderScreen") -> None:
        self.screen = screen
        self._graphics: Graphics | None = None

    def can_show(self, picture: Picture, source: str | None) -> bool:
        """Return whether a picture can be shown here or opened by another program."""
        return not self._obstacle(picture, source) or bool(self._address(picture, source))

    def show(self, picture: Picture, text: str, source: str | None) -> None:
        """Show a picture.

        Args:
            picture: The picture.
            text: Its caption, and after an empty line what else is said of it.
            source: The source of its article.
        """
        from tui.reader.dialogs.picture import PictureDialog

        address = self._address(picture, source)
        if obstacle := self._obstacle(picture, source):
            self._show_address(picture, Link(text, address, 0, 0), obstacle)
            return
        caption = text.partition("\n\n")[0]
        dialog = PictureDialog(picture, caption, source, self._ask_terminal, address)
        self.screen.app.push_screen(dialog, partial(self.screen.links.open_or_copy, address))

    def _obstacle(self, picture: Picture, source: str | None) -> str:
        """Return why a picture cannot be shown here, and what would help; empty if it can."""
        from tui.installation import install_command
        from tui.reader.pictures.client import can_decode

        if not self._may_read(picture, source):
            return "It is not one of the sources this server was started with."
        if self.screen.app.no_color:
            return "To see it here, turn colours on: NO_COLOR or the settings turn them off."
        if not can_decode():
            return f"To see it here, install another package: {install_command('pictures')}"
        return ""

    def _may_read(self, picture: Picture, source: str | None) -> bool:
        from tui.sources.pictures import local_path

        access = self.screen.access
        if access.unrestricted or picture.embedded:
            return True
        if is_url(picture.address):
            return access.allows(picture.address)
        path = local_path(picture, source)
        return path is None or access.allows(path)

    def _show_address(self, picture: Picture, link: Link, obstacle: str) -> None:
        if link.address:
            self.screen.links.show(link, obstacle)
        else:
            where = f"the file {picture.address}" if picture.address else "a part of the article"
            self.screen.show_message(f"The picture is {where}. {obstacle}")

    def _address(self, picture: Picture, source: str | None) -> str:
        """Return the address to open a picture at by another program; empty if that cannot be done."""
        from tui.reader.browser import PICTURE_SUFFIXES
        from tui.sources.pictures import local_path

        if is_url(picture.address):
            return picture.address
        path = local_path(picture, source)
        if path is None or not self.screen.access.unrestricted or path.suffix.lower() not in PICTURE_SUFFIXES:
            return ""
        return path.resolve().as_uri()

    async def _ask_terminal(self) -> "Graphics":
        """Return what the terminal can show, which is asked once."""
        if self._graphics is None:
            from tui.reader.pictures.terminal import ask_graphics

            self._graphics = await ask_graphics(self.screen.app._driver)
        return self._graphics
