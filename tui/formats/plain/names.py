"""Names in program code, which head sections of manuals: ``open()``, ``tls.version``, ``struct tm``."""

import re

from tui.text.patterns import lazy_pattern

_MAX_CHARS = 75
_KIND = r"(?:class|const|constructor|enum|event|function|macro|method|module|new|property|static|struct|typedef|union)"
_CODE_NAME = lazy_pattern(
    rf"(?:{_KIND} )*[$@:]?[^\W\d](?:[\w.:$@-]|->|<\w+>)*(?<![.:,-])(?: ?\([^;{{}}]*\))?(?: -> [^;{{}}=]+)?[#¶]?"
)
_SIGN = lazy_pattern(r"[._:($]|->")


def is_code_name(line: str) -> bool:
    """Return whether a line is only the name of something in program code, perhaps with its parameters."""
    is_word = line[:1].isupper() and _SIGN.search(line) is None
    return len(line) <= _MAX_CHARS and not is_word and _CODE_NAME.fullmatch(line) is not None


def base_name(name: str) -> str:
    """Return the last part of a name in program code, without parameters: ``join`` of ``os.path.join(a, b)``."""
    if name.isalnum():
        return name
    parts = re.findall(r"[\w-]+", name.split("(", 1)[0].split(" -> ", maxsplit=1)[0])
    return parts[-1] if parts else name
