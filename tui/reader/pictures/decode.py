"""Decodes pictures and fits them to the screen, with Pillow."""

import struct
from io import BytesIO
from typing import TYPE_CHECKING

from tui.document.errors import SourceError
from tui.reader.pictures.request import PictureRequest, Protocol, ShownPicture

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 60_000_000
"""Of the picture as it is stored; a camera's have up to 50 million."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "TIFF")
"""Those that Pillow decodes itself; for others it starts programs such as Ghostscript."""
_DAMAGED = (
    *(OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError),
    *(TypeError, OverflowError, RuntimeError, struct.error),
)
"""The exceptions that decoders raise for damaged pictures."""
_MAX_ENLARGED = 4
"""A picture is enlarged at most this many times: an icon that fills the screen shows nothing more."""
_SIXEL_ROWS = 6


def shown_picture(request: PictureRequest, content: bytes) -> ShownPicture:
    """Decode a picture and return it at the size and in the form that is asked for.

    Args:
        request: The room on the screen, and what the terminal can show.
        content: The bytes of the picture.

    Raises:
        SourceError: It is not a picture of a known kind, is damaged, or has too many pixels.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # ours is checked before anything is decoded
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise SourceError(
                    f"The picture has {width:,} × {height:,} pixels; at most 60 million are decoded."
                )
            image.draft("RGB", _pixels_of_room(request))  # a large JPEG is decoded at a smaller size
            ImageOps.exif_transpose(image, in_place=True)
            if (image.width < image.height) != (width < height):
                width, height = height, width
            columns, rows, pixels = _fitted(request, width, height)
            small = _on_background(image, pixels, request.background)
    except UnidentifiedImageError:
        raise SourceError(_unknown_kind(content)) from None
    except _DAMAGED:
        raise SourceError("The picture is damaged, or cut off.") from None
    except (MemoryError, Image.DecompressionBombError):
        raise SourceError("Decoding the picture needs too much memory.") from None
    data = _encoded(small, request.graphics.protocol, columns, rows)
    return ShownPicture(content, width, height, columns, rows, request.graphics.protocol, data)


def _pixels_of_room(request: PictureRequest) -> tuple[int, int]:
    graphics = request.graphics
    if graphics.protocol is Protocol.BLOCKS:
        return request.columns, request.rows * 2
    return request.columns * graphics.cell_width, request.rows * graphics.cell_height


def _fitted(request: PictureRequest, width: int, height: int) -> tuple[int, int, tuple[int, int]]:
    """Return the columns and rows that a picture takes, and its size in the pixels that are shown."""
    cell_width, cell_height = request.graphics.cell_width, request.graphics.cell_height
    scale = min(
        request.columns * cell_width / width, request.rows * cell_height / height, float(_MAX_ENLARGED)
    )
    shown = (max(1, round(width * scale)), max(1, round(height * scale)))
    columns = min(request.columns, max(1, -(-shown[0] // cell_width)))
    rows = min(request.rows, max(1, -(-shown[1] // cell_height)))
    if request.graphics.protocol is Protocol.BLOCKS:
        shown = (columns, rows * 2)
    elif request.graphics.protocol is Protocol.SIXEL:
        # A row of sixels has six pixels: a part of one would reach into the line below.
        shown = (shown[0], max(_SIXEL_ROWS, shown[1] // _SIXEL_ROWS * _SIXEL_ROWS))
    return columns, rows, shown


def _on_background(image: "Image", size: tuple[int, int], background: tuple[int, int, int]) -> "Image":
    """Return a picture at a size, with nothing transparent left."""
    from PIL import Image

    has_alpha = "A" in image.getbands() or "transparency" in image.info
    mode = "RGBA" if has_alpha else "RGB"
    whole = image if image.mode == mode else image.convert(mode)
    small = whole.resize(size, reducing_gap=2.0)
    if not has_alpha:
        return small
    under = Image.new("RGBA", size, (*background, 255))
    return Image.alpha_composite(under, small).convert("RGB")


def _encoded(image: "Image", protocol: Protocol, columns: int, rows: int) -> bytes:
    from tui.reader.pictures import encode

    if protocol is Protocol.BLOCKS:
        return image.tobytes()
    if protocol is Protocol.SIXEL:
        return encode.sixel(image)
    png = BytesIO()
    image.save(png, "PNG", compress_level=1)
    return (encode.kitty if protocol is Protocol.KITTY else encode.iterm)(png.getvalue(), columns, rows)


def _unknown_kind(content: bytes) -> str:
    if b"<svg" in content[:2_000].lower():
        return "SVG drawings are not shown here."
    return "This kind of picture is not shown here, only PNG, JPEG, GIF, WebP, AVIF, BMP and TIFF."
