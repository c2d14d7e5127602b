"""A fingerprint of what decides a digest, so that digests that were made in different ways can be told apart."""

from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from tui.installation import version_of
from tui.language.fingerprint import language_fingerprint
from tui.summary.methods import find_method

_BYTES = 6
_HERE = Path(__file__).parent
_DECIDING = (_HERE, _HERE.parent / "language")
"""The packages of this program that decide which sentences a text has, and which of them a digest has."""


@cache
def fingerprint(language: str, method: str) -> str:
    """Return twelve hexadecimal digits of this program's version and code, a method, and a language's tables and stems.

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
    """Return a method's name after the code that decides, also in one that another package adds."""
    method = find_method(name)
    module = method.summarizer.partition(":")[0]
    paths = [path for folder in _DECIDING for path in sorted(folder.glob("*.py"))]
    if module.partition(".")[0] != "tui":
        spec = find_spec(module)
        paths += [Path(spec.origin)] if spec is not None and spec.has_location and spec.origin else []
    return b"".join(path.read_bytes() for path in paths) + method.name.encode()
