"""Random inputs: text, Markdown, HTML and e-mails made of odd pieces, and real containers with damage."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from functools import cache
from typing import NamedTuple


class Input(NamedTuple):
    """The bytes of a source, and the file name that they come with."""

    name: str
    data: bytes


_WORDS = (
    "whale",
    "Sea",
    "and",
    "the",
    "harbour.",
    "CHAPTER",
    "I.",
    "1.1",
    "e.g.",
    "No.",
    "“quoted”",
    "naïve",
    "日本語の文章。",
    "שלום",
    "مرحبا",
    "สวัสดี",
    "🏴‍☠️",
    "e\u0301\u0301",
    "\u200d",
    "\ufe0f",
    "x" * 60,
    "http://x.example/?a=1&b=2",
    "[b]bold[/b]",
    "[@click=app.quit]x[/]",
    "$(touch x)",
    "`;`",
)
_HARMFUL = (
    "\x1b[31m",
    "\x1b]0;title\x07",
    "\x1b]52;c;QUJD\x07",
    "\x9b2J",
    "\x00",
    "\x07",
    "\x08\x08",
    "\x7f",
    "\r",
    "\x0b",
    "\x0c",
    "\x85",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u2066",
    "\u2069",
    "\ufffe",
    "\uffff",
    "\ud800",
    "\U0001ffff",
    "\ufeff",
    "\x1bP",
    "\x1b\\",
)
_LINES = (
    "",
    "",
    "# ",
    "## ",
    "###### ",
    "> ",
    ">>> ",
    "- ",
    "* ",
    "1. ",
    "   3) ",
    "    ",
    "```",
    "~~~",
    "---",
    "===",
    "| a | b |",
    "|---|---|",
    "Title: ",
    "From: a@b.example",
    "Subject: x",
    "Page 3",
    "[Page 3]",
    "CHAPTER II",
    "*** START OF THE PROJECT GUTENBERG EBOOK X ***",
    "\t",
    "[^1]: ",
    "<div>",
    "***",
)
_TAGS = (
    "p div span h1 h2 h3 h6 ul ol li dl dt dd blockquote pre code table tr td th a b i br hr img figure figcaption nav "
    "aside article main section header footer form script style svg math title meta body html head template q sup "
    "msup mfrac noscript details summary button del ruby rt select caption time"
).split()
_ATTRIBUTES = (
    "",
    "",
    " class=comment",
    ' id="share"',
    " id=n1",
    ' href="#n1"',
    ' alt="a long rope"',
    " role=heading",
    ' shadowrootmode="open"',
    ' type="application/ld+json"',
    ' class="references"',
    " hidden",
    ' style="display:none"',
    ' href="javascript:alert(1)"',
    ' name="author" content="\x1b[1mX"',
    ' property="og:title" content="&#27;[2J"',
    ' lang="\u202e"',
    ' start="99999999999"',
    ' charset="utf-7"',
    ' colspan="9999"',
)
_PARTS = ("text/plain", "text/html", "message/rfc822", "multipart/mixed; boundary=x")


def make_input(seed: int) -> Input:
    """Return the input with a number: the same one every time.

    Args:
        seed: Any number.
    """
    chance = random.Random(seed)
    makers: tuple[Callable[[random.Random], Input], ...] = (
        _text,
        _markdown,
        _markup,
        _markup,
        _web_page,
        _mail,
        _bytes,
        _damaged,
        _damaged,
        _rezipped,
        _xml,
    )
    made = chance.choice(makers)(chance)
    return Input(f"{made.name}.gz", gzip.compress(made.data)) if chance.random() < 0.03 else made


def _text(chance: random.Random) -> Input:
    return Input(
        chance.choice(("a.txt", "standard input", "a.md", "a.html", "a.pdf", "a\x1b[31m.txt")),
        _encoded(chance, _lines(chance)),
    )


def _markdown(chance: random.Random) -> Input:
    pieces = [
        _line(chance)
        if chance.random() < 0.7
        else chance.choice("[]()*_`!<>&~#|\\") * chance.choice((1, 2, 3, 50, 5_000))
        for _ in range(_many(chance))
    ]
    return Input("a.md", _encoded(chance, chance.choice(("\n", "\n\n", " ")).join(pieces)))


def _markup(chance: random.Random) -> Input:
    from markup_inputs import make_markup

    name, text = make_markup(chance, _words)
    return Input(name, _encoded(chance, text))


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
            pieces.append(f"<{tag}>" * chance.choice((10, 300, 5_000)))
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
        for _ in range(chance.choice((0, 1, 3, 30)))
    )
    return Input(
        chance.choice(("a.eml", "a.txt")),
        _encoded(chance, "\n".join(heads) + "\n\n" + _lines(chance) + parts),
    )


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
    return Input("a", start + chance.randbytes(chance.choice((0, 1, 20, 1_000, 50_000))))


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


_XML_ROOTS = (
    ('<FictionBook xmlns:l="http://www.w3.org/1999/xlink"><body>', "a.fb2"),
    ("<article><front><article-meta/></front><body>", "a.nxml"),
    ('<article xmlns="http://docbook.org/ns/docbook">', "a.dbk"),
    ('<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ', "a.fodt"),
)
_XML_TAGS = (
    "section title p sec label xref fn fn-group ref-list ref list list-item fig caption graphic table-wrap table tr td "
    "disp-formula inline-formula tex-math math mfrac msup mi para chapter footnote footnoteref itemizedlist listitem "
    "figure mediaobject imagedata info author xref a v poem cite epigraph image body back abstract emphasis sup code"
).split()
_XML_ATTRIBUTES = (
    "",
    "",
    ' id="n1"',
    ' rid="n1"',
    ' linkend="n1"',
    ' l:href="#n1" type="note"',
    ' name="notes"',
    ' href="\x1b[1mX"',
    ' fileref="a.png"',
    ' role="strong"',
    ' list-type="order"',
    ' startingnumber="99999999999"',
    ' alt="\u202e"',
)


def _xml(chance: random.Random) -> Input:
    """Return a document in an XML language, seldom well-formed."""
    root, name = chance.choice(_XML_ROOTS)
    pieces = [root]
    for _ in range(_many(chance)):
        kind = chance.random()
        tag = chance.choice(_XML_TAGS)
        if kind < 0.4:
            pieces.append(f"<{tag}{chance.choice(_XML_ATTRIBUTES)}>")
        elif kind < 0.65:
            pieces.append(f"</{tag}>")
        elif kind < 0.68:
            pieces.append(f"<{tag}{chance.choice(_XML_ATTRIBUTES)}>" * chance.choice((10, 240, 5_000)))
        else:
            pieces.append(f"<p>{_words(chance, 30)}</p>")
    return Input(name, _encoded(chance, "".join(pieces)))


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
            "<p>" * 3_000,
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
    return chance.choice((0, 1, 3, 10, 40, 200))


def _words(chance: random.Random, most: int) -> str:
    return " ".join(
        chance.choice(_WORDS) if chance.random() < 0.93 else chance.choice(_HARMFUL)
        for _ in range(chance.randrange(most + 1))
    )


def _line(chance: random.Random) -> str:
    return chance.choice(_LINES) + _words(chance, chance.choice((0, 5, 12, 60)))


def _lines(chance: random.Random) -> str:
    lines = [_line(chance) for _ in range(_many(chance))]
    if chance.random() < 0.02:
        lines.append(_words(chance, 20) * chance.choice((100, 5_000)))
    if chance.random() < 0.02:
        lines *= 20
    return chance.choice(("\n", "\n\n", "\r\n", "\r")).join(lines)


def _encoded(chance: random.Random, text: str) -> bytes:
    if chance.random() < 0.85:
        return text.encode("utf-8", chance.choice(("surrogatepass", "replace")))
    return text.encode(
        chance.choice(("utf-16", "utf-16-le", "cp1252", "latin-1", "utf-7", "shift_jis", "koi8-r")), "replace"
    )
