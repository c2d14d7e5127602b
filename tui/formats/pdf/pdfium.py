"""Read a document's metadata and bookmarks, and the characters on its pages, with PDFium."""

import ctypes
import sys
from array import array
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import repeat
from typing import Any, Self

import pypdfium2_raw as pdfium

from tui.formats.pdf.character_codes import restore_characters

_MAX_BOOKMARKS = 10_000
_MAX_BOOKMARK_LEVEL = 30
_MAX_TEXT_BYTES = 4_000
_BOX_BYTES = 16
_GLYPH_BOX_BYTES = 32
_MAX_OBJECTS = 20_000
_MAX_SHAPES = 2_000
_MAX_FORM_OBJECTS = 200
_SHAPE_STEP = 8

Address = int
"""The address of one of PDFium's objects in memory."""


class UnreadableError(Exception):
    """Nothing can be read from the document. The message says why, and what would help."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of a document's own outline."""

    title: str
    level: int
    """From 1."""
    page: int | None
    """The index of the page that it points to; None if it points nowhere."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The characters of a page in lines, mostly in the order in which they were drawn.

    Methods take indexes of characters in the text, most of them many at once: calls for single characters would take
    most of the time of reading a document.
    """

    text: str
    """The characters; lines end with a line break."""
    text_page: Any
    """PDFium's handle of the page's text."""
    page: Any = None
    """PDFium's handle of the page."""

    def text_objects(self, letters: Sequence[int]) -> list[Address | None]:
        """Return the text object that each character belongs to; None if it belongs to none."""
        return list(map(_calls().text_object, repeat(_address(self.text_page)), letters))

    def boxes(self, letters: Sequence[int]) -> "array[float]":
        """Return left, top, right, bottom of each character in one array, in points from the lower left of the page."""
        boxes = array("f", bytes(_BOX_BYTES * len(letters)))
        start, _ = boxes.buffer_info()
        addresses = range(start, start + _BOX_BYTES * len(letters), _BOX_BYTES)
        deque(map(_calls().box, repeat(_address(self.text_page)), letters, addresses), maxlen=0)
        return boxes

    def glyph_boxes(self, letters: Sequence[int]) -> "array[float]":
        """Return the bounds of each character as ``boxes`` does, but only of the part that is drawn."""
        boxes = array("d", bytes(_GLYPH_BOX_BYTES * len(letters)))
        start, _ = boxes.buffer_info()
        page, box = _address(self.text_page), _calls().glyph_box
        for letter, left in zip(letters, range(start, start + len(boxes) * 8, _GLYPH_BOX_BYTES), strict=True):
            box(page, letter, left, left + 16, left + 24, left + 8)
        return boxes

    def drawn_bounds(self) -> tuple["array[float]", list[bool]]:
        """Return the bounds of the shapes and pictures on the page, and whether each is a picture.

        The bounds are left, bottom, right, top of each, in points, in one array. Of very many, only some are returned.
        """
        calls, page = _calls(), _address(self.page)
        bounds, pictures = array("f"), []
        box = array("f", bytes(_BOX_BYTES))
        start, _ = box.buffer_info()
        count = calls.object_count(page)
        drawn = 0
        for index in range(min(count, _MAX_OBJECTS)):
            address = calls.object(page, index) or 0
            kind = calls.object_type(address) if address else pdfium.FPDF_PAGEOBJ_TEXT
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            drawn += 1
            if drawn > _MAX_SHAPES and drawn % _SHAPE_STEP:
                continue
            if calls.object_bounds(address, start, start + 4, start + 8, start + 12):
                bounds.extend(box)
                pictures.append(
                    kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)
                    or (kind == pdfium.FPDF_PAGEOBJ_FORM and _has_shapes(address))
                )
        return bounds, pictures

    @property
    def area(self) -> float:
        """The area of the page in square points."""
        return float(pdfium.FPDF_GetPageWidthF(self.page) * pdfium.FPDF_GetPageHeightF(self.page))

    def matrix(self, letter: int) -> tuple[float, float, float, float, float, float]:
        """Return the transformation matrix of a character's text object, in PDF's order."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.text_page, letter, matrix)
        return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f

    def font_size(self, letter: int) -> float:
        """Return the font size of a character before the matrix scales it."""
        return float(pdfium.FPDFText_GetFontSize(self.text_page, letter))


def _has_shapes(form: Address) -> bool:
    """Return whether a form object, which groups others, has more than text."""
    handle = ctypes.cast(form, pdfium.FPDF_PAGEOBJECT)
    count = min(pdfium.FPDFFormObj_CountObjects(handle), _MAX_FORM_OBJECTS)
    inner = (pdfium.FPDFFormObj_GetObject(handle, index) for index in range(count))
    return any(pdfium.FPDFPageObj_GetType(part) != pdfium.FPDF_PAGEOBJ_TEXT for part in inner)


def font_of(text_object: Address) -> Address:
    """Return the font of a text object on the open page; 0 if it has none."""
    return _address(pdfium.FPDFTextObj_GetFont(ctypes.cast(text_object, pdfium.FPDF_PAGEOBJECT)))


def font_traits(font: Address) -> tuple[str, int, int]:
    """Return the name, the flags and the weight of a font on the open page, as PDF defines them."""
    if not font:
        return "", 0, 0
    handle = ctypes.cast(font, pdfium.FPDF_FONT)
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(handle, buffer, len(buffer))
    name = buffer.value.decode("utf-8", "replace")
    return name, int(pdfium.FPDFFont_GetFlags(handle)), int(pdfium.FPDFFont_GetWeight(handle))


class PdfDocument:
    """A PDF document, open until its context ends.

    Raises:
        UnreadableError: It needs a password, is damaged, or no PDF document.
    """

    def __init__(self, data: bytes) -> None:
        _initialize()
        self._data = data
        self._handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._handle and pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableError(
                "it is locked with a password. Save a copy without a password and open that."
            )
        if not self._handle:
            raise UnreadableError(
                "it is a PDF document that is damaged. Fetch it again, or open it in a PDF viewer and save a copy."
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pdfium.FPDF_CloseDocument(self._handle)

    @property
    def page_count(self) -> int:
        return int(pdfium.FPDF_GetPageCount(self._handle))

    @property
    def language(self) -> str:
        """The language that the document declares, such as ``en-GB``; often empty."""
        # PDFium gives the length of this text in characters, that of others in bytes.
        return _text(
            lambda buffer, size: 2 * pdfium.FPDFCatalog_GetLanguage(self._handle, _wide(buffer), size // 2)
        )

    def metadata(self, field: bytes) -> str:
        """Return the ``Title``, ``Author`` or ``CreationDate``; often empty or wrong."""
        return _text(partial(pdfium.FPDF_GetMetaText, self._handle, field))

    def bookmarks(self) -> Iterator[Bookmark]:
        """Yield the bookmarks in order, without loops and absurdly deep ones."""
        seen: set[Address] = set()
        waiting = [(pdfium.FPDFBookmark_GetFirstChild(self._handle, None), 1)]
        while waiting and len(seen) < _MAX_BOOKMARKS:
            bookmark, level = waiting.pop()
            address = _address(bookmark)
            if address == 0 or address in seen or level > _MAX_BOOKMARK_LEVEL:
                continue
            seen.add(address)
            title = _text(partial(pdfium.FPDFBookmark_GetTitle, bookmark))
            yield Bookmark(title, level, self._target(bookmark))
            waiting.append((pdfium.FPDFBookmark_GetNextSibling(self._handle, bookmark), level))
            waiting.append((pdfium.FPDFBookmark_GetFirstChild(self._handle, bookmark), level + 1))

    def _target(self, bookmark: Any) -> int | None:
        destination = pdfium.FPDFBookmark_GetDest(self._handle, bookmark)
        if not destination:
            action = pdfium.FPDFBookmark_GetAction(bookmark)
            destination = pdfium.FPDFAction_GetDest(self._handle, action) if action else None
        page = pdfium.FPDFDest_GetDestPageIndex(self._handle, destination) if destination else -1
        return page if page >= 0 else None

    def read_page(self, index: int, read: Callable[[PageText], None]) -> int:
        """Call a function with the text of a page, unless it is empty or damaged; return its number of characters.

        The text's methods work only until the function returns.
        """
        page = pdfium.FPDF_LoadPage(self._handle, index)
        if not page:
            return 0
        text = pdfium.FPDFText_LoadPage(page)
        try:
            count = max(0, pdfium.FPDFText_CountChars(text)) if text else 0
            if count:
                read(_page_text(page, text, count))
            return count
        finally:
            if text:
                pdfium.FPDFText_ClosePage(text)
            pdfium.FPDF_ClosePage(page)


def _page_text(page: Any, text_page: Any, count: int) -> PageText:
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[:-2].decode("utf-16-le", "replace")
    if len(text) != count or "\0" in text:
        # PDFium left out or doubled some characters; read one by one, each has its index.
        codes = map(_calls().letter, repeat(_address(text_page)), range(count))
        text = "".join(chr(code) if code <= sys.maxunicode else "\ufffd" for code in codes)
    return PageText(restore_characters(text), text_page, page)


def _address(handle: Any) -> Address:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


@dataclass(frozen=True, slots=True)
class _Calls:
    """PDFium's functions that are called most. With plain numbers as arguments, calls take a fifth of the time."""

    letter: Callable[[Address, int], int]
    text_object: Callable[[Address, int], Address | None]
    box: Callable[[Address, int, Address], int]
    glyph_box: Callable[[Address, int, Address, Address, Address, Address], int]
    object_count: Callable[[Address], int]
    object: Callable[[Address, int], Address | None]
    object_type: Callable[[Address], int]
    object_bounds: Callable[[Address, Address, Address, Address, Address], int]


@cache
def _calls() -> _Calls:
    address, index = ctypes.c_void_p, ctypes.c_int

    def plain(function: Any, result: Any, *arguments: Any) -> Any:
        start = ctypes.cast(function, ctypes.c_void_p).value
        return ctypes.PYFUNCTYPE(result, *arguments)(start or 0)

    return _Calls(
        plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, address, index),
        plain(pdfium.FPDFText_GetTextObject, address, address, index),
        plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, address, index, address),
        plain(pdfium.FPDFText_GetCharBox, ctypes.c_int, address, index, *[address] * 4),
        plain(pdfium.FPDFPage_CountObjects, ctypes.c_int, address),
        plain(pdfium.FPDFPage_GetObject, address, address, index),
        plain(pdfium.FPDFPageObj_GetType, ctypes.c_int, address),
        plain(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, *[address] * 5),
    )


@cache
def _initialize() -> None:
    pdfium.FPDF_InitLibrary()


def _text(read: Callable[[Any, int], int]) -> str:
    """Read a text of PDFium's, which is UTF-16 and ends with a zero."""
    size = read(None, 0)
    if not 2 < size <= _MAX_TEXT_BYTES:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").split("\0")[0]


def _wide(buffer: Any) -> Any:
    return None if buffer is None else ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
