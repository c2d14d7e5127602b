"""PDFium, the library that knows the format: what a document says about itself, and the letters on its pages."""

import ctypes
import sys
from array import array
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any, Self

import pypdfium2_raw as pdfium

_NEEDS_PASSWORD = 4
_MOST_BOOKMARKS = 10_000
_DEEPEST_BOOKMARK = 30
_LONGEST_TEXT = 4_000  # bytes
_BOX = 16  # bytes

Address = int
"""Where one of the library's objects stands in memory."""


class LockedError(Exception):
    """The document cannot be opened without its password."""


class BrokenError(Exception):
    """The library can make nothing of the bytes."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline that a document brings with it."""

    title: str
    level: int
    """From 1."""
    page: int | None
    """The index of the page it leads to; None if it leads nowhere."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a page as the library orders them: by lines, mostly in the order in which they were drawn.

    What is asked for here, letter by letter, takes most of the time that reading a document takes.
    """

    text: str
    """One character for each letter; lines end with a line break."""
    page: Any
    """The library's own page of text."""

    def pieces(self, letters: Sequence[int]) -> list[Address | None]:
        """The piece of text that each letter was drawn with.

        Args:
            letters: The letters, by their places in the text.
        """
        return list(map(_calls().piece, repeat(_address(self.page)), letters))

    def boxes(self, letters: Sequence[int]) -> "array[float]":
        """For each letter four numbers: left, top, right, bottom, in points, from the lower left of the page.

        Args:
            letters: The letters, by their places in the text.
        """
        boxes = array("f", bytes(_BOX * len(letters)))
        start, _ = boxes.buffer_info()
        places = range(start, start + _BOX * len(letters), _BOX)
        deque(map(_calls().box, repeat(_address(self.page)), letters, places), maxlen=0)
        return boxes

    def matrix(self, letter: int) -> tuple[float, float, float, float, float, float]:
        """How the piece of text around a letter is scaled, turned and moved, as PDF writes it."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.page, letter, matrix)
        return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f

    def font_size(self, letter: int) -> float:
        """The size of a letter's font before its matrix scales it."""
        return float(pdfium.FPDFText_GetFontSize(self.page, letter))


@dataclass(frozen=True, slots=True)
class PieceFont:
    """The font of a piece of text."""

    handle: Any

    @classmethod
    def of(cls, piece: Address) -> Self:
        """The font of a piece on the page that is open."""
        return cls(pdfium.FPDFTextObj_GetFont(ctypes.cast(piece, pdfium.FPDF_PAGEOBJECT)))

    @property
    def key(self) -> Address:
        """The same for the same font, as long as the page is open."""
        return _address(self.handle)

    def traits(self) -> tuple[str, int, int]:
        """Its name, its flags and its weight, as PDF defines them."""
        if not self.handle:
            return "", 0, 0
        buffer = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(self.handle, buffer, len(buffer))
        name = buffer.value.decode("utf-8", "replace")
        return name, int(pdfium.FPDFFont_GetFlags(self.handle)), int(pdfium.FPDFFont_GetWeight(self.handle))


class Document:
    """A PDF document that is open until the context that it manages ends."""

    def __init__(self, data: bytes) -> None:
        """Open a document.

        Args:
            data: The bytes of the file, kept until the document is closed.

        Raises:
            LockedError: It needs a password.
            BrokenError: It is damaged, or no PDF document.
        """
        _start()
        self._data = data
        self._handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._handle:
            raise LockedError if pdfium.FPDF_GetLastError() == _NEEDS_PASSWORD else BrokenError

    def __enter__(self) -> Self:
        """Nothing more is to be done; it is open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the document."""
        pdfium.FPDF_CloseDocument(self._handle)

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return int(pdfium.FPDF_GetPageCount(self._handle))

    @property
    def language(self) -> str:
        """The language it names, such as ``en-GB``; often empty."""
        # Its length is in characters, where that of other texts is in bytes.
        return _text(
            lambda buffer, size: 2 * pdfium.FPDFCatalog_GetLanguage(self._handle, _wide(buffer), size // 2)
        )

    def about(self, field: bytes) -> str:
        """What it says about itself: ``Title``, ``Author``, ``CreationDate``; often empty or wrong."""
        return _text(lambda buffer, size: pdfium.FPDF_GetMetaText(self._handle, field, buffer, size))

    def bookmarks(self) -> Iterator[Bookmark]:
        """Its own outline, as far as it is sane."""
        seen: set[Address] = set()
        waiting = [(pdfium.FPDFBookmark_GetFirstChild(self._handle, None), 1)]
        while waiting and len(seen) < _MOST_BOOKMARKS:
            mark, level = waiting.pop()
            address = _address(mark)
            if address == 0 or address in seen or level > _DEEPEST_BOOKMARK:
                continue
            seen.add(address)
            yield Bookmark(_bookmark_title(mark), level, self._target(mark))
            waiting.append((pdfium.FPDFBookmark_GetNextSibling(self._handle, mark), level))
            waiting.append((pdfium.FPDFBookmark_GetFirstChild(self._handle, mark), level + 1))

    def _target(self, mark: Any) -> int | None:
        destination = pdfium.FPDFBookmark_GetDest(self._handle, mark)
        if not destination:
            action = pdfium.FPDFBookmark_GetAction(mark)
            destination = pdfium.FPDFAction_GetDest(self._handle, action) if action else None
        page = pdfium.FPDFDest_GetDestPageIndex(self._handle, destination) if destination else -1
        return page if page >= 0 else None

    def page(self, index: int, read: Callable[[Letters], None]) -> int:
        """Show the letters of a page to a function.

        Args:
            index: Which page, from 0.
            read: Called with the letters, which can be asked only until it returns; not called for an empty page.

        Returns:
            How many letters the page has; 0 also where it is damaged.
        """
        page = pdfium.FPDF_LoadPage(self._handle, index)
        if not page:
            return 0
        text = pdfium.FPDFText_LoadPage(page)
        try:
            count = max(0, pdfium.FPDFText_CountChars(text)) if text else 0
            if count:
                read(_letters(text, count))
            return count
        finally:
            if text:
                pdfium.FPDFText_ClosePage(text)
            pdfium.FPDF_ClosePage(page)


def _letters(page: Any, count: int) -> Letters:
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(page, 0, count, buffer)
    text = bytes(buffer)[:-2].decode("utf-16-le", "replace")
    if len(text) != count or "\0" in text:
        # The library leaves out what has no meaning, and writes what is rare as two: only one by one they are in step.
        text = "".join(map(_character, map(_calls().letter, repeat(_address(page)), range(count))))
    return Letters(text, page)


def _character(code: int) -> str:
    return chr(code) if code <= sys.maxunicode else "\ufffd"


def _address(handle: Any) -> Address:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


@dataclass(frozen=True, slots=True)
class _Calls:
    """The functions that are called for every letter, with plain numbers for arguments: a fifth of the time."""

    letter: Callable[[Address, int], int]
    piece: Callable[[Address, int], Address | None]
    box: Callable[[Address, int, Address], int]


@cache
def _calls() -> _Calls:
    address, index = ctypes.c_void_p, ctypes.c_int

    def plain(function: Any, result: Any, *arguments: Any) -> Any:
        place = ctypes.cast(function, ctypes.c_void_p).value
        return ctypes.PYFUNCTYPE(result, *arguments)(place or 0)

    return _Calls(
        plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, address, index),
        plain(pdfium.FPDFText_GetTextObject, address, address, index),
        plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, address, index, address),
    )


@cache
def _start() -> None:
    pdfium.FPDF_InitLibrary()


def _bookmark_title(mark: Any) -> str:
    return _text(lambda buffer, size: pdfium.FPDFBookmark_GetTitle(mark, buffer, size))


def _text(read: Callable[[Any, int], int]) -> str:
    """A text of the library's: UTF-16 that ends with a zero, of at most ``_LONGEST_TEXT`` bytes."""
    size = read(None, 0)
    if not 2 < size <= _LONGEST_TEXT:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").split("\0")[0]


def _wide(buffer: Any) -> Any:
    return None if buffer is None else ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
