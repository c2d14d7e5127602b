"""The dialog that shows a picture as large as the screen allows, with its caption and what it shows."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tui.document.errors import StandfirstError
from tui.document.model import Picture
from tui.reader.dialogs.dialog import COPY, OPEN, Dialog, Frame
from tui.reader.pictures.client import load_picture
from tui.reader.pictures.request import Graphics, PictureRequest
from tui.reader.widgets.picture_view import PictureView
from tui.text.cells import fit
from tui.text.phrases import size_phrase
from tui.text.urls import is_url

_MAX_DESCRIPTION = 1_000
_WAIT_SECONDS = 0.15
"""A window whose size is changed has many sizes on the way."""


class PictureDialog(Dialog[str]):
    """Shows a picture; its result is OPEN, COPY or None.

    Args:
        picture: The picture. One on the web is fetched only after a key.
        caption: Its caption.
        source: The source of its article.
        graphics: Returns what the terminal can show.
        address: Where it can be opened by another program; empty if it cannot.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "fetch", "Fetch the picture, or close it", show=False),
        Binding("o", f"choose('{OPEN}')", "Open in another program", show=False, id="open"),
        Binding("y", f"choose('{COPY}')", "Copy the address", show=False, id="copy-item"),
    ]

    def __init__(
        self,
        picture: Picture,
        caption: str,
        source: str | None,
        graphics: Callable[[], Awaitable[Graphics]],
        address: str,
    ) -> None:
        self._picture, self._source, self._address = picture, source, address
        self._graphics = graphics
        self._stored = b""
        self._waits_for_key = is_url(picture.address) and not picture.embedded
        self._view = PictureView()
        says_more = picture.alternative and picture.alternative != caption
        described = [f"({fit(picture.alternative, _MAX_DESCRIPTION)})"] if says_more else []
        texts = (Static(Content(text), classes="picture-text") for text in (caption, *described) if text)
        self._frame = Frame("Picture", (), self._view, *texts, classes="dialog picture")
        super().__init__(self._frame)

    def on_mount(self) -> None:
        if self._waits_for_key:
            self._view.show_message(f"Enter fetches {self._picture.address}")
        else:
            self._view.show_message("Reading the picture …")
        self._update_hints()

    def on_resize(self) -> None:
        """Show the picture at the new size."""
        if not self._waits_for_key:
            self._show()

    def action_fetch(self) -> None:
        """Fetch a picture from the web; close one that is shown."""
        if not self._waits_for_key:
            self.dismiss(None)
            return
        self._waits_for_key = False
        self._view.show_message("Fetching …")
        self._update_hints()
        self._show()

    def action_choose(self, choice: str) -> None:
        """Open the picture in another program, or copy its address."""
        if self._address:
            self.dismiss(choice)

    @work(exclusive=True, group="picture", exit_on_error=False)
    async def _show(self) -> None:
        from asyncio import sleep

        await sleep(_WAIT_SECONDS if self._stored else 0)
        graphics = await self._graphics()
        room = self._view.size
        if not (room.width and room.height):
            return
        background = self._view.background_colors[1]
        request = PictureRequest(
            self._picture, self._source, room.width, room.height, graphics, background.rgb, self._stored
        )
        try:
            shown = await load_picture(request)
        except StandfirstError as error:
            self._view.show_message(str(error))
            return
        self._stored = shown.content
        self._view.show(shown)
        facts = f"{shown.width:,} × {shown.height:,} pixels · {size_phrase(len(shown.content))}"
        self._frame.border_title = Content(f"Picture · {facts}")

    def _update_hints(self) -> None:
        hints = ["Enter fetch"] if self._waits_for_key else []
        if self._address:
            hints += [*self.hint("open", "open"), *self.hint("copy-item", "copy")]
        self._frame.show_hints([*hints, "Esc close"])
