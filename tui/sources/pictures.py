"""The bytes of an article's pictures: in the article, in its container, in files beside it, and on the web."""

import binascii
from base64 import b64decode
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, unquote_to_bytes

from tui.document.errors import SourceError
from tui.document.model import Picture
from tui.formats.archive import Archive
from tui.sources.files import file_of_part, file_size, read_file
from tui.text.sanitize import clean_line
from tui.text.urls import is_url

MAX_PICTURE_BYTES = 20 * 1024 * 1024
_ZIP_SIGNATURE = b"PK\x03\x04"
_SUFFIXES_LEFT_OUT = (".png", ".jpg", ".jpeg")
"""TeX finds pictures that are named without an ending."""
_MAX_NAME = 100


def read_picture(picture: Picture, source: str | None) -> bytes:
    """Return the bytes of a picture, as they are stored.

    Args:
        picture: The picture of a figure. One with a web address is fetched, within the limits of web pages.
        source: The source of its article, as ``Article.source``.

    Raises:
        SourceError: It is missing, cannot be read or fetched, or has more than 20 MB.
    """
    if picture.embedded:
        data = _embedded(picture.embedded)
    elif is_url(picture.address):
        return _fetched(picture.address)
    elif path := local_path(picture, source):
        data = read_file(path, MAX_PICTURE_BYTES + 1)
    elif container := _container(source):
        data = _member(picture.address, container)
    else:
        raise SourceError(f"There is no file {_name_of(picture)} beside the article.")
    if len(data) > MAX_PICTURE_BYTES:
        raise _too_large(picture)
    return data


def local_path(picture: Picture, source: str | None) -> Path | None:
    """Return the path of a picture that is a file beside its article; None if it is none."""
    name = unquote(picture.address.partition("?")[0])
    is_on_the_web = is_url(picture.address) or is_url(source or "")
    if picture.embedded or is_on_the_web or not source or not name or "\0" in name or _container(source):
        return None
    path = Path(source).parent / name
    paths = (path, *(path.with_name(path.name + suffix) for suffix in _SUFFIXES_LEFT_OUT))
    return next((found for found in paths if file_size(found) is not None), None)


def _container(source: str | None) -> Path | None:
    """Return the path of an article that is a ZIP container, such as a book; None for others."""
    if not source or is_url(source):
        return None
    path = file_of_part(Path(source))
    try:
        return path if read_file(path, len(_ZIP_SIGNATURE)) == _ZIP_SIGNATURE else None
    except SourceError:
        return None


def _embedded(address: str) -> bytes:
    """Return the bytes in a ``data`` URL (RFC 2397)."""
    head, _, data = address.partition(",")
    try:
        return b64decode(unquote(data)) if head.lower().endswith(";base64") else unquote_to_bytes(data)
    except (binascii.Error, ValueError):
        raise SourceError("The picture in the article is damaged.") from None


def _fetched(address: str) -> bytes:
    from tui.sources.web.address import WebAddress
    from tui.sources.web.failures import FetchError
    from tui.sources.web.fetch import Limits, fetch

    try:
        return fetch(WebAddress.parse(address), limits=Limits(size=MAX_PICTURE_BYTES), is_picture=True).body
    except FetchError as error:
        raise SourceError(str(error)) from None


def _member(address: str, container: Path) -> bytes:
    """Return the bytes of a file in a container, from its name in a part of it that is not known.

    Raises:
        SourceError: There is none, or several files have such a name.
    """
    archive = Archive(read_file(container), clean_line(container.name))
    wanted = normpath(unquote(address).replace("\\", "/")).lower()
    while wanted.startswith("../"):
        wanted = wanted.removeprefix("../")
    found = [path for path in archive.paths if f"/{path.lower()}".endswith(f"/{wanted.lstrip('/')}")]
    if len(found) != 1:
        count = "Several files" if found else "No file"
        raise SourceError(f"{count} in the article {'are' if found else 'is'} named {_clean_name(address)}.")
    if archive.size_of(found[0]) > MAX_PICTURE_BYTES:
        raise _too_large(Picture(address=address))
    return archive.read(found[0])


def _too_large(picture: Picture) -> SourceError:
    return SourceError(f"{_name_of(picture)} has more than 20 MB, the limit for pictures.")


def _name_of(picture: Picture) -> str:
    return "The picture" if picture.embedded else _clean_name(picture.address)


def _clean_name(address: str) -> str:
    return clean_line(address)[:_MAX_NAME]
