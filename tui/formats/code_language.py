"""The language of a code listing, as its source names it."""

from collections.abc import Iterable

from tui.text.patterns import lazy_pattern

_NAME = lazy_pattern(r"[A-Za-z][\w+#.-]{0,29}|[A-Za-z]")
_CLASS = lazy_pattern(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|highlight-|sourceCode\s+|src\s+src-|brush:\s*)(?!source\b)([\w+#.-]{1,30})"
)
_NONE = frozenset("none text plain plaintext txt nohighlight default source code math".split())


def code_language(named: str) -> str:
    """Return the language that a listing's options begin with, such as ``python`` of ``{.python .numberLines}``."""
    match = _NAME.match(named.strip().lstrip("{.").strip())
    name = match[0].lower() if match else ""
    return "" if name in _NONE else name


def language_of_classes(classes: Iterable[str]) -> str:
    """Return the language in the first of several ``class`` attributes of HTML that has one, as in ``language-c``."""
    for names in classes:
        if match := _CLASS.search(names):
            return code_language(match[1])
    return ""
