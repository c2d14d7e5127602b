"""Decoding pictures within limits, and fitting them to a room."""

import pytest
from PIL import Image

from tests.reader.pictures.drawn import (
    GREEN,
    RED,
    WHITE,
    claimed,
    pixels_of_sixels,
    request,
    stored,
    two_colours,
)
from tui.document.errors import SourceError
from tui.reader.pictures.decode import shown_picture
from tui.reader.pictures.request import Protocol


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "AVIF"])
def test_each_kind_is_decoded(kind: str) -> None:
    shown = shown_picture(request(), stored(two_colours(600, 400), kind))
    assert (shown.width, shown.height, shown.columns, shown.rows) == (600, 400, 30, 10)
    length = shown.columns * 3
    first, last = shown.data[:3], shown.data[-3:]
    assert len(shown.data) == length * shown.rows * 2
    assert all(abs(one - other) < 12 for one, other in zip(first + last, RED + GREEN, strict=True))


@pytest.mark.parametrize(
    ("size", "cells"),
    [
        ((600, 400), (30, 10)),
        ((400, 4000), (2, 10)),
        ((4000, 400), (30, 2)),
        ((20, 20), (8, 4)),  # enlarged, but not without end
        ((1, 5000), (1, 10)),
    ],
)
def test_a_picture_fits_and_keeps_its_shape(size: tuple[int, int], cells: tuple[int, int]) -> None:
    shown = shown_picture(request(), stored(Image.new("RGB", size)))
    assert (shown.columns, shown.rows) == cells


@pytest.mark.parametrize("size", [(3000, 1500), (300, 600)])
def test_a_photograph_stands_upright(size: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    shown = shown_picture(request(), stored(two_colours(*size), "JPEG", exif=exif))
    assert (shown.width, shown.height) == size[::-1]
    assert (shown.columns, shown.rows) == ((10, 10) if size[0] > size[1] else (30, 8))


def test_what_is_transparent_has_the_colour_of_the_background() -> None:
    for image in (Image.new("RGBA", (60, 40), (0, 0, 0, 0)), Image.new("P", (60, 40))):
        shown = shown_picture(
            request(), stored(image, transparency=0) if image.mode == "P" else stored(image)
        )
        assert set(zip(*[iter(shown.data)] * 3, strict=True)) == {WHITE}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "kind of picture is not shown"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "kind of picture is not shown"),
        (stored(two_colours())[:100], "damaged"),
        (claimed(60_000, 60_000), "60,000 × 60,000 pixels"),
        (claimed(7_000, 8_000), "damaged"),
    ],
    ids=["empty", "svg", "postscript", "cut-off", "too-many-pixels", "too-few-bytes"],
)
def test_what_cannot_be_shown_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as error:
        shown_picture(request(), content)
    assert reason in str(error.value) and "\n" not in str(error.value)


def test_sixels_give_the_picture_back() -> None:
    shown = shown_picture(request(Protocol.SIXEL), stored(two_colours(600, 400)))
    pixels = pixels_of_sixels(shown.data)
    width, height = max(x for x, _ in pixels) + 1, max(y for _, y in pixels) + 1
    assert (width, height) == (300, 198)  # whole sixels, so that none reaches into the line below
    assert len(pixels) == width * height
    assert pixels[0, 0] == (100, 0, 0) and pixels[width - 1, height - 1] == (0, 50, 0)
