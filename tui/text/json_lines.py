"""Records as JSON Lines: one object a line."""

import json
import re
from collections.abc import Mapping
from typing import Any

# JSON allows these inside a string, but a terminal may act on them and UTF-8 has no form for lone surrogates.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def json_line(record: Mapping[str, Any]) -> str:
    """Return a record as a line of JSON that is safe on a terminal and can always be encoded as UTF-8."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n"
