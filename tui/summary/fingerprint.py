"""A fingerprint of what decides a digest, so that digests that were made in different ways can be told apart."""

from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from tui.installation import version_of
from tui.language.fingerprint import language_fingerprint
from tui.summary.methods import find_method

_BYTES = 6


@cache
def fingerprint(language: str, method: str) -> str:
    """Return twelve hexadecimal digits: of this program's version, a method, and the tables and stems of a language.

    If two digests of one text, with the same options, have the same fingerprint, they are the same.

    Args:
        language: The language's name.
        method: The method's name.
    """
    hashed = blake2b(language_fingerprint(language), digest_size=_BYTES)
    hashed.update(version_of("standfirst").encode())
    hashed.update(_method_code(method))
    return hashed.hexdigest()


def _method_code(name: str) -> bytes:
    """Return a method's name, after the code of one that another package adds, which has a version of its own."""
    method = find_method(name)
    module = method.summarizer.partition(":")[0]
    if module.partition(".")[0] == "tui":
        return method.name.encode()
    spec = find_spec(module)
    code = Path(spec.origin).read_bytes() if spec is not None and spec.has_location and spec.origin else b""
    return code + method.name.encode()
