"""The labels of alerts, callouts, admonitions and containers in Markdown."""

from tui.text.patterns import lazy_pattern

_KNOWN = frozenset(
    "note tip info information warning danger caution important success attention hint seealso error example question "
    "abstract summary bug failure todo tldr faq".split()
)
_ALERT = lazy_pattern(r"\[!([A-Za-z][\w -]{0,40})(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)(?:\n|$)")
_NAMED = lazy_pattern(r"([A-Za-z][\w-]*)[ \t]*(?:\[([^\]]*)\]|\{[^}]*\})?[ \t]*([^{]*)")
_TITLE_ATTRIBUTE = lazy_pattern(r"\btitle=\"([^\"]*)\"")
_CLASS = lazy_pattern(r"\.(?:callout-)?([A-Za-z]+)")


def alert_label(text: str) -> tuple[str, str] | None:
    """Return the label of a quotation that is an alert of GitHub's or a callout of Obsidian's, and its other text."""
    match = _ALERT.match(text)
    if match is None:
        return None
    return match[2].strip() or label_of(match[1]), text[match.end() :]


def label_of(name: str) -> str:
    """Return the label for the name of a kind, such as ``Note``; a title is its own label."""
    return name.capitalize() if name.islower() or name.isupper() else name


def container_label(info: str) -> str:
    """Return the label of a container from the text after its colons; empty if it has none."""
    if info.startswith("{"):
        title = _TITLE_ATTRIBUTE.search(info)
        classes = [name for name in _CLASS.findall(info) if name in _KNOWN]
        return title[1] if title else label_of(classes[0]) if classes else ""
    match = _NAMED.match(info)
    if match is None:
        return ""
    title_text = (match[2] or match[3] or "").strip()
    return title_text or (label_of(match[1]) if match[1].lower() in _KNOWN else "")
