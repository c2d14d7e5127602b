"""What a user can settle once and for all: the settings, each with what it takes."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeGuard

from tui.document.errors import UsageError
from tui.document.stats import WORDS_PER_MINUTE

TEXT_WIDTH = 88
"""The columns of a line that is comfortable to read."""
LEAST_TEXT_WIDTH = 30
WHOLE_PANE = 0
"""The text width of lines that are as wide as the pane."""

KEYS = "keys"
"""The name of the table of keys."""
Keys = Mapping[str, tuple[str, ...]]
"""Keys as they are typed, by the name of the command they stand for."""


class Settings(NamedTuple):
    """What holds unless the command line says otherwise. None is for the program to decide.

    What a method, a language, a theme or a key may be, others know: see ``SettingsFile.checked``.
    """

    theme: str | None = None
    method: str | None = None
    length: str | None = None
    language: str | None = None
    article_share: int = 50
    """The article's share of the width, in per cent; the digest has the rest."""
    text_width: int = TEXT_WIDTH
    """The longest line of the article, in columns; 0 for lines as wide as the pane."""
    pace: int = WORDS_PER_MINUTE
    """How fast the user reads, in words a minute."""
    mouse: bool = True
    colours: bool = True
    history: bool = True
    """Whether it is kept which articles were read, and how far."""
    keys: Keys = MappingProxyType({})


class Setting(NamedTuple):
    """One setting, as the file has it."""

    name: str
    read: Callable[[object], Any]
    """Turns what the file gives into the value; raises ValueError, which says what the setting takes."""
    comment: str
    """What it is for, in a line."""
    is_option: bool = False
    """Whether the command line has an option for it, which then knows of the environment too."""

    @property
    def field(self) -> str:
        """Its name among the fields of ``Settings``."""
        return self.name.replace("-", "_")

    @property
    def variable(self) -> str:
        """The environment variable that wins over the file."""
        return f"STANDFIRST_{self.field.upper()}"


def read_keys(value: object) -> tuple[str, ...]:
    """The keys that the file gives a command: one, or a list of them, which may be empty.

    Raises:
        ValueError: It is neither; the error says what is taken.
    """
    keys = [value] if isinstance(value, str) else value
    if isinstance(keys, list) and all(isinstance(key, str) for key in keys):
        return tuple(keys)
    raise ValueError('it takes keys in quotes, such as "J" or ["J", "]"]')


def _text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise ValueError("it takes text in quotes")


def _length(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value
    if _is_whole(value):
        return str(value)
    raise ValueError('it takes a number of sentences, or "20%", or "150w"')


def _yes_or_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError("it takes true or false")


def _whole(least: int, most: int, or_else: int | None = None) -> Callable[[object], int]:
    takes = f"it takes a whole number from {least:,} to {most:,}"
    if or_else is not None:
        takes = f"{takes}, or {or_else}"

    def read(value: object) -> int:
        if _is_whole(value) and (value == or_else or least <= value <= most):
            return value
        raise ValueError(takes)

    return read


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9


SETTINGS = (
    Setting(
        "theme",
        _text,
        "The colours: standfirst-dark, standfirst-light, standfirst-terminal (the terminal's own), "
        "or a theme of Textual's, such as nord.",
        is_option=True,
    ),
    Setting(
        "method",
        _text,
        "How the sentences of a summary are chosen; “standfirst methods” lists the ways.",
        is_option=True,
    ),
    Setting(
        "length",
        _length,
        'How long a summary is: 5 sentences, "20%" of them, or "150w" for at most 150 words.',
        is_option=True,
    ),
    Setting(
        "language", _text, "The articles' language. Without it, each article's own is found.", is_option=True
    ),
    Setting("article-share", _whole(30, 80), "The article's share of the width, in per cent: 30 to 80."),
    Setting(
        "text-width",
        _whole(LEAST_TEXT_WIDTH, 1000, WHOLE_PANE),
        f"The longest line of the article: {LEAST_TEXT_WIDTH} columns or more, or {WHOLE_PANE} for the whole pane.",
    ),
    Setting(
        "pace", _whole(20, 5000), "How fast you read, in words a minute: the reader's reading times go by it."
    ),
    Setting(
        "mouse",
        _yes_or_no,
        "Whether the mouse works in the reader. If not, the terminal selects text with it.",
    ),
    Setting(
        "colours", _yes_or_no, "Whether there are colours. NO_COLOR in the environment takes them away too."
    ),
    Setting("history", _yes_or_no, "Whether it is kept which articles you read, and how far."),
)
"""All settings but the keys, in the order in which they are listed."""

_SWITCHES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def with_environment(settings: Settings, environment: Mapping[str, str]) -> Settings:
    """Settings with what the environment says in place of what the file says.

    Args:
        settings: What the file says.
        environment: The variables by name; an empty one says nothing. Those of settings that are options too are left
            to the command line.

    Raises:
        UsageError: A variable has a value that its setting does not take.
    """
    for setting in SETTINGS:
        text = environment.get(setting.variable, "").strip()
        if not text or setting.is_option:
            continue
        try:
            value = setting.read(_plain_value(text))
        except ValueError as error:
            raise UsageError(f"{setting.variable} is “{text}”, but {error}.") from None
        settings = settings._replace(**{setting.field: value})
    return settings


def _plain_value(text: str) -> object:
    """What is meant by a text that has no quotes to tell it from numbers and switches."""
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else _SWITCHES.get(text.lower(), text)
