"""The programs that speak: shell command lines, each of which gets one sentence on its standard input."""

import shlex
import shutil
from typing import NamedTuple

_USUAL_RATE = 175
"""The words per minute that Speech Dispatcher's rate of 0 stands for, as espeak-ng speaks them."""
_MAX_DISPATCHER_RATE = 100

NO_PROGRAM = (
    "No program that speaks was found. Install espeak-ng or speech-dispatcher, or name one as speech-command "
    "in the settings."
)


class Voice(NamedTuple):
    """A program that speaks the text on its standard input, and then ends."""

    command: str
    """Its command line, for the shell."""
    silence: str = ""
    """Another command line that silences it, where ending it is not enough."""


def find_voice(own: str | None, language: str, rate: int | None) -> Voice | None:
    """Return the program to speak with; None if there is none.

    Args:
        own: The command line of the user's own program, which gets ``STANDFIRST_LANGUAGE`` and ``STANDFIRST_RATE``.
        language: The ISO 639-1 code of the text's language; empty if it has none.
        rate: How fast to speak, in words per minute; None for the program's own rate.
    """
    if own is not None:
        variables = {"STANDFIRST_LANGUAGE": language, "STANDFIRST_RATE": str(rate or "")}
        given = " ".join(f"{name}={shlex.quote(value)}" for name, value in variables.items())
        return Voice(f"export {given}; {own}")
    if shutil.which("spd-say"):
        return Voice(
            shlex.join(["spd-say", "--wait", *_dispatcher_options(language, rate), "--"]) + ' "$(cat)"',
            "spd-say --stop",
        )
    for name in ("espeak-ng", "espeak"):
        if shutil.which(name):
            voice = ["-v", language] if language else []
            speed = ["-s", str(rate)] if rate else []
            return Voice(shlex.join([name, "--stdin", *voice, *speed]))
    if shutil.which("say"):
        return Voice(shlex.join(["say", *(["-r", str(rate)] if rate else []), "-f", "-"]))
    return None


def _dispatcher_options(language: str, rate: int | None) -> list[str]:
    """Return the options for a language and a rate: faster or slower by a part of the usual rate, in per cent."""
    options = ["--language", language] if language else []
    if rate:
        faster = round(100 * (rate - _USUAL_RATE) / _USUAL_RATE)
        options += ["--rate", str(max(-_MAX_DISPATCHER_RATE, min(faster, _MAX_DISPATCHER_RATE)))]
    return options
