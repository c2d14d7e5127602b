"""Encodes pictures for terminals: as Kitty's and iTerm2's sequences, and as sixels."""

from base64 import b64encode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

KITTY_ID = 7_301
"""The number of the picture in the terminal; only one is shown at a time."""
KITTY_DELETE = f"\x1b_Ga=d,d=I,i={KITTY_ID},q=2\x1b\\"
_KITTY_CHUNK = 4096
_COLOURS = 255
_SIXEL_ROWS = 6
_RUN = 3
"""A run of at least this many equal sixels is shorter as its length and one of them."""


def kitty(png: bytes, columns: int, rows: int) -> bytes:
    """Return the sequences that show a PNG over some cells from the cursor on, which stays where it is.

    The protocol wants base64 in pieces of at most 4096 bytes. The terminal is told not to answer (``q=2``).
    """
    data = b64encode(png)
    pieces = [data[start : start + _KITTY_CHUNK] for start in range(0, len(data), _KITTY_CHUNK)]
    keys = f"a=T,f=100,i={KITTY_ID},c={columns},r={rows},C=1,q=2,"
    heads = [
        f"{keys if number == 0 else ''}m={int(number + 1 < len(pieces))}" for number in range(len(pieces))
    ]
    return b"".join(
        b"\x1b_G" + head.encode() + b";" + piece + b"\x1b\\"
        for head, piece in zip(heads, pieces, strict=True)
    )


def iterm(png: bytes, columns: int, rows: int) -> bytes:
    """Return the sequence that shows a PNG over some cells from the cursor on."""
    keys = f"inline=1;size={len(png)};width={columns};height={rows};preserveAspectRatio=1;doNotMoveCursor=1"
    return b"\x1b]1337;File=" + keys.encode() + b":" + b64encode(png) + b"\x07"


def sixel(image: "Image") -> bytes:
    """Return a picture as sixels: for each six rows and each colour in them, what has that colour.

    Args:
        image: The picture in ``RGB``; its height is a multiple of six.
    """
    import numpy as np

    reduced = image.quantize(_COLOURS)
    palette = reduced.getpalette() or []
    colours = (
        f"#{i // 3};2;" + ";".join(str(round(part / 2.55)) for part in palette[i : i + 3])
        for i in range(0, len(palette), 3)
    )
    width, height = image.size
    pixels = np.frombuffer(reduced.tobytes(), np.uint8).reshape(height // _SIXEL_ROWS, _SIXEL_ROWS, width)
    bits = (1 << np.arange(_SIXEL_ROWS, dtype=np.uint8))[:, None]
    parts = [f'\x1bP0;1;0q"1;1;{width};{height}', *colours]
    for band in pixels:
        lines = []
        for colour in np.unique(band):
            values = ((band == colour) * bits).sum(axis=0, dtype=np.uint8)
            starts = np.flatnonzero(np.diff(values, prepend=255))
            lengths = np.diff(starts, append=width)
            runs = zip((values[starts] + 63).tolist(), lengths.tolist(), strict=True)
            lines.append(f"#{colour}" + "".join(_run(chr(sign), length) for sign, length in runs))
        parts.append("$".join(lines) + "-")
    return "".join([*parts, "\x1b\\"]).encode("ascii")


def _run(sign: str, length: int) -> str:
    return f"!{length}{sign}" if length > _RUN else sign * length
