"""Inputs that nobody would write: texts of odd pieces, and sound containers with damage, of every kind that is read."""

import bz2
import gzip
import io
import lzma
import random
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import NamedTuple


class Input(NamedTuple):
    """The bytes of a source, and the file name that they come with."""

    name: str
    data: bytes


_WORDS = (
    "whale", "Sea", "and", "the", "harbour.", "CHAPTER", "I.", "1.1", "e.g.", "No.", "“quoted”", "naïve",
    "日本語の文章。", "שלום", "مرحبا", "สวัสดี", "🏴‍☠️", "e\u0301\u0301", "\u200d", "\ufe0f", "x" * 60,
    "http://x.example/?a=1&b=2", "[b]bold[/b]", "[@click=app.quit]x[/]", "$(touch x)", "`;`",
)  # fmt: skip
_HARMFUL = (
    "\x1b[31m", "\x1b]0;title\x07", "\x1b]52;c;QUJD\x07", "\x9b2J", "\x00", "\x07", "\x08\x08", "\x7f", "\r",
    "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\u2069", "\ufffe", "\uffff", "\ud800",
    "\U0001ffff", "\ufeff", "\x1bP", "\x1b\\",
)  # fmt: skip
_LINES = (
    "", "", "# ", "## ", "###### ", "> ", ">>> ", "- ", "* ", "1. ", "   3) ", "    ", "```", "~~~", "---",
    "===", "| a | b |", "|---|---|", "Title: ", "From: a@b.example", "Subject: x", "Page 3", "[Page 3]",
    "CHAPTER II", "*** START OF THE PROJECT GUTENBERG EBOOK X ***", "\t", "[^1]: ", "<div>", "***",
)  # fmt: skip
_TAGS = (
    "p div span h1 h2 h3 h6 ul ol li dl dt dd blockquote pre code table tr td th a b i br hr img figure figcaption "
    "nav "
    "aside article main section header footer form script style svg math title meta body html head template q sup "
    "msup mfrac noscript details summary button del ruby rt select caption time"
).split()
_ATTRIBUTES = (
    "", "", " class=comment", ' id="share"', " id=n1", ' href="#n1"', ' alt="a long rope"', " role=heading",
    ' shadowrootmode="open"', ' type="application/ld+json"', ' class="references"', " hidden",
    ' style="display:none"', ' href="javascript:alert(1)"', ' name="author" content="\x1b[1mX"',
    ' property="og:title" content="&#27;[2J"', ' lang="\u202e"', ' start="99999999999"', ' charset="utf-7"',
    ' colspan="9999"',
)  # fmt: skip
_PARTS = ("text/plain", "text/html", "message/rfc822", "multipart/mixed; boundary=x")


def make_input(seed: int) -> Input:
    """The input of a number: the same one every time, and each kind its share.

    Args:
        seed: Any number that is not negative.
    """
    makers = _makers()
    return makers[kind_of(seed)](random.Random(seed))


@cache
def kinds() -> tuple[str, ...]:
    """The kinds of inputs, by names of files."""
    return tuple(_makers())


def kind_of(seed: int) -> str:
    """The kind of the input of a number."""
    return kinds()[seed % len(kinds())]


@cache
def _makers() -> Mapping[str, Callable[[random.Random], Input]]:
    from container_inputs import CONTAINERS
    from markup_inputs import PIECES, make_marked, make_notebook
    from xml_inputs import XML, make_xml

    makers: dict[str, Callable[[random.Random], Input]] = {"a.txt": _text, "a.md": _markdown}
    for name, marks in PIECES.items():
        makers[f"marks of {name}"] = lambda chance, name=name, marks=marks: Input(
            name, _encoded(chance, make_marked(chance, _words, marks))
        )
    makers["a.ipynb"] = lambda chance: Input("a.ipynb", _encoded(chance, make_notebook(chance, _words)))
    makers |= {
        "a.html": _web_page,
        "a.eml": _mail,
        "a.mbox": _mailbox,
        "bytes": _bytes,
        "compressed": _compressed,
    }
    for name in XML:
        makers[name] = lambda chance, name=name: Input(name, _encoded(chance, make_xml(chance, _words, name)))
    for name, make in CONTAINERS.items():
        makers[name] = lambda chance, name=name, make=make: Input(name, make(chance, _words))
    return makers | {"damaged": _damaged, "damaged inside": _rezipped}


def _compressed(chance: random.Random) -> Input:
    """An input of another kind in a compressed file, which may be cut or hold another one."""
    made = make_input(chance.randrange(10**9) * len(kinds()) + chance.randrange(3))
    packers = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
    with suppress(ImportError):
        packers["zst"] = import_module("backports.zstd").compress
    name, data = made
    for suffix in chance.choices(tuple(packers), k=chance.choice((1, 1, 1, 2))):
        name, data = f"{name}.{suffix}", packers[suffix](data)
    if chance.random() < 0.3:
        at = chance.randrange(len(data))
        data = data[:at] + chance.choice((b"", chance.randbytes(3) + data[at + 3 :]))
    return Input(name, data)


def _text(chance: random.Random) -> Input:
    return Input(
        chance.choice(("a.txt", "standard input", "a.md", "a.html", "a.pdf", "a\x1b[31m.txt", "a.srt")),
        _encoded(chance, _lines(chance)),
    )


def _markdown(chance: random.Random) -> Input:
    pieces = [
        _line(chance) if chance.random() < 0.7 else chance.choice("[]()*_`!<>&~#|\\") * _times(chance)
        for _ in range(_many(chance))
    ]
    return Input("a.md", _encoded(chance, chance.choice(("\n", "\n\n", " ")).join(pieces)))


def _web_page(chance: random.Random) -> Input:
    pieces = []
    for _ in range(_many(chance)):
        kind = chance.random()
        tag = chance.choice(_TAGS)
        if kind < 0.4:
            pieces.append(f"<{tag}{chance.choice(_ATTRIBUTES)}>")
        elif kind < 0.6:
            pieces.append(f"</{tag}>")
        elif kind < 0.65:
            pieces.append(
                chance.choice(
                    ("<!--", "-->", "<![CDATA[", "&#27;", "&#x202e;", "&lt;", "&nope;", "<", "</", "\x00")
                )
            )
        elif kind < 0.67:
            pieces.append(f"<{tag}>" * _times(chance))
        else:
            pieces.append(f"<p>{_words(chance, 30)}</p>")
    start = chance.choice(
        (
            "<!doctype html>",
            "<html>",
            '<?xml version="1.0" encoding="utf-16"?><html xmlns="http://www.w3.org/1999/xhtml">',
        )
    )
    return Input("a.html", _encoded(chance, start + "".join(pieces)))


def _mail(chance: random.Random) -> Input:
    heads = [
        "From: A <a@b.example>",
        "To: b@c.example",
        f"Subject: {_words(chance, 8)}",
        "Date: Mon, 2 Mar 2020 10:00:00 +0100",
        "Message-ID: <x@y>",
    ]
    heads += [
        chance.choice(
            (
                "Content-Type: multipart/mixed; boundary=x",
                "Content-Type: text/html; charset=nope",
                "Content-Transfer-Encoding: base64",
                "Content-Transfer-Encoding: quoted-printable",
                "Subject: =?utf-8?b?GxsbWzMxbQ==?=",
                "X" * 2_000 + ": y",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; format=flowed",
            )
        )
    ]
    chance.shuffle(heads)
    parts = "".join(
        f"\n--x\nContent-Type: {chance.choice(_PARTS)}\n\n{_lines(chance)}"
        for _ in range(chance.choices((0, 1, 3, 30), (9, 9, 9, 1))[0])
    )
    return Input(
        chance.choice(("a.eml", "a.txt")),
        _encoded(chance, "\n".join(heads) + "\n\n" + _lines(chance) + parts),
    )


def _mailbox(chance: random.Random) -> Input:
    mails = []
    for _ in range(chance.choice((1, 2, 5))):
        start = chance.choice(
            ("From a@b.example Mon Mar  2 10:00:00 2020", "From x", "From - ", ">From a", "")
        )
        mails.append(start.encode() + b"\n" + _mail(chance).data)
    return Input(chance.choice(("a.mbox", "a.txt", "a")), chance.choice((b"\n", b"\n\n", b"")).join(mails))


def _bytes(chance: random.Random) -> Input:
    start = chance.choice(
        (
            b"",
            b"%PDF-1.7\n",
            b"PK\x03\x04",
            b"{\\rtf1 ",
            b"\x1f\x8b",
            b"\xff\xfe",
            b"\xd0\xcf\x11\xe0",
            b"<FictionBook><body><p>",
            b"<article><front><article-meta>",
            b'<book xmlns="http://docbook.org/ns/docbook">',
            bytes(60) + b"BOOKMOBI" + bytes(8) + b"\x00\x09",
            b"<html>",
            b"\xef\xbb\xbf",
        )
    )
    return Input("a", start + chance.randbytes(chance.choices((0, 1, 20, 1_000, 50_000), (4, 4, 9, 9, 1))[0]))


def _damaged(chance: random.Random) -> Input:
    """Return a real container with some of its bytes changed, lost, doubled or moved."""
    name, whole = chance.choice(_containers())
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 5, 40))):
        at, length = chance.randrange(len(data) or 1), chance.choice((1, 1, 4, 64, 1_000))
        match chance.randrange(5):
            case 0:
                data[at : at + length] = chance.randbytes(length)
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at : at + length] * chance.choice((1, 2, 50))
            case 3:
                data[at : at + 1] = bytes((chance.choice((0, 0x20, 0x3C, 0x7F, 0xFF)),))
            case 4:
                other = chance.randrange(len(data) or 1)
                data[at : at + length] = data[other : other + length]
    return Input(name, bytes(data))


def _rezipped(chance: random.Random) -> Input:
    """Return a ZIP container that is sound, but the files in it are damaged."""
    name, whole = chance.choice([made for made in _containers() if made.data.startswith(b"PK")])
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(whole)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            if chance.random() < 0.3:
                content = _edited(chance, content)
            if chance.random() < 0.95:
                target.writestr(
                    entry.filename, content, zipfile.ZIP_STORED if entry.filename == "mimetype" else None
                )
    return Input(name, packed.getvalue())


def _edited(chance: random.Random, content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    at = chance.randrange(len(text) + 1)
    added = chance.choice(
        (
            chance.choice(_HARMFUL),
            "&x;",
            '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
            "<" + chance.choice(_TAGS) + ">",
            "</p>",
            _words(chance, 20),
            "<p>" * 300,
            "../../../etc/passwd",
            "&#27;[2J",
            "%1b%5b2J",
            'level="99999"',
        )
    )
    end = min(len(text), at + chance.choice((0, 0, 3, 200)))
    return (text[:at] + added + text[end:]).encode("utf-8", "replace")


@cache
def _containers() -> tuple[Input, ...]:
    from containers import containers

    return tuple(Input(name, data) for name, data in containers())


def _many(chance: random.Random) -> int:
    """A number of pieces: few, as most faults show in few, and seldom many."""
    return chance.choices((0, 1, 3, 10, 40, 200), (2, 8, 16, 16, 4, 0.4))[0]


def _times(chance: random.Random) -> int:
    """Return how often to repeat a piece: seldom many times."""
    return chance.choices((1, 2, 3, 50, 5_000), (50, 25, 25, 10, 0.5))[0]


def _words(chance: random.Random, most: int) -> str:
    return " ".join(
        chance.choice(_WORDS) if chance.random() < 0.93 else chance.choice(_HARMFUL)
        for _ in range(chance.randrange(most + 1))
    )


def _line(chance: random.Random) -> str:
    return chance.choice(_LINES) + _words(chance, chance.choice((0, 5, 12, 60)))


def _lines(chance: random.Random) -> str:
    lines = [_line(chance) for _ in range(_many(chance))]
    if chance.random() < 0.01:
        lines.append(_words(chance, 20) * _times(chance))
    if chance.random() < 0.01:
        lines *= 20
    return chance.choice(("\n", "\n\n", "\r\n", "\r")).join(lines)


def _encoded(chance: random.Random, text: str) -> bytes:
    if chance.random() < 0.85:
        return text.encode("utf-8", chance.choice(("surrogatepass", "replace")))
    return text.encode(
        chance.choice(("utf-16", "utf-16-le", "cp1252", "latin-1", "utf-7", "shift_jis", "koi8-r")), "replace"
    )
