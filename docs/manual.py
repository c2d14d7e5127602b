"""Makes the manual page from what the commands say of themselves.

python -m docs.manual          writes docs/standfirst.1
"""

import inspect
import re
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click

from tui import __version__
from tui.cli.commands import PROGRAM, READ
from tui.cli.main import standfirst
from tui.settings.table import SETTINGS

PAGE = Path(__file__).with_name("standfirst.1")
_DATE = "2026-11-22"
"""The day of the release."""

_AS_IT_IS = "\b\n"
"""What a paragraph begins with whose lines are kept, in Click's help."""
_INDENT = "  "
_BEGINNINGS = (".SH", ".SS")
"""After these a paragraph begins by itself."""
_COLUMNS = 78
"""Of the page's own lines, which are filled when it is shown."""

_ENVIRONMENT = {
    **{setting.variable: setting.comment for setting in SETTINGS},
    "STANDFIRST_CONFIG": "The file with the settings; where it is empty, none is read.",
    "STANDFIRST_DATA_DIR": "The folder with the library: what was read, places and marks.",
    "STANDFIRST_CACHE_DIR": "The folder with the web pages that were read.",
    "PAGER": "The program that --pager shows text in.",
    "NO_COLOR": "Takes the colours away, unless it is empty.",
    "HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY": "The proxies that web pages are read through.",
}
_STATUS = {
    "0": "All is done.",
    "1": "A source could not be read or summarised, or the result not be written. The other sources are done.",
    "2": "The command line is wrong.",
    "130": "It was interrupted by Ctrl+C.",
}


def manual_page() -> str:
    """The page in roff, the same for the same commands."""
    lines = [*_page()]
    kept = (
        line for before, line in pairwise(["", *lines]) if not (line == ".PP" and before[:3] in _BEGINNINGS)
    )
    return "".join(f"{line}\n" for line in kept)


def _page() -> Iterator[str]:
    context = click.Context(standfirst, info_name=PROGRAM, **standfirst.context_settings)
    title, *_ = _paragraphs(standfirst.help)
    yield f'.TH {PROGRAM.upper()} 1 {_DATE} "{PROGRAM} {__version__}" "User Commands"'
    yield ".ad l"
    yield ".SH NAME"
    yield from _filled(f"{PROGRAM} - {_as_purpose(title)}")
    yield ".SH SYNOPSIS"
    yield from _usage(PROGRAM, "[OPTIONS] [SOURCE]...")
    yield ".br"
    yield from _usage(PROGRAM, "COMMAND [OPTIONS] [SOURCE]...")
    yield ".SH DESCRIPTION"
    yield from _text(standfirst.help)
    yield from _text(standfirst.epilog)
    yield ".SH OPTIONS"
    yield from _filled(f"Where no COMMAND is named, {READ} is meant, and all its options may be used too.")
    yield from _options(context, standfirst)
    yield ".SH COMMANDS"
    for name in standfirst.list_commands(context):
        command = standfirst.get_command(context, name)
        assert command is not None
        yield from _command(click.Context(command, parent=context, info_name=name), command)
    yield from _definitions("EXIT STATUS", _STATUS)
    yield from _definitions("ENVIRONMENT", _ENVIRONMENT)


def _command(context: click.Context, command: click.Command) -> Iterator[str]:
    yield f".SS {PROGRAM} {_plain(context.info_name or '')}"
    yield from _usage(context.command_path, " ".join(command.collect_usage_pieces(context)))
    yield from _text(command.help)
    yield from _options(context, command)
    yield from _text(command.epilog)


def _options(context: click.Context, command: click.Command) -> Iterator[str]:
    options = (parameter for parameter in command.get_params(context) if isinstance(parameter, click.Option))
    for names, meaning in filter(None, (option.get_help_record(context) for option in options)):
        yield ".TP"
        yield "".join(map(_option_word, re.split(r"(,? )", names)))
        yield from _filled(meaning)


def _definitions(heading: str, entries: dict[str, str]) -> Iterator[str]:
    yield f".SH {heading}"
    for name, meaning in entries.items():
        yield from (".TP", f".B {_plain(name)}", *_filled(meaning))


def _text(text: str | None) -> Iterator[str]:
    """The paragraphs of a help text; examples keep their lines."""
    for paragraph in _paragraphs(text):
        heading, *lines = paragraph.removeprefix(_AS_IT_IS).splitlines()
        if not (lines and all(line.startswith(_INDENT) for line in lines)):
            yield from (".PP", *_filled(paragraph.removeprefix(_AS_IT_IS)))
            continue
        yield from (".PP", _plain(heading), ".PP", ".RS 4", ".EX")
        yield from map(_plain, inspect.cleandoc("\n".join(lines)).splitlines())
        yield from (".EE", ".RE")


def _paragraphs(text: str | None) -> list[str]:
    cleaned = inspect.cleandoc(text or "")
    return [paragraph for paragraph in re.split(r"\n{2,}", cleaned) if paragraph.strip()]


def _as_purpose(sentence: str) -> str:
    """A sentence as what stands behind the name: “Read articles.” as “read articles”."""
    line = " ".join(sentence.split()).rstrip(".")
    return line[0].lower() + line[1:]


def _usage(command: str, arguments: str) -> Iterator[str]:
    yield f".B {_plain(command)}"
    yield from _filled(arguments)


def _filled(text: str) -> list[str]:
    """A paragraph in lines that are not long."""
    lines = textwrap.wrap(_plain(text), _COLUMNS, break_long_words=False, break_on_hyphens=False)
    return [_guarded(line) for line in lines]


def _option_word(word: str) -> str:
    """A word of ``-m, --method NAME``: options are bold, what the user puts in is in italics."""
    if not word.strip(", "):
        return word
    return f"\\f{'B' if word.startswith('-') else 'I'}{_plain(word)}\\fR"


def _plain(text: str) -> str:
    """Text that roff prints as it is, in ASCII."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    for character, name in (("'", "aq"), ("`", "ga"), ("^", "ha"), ("~", "ti")):
        escaped = escaped.replace(character, f"\\({name}")
    escaped = re.sub(r"(?=\b\w*_)", r"\\%", escaped)  # names of variables stay whole
    return _guarded(re.sub(r"[^\x00-\x7f]", lambda match: f"\\[u{ord(match[0]):04X}]", escaped))


def _guarded(line: str) -> str:
    """A line that is no request, whatever it begins with."""
    return f"\\&{line}" if line.startswith(".") else line


if __name__ == "__main__":
    PAGE.write_text(manual_page(), encoding="ascii")
