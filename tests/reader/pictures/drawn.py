"""Pictures for tests, and a decoder of sixels."""

import re
import struct
import zlib
from io import BytesIO

from PIL import Image

from tui.document.model import Picture
from tui.reader.pictures.request import Graphics, PictureRequest, Protocol

RED, GREEN, WHITE = (255, 0, 0), (0, 128, 0), (255, 255, 255)


def two_colours(width: int = 60, height: int = 40) -> Image.Image:
    """Return a picture whose upper half is red and whose lower half is green."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (0, height // 2, width, height))
    return image


def stored(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    output = BytesIO()
    image.save(output, kind, **options)
    return output.getvalue()


def claimed(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says that it has so many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def request(
    protocol: Protocol = Protocol.BLOCKS, columns: int = 30, rows: int = 10, cell: tuple[int, int] = (10, 20)
) -> PictureRequest:
    return PictureRequest(Picture(), None, columns, rows, Graphics(protocol, *cell), WHITE)


def pixels_of_sixels(data: bytes) -> dict[tuple[int, int], tuple[int, ...]]:
    """Return the colour of each pixel, in percent, by its column and row, as the VT340's manual says."""
    text = data.decode("ascii")
    body = text.removeprefix("\x1bP0;1;0q").removesuffix("\x1b\\")
    colours: dict[int, tuple[int, ...]] = {}
    shown: dict[tuple[int, int], tuple[int, ...]] = {}
    x = y = colour = 0
    for part in re.finditer(r'"[\d;]+|#(\d+)(;2;[\d;]+)?|!(\d+)(.)|([$-])|([?-~])', body):
        number, definition, count, repeated, control, single = part.groups()
        if number is not None:
            colour = int(number)
            if definition:
                colours[colour] = tuple(map(int, definition[3:].split(";")))
        elif control:
            x, y = 0, y + 6 * (control == "-")
        elif repeated or single:
            bits, end = ord(repeated or single) - 63, x + int(count or 1)
            shown |= {
                (column, y + bit): colours[colour]
                for column in range(x, end)
                for bit in range(6)
                if bits >> bit & 1
            }
            x = end
    return shown
