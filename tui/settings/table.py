"""The settings. To add one, add a field to ``Settings``, annotated with its comment and its parser."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple, TypeGuard, get_type_hints

from tui.document.errors import UsageError
from tui.document.stats import WORDS_PER_MINUTE
from tui.text.sanitize import clean_line

TEXT_WIDTH = 74
"""A line of this many columns is comfortable to read."""
MIN_TEXT_WIDTH = 30
FULL_WIDTH = 0
"""The text width that means the whole pane."""
MAX_CONTEXT = 9

COMMANDS = "commands"
"""The name of the table of the user's own commands."""
PIPED = ("selection", "sentence", "section", "article")
"""What a command can have as its input. Without a selection, that is the sentence."""


class UserCommand(NamedTuple):
    """A command line that a key runs."""

    command: str
    pipe: str = PIPED[0]
    """What it gets as its input, one of ``PIPED``."""
    name: str = ""
    """What it does, for the list of keys."""

    @property
    def description(self) -> str:
        """The name that the user gave it, or else the command line."""
        return self.name or f"{self.pipe} | {self.command}"


KEYS = "keys"
"""The name of the table of keys."""
Keys = Mapping[str, tuple[str, ...]]
"""Keys as they are typed, by the name of the command they run."""


class Setting(NamedTuple):
    """A setting, as in the file."""

    read: Callable[[object], Any]
    """Converts a TOML value to the setting's; raises a ValueError that says which values are valid."""
    is_option: bool = False
    """True if there is a command-line option for it, which also reads the environment variable."""
    example: str | int = ""
    """A value for the template, if the setting has no default."""
    name: str = ""
    """Its name in the file; by default the field's, with hyphens."""
    comment: str = ""
    field: str = ""
    """Its field of ``Settings``."""

    @property
    def variable(self) -> str:
        """The environment variable that overrides the file."""
        return f"STANDFIRST_{self.name.upper().replace('-', '_')}"


def read_keys(value: object) -> tuple[str, ...]:
    """Return the keys of a command from a TOML value, a key or a list of keys; else raise a ValueError."""
    keys = [value] if isinstance(value, str) else value
    if isinstance(keys, list) and all(isinstance(key, str) for key in keys):
        return tuple(keys)
    raise ValueError('it takes keys in quotes, such as "J" or ["J", "]"]')


_COMMAND_VALUES = 'it takes a command in quotes, such as "wc -w", or { command = "wc -w", pipe = "section" }'


def read_command(value: object) -> UserCommand:
    """Return a user's command from a TOML value, a text or a table; else raise a ValueError."""
    entry = {"command": value} if isinstance(value, str) else value
    if not (
        isinstance(entry, dict)
        and set(entry) <= set(UserCommand._fields)
        and all(isinstance(text, str) for text in entry.values())
        and entry.get("command", "").strip()
    ):
        raise ValueError(_COMMAND_VALUES)
    if (piped := entry.get("pipe", PIPED[0])) not in PIPED:
        *most, last = PIPED
        raise ValueError(f"“pipe” takes {', '.join(most)} or {last}, not “{clean_line(piped)}”")
    texts = {name: clean_line(text) if name == "name" else text for name, text in entry.items()}
    return UserCommand(**texts)


def _text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise ValueError("it takes text in quotes")


def _length(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value
    if _is_integer(value):
        return str(value)
    raise ValueError('it takes a number of sentences, or "20%", "150w" or "3min"')


def _switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError("it takes true or false")


def _integer(minimum: int, maximum: int, alternative: int | None = None) -> Callable[[object], int]:
    alternatives = "" if alternative is None else f", or {alternative}"
    expected = f"it takes a whole number from {minimum:,} to {maximum:,}{alternatives}"

    def read(value: object) -> int:
        if _is_integer(value) and (value == alternative or minimum <= value <= maximum):
            return value
        raise ValueError(expected)

    return read


def _is_integer(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9


class Settings(NamedTuple):
    """The settings. The command line overrides them; with None, the program decides.

    Methods, languages, themes and keys are checked by ``SettingsFile.validated``.
    """

    theme: Annotated[
        str | None,
        "The colours: standfirst-dark, standfirst-light, standfirst-terminal (the terminal's own), "
        "or a theme of Textual's, such as nord. Without it, those chosen with T, or else those that fit the terminal.",
        Setting(_text, is_option=True, example="standfirst-light"),
    ] = None
    method: Annotated[
        str | None,
        "How the sentences of a summary are chosen; “standfirst methods” lists the methods.",
        Setting(_text, is_option=True),
    ] = None
    length: Annotated[
        str | None,
        'How long a summary is: 5 sentences, "20%" of them, "150w" for at most 150 words, or "3min" to read.',
        Setting(_length, is_option=True),
    ] = None
    language: Annotated[
        str | None,
        "The articles' language. Without it, each article's own is detected.",
        Setting(_text, is_option=True, example="german"),
    ] = None
    context: Annotated[
        int,
        "Before a sentence of the summary that refers back, such as with “He”, show at most this many others.",
        Setting(_integer(0, MAX_CONTEXT)),
    ] = 0
    split_percent: Annotated[
        int,
        "The article's share of the width, in per cent: 30 to 80.",
        Setting(_integer(30, 80), name="article-share"),
    ] = 50
    text_width: Annotated[
        int,
        f"The maximum width of the text: {MIN_TEXT_WIDTH} columns or more, or {FULL_WIDTH} for the whole pane.",
        Setting(_integer(MIN_TEXT_WIDTH, 1000, FULL_WIDTH)),
    ] = TEXT_WIDTH
    words_per_minute: Annotated[
        int,
        "How fast you read, in words per minute; the reader's reading times depend on it.",
        Setting(_integer(20, 5000), name="pace"),
    ] = WORDS_PER_MINUTE
    mouse: Annotated[
        bool,
        "Whether the reader uses the mouse. If not, the terminal selects text with it.",
        Setting(_switch),
    ] = True
    colours: Annotated[
        bool, "Whether there are colours. NO_COLOR in the environment turns them off too.", Setting(_switch)
    ] = True
    history: Annotated[
        bool, "Whether to remember which articles you read, and how far.", Setting(_switch)
    ] = True
    topics: Annotated[
        bool,
        "Whether to find the topics of a long article without headings, for its outline.",
        Setting(_switch, is_option=True),
    ] = True
    spoilers: Annotated[
        bool,
        "Whether the lists of names and mentions (I) have those too that stand beyond where you have read.",
        Setting(_switch),
    ] = True
    keep_text: Annotated[
        bool,
        "Whether to keep the text of the articles you read, so that “standfirst find” and E find words in all of them.",
        Setting(_switch),
    ] = False
    speech_command: Annotated[
        str | None,
        "The command that reads aloud a sentence from its standard input, with STANDFIRST_LANGUAGE and "
        "STANDFIRST_RATE set. Without it, spd-say, espeak-ng or say, whichever is installed.",
        Setting(_text, example="espeak-ng --stdin -v $STANDFIRST_LANGUAGE"),
    ] = None
    speech_rate: Annotated[
        int | None,
        "How fast to read aloud, in words per minute. Without it, as fast as the program does.",
        Setting(_integer(50, 600), example=200),
    ] = None
    keys: Keys = MappingProxyType({})
    """The keys that replace the defaults."""
    commands: Mapping[str, UserCommand] = MappingProxyType({})
    """The user's own commands, by the key as it is typed."""


def _setting(field: str, comment: str, setting: Setting) -> Setting:
    return setting._replace(field=field, name=setting.name or field.replace("_", "-"), comment=comment)


SETTINGS = tuple(
    _setting(field, *hint.__metadata__)
    for field, hint in get_type_hints(Settings, include_extras=True).items()
    if hasattr(hint, "__metadata__")
)
"""All settings but the keys, in the order in which they are listed."""

_SWITCHES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def with_environment(settings: Settings, environment: Mapping[str, str]) -> Settings:
    """Override settings by the environment, except those whose options do so. Empty variables are ignored.

    Raises:
        UsageError: A variable has a value that is not valid for its setting.
    """
    for setting in SETTINGS:
        text = environment.get(setting.variable, "").strip()
        if not text or setting.is_option:
            continue
        try:
            value = setting.read(_toml_value(text))
        except ValueError as error:
            raise UsageError(f"{setting.variable} is “{text}”, but {error}.") from None
        settings = settings._replace(**{setting.field: value})
    return settings


def _toml_value(text: str) -> object:
    """Return the number or boolean that a text spells in TOML, or else the text itself."""
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else _SWITCHES.get(text.lower(), text)
