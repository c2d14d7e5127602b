"""Kindle books are read whatever their compression."""

import struct
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs.samples.kindle import PalmBook, palm_database
from tests.document.invariants import check_article
from tests.formats.described import outline_of
from tui.document.errors import SourceError
from tui.document.model import Article
from tui.formats.dispatch import probe_file
from tui.formats.mobi.compression import unpack_palmdoc
from tui.sources.open import article_from_bytes

PROSE = (
    "Der Fluss ist hier seit jeher träge, und in einem trockenen Sommer steht das Rad wochenlang still. " * 4
)
MARKUP = (
    f"<html><body><h1>The pond</h1><p>{PROSE}</p><h2>Its banks</h2><p>{PROSE} – é</p></body></html>".encode()
)
METADATA = {100: "Ada Weir", 106: "2019-05-04T00:00:00", 503: "The Mill", 524: "de"}
TITLE = "the mill (draft)"


def article(data: bytes) -> Article:
    read = article_from_bytes(data, "mill.mobi")
    check_article(read)
    return read


def outline(data: bytes) -> list[tuple[int, str | None]]:
    return outline_of(article(data))


def as_palmdoc(text: bytes) -> bytes:
    """Return a text packed with every kind of code of PalmDOC."""
    packed = bytearray()
    position = 0
    while position < len(text):
        earlier = text.rfind(text[position : position + 5], max(0, position - 2000), position)
        pair = text[position : position + 2]
        if earlier >= 0 and position + 5 <= len(text):
            code = 0x8000 | (position - earlier) << 3 | 2
            packed += struct.pack(">H", code)
            position += 5
        elif pair[:1] == b" " and 0x40 <= pair[-1] < 0x80:
            packed.append(pair[1] ^ 0x80)
            position += 2
        elif 8 < text[position] < 0x80 or text[position] == 0:
            packed.append(text[position])
            position += 1
        else:
            packed += b"\x01" + text[position : position + 1]
            position += 1
    return bytes(packed)


def huff_dictionary(*, phrases: list[bytes] | None = None) -> tuple[bytes, ...]:
    """Return a dictionary in which each byte has the code 255 less its value."""
    short = struct.pack(">256L", *(8 | 0x80 | 255 << 8 for _ in range(256)))
    long = struct.pack(">64L", *(0, 0xFF) * 32)
    huff = b"HUFF" + struct.pack(">LLL", 24, 24, 24 + len(short)) + bytes(8) + short + long
    entries = phrases or [struct.pack(">H", 0x8001) + bytes((value,)) for value in range(256)]
    starts, body = b"", b""
    for entry in entries:
        starts += struct.pack(">H", 2 * len(entries) + len(body))
        body += entry
    return huff, b"CDIC" + struct.pack(">LLL", 16, len(entries), 8) + starts + body


def as_huff(text: bytes) -> bytes:
    return bytes(255 - byte for byte in text)


def pieces(text: bytes) -> list[bytes]:
    return [text[start : start + 500] for start in range(0, len(text), 500)]


BOOKS = {
    "plain": PalmBook(text=MARKUP, title=TITLE, metadata=METADATA),
    "palmdoc": PalmBook(
        text=MARKUP,
        title=TITLE,
        metadata=METADATA,
        compression=2,
        records=tuple(map(as_palmdoc, pieces(MARKUP))),
    ),
    "huff": PalmBook(
        text=MARKUP,
        title=TITLE,
        metadata=METADATA,
        compression=17480,
        records=tuple(map(as_huff, pieces(MARKUP))),
        dictionary=huff_dictionary(),
    ),
    "trailers": PalmBook(
        text=MARKUP,
        title=TITLE,
        metadata=METADATA,
        trailers=0b111,
        records=tuple(piece + b"\x00" + b"xy\x83" + b"z\x82" for piece in pieces(MARKUP)),
    ),
    "version 8": PalmBook(
        text=MARKUP,
        title=TITLE,
        metadata=METADATA,
        version=8,
        records=(MARKUP + b"p { color: red }",),
        dictionary=(b"FDST" + struct.pack(">LLLL", 12, 2, 0, len(MARKUP)),),
    ),
}


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_the_text_is_unpacked(book: PalmBook) -> None:
    data = book.packed()
    read = article(data)
    assert (read.title, read.author, read.date, read.language) == (
        "The Mill",
        "Ada Weir",
        "2019-05-04",
        "german",
    )
    assert outline(data) == [(1, "The pond"), (2, "Its banks")]
    assert read.text.endswith("still. – é")
    assert "color" not in read.text


def test_phrases_may_be_packed_themselves() -> None:
    phrases = [struct.pack(">H", 0x8001) + bytes((value,)) for value in range(255)]
    phrases.append(struct.pack(">H", 5) + as_huff(b"<p>It"))
    book = PalmBook(
        text=MARKUP,
        title=TITLE,
        compression=17480,
        records=(as_huff(b"\xff rains.</p>"),),
        dictionary=huff_dictionary(phrases=phrases),
    )
    assert article(book.packed()).text == "It rains."


@pytest.mark.parametrize(
    "dictionary",
    [
        (),
        (b"HUFF",),
        (huff_dictionary()[0], b"CDIC"),
        huff_dictionary(phrases=[struct.pack(">H", 2) + b"\0\0"] * 256),
        (huff_dictionary()[0],),
    ],
)
def test_a_dictionary_that_cannot_be_used_is_an_error(dictionary: tuple[bytes, ...]) -> None:
    book = PalmBook(
        text=MARKUP, title=TITLE, compression=17480, records=(as_huff(MARKUP),), dictionary=dictionary
    )
    with pytest.raises(SourceError, match="a book for Kindle whose text cannot be unpacked"):
        article(book.packed())


def test_notes_and_chapters() -> None:
    markup = (
        b"<html><head><title>x</title></head><body><p>CHAPTER ONE</p><p>It is deep<sup>"
        b"<a filepos=0000000000>1</a></sup>.</p><mbp:pagebreak/><p>CHAPTER TWO</p><p>It is not.</p>"
        b"<mbp:pagebreak/><p><a>1</a>. Said the miller.</p>"
    )
    place = b"%010d" % markup.index(b"<p><a>1")
    read = article(PalmBook(text=markup.replace(b"0000000000", place), title=TITLE).packed())
    assert [section.title for section in read.sections] == ["CHAPTER ONE", "CHAPTER TWO"]
    assert read.blocks[1].text == "It is deep."
    assert read.notes == (("1", "Said the miller."),)


def test_palmdoc_without_markup_is_plain_text() -> None:
    text = f"The Mill\n\n{PROSE}\n\nThe end < of it.".encode("cp1252")
    head = struct.pack(">HHLHHHH", 1, 0, len(text), 1, 4096, 0, 0)
    read = article(palm_database("mill", [head, text], kind=b"TEXtREAd"))
    assert read.text.endswith("The end < of it.")


@pytest.mark.parametrize(
    ("book", "message"),
    [
        (PalmBook(text=MARKUP, title=TITLE, encryption=2), r"that is locked \(DRM\)\. Open it with the app"),
        (PalmBook(text=MARKUP, title=TITLE, compression=7), "that is damaged"),
        (PalmBook(text=b" ", title=TITLE), "without any text"),
        (PalmBook(text=b"<p> </p>", title=TITLE), "without any text"),
    ],
)
def test_errors(book: PalmBook, message: str) -> None:
    with pytest.raises(SourceError, match=rf"Cannot read mill\.mobi: it is a book for Kindle {message}"):
        article(book.packed())


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.formats.mobi.reader._MAX_TEXT_BYTES", 400)
    with pytest.raises(SourceError, match="more than 0 MB of text"):
        article(BOOKS["palmdoc"].packed())


def test_the_title_and_the_length_are_found() -> None:
    data = BOOKS["palmdoc"].packed()
    format, probed = probe_file(BytesIO(data), "a", len(data))
    assert format is not None
    assert (format.name, probed.title, probed.words) == ("Kindle book", "The Mill", len(MARKUP) // 7)


@given(st.binary(max_size=300))
def test_any_bytes_are_unpacked(data: bytes) -> None:
    assert len(unpack_palmdoc(data)) <= 5 * len(data)
    assert unpack_palmdoc(as_palmdoc(data)) == data


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(BOOKS)), st.integers(0, 3_000), st.binary(min_size=1, max_size=8))
def test_a_damaged_book_is_an_article_or_an_error(name: str, position: int, damage: bytes) -> None:
    data = BOOKS[name].packed()
    data = data[:position] + damage + data[position + len(damage) :]
    try:
        article_from_bytes(data, "mill.mobi")
    except SourceError as error:
        assert str(error).startswith("Cannot read mill.mobi: ")
