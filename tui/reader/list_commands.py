"""What keys do in one list only, such as that of feeds. Importing this is cheap."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from textual.binding import Binding

from tui.reader.key_names import Key, key_typed


class ListCommand(NamedTuple):
    """One thing that a key does in a list."""

    id: str
    keys: tuple[str, ...]
    """As they are typed, the one to show first."""
    action: str
    """The action of the list's dialog."""
    description: str


def _commands(*rows: tuple[str, str, str, str]) -> tuple[ListCommand, ...]:
    return tuple(ListCommand(id_, tuple(keys.split()), action, text) for id_, keys, action, text in rows)


LIST_COMMANDS: Mapping[str, tuple[ListCommand, ...]] = {
    "feeds": _commands(
        ("feed-read", "m", "toggle_read", "Read or unread"),
        ("feed-later", "a", "toggle_later", "Keep for later, or no longer"),
        ("feed-tags", "t", "tag", "Tags"),
        ("feed-read-all", "A", "read_all", "All that is listed is read"),
        ("feed-view", "u", "next_view", "Unread, all, or later"),
        ("feed-order", "s", "next_order", "Sort"),
        ("feed-fetch", "r", "fetch", "Fetch what is new"),
        ("feed-problems", "e", "show_problems", "Why feeds were not fetched"),
        ("feed-subscribe", "+", "subscribe", "Subscribe"),
    ),
    "library": _commands(
        ("library-order", "s", "next_order", "Sort"),
        ("library-later", "a", "later", "Keep for later, or no longer"),
        ("library-tags", "t", "tag", "Tags"),
        ("back-to-list", "Backspace", "back", "Back to the list"),
        ("forget-article", "d Del", "remove", "Remove the article"),
    ),
    "files": _commands(("up-from-folder", "Backspace", "up", "Back up")),
    "one summary": _commands(("joint-compare", "c", "compare", "Beside the article that says the same")),
}
"""By the name of the list."""

IN_EVERY_LIST = (
    *("line-down", "line-up", "page-down", "page-up", "top", "end"),
    *("find", "help", "palette", "theme", "open", "library", "feeds", "everywhere"),
    *("mark", "joint-digest", "leave", "quit"),
)
"""The commands of the reader whose keys lists have too."""


def listed_list_keys() -> Iterator[tuple[str, tuple[Key, ...], str]]:
    """Yield the id, the keys and the description of every command of a list."""
    for name, commands in LIST_COMMANDS.items():
        for command in commands:
            yield command.id, tuple(map(key_typed, command.keys)), f"{command.description} (list: {name})"


def list_command_bindings(name: str) -> list[Binding]:
    """Return the bindings of a list's commands, for its dialog."""
    return [
        Binding(
            ",".join(key_typed(key).textual for key in command.keys),
            command.action,
            command.description,
            show=False,
            id=command.id,
        )
        for command in LIST_COMMANDS[name]
    ]
