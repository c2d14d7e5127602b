"""Compound files: what they are is said, with a way out."""

import pytest

from tui.document.errors import SourceError
from tui.formats.archive import SIGNATURE
from tui.sources.open import article_from_bytes


@pytest.mark.parametrize(
    ("streams", "what", "remedy"),
    [
        (["EncryptionInfo", "EncryptedPackage"], "a document with a password", "save it without"),
        (["1Table", "WordDocument"], "an old Word document", r"Save it as \.docx"),
        (["Workbook"], "an old spreadsheet", "Save it as plain text"),
        (["PowerPoint Document"], "an old presentation", "Save it as plain text"),
        (["__properties_version1.0"], "an Outlook message", r"Save it as \.eml"),
        (["Contents"], "a document of an old program", "Save it as plain text"),
    ],
)
def test_what_a_compound_file_is(streams: list[str], what: str, remedy: str) -> None:
    data = (
        SIGNATURE + b"\xa1\xb1\x1a\xe1" + b"\0" * 500 + "\0\0".join(streams).encode("utf-16-le") + b"\0" * 500
    )
    with pytest.raises(SourceError, match=rf"^Cannot read a\.doc: it is {what}\. .*{remedy}"):
        article_from_bytes(data, "a.doc")
