"""The active keys: those of the table of commands, or of the user's settings instead."""

from collections.abc import Iterable, Mapping, Sequence

from tui.reader.commands import NO_KEY, default_keys
from tui.reader.key_names import Key, key_typed
from tui.settings.file import KeyPath, SettingsFile, misplaced_setting, unknown_name
from tui.settings.table import COMMANDS, KEYS, SETTINGS, Keys, UserCommand

_RESERVED = frozenset({*(f"ctrl+{letter}" for letter in "abcdhijmnqstwz["), "f10", "f11"})
"""Keys that a terminal or a desktop takes for itself, or that are the same as another: ctrl+i is Tab."""
_FIXED = {"esc": "escape", "enter": "follow"}
"""Keys that have a meaning in every list and prompt, so that no other command can use them."""
_WHY_RESERVED = "a terminal or a desktop takes it for itself, or sends another key."
_KEY_EXAMPLE = 'Write keys as they are typed, such as ",", "J", "space" or "ctrl+o".'
_SETTINGS = frozenset(setting.name for setting in SETTINGS)


class Keymap:
    """The keys of each command.

    Args:
        overrides: The keys that replace those of the table, by the commands' ids.
        user_commands: The user's own commands with their keys.
    """

    def __init__(
        self,
        overrides: Mapping[str, tuple[Key, ...]] | None = None,
        user_commands: Sequence[tuple[Key, UserCommand]] = (),
    ) -> None:
        self.user_commands = user_commands
        self._overrides = overrides or {}
        self._keys = {**default_keys(), **self._overrides}

    @property
    def changed(self) -> Sequence[str]:
        """The commands whose keys are not those of the table."""
        return tuple(self._overrides)

    def _of(self, command: str) -> tuple[Key, ...]:
        if command not in self._keys:  # those of lists are not loaded before there is one
            self._keys = {**_all_defaults(), **self._overrides}
        return self._keys[command]

    def keys(self, command: str) -> tuple[str, ...]:
        """Return the keys of a command as they are shown, the most important first."""
        return tuple(key.shown for key in self._of(command))

    def written(self, command: str) -> tuple[str, ...]:
        """Return the keys of a command as they are written in the settings."""
        return tuple(key.written for key in self._of(command))

    def first(self, commands: str) -> str:
        """Return the first key of a command, or of several with a space between; empty if one of them has no key."""
        first = [self.keys(command)[:1] for command in commands.split()]
        return " ".join(key for (key,) in first) if all(first) else ""

    def has_key(self, command: str, textual_key: str) -> bool:
        """Return whether a key, by Textual's name, is one of a command's."""
        return any(key.textual == textual_key for key in self._of(command))

    def press(self, command: str) -> str:
        """Return “Press” and the first key of a command, or a hint at the palette if it has none."""
        key = self.first(command)
        return f"Press {key}" if key else "Use the palette"

    def user_command(self, textual_key: str) -> UserCommand | None:
        """Return the user's command of a key, by Textual's name."""
        return next((command for key, command in self.user_commands if key.textual == textual_key), None)

    def for_textual(self) -> dict[str, str]:
        """Return the overrides for ``App.set_keymap``, by the ids of the bindings.

        A binding of a dialog that does the same as a command has the command's id, and so its keys.
        """
        return {
            command: ",".join(key.textual for key in keys) or NO_KEY
            for command, keys in self._overrides.items()
        }


def keymap_of(file: SettingsFile) -> tuple[Keymap, SettingsFile]:
    """Return the active keys with a settings file, and the file with the problems of its keys."""
    if not (file.settings.keys or file.settings.commands):
        return Keymap(), file
    overrides = KeyOverrides(file.settings.keys)
    commands = overrides.user_commands(file.settings.commands)
    return Keymap(overrides.keys, commands), file.with_problems(overrides.problems)


def _all_defaults() -> dict[str, tuple[Key, ...]]:
    """Return the keys of every command before the user's settings, also of those of one list."""
    from tui.reader.list_commands import listed_list_keys

    return {**default_keys(), **{command: keys for command, keys, _ in listed_list_keys()}}


class KeyOverrides:
    """Assigns the keys that a user chose so that none belongs to two commands, or to two of one list.

    A key that cannot be assigned is a problem and is skipped. A command that is left without a key keeps those of its
    default keys that are free.

    Args:
        wanted: Keys as they are typed, by the ids of the commands.
    """

    def __init__(self, wanted: Keys) -> None:
        self.problems: list[tuple[KeyPath, str]] = []
        """The mistakes, each with its key in the settings."""
        from tui.reader.list_commands import IN_EVERY_LIST, LIST_COMMANDS

        self._defaults = _all_defaults()
        parsed = {
            command: self._parsed(command, typed)
            for command, typed in wanted.items()
            if self._is_command(command)
        }
        self._moved = {command: keys for command, keys in parsed.items() if keys or not wanted[command]}
        self._owners = self._owners_of(default_keys())
        self.keys: dict[str, tuple[Key, ...]] = {}
        """The keys of the commands whose keys have changed, by the commands' ids."""
        self._assign(self._owners, default_keys())
        for commands in LIST_COMMANDS.values():
            ids = [command.id for command in commands]
            owners = self._owners_of(ids)
            for command in IN_EVERY_LIST:
                owners |= dict.fromkeys(self.keys.get(command, self._defaults[command]), command)
            self._assign(owners, ids)

    def _owners_of(self, commands: Iterable[str]) -> dict[Key, str]:
        """Return the commands that keep their keys, by these."""
        kept = (command for command in commands if command not in self._moved)
        return {key: command for command in kept for key in self._defaults[command]}

    def _assign(self, owners: dict[Key, str], commands: Iterable[str]) -> None:
        """Assign the keys that the user chose for some commands."""
        moved = {command: self._moved[command] for command in commands if command in self._moved}
        self.keys |= {command: self._assigned(owners, command, keys) for command, keys in moved.items()}
        for command, keys in moved.items():
            if keys and not self.keys[command]:
                self.keys[command] = self._assigned(owners, command, self._defaults[command], silently=True)

    def user_commands(self, wanted: Mapping[str, UserCommand]) -> Sequence[tuple[Key, UserCommand]]:
        """Return the user's own commands whose keys are free, and report the others."""
        found: dict[Key, UserCommand] = {}
        for typed, command in wanted.items():
            path = (COMMANDS, typed)
            try:
                key = key_typed(typed)
            except ValueError:
                self.problems.append((path, f"“{typed}” is not a key. {_KEY_EXAMPLE}"))
                continue
            if key.written in _RESERVED or "alt+" in key.written or key.written in _FIXED:
                self.problems.append((path, f"“{typed}” is left alone: {_WHY_RESERVED}"))
            elif (owner := self._owners.get(key)) is not None:
                reason = f"“{key.written}” is a key of “{owner}” already. Use another, or take it away in [{KEYS}]."
                self.problems.append((path, reason))
            elif key in found:
                self.problems.append((path, f"“{key.written}” has a command already."))
            else:
                found[key] = command
        return tuple(found.items())

    def _report(self, command: str, problem: str) -> None:
        self.problems.append(((KEYS, command), problem))

    def _is_command(self, name: str) -> bool:
        if name in self._defaults:
            return True
        otherwise = "“standfirst config --print” lists the commands."
        is_setting = name in _SETTINGS
        self._report(
            name,
            misplaced_setting(name)
            if is_setting
            else unknown_name(name, "a command", self._defaults, otherwise),
        )
        return False

    def _parsed(self, command: str, typed: tuple[str, ...]) -> tuple[Key, ...]:
        keys = []
        for text in typed:
            try:
                key = key_typed(text)
            except ValueError:
                self._report(command, f"“{text}” is not a key. {_KEY_EXAMPLE}")
                continue
            if key in self._defaults[command]:
                keys.append(key)
            elif key.written in _RESERVED or "alt+" in key.written:
                self._report(command, f"“{text}” is left alone: {_WHY_RESERVED}")
            elif (owner := _FIXED.get(key.written, command)) != command:
                self._report(command, f"“{text}” is kept for “{owner}”: lists and prompts need it.")
            else:
                keys.append(key)
        return tuple(dict.fromkeys(keys))

    def _assigned(
        self, owners: dict[Key, str], command: str, keys: tuple[Key, ...], *, silently: bool = False
    ) -> tuple[Key, ...]:
        """Assign those of the keys that no other command has, and return them."""
        assigned = []
        for key in keys:
            owner = owners.setdefault(key, command)
            if owner == command:
                assigned.append(key)
            elif not silently:
                self._report(command, self._clash(key, owner))
        return tuple(assigned)

    def _clash(self, key: Key, owner: str) -> str:
        clash = f"“{key.written}” is a key of “{owner}” already."
        if owner in self._moved:
            return f"{clash} A key does one thing."
        rest = [other.written for other in self._defaults[owner] if other != key]
        written = ", ".join(f'"{other}"' for other in rest)
        remedy = f"write {owner} = [{written}] too" if rest else f"give “{owner}” another key too"
        return f"{clash} To take it from there, {remedy}."
