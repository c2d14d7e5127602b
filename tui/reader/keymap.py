"""The keys in force: those of the table of commands, or what the user's settings say instead."""

from collections.abc import Mapping

from tui.reader.commands import NO_KEY, default_keys
from tui.reader.key_names import Key
from tui.settings.file import SettingsFile


class Keymap:
    """Which keys stand for each command.

    Args:
        chosen: The keys of the commands that have others than the table says, by the commands' names.
    """

    def __init__(self, chosen: Mapping[str, tuple[Key, ...]] | None = None) -> None:
        self._chosen = chosen or {}
        self._keys = {**default_keys(), **self._chosen}

    def keys(self, command: str) -> tuple[str, ...]:
        """The keys of a command as they are shown, the one to tell of first."""
        return tuple(key.shown for key in self._keys[command])

    def first(self, commands: str) -> str:
        """The first key of a command, or of several whose names have a space between; empty if one has no key."""
        first = [self.keys(command)[:1] for command in commands.split()]
        return " ".join(key for (key,) in first) if all(first) else ""

    def press(self, command: str) -> str:
        """“Press” and the first key of a command; where it has none, that the palette has it."""
        key = self.first(command)
        return f"Press {key}" if key else "Use the palette"

    def for_textual(self) -> dict[str, str]:
        """What Textual has to know: the keys that are not those of the table, by the ids of the bindings.

        A binding of a dialog that does what a command does has the command's id, and so follows it.
        """
        return {
            command: ",".join(key.textual for key in keys) or NO_KEY for command, keys in self._chosen.items()
        }


def keymap_of(file: SettingsFile) -> tuple[Keymap, SettingsFile]:
    """The keys in force with a settings file, and the file with what was passed over of its keys."""
    if not file.settings.keys:
        return Keymap(), file
    from tui.reader.key_overrides import ChosenKeys

    chosen = ChosenKeys(file.settings.keys)
    return Keymap(chosen.keys), file.with_problems(chosen.problems)
