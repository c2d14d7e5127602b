"""Compound files, the containers of Microsoft's old formats and of documents with a password: told, not read."""

SIGNATURE = b"\xd0\xcf\x11\xe0"
_STREAMS = (
    (
        "EncryptedPackage",
        "a document with a password",
        "Open it where the password is known, and save it without",
    ),
    ("WordDocument", "an old Word document", "Save it as .docx or plain text and open that"),
    ("Workbook", "an old spreadsheet", "Save it as plain text and open that"),
    ("PowerPoint Document", "an old presentation", "Save it as plain text and open that"),
    ("__properties_version1.0", "an Outlook message", "Save it as .eml or plain text and open that"),
)
_UNKNOWN = ("a document of an old program", "Save it as plain text and open that")


def describe_compound_file(data: bytes) -> tuple[str, str]:
    """What a compound file is, and what would help to read it, in words.

    Args:
        data: The file's bytes.
    """
    for stream, what, remedy in _STREAMS:
        # Names in the file's directory are UTF-16 (Microsoft's MS-CFB, section 2.6.1).
        if stream.encode("utf-16-le") in data:
            return what, remedy
    return _UNKNOWN
