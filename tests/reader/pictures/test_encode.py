"""The sequences of Kitty and iTerm2."""

import re
from base64 import b64decode

from tests.reader.pictures.drawn import stored, two_colours
from tui.reader.pictures import encode


def test_kitty_gets_a_png_in_pieces() -> None:
    png = bytes(range(256)) * 40
    sequences = re.findall(rb"\x1b_G([^;]*);([^\x1b]*)\x1b\\", encode.kitty(png, 30, 10))
    assert b"".join(b64decode(data) for _, data in sequences) == png
    assert all(len(data) <= 4096 for _, data in sequences)
    assert [keys[-3:] for keys, _ in sequences] == [b"m=1"[-3:]] * (len(sequences) - 1) + [b"m=0"]
    first = dict(pair.split(b"=") for pair in sequences[0][0].split(b","))
    assert (first[b"a"], first[b"f"], first[b"c"], first[b"r"], first[b"q"]) == (
        b"T",
        b"100",
        b"30",
        b"10",
        b"2",
    )


def test_iterm_gets_a_png_with_its_size_in_cells() -> None:
    png = stored(two_colours())
    found = re.fullmatch(rb"\x1b\]1337;File=([^:]*):(.*)\x07", encode.iterm(png, 30, 10))
    assert found is not None and b64decode(found[2]) == png
    assert b"width=30;height=10" in found[1] and b"inline=1" in found[1]
