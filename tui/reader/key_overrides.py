"""The keys that a user chose, without those that cannot be had. It is loaded only where some were chosen."""

from tui.reader.commands import default_keys
from tui.reader.key_names import Key, key_typed
from tui.settings.file import KeyPath
from tui.settings.table import KEYS, SETTINGS, Keys

_LEFT_ALONE = frozenset({*(f"ctrl+{letter}" for letter in "abcdhijmnqstwz["), "f10", "f11"})
"""Keys that a terminal or a desktop takes for itself, or that are others by another name: ctrl+i is Tab."""
_OF_ONE_COMMAND = {"esc": "escape", "enter": "across"}
"""Keys that mean something in every list and prompt, so that no other command can have them."""
_NO_KEY = 'is not a key. Write keys as they are typed, such as ",", "J", "space" or "ctrl+o".'
_NOT_OURS = "is left alone: a terminal or a desktop takes it for itself, or sends another key."
_SETTINGS = frozenset(setting.name for setting in SETTINGS)


class ChosenKeys:
    """Shares out the keys so that none stands for two commands.

    What cannot be had is passed over and told. A command that has nothing left keeps what is free of the keys that it
    had before.

    Args:
        wanted: Keys as they are typed, by the names of the commands.
    """

    def __init__(self, wanted: Keys) -> None:
        self.problems: list[tuple[KeyPath, str]] = []
        """What is wrong, by where it stands."""
        self._defaults = default_keys()
        understood = {
            command: self._understood(command, typed)
            for command, typed in wanted.items()
            if self._is_command(command)
        }
        self._moved = {command: keys for command, keys in understood.items() if keys or not wanted[command]}
        self._owners = {
            key: command
            for command, keys in self._defaults.items()
            if command not in self._moved
            for key in keys
        }
        self.keys = {command: self._taken(command, keys) for command, keys in self._moved.items()}
        """The keys of the commands that are to have others than before, by the commands' names."""
        for command, keys in self._moved.items():
            if keys and not self.keys[command]:
                self.keys[command] = self._taken(command, self._defaults[command], silently=True)

    def _tell(self, command: str, what: str) -> None:
        self.problems.append(((KEYS, command), what))

    def _is_command(self, name: str) -> bool:
        if name in self._defaults:
            return True
        from tui.settings.errors import misplaced_setting, unknown_name

        otherwise = "“standfirst config --print” lists the commands."
        is_setting = name in _SETTINGS
        self._tell(
            name,
            misplaced_setting(name)
            if is_setting
            else unknown_name(name, "a command", self._defaults, otherwise),
        )
        return False

    def _understood(self, command: str, typed: tuple[str, ...]) -> tuple[Key, ...]:
        keys = []
        for text in typed:
            try:
                key = key_typed(text)
            except ValueError:
                self._tell(command, f"“{text}” {_NO_KEY}")
                continue
            if key.written in _LEFT_ALONE or "alt+" in key.written:
                self._tell(command, f"“{text}” {_NOT_OURS}")
            elif (owner := _OF_ONE_COMMAND.get(key.written, command)) != command:
                self._tell(command, f"“{text}” is kept for “{owner}”: lists and prompts need it.")
            else:
                keys.append(key)
        return tuple(dict.fromkeys(keys))

    def _taken(self, command: str, keys: tuple[Key, ...], *, silently: bool = False) -> tuple[Key, ...]:
        """Those of the keys that no other command has; from now on this one has them."""
        taken = []
        for key in keys:
            owner = self._owners.setdefault(key, command)
            if owner == command:
                taken.append(key)
            elif not silently:
                self._tell(command, self._clash(key, owner))
        return tuple(taken)

    def _clash(self, key: Key, owner: str) -> str:
        clash = f"“{key.written}” is a key of “{owner}” already."
        if owner in self._moved:
            return f"{clash} A key does one thing."
        rest = [other.written for other in self._defaults[owner] if other != key]
        written = ", ".join(f'"{other}"' for other in rest)
        way = f"write {owner} = [{written}] too" if rest else f"give “{owner}” another key too"
        return f"{clash} To take it from there, {way}."
