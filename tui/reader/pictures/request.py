"""Requests to the process that decodes pictures, and its answers."""

from enum import Enum
from typing import NamedTuple

from tui.document.model import Picture


class Protocol(Enum):
    """The ways in which pictures get into a terminal."""

    BLOCKS = "coloured half blocks"
    """Two pixels in each cell; every terminal with colours shows them."""
    KITTY = "Kitty"
    """https://sw.kovidgoyal.net/kitty/graphics-protocol/"""
    SIXEL = "Sixel"
    """The DEC VT340's: https://vt100.net/docs/vt3xx-gp/chapter14.html"""
    ITERM = "iTerm2"
    """https://iterm2.com/documentation-images.html"""


class Graphics(NamedTuple):
    """The graphics that a terminal can show."""

    protocol: Protocol = Protocol.BLOCKS
    cell_width: int = 10
    """In pixels; that of a VT340 until it is known."""
    cell_height: int = 20


class PictureRequest(NamedTuple):
    """To the process: a picture to show in a part of the screen."""

    picture: Picture
    source: str | None
    """The source of its article."""
    columns: int
    """The most cells that it may take, as ``rows``."""
    rows: int
    graphics: Graphics
    background: tuple[int, int, int]
    """The colour under transparent parts: red, green and blue, from 0 to 255."""
    content: bytes = b""
    """The bytes of the picture, if they have been read before."""


class ShownPicture(NamedTuple):
    """From the process: a picture in the form that the terminal wants."""

    content: bytes
    """The bytes of the picture, for another size."""
    width: int
    """Of the picture itself, in pixels, as ``height``."""
    height: int
    columns: int
    """The cells that it takes, as ``rows``."""
    rows: int
    protocol: Protocol
    data: bytes
    """For half blocks, two rows of pixels for each row, each pixel three bytes; else what the terminal is sent."""


class NotShown(NamedTuple):
    """From the process: why a picture cannot be shown, in one line."""

    reason: str
