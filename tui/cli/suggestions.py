"""What a shell suggests for the values of options and arguments, once the Tab key asks."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

_LENGTHS = {
    "3": "three sentences",
    "5": "five sentences",
    "10": "ten sentences",
    "10%": "a tenth of the sentences",
    "20%": "a fifth of the sentences",
    "100w": "at most 100 words",
    "150w": "at most 150 words",
    "300w": "at most 300 words",
}


def suggest_methods(
    _context: "click.Context", _parameter: "click.Parameter", incomplete: str
) -> "list[CompletionItem]":
    """The methods whose names begin as what is typed, each with its title."""
    from tui.summary.methods import METHODS

    return _items({method.name: method.title for method in METHODS.values()}, incomplete)


def suggest_lengths(
    _context: "click.Context", _parameter: "click.Parameter", incomplete: str
) -> "list[CompletionItem]":
    """Some lengths of each kind."""
    return _items(_LENGTHS, incomplete)


def suggest_languages(
    _context: "click.Context", _parameter: "click.Parameter", incomplete: str
) -> "list[CompletionItem]":
    """The languages whose names begin as what is typed."""
    from tui.article.language import LANGUAGES

    return _items(dict.fromkeys(LANGUAGES, ""), incomplete)


def suggest_themes(
    _context: "click.Context", _parameter: "click.Parameter", incomplete: str
) -> "list[CompletionItem]":
    """The reader's own colours and Textual's whose names begin as what is typed."""
    from tui.app.themes import theme_names

    return _items(dict.fromkeys(theme_names(), ""), incomplete)


def suggest_files(
    _context: "click.Context", _parameter: "click.Parameter", incomplete: str
) -> "list[CompletionItem]":
    """Files and folders: the shell itself finds them."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def _items(values: dict[str, str], incomplete: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    found = {value: meaning for value, meaning in values.items() if value.startswith(incomplete)}
    return [CompletionItem(value, help=meaning or None) for value, meaning in found.items()]
