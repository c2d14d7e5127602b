"""Generates the manual page from the help of the commands.

python -m docs.manual          writes docs/standfirst.1
"""

import inspect
import re
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from pathlib import Path

import click

from tui import __version__
from tui.cli.commands import PROGRAM, READ
from tui.cli.main import standfirst
from tui.reader.commands import COMMANDS, QUIT_KEY
from tui.settings.table import SETTINGS

PAGE = Path(__file__).with_name("standfirst.1")
_DATE = "2026-11-22"
"""The day of the release."""

_VERBATIM = "\b\n"
"""The beginning of a paragraph whose lines are not wrapped, in Click's help."""
_INDENT = "  "
_HEADINGS = (".SH", ".SS")
"""A paragraph after these needs no request of its own."""
_COLUMNS = 78
"""The width of the source; viewers fill the lines again."""

_ENVIRONMENT = {
    **{setting.variable: setting.comment for setting in SETTINGS},
    "STANDFIRST_CONFIG": "The file with the settings; if it is empty, none is read.",
    "STANDFIRST_DATA_DIR": "The folder with the library (what was read, places and marks) and the feeds.",
    "STANDFIRST_CACHE_DIR": "The folder with the web pages that were read.",
    "PAGER": "The program that --pager shows text in.",
    "VISUAL, EDITOR": "The editor for config --edit, and for e in the reader.",
    "NO_COLOR": "Turns colours off, unless it is empty.",
    "HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY": "The proxies that web pages are read through.",
}
_STATUS = {
    "0": "Everything was done.",
    "1": "A source could not be read or summarised, or the result could not be written. The others were processed.",
    "2": "The command line is wrong.",
    "130": "It was interrupted by Ctrl+C.",
}
_FILES = {
    "~/.config/standfirst/config.toml": "The settings; “standfirst config --path” prints where they are here.",
    "~/.local/share/standfirst/library.sqlite": "What was read and how far, marks and notes.",
    "~/.local/share/standfirst/choices.json": "What was chosen for all articles, such as the theme.",
    "~/.local/share/standfirst/feeds.sqlite": "Feeds, what is read of them, and what is kept for later.",
    "~/.cache/standfirst/pages": "Web pages that were read.",
}
_MORE_EXAMPLES = """
\b
As a pager, and with other programs:
  git show HEAD:notes.md | standfirst
  MANPAGER=standfirst MANOPT=--nh man bash
  standfirst summarize --summary-only -n 3 report.pdf
  standfirst outline --json book.epub | jq -r ".outline[].title"
  find . -name "*.html" | standfirst batch - > digests.jsonl
"""
_LAST_SECTIONS = {
    "BUGS": "A summary consists of sentences of the article, so that one may speak of something that was left out. "
    "For a report, --debug FILE writes a log, and “standfirst --version” prints the versions.",
    "SEE ALSO": "less(1), man(1), jq(1), pdftotext(1), w3m(1)",
}


def manual_page() -> str:
    """Return the page in roff, the same for the same commands."""
    lines = [*_page()]
    kept = (
        line for before, line in pairwise(["", *lines]) if not (line == ".PP" and before[:3] in _HEADINGS)
    )
    return "".join(f"{line}\n" for line in kept)


def _page() -> Iterator[str]:
    context = click.Context(standfirst, info_name=PROGRAM, **standfirst.context_settings)
    title, *_ = _paragraphs(standfirst.help)
    yield f'.TH {PROGRAM.upper()} 1 {_DATE} "{PROGRAM} {__version__}" "User Commands"'
    yield ".ad l"
    yield ".SH NAME"
    yield from _wrapped(f"{PROGRAM} - {_as_purpose(title)}")
    yield ".SH SYNOPSIS"
    yield from _usage(PROGRAM, "[OPTIONS] [SOURCE]...")
    yield ".br"
    yield from _usage(PROGRAM, "COMMAND [OPTIONS] [SOURCE]...")
    yield ".SH DESCRIPTION"
    yield from _text(standfirst.help)
    yield ".SH OPTIONS"
    yield from _wrapped(f"Without a COMMAND, {READ} is run, and all its options can be used.")
    yield from _options(context, standfirst)
    yield ".SH COMMANDS"
    for name in standfirst.list_commands(context):
        command = standfirst.get_command(context, name)
        assert command is not None
        own = click.Context(command, parent=context, info_name=name)
        yield from _command(own, command)
        for inner, subcommand in sorted(command.commands.items()) if isinstance(command, click.Group) else ():
            yield from _command(click.Context(subcommand, parent=own, info_name=inner), subcommand)
    yield from _keys()
    yield from _definitions("EXIT STATUS", _STATUS)
    yield from _definitions("ENVIRONMENT", _ENVIRONMENT)
    yield from _definitions("FILES", _FILES)
    yield ".SH EXAMPLES"
    yield from _text(standfirst.epilog)
    yield from _text(_MORE_EXAMPLES)
    for heading, text in _LAST_SECTIONS.items():
        yield f".SH {heading}"
        yield from _text(text)


def _command(context: click.Context, command: click.Command) -> Iterator[str]:
    yield f".SS {_escape(context.command_path)}"
    yield from _usage(context.command_path, " ".join(command.collect_usage_pieces(context)))
    yield from _text(command.help)
    yield from _options(context, command)
    yield from _text(command.epilog)


def _options(context: click.Context, command: click.Command) -> Iterator[str]:
    options = (parameter for parameter in command.get_params(context) if isinstance(parameter, click.Option))
    for names, meaning in filter(None, (option.get_help_record(context) for option in options)):
        yield ".TP"
        yield "".join(map(_option_word, re.split(r"(,? )", names)))
        yield from _wrapped(meaning)


def _keys() -> Iterator[str]:
    yield ".SH KEYS"
    yield from _wrapped(
        "These are the keys of the reader. The settings can give each command others, by its name in brackets. "
        "A number before most keys repeats them: 5j."
    )
    yield from _key(("1", "…", "9"), "To that top-level section")
    for group, commands in groupby(COMMANDS, key=lambda command: command.group):
        yield f".SS {_escape(group)}"
        for command in commands:
            if command.keys:
                yield from _key(command.keys, f"{command.description} [{command.id}]")
    yield from _key((QUIT_KEY,), "Quit at once [quit]")


def _key(keys: Iterable[str], meaning: str) -> Iterator[str]:
    yield ".TP"
    yield ", ".join(f"\\fB{_escape(key)}\\fR" for key in keys)
    yield from _wrapped(meaning)


def _definitions(heading: str, entries: dict[str, str]) -> Iterator[str]:
    yield f".SH {heading}"
    for name, meaning in entries.items():
        yield from (".TP", f".B {_escape(name)}", *_wrapped(meaning))


def _text(text: str | None) -> Iterator[str]:
    """Yield the paragraphs of a help text; examples keep their lines."""
    for paragraph in _paragraphs(text):
        heading, *lines = paragraph.removeprefix(_VERBATIM).splitlines()
        if not (lines and all(line.startswith(_INDENT) for line in lines)):
            yield from (".PP", *_wrapped(paragraph.removeprefix(_VERBATIM)))
            continue
        yield from (".PP", _escape(heading), ".PP", ".RS 4", ".EX")
        yield from map(_escape, inspect.cleandoc("\n".join(lines)).splitlines())
        yield from (".EE", ".RE")


def _paragraphs(text: str | None) -> list[str]:
    cleaned = inspect.cleandoc(text or "")
    return [paragraph for paragraph in re.split(r"\n{2,}", cleaned) if paragraph.strip()]


def _as_purpose(sentence: str) -> str:
    """Return a sentence as a man page's purpose: “Read articles.” becomes “read articles”."""
    line = " ".join(sentence.split()).rstrip(".")
    return line[0].lower() + line[1:]


def _usage(command: str, arguments: str) -> Iterator[str]:
    yield f".B {_escape(command)}"
    yield from _wrapped(arguments)


def _wrapped(text: str) -> list[str]:
    """Return a paragraph wrapped into lines."""
    lines = textwrap.wrap(_escape(text), _COLUMNS, break_long_words=False, break_on_hyphens=False)
    return [_escape_request(line) for line in lines]


def _option_word(word: str) -> str:
    """Return a word of ``-m, --method NAME``: options in bold, placeholders in italics."""
    if not word.strip(", "):
        return word
    return f"\\f{'B' if word.startswith('-') else 'I'}{_escape(word)}\\fR"


def _escape(text: str) -> str:
    """Escape text for roff, in ASCII."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    for character, name in (("'", "aq"), ("`", "ga"), ("^", "ha"), ("~", "ti")):
        escaped = escaped.replace(character, f"\\({name}")
    escaped = re.sub(r"(?=\b\w*_)", r"\\%", escaped)  # do not hyphenate names of variables
    return _escape_request(re.sub(r"[^\x00-\x7f]", lambda match: f"\\[u{ord(match[0]):04X}]", escaped))


def _escape_request(line: str) -> str:
    """Return a line that roff does not take for a request."""
    return f"\\&{line}" if line.startswith(".") else line


if __name__ == "__main__":
    PAGE.write_text(manual_page(), encoding="ascii")
