"""Recognise formats that cannot be read, and raise errors that name them with a remedy."""

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

from tui.document.errors import FeedError, SourceError
from tui.formats.feed_kinds import FeedKind, feed_kind
from tui.text.patterns import lazy_pattern

COMPOUND_FILE_SIGNATURE = b"\xd0\xcf\x11\xe0"
_AS_TEXT = "Save it as plain text and open that"
_UNPACK = "Unpack it and open a text from it"
_STREAMS = (
    (
        "EncryptedPackage",
        "a document with a password",
        "Open it where the password is known, and save it without",
    ),
    ("WordDocument", "an old Word document", "Save it as .docx or plain text and open that"),
    ("Workbook", "an old spreadsheet", _AS_TEXT),
    ("Book", "an old spreadsheet", _AS_TEXT),
    ("PowerPoint Document", "an old presentation", "Save it as plain text or .pptx and open that"),
    ("__properties_version1.0", "an Outlook message", "Save it as .eml or plain text and open that"),
)


class _Kind(NamedTuple):
    description: str
    """The end of the sentence “It is …”."""
    remedy: str
    signatures: Sequence[tuple[int, bytes]]
    """Bytes that files of this kind have, with their offsets."""


_IMAGE = "Open a text, or have the image read by a program for text recognition (OCR)"
_SOUND = "Open its transcript or its subtitles"
_KINDS = (
    _Kind(
        "compressed in an old way",
        "Unpack it and open that",
        [(0, b"\x1f\x9d"), (0, b"\x1f\xa0"), (0, b"LZIP\x01"), (0, b"\x04\x22\x4d\x18")],
    ),
    _Kind("a 7-Zip archive", _UNPACK, [(0, b"7z\xbc\xaf\x27\x1c")]),
    _Kind("a RAR archive", _UNPACK, [(0, b"Rar!\x1a\x07")]),
    _Kind(
        "an archive of several files",
        _UNPACK,
        [
            (257, b"ustar"),
            (0, b"!<arch>\n"),
            (0, b"070701"),
            (0, b"xar!"),
            (0, b"MSCF\0\0\0\0"),
            (0, b"\xed\xab\xee\xdb"),
        ],
    ),
    _Kind(
        "an image",
        _IMAGE,
        [
            (0, b"\x89PNG\r\n"),
            (0, b"\xff\xd8\xff"),
            (0, b"GIF87a"),
            (0, b"GIF89a"),
            (0, b"II*\0"),
            (0, b"MM\0*"),
            (8, b"WEBP"),
            (0, b"8BPS\0"),
            (0, b"\0\0\1\0"),
            (4, b"ftypavif"),
            (4, b"ftypheic"),
            (0, b"\xff\x0a\xff"),
        ],
    ),
    _Kind(
        "a recording",
        _SOUND,
        [
            (0, b"ID3"),
            (0, b"OggS"),
            (0, b"fLaC"),
            (8, b"WAVEfmt"),
            (8, b"AVI LIST"),
            (4, b"ftyp"),
            (0, b"\x1aE\xdf\xa3"),
            (0, b"FLV\x01"),
            (0, b"MThd\0\0"),
            (0, b"\xff\xfb"),
            (0, b"\xff\xf3"),
            (0, b"\0\0\1\xba"),
            (0, b"\0\0\1\xb3"),
            (0, b"0&\xb2u\x8ef\xcf\x11"),
        ],
    ),
    _Kind(
        "a program",
        "Open its documentation",
        [
            (0, b"\x7fELF"),
            (0, b"\xca\xfe\xba\xbe"),
            (0, b"\xcf\xfa\xed\xfe"),
            (0, b"\xce\xfa\xed\xfe"),
            (0, b"\0asm"),
            (0, b"dex\n03"),
        ],
    ),
    _Kind(
        "a database",
        "Export the text and open that",
        [
            (0, b"SQLite format 3\0"),
            (4, b"Standard Jet DB"),
            (4, b"Standard ACE DB"),
            (0, b"PAR1"),
            (0, b"\x89HDF\r\n"),
            (0, b"ARROW1\0"),
            (0, b"Obj\x01"),
        ],
    ),
    _Kind(
        "a font",
        "Open a text",
        [(0, b"wOFF"), (0, b"wOF2"), (0, b"\0\1\0\0\0"), (0, b"OTTO\0"), (0, b"ttcf\0")],
    ),
    _Kind("a disk image", "Open a text from it", [(32769, b"CD001"), (0, b"QFI\xfb")]),
    _Kind("a PostScript document", "Save it as PDF and open that", [(0, b"%!PS"), (0, b"\xc5\xd0\xd3\xc6")]),
    _Kind("a DjVu document", "Save it as PDF and open that", [(0, b"AT&TFORM")]),
    _Kind(
        "encrypted",
        "Decrypt it and open that",
        [(0, b"-----BEGIN PGP MESSAGE"), (0, b"Salted__"), (0, b"age-encryption.org")],
    ),
    _Kind("a Windows help file", _AS_TEXT, [(0, b"ITSF\x03\0\0\0"), (0, b"?_\x03\0")]),
    _Kind("a compiled file of messages", "Open a text", [(0, b"\xde\x12\x04\x95"), (0, b"\x95\x04\x12\xde")]),
    _Kind(
        "a serialized object",
        "Open a text",
        [(0, b"\x80\x04\x95"), (0, b"\xac\xed\0\x05"), (0, b"\x93NUMPY")],
    ),
)


def refuse_feed(data: bytes, name: str) -> None:
    """Raise a ``FeedError`` for a feed or a list of feeds."""
    if (kind := feed_kind(data)) is not None:
        raise _feed_error(name, kind)


def _feed_error(name: str, kind: FeedKind) -> FeedError:
    return FeedError(
        f"Cannot read {name}: it is {kind}. Open it in the reader, or digest it with standfirst batch."
    )


def refuse_binary_format(data: bytes, name: str) -> None:
    """Raise a ``SourceError`` that names the format for a source in a binary format that cannot be read."""
    if data.startswith(COMPOUND_FILE_SIGNATURE):
        raise _error(name, *_describe_compound_file(data))
    for kind in _KINDS:
        for offset, signature in kind.signatures:
            if data.startswith(signature, offset) and not _is_prose(data, signature):
                raise _error(name, kind.description, kind.remedy)
    if data.startswith(b"MZ") and b"PE\0\0" in data[:4096]:
        raise _error(name, "a program", "Open its documentation")


def _describe_compound_file(data: bytes) -> tuple[str, str]:
    for stream, *known in _STREAMS:
        # Names in the file's directory are UTF-16 (Microsoft's MS-CFB, section 2.6.1).
        if stream.encode("utf-16-le") in data:
            return known[0], known[1]
    return "a document of an old program", _AS_TEXT


def _error(name: str, description: str, remedy: str) -> SourceError:
    return SourceError(f"Cannot read {name}: it is {description}. {remedy}.")


def _is_prose(data: bytes, signature: bytes) -> bool:
    """Return whether a text begins with letters that are also a signature."""
    head = data[:64]
    return signature.isalnum() and head.isascii() and head.replace(b"\n", b" ").decode().isprintable()


_CODE_SUFFIXES = tuple(
    f".{suffix}"
    for suffix in """
        asm awk bash bat c cc clj cls cmake coffee cpp cs css cxx d dart diff el erl ex f f90 fish frag fs glsl go
        gradle groovy h hpp hs ini ipp java jl js jsx kt less lisp lua m make mak ml mm pas patch php pl pm properties
        proto ps1 py pyi pyx r rb rs sass scala scm scss sed sh sql svelte swift tcl tf toml ts tsx v vb vhd vue yaml
        yml zig zsh
    """.split()
)
_TABLE_SUFFIXES = {".csv": ",;|", ".tsv": "\t"}
_CODE_LINE = lazy_pattern(
    r"""
    \s{0,200} (?:
        [#/}\])@<*;] | --\s                                        # comments, closing brackets, decorators
        | (?:import|from|def|class|return|if|for|while|function|var|let|const|public|private|static|package|use|fn|func
            |struct|enum|include|require|module|end|else|elif|try|except|case|switch|select|create|insert)\b[^.?!]{0,200}$
        | [^\s"'].{0,300} [;{}(\[,=:\\>] \s{0,9} $                      # statements
        | [\w.\-"'\[\]]{1,80} \s{0,20} (?:=|:=|\+=|:|\() .{0,300} $       # assignments and calls
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAX_LINES = 400
_MAX_JSON_CHARS = 4 * 1024 * 1024
_JSON_START = lazy_pattern(
    r'\s{0,200}[\[{]\s{0,200}(?:"[^"\n]{0,200}"\s{0,9}[:,\]]|[\[{]\s{0,200}["\[{\d]|\d+\s{0,9},)'
)
_XML_START = lazy_pattern(r"\s{0,200}<\?xml\b|\s{0,200}<!DOCTYPE\s{1,9}(?!html)[a-z]", re.IGNORECASE)
_XML_ROOT = lazy_pattern(r"<([A-Za-z_][\w.:-]{0,60})[\s/>]")
_KEEP = "To read it as it is, copy it to a file that ends in .txt"


def refuse_text_format(text: str, name: str, suffix: str) -> None:
    """Raise a ``SourceError`` that names the format for text that is for programs, not for people.

    Args:
        text: A text in none of the formats that can be read.
        name: The name of the source in error messages.
        suffix: The suffix of its name, in lower case with the dot; empty if it has none.
    """
    start = text[:1000].lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")) and (kind := _json_kind(text, suffix)):
        if kind == FeedKind.JSON_FEED:
            raise _feed_error(name, FeedKind.JSON_FEED)
        raise _error(name, kind, "Open the web page or the text that it was made from")
    if suffix == ".txt":
        return
    if _XML_START.match(start) or (suffix == ".xml" and start.startswith("<")):
        raise _error(name, *_xml_kind(text))
    if start.startswith("#!/") or (suffix in _CODE_SUFFIXES and _share_of_code(text) > 0.5):
        raise _error(name, "a program or its settings, not an article", _KEEP)
    if suffix in _TABLE_SUFFIXES and _is_table(text, _TABLE_SUFFIXES[suffix]):
        raise _error(name, "a table of data, not an article", _KEEP)


def _json_kind(text: str, suffix: str) -> str:
    """Return a description of JSON; empty for other text."""
    if len(text) > _MAX_JSON_CHARS:
        return "JSON" if _JSON_START.match(text.lstrip("\ufeff")) else ""
    try:
        value = json.loads(text)
    except RecursionError:
        return "JSON"
    except ValueError:
        lines = text.lstrip("\ufeff").strip().split("\n", 2)[:2]
        try:
            is_json = all(isinstance(json.loads(line), dict) for line in lines)
        except (ValueError, RecursionError):
            is_json = suffix in (".json", ".jsonl", ".ndjson", ".geojson")
        return "JSON" if is_json else ""
    if isinstance(value, dict) and str(value.get("version", "")).startswith("https://jsonfeed.org/"):
        return FeedKind.JSON_FEED
    # A text may be one sentence in brackets that is also a number in a list.
    is_data = isinstance(value, dict) or (isinstance(value, list) and (len(text) > 20 or bool(suffix)))
    return "JSON" if is_data else ""


def _xml_kind(text: str) -> tuple[str, str]:
    match = _XML_ROOT.search(text, 0, 100_000)
    root = match[1] if match else ""
    if root.rpartition(":")[2].lower() == "svg":
        return "an image", _IMAGE
    return f"XML of an unknown kind{f', “{root}”' if root else ''}", _AS_TEXT


def _share_of_code(text: str) -> float:
    """Return the share of the lines that look like a program's."""
    lines = [line[:400] for line in text[:100_000].split("\n")[:_MAX_LINES] if line.strip()]
    return sum(_CODE_LINE.match(line.rstrip()) is not None for line in lines) / len(lines) if lines else 0.0


def _is_table(text: str, separators: str) -> bool:
    """Return whether nearly all lines have as many separators as the first."""
    lines = [line for line in text[:100_000].split("\n")[:_MAX_LINES] if line.strip()]
    if len(lines) < 2:
        return False
    for separator in separators:
        # In prose, a space comes next.
        counts = [len(re.findall(rf"{re.escape(separator)}(?! )", line)) for line in lines]
        if counts[0] and sum(count >= counts[0] for count in counts) > 0.8 * len(lines):
            return True
    return False
