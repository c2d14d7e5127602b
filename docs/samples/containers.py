"""ZIP containers that are the same whenever they are made."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


def packed(files: Mapping[str, str | bytes], media_type: str = "") -> bytes:
    """Return a ZIP container.

    Args:
        files: The content of each file, by path.
        media_type: The content of the first, uncompressed entry ``mimetype``; empty for no such entry.
    """
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        if media_type:
            archive.writestr(_entry("mimetype"), media_type, ZIP_STORED)
        for path, data in files.items():
            archive.writestr(_entry(path), data, ZIP_DEFLATED, 9)
    return stream.getvalue()


def _entry(path: str) -> ZipInfo:
    entry = ZipInfo(path)  # of the first day that a ZIP container knows
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
