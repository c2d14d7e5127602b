"""Sources in other formats are refused with their name and a remedy."""

import io
import json
import tarfile

import pytest

from tui.document.errors import SourceError
from tui.formats.dispatch import read_bytes

PROSE = "The ferry came late to the quay, and the postman waited. Nobody else did.\n" * 4
PROGRAM = """\
import sys


def wait(minutes):
    # The ferry may be late.
    for minute in range(minutes):
        print(minute)
    return minutes


if __name__ == "__main__":
    wait(int(sys.argv[1]))
"""


def _tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "an image"),
        ("a", b"RIFF\x24\0\0\0WEBPVP8 ", "an image"),
        ("a", b"\xff\xd8\xff\xe0\0\x10JFIF\0", "an image"),
        ("a", b"ID3\x04\0\0\0\0\0\0", "a recording"),
        ("a", b"\0\0\0\x20ftypisom\0\0\x02\0", "a recording"),
        ("a", b"\x1aE\xdf\xa3\x01\0\0\0", "a recording"),
        ("a", b"\x7fELF\x02\x01\x01\0", "a program"),
        ("a", b"MZ\x90\0" + bytes(60) + b"PE\0\0", "a program"),
        ("a", b"SQLite format 3\0" + bytes(84), "a database"),
        ("a", b"wOF2\0\1\0\0", "a font"),
        ("a", b"Rar!\x1a\x07\x01\0", "a RAR archive"),
        ("a", b"7z\xbc\xaf\x27\x1c\0\4", "a 7-Zip archive"),
        ("a", _tar(), "an archive of several files"),
        ("a", b"%!PS-Adobe-3.0\n", "a PostScript document"),
        ("a", b"AT&TFORM\0\0\0\0DJVM", "a DjVu document"),
        ("a.json", json.dumps({"title": "A", "text": PROSE}).encode(), "JSON"),
        ("a", json.dumps([{"text": PROSE}, {}]).encode(), "JSON"),
        ("a.txt", b'{"a": 1}\n{"a": 2}\n{"a": 3}\n', "JSON"),
        (
            "a",
            json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": []}).encode(),
            "a feed in JSON",
        ),
        ("a.xml", b'<?xml version="1.0"?><order><item>Tea</item></order>', "XML of an unknown kind, “order”"),
        ("a", b'<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', "a feed"),
        ("a", b'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title></feed>', "a feed"),
        ("a", b'<?xml version="1.0"?><!-- A -->\n<opml version="2.0"><body/></opml>', "a list of feeds"),
        ("a.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "an image"),
        ("a.py", PROGRAM.encode(), "a program or its settings"),
        ("wait", b"#!/usr/bin/env python3\n" + PROGRAM.encode(), "a program or its settings"),
        ("a.css", b"body {\n  color: red;\n}\n.note { margin: 0; }\n", "a program or its settings"),
        ("a.csv", b"name,minutes\nferry,12\nbus,5\n", "a table of data"),
    ],
)
def test_what_is_not_read_is_named_in_one_line(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, name)
    message = str(caught.value)
    assert message.startswith(f"Cannot read {name}: it is {reason}")
    assert message.count(". ") >= 1
    assert "\n" not in message


@pytest.mark.parametrize(
    "name", ["README", "a.unknown", "a.py", "a.csv", "a.log", "a.c", "a.xml", "standard input"]
)
def test_prose_is_read_whatever_its_name(name: str) -> None:
    assert read_bytes(PROSE.encode(), name).drafts


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a", "[The first page is missing.]\n\n" + PROSE),
        ("a", "{A note in braces} begins this. " + PROSE),
        ("a", "[1]"),
        ("a", "RIFF was the word. " + PROSE),
        ("a", "wOFF is a format of fonts, and wOF2 is another. " + PROSE),
        ("a.txt", "#!/bin/sh is how a script begins. " + PROSE),
        ("a.txt", PROGRAM),
        ("a", "ID3 tags were made for music. " + PROSE),
    ],
)
def test_texts_that_only_look_like_something_else_are_read(name: str, text: str) -> None:
    assert read_bytes(text.encode(), name).drafts
