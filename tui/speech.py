"""Reading aloud by a program that is installed: a shell command line that gets one passage on its standard input."""

import shlex
import shutil
import subprocess
from collections.abc import Callable, Sequence
from time import monotonic
from typing import NamedTuple

from tui.document.errors import StandfirstError
from tui.document.model import Article, Block, BlockKind, Section, Sentence
from tui.language.detect import language_code
from tui.text.sanitize import clean_line

_USUAL_RATE = 175
"""The words per minute that Speech Dispatcher's rate of 0 stands for, as espeak-ng speaks them."""
_MAX_DISPATCHER_RATE = 100
_LEAST_SECONDS_A_WORD = 0.05
"""No voice is faster. Without a sound device, espeak-ng ends at once, writes an error and exits with 0."""

NO_PROGRAM = (
    "No program that speaks was found. Install espeak-ng or speech-dispatcher, or name one as speech-command "
    "in the settings."
)


Passage = Sentence | Block
"""What is spoken in one go: a sentence or a heading."""


class Voice(NamedTuple):
    """A program that speaks the text on its standard input, and then ends."""

    command: str
    """Its command line, for the shell."""
    silence: str = ""
    """Another command line that silences it, where ending it is not enough."""


def passages(article: Article, section: Section | None = None) -> Sequence[Passage]:
    """Return the headings and sentences of an article, or of one of its sections, in reading order."""
    headings = [block for block in article.blocks if block.kind is BlockKind.HEADING]
    found: list[Passage] = [*article.sentences, *headings]
    found.sort(key=lambda each: each.start)
    return [each for each in found if section is None or section.start <= each.start < section.end]


def speak(
    article: Article,
    parts: Sequence[Passage] | None = None,
    *,
    command: str | None = None,
    rate: int | None = None,
    on_passage: Callable[[Passage], None] = lambda _: None,
) -> None:
    """Read an article aloud, and return when all is spoken.

    Args:
        article: The article, with its sentences.
        parts: Its sentences or headings to speak, such as its summary; None for all.
        command: The shell command that speaks the text on its standard input, see ``find_voice``; None for the
            program that is installed.
        rate: How fast to speak, in words per minute; None for the program's own rate.
        on_passage: A function that is called with each sentence or heading before it is spoken.

    Raises:
        StandfirstError: There is no program that speaks, or it failed.
    """
    voice = find_voice(command, article.language, rate)
    if voice is None:
        raise StandfirstError(NO_PROGRAM)
    try:
        for part in passages(article) if parts is None else parts:
            on_passage(part)
            text, began = one_line(part.text), monotonic()
            ended = subprocess.run(
                voice.command,
                shell=True,
                input=text.encode("utf-8", "replace"),
                capture_output=True,
                check=False,
            )
            errors = ended.stderr.decode(errors="replace")
            if reason := failure(ended.returncode, errors, text, monotonic() - began):
                raise StandfirstError(f"Cannot read aloud. The program says: {reason}")
    except KeyboardInterrupt:
        if voice.silence:
            subprocess.run(voice.silence, shell=True, capture_output=True, check=False)
        raise


def one_line(text: str) -> str:
    """Return a text as programs that speak get it: its lines joined."""
    return " ".join(text.split())


def failure(status: int, errors: str, text: str, seconds: float) -> str:
    """Return why a text was not spoken, in one line; empty if it was.

    Args:
        status: The exit status of the program.
        errors: What it wrote to its standard error.
        text: What it got.
        seconds: How long it took: if it ended sooner than a voice can speak, what it wrote is the reason.
    """
    *_, last = ("", *errors.strip().splitlines())
    if status:
        return clean_line(last) or f"It ended with status {status}."
    return clean_line(last) if seconds < _LEAST_SECONDS_A_WORD * len(text.split()) else ""


def find_voice(own: str | None, language: str, rate: int | None) -> Voice | None:
    """Return the program to speak with; None if there is none.

    Args:
        own: The command line of the user's own program, which gets ``STANDFIRST_LANGUAGE`` (an ISO 639-1 code, empty
            if the language has none) and ``STANDFIRST_RATE``.
        language: Sumy's name of the text's language.
        rate: How fast to speak, in words per minute; None for the program's own rate.
    """
    code = _code(language)
    if own is not None:
        variables = {"STANDFIRST_LANGUAGE": code, "STANDFIRST_RATE": str(rate or "")}
        given = " ".join(f"{name}={shlex.quote(value)}" for name, value in variables.items())
        return Voice(f"export {given}; {own}")
    if shutil.which("spd-say"):
        return Voice(
            shlex.join(["spd-say", "--wait", *_dispatcher_options(code, rate), "--"]) + ' "$(cat)"',
            "spd-say --stop",
        )
    for name in ("espeak-ng", "espeak"):
        if shutil.which(name):
            voice = ["-v", code] if code else []
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


def _code(language: str) -> str:
    """Return the code of a language by its name; empty if it has none."""
    try:
        return language_code(language)
    except KeyError:
        return ""
