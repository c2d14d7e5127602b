"""The keys of the reader: one table, from which the bindings, the help and the palette are made."""

from collections.abc import Iterator
from typing import NamedTuple

from textual.binding import Binding

from tui.reader.key_names import Key, key_typed


class Command(NamedTuple):
    """Something that a key does."""

    id: str
    keys: tuple[str, ...]
    """As they are typed, the one to show first; none if only the palette has it."""
    action: str
    """The screen's action that does it."""
    description: str
    group: str


NO_KEY = "no-key"
"""What Textual is told a command's key is that has none: no terminal sends it."""

_MOVING = "Moving"
_JUMPING = "Jumping"
_SUMMARY = "The summary"
_VIEW = "The view"
_APP = "Articles and the program"

COMMANDS: tuple[Command, ...] = (
    Command("line-down", ("j", "↓"), "move_lines(1)", "Line down; in the digest, the next item", _MOVING),
    Command("line-up", ("k", "↑"), "move_lines(-1)", "Line up; in the digest, the previous item", _MOVING),
    Command("page-down", ("Space", "f", "PgDn"), "move_pages(1.0)", "Page down", _MOVING),
    Command("page-up", ("b", "PgUp"), "move_pages(-1.0)", "Page up", _MOVING),
    Command("half-page-down", ("d",), "move_pages(0.5)", "Half a page down", _MOVING),
    Command("half-page-up", ("u",), "move_pages(-0.5)", "Half a page up", _MOVING),
    Command("top", ("g", "Home"), "move_to_end(True)", "To the top", _MOVING),
    Command("end", ("G", "End"), "move_to_end(False)", "To the end", _MOVING),
    Command("switch-pane", ("Tab", "Shift+Tab"), "switch_pane", "To the other pane", _MOVING),
    Command("next-section", ("J", "]"), "next_section", "To the next section", _JUMPING),
    Command("previous-section", ("K", "["), "previous_section", "To the previous section", _JUMPING),
    Command(
        "next-sentence",
        (")", "."),
        "next_sentence",
        "To the next sentence of the summary",
        _JUMPING,
    ),
    Command(
        "previous-sentence",
        ("(", ","),
        "previous_sentence",
        "To the previous sentence of the summary",
        _JUMPING,
    ),
    Command("across", ("Enter",), "across", "From the digest to the text, and back", _JUMPING),
    Command("back", ("Backspace",), "back", "Undo the last jump", _JUMPING),
    Command("find", ("/",), "find", "Find in the article; in the digest, show only what matches", _JUMPING),
    Command("next-match", ("n",), "next_match", "To the next match", _JUMPING),
    Command("previous-match", ("N",), "previous_match", "To the previous match", _JUMPING),
    Command("longer", ("+",), "longer", "A longer summary", _SUMMARY),
    Command("shorter", ("-",), "shorter", "A shorter summary", _SUMMARY),
    Command("first-length", ("=",), "first_length", "The length it was started with", _SUMMARY),
    Command("next-method", ("m",), "next_method", "The next method", _SUMMARY),
    Command("choose-method", ("M",), "choose_method", "Choose a method from a list", _SUMMARY),
    Command("compare", ("c",), "compare", "Compare what the methods choose", _SUMMARY),
    Command("section-alone", ("S",), "section_alone", "Summarise this section alone, or all again", _SUMMARY),
    Command("mark", ("x",), "mark", "Mark this sentence, or take its mark away", _SUMMARY),
    Command("marks", ("X",), "marks", "List the marked sentences", _SUMMARY),
    Command("copy-item", ("y",), "copy_item", "Copy what is selected, or this sentence", _SUMMARY),
    Command("copy-digest", ("Y",), "copy_digest", "Copy the whole digest", _SUMMARY),
    Command("copy-to-file", (), "copy_to_file", "Write what was copied last to a file", _SUMMARY),
    Command("write", ("w",), "write", "Write the digest to a file", _SUMMARY),
    Command("skim", ("s",), "skim", "Fold the article to its summary, and back", _VIEW),
    Command("heat", ("h",), "heat", "How important sentences are: by rank, by agreement, off", _VIEW),
    Command("fold", ("t",), "fold", "Fold or unfold the outline", _VIEW),
    Command("one-pane", ("z",), "one_pane", "One pane over the whole screen, and back", _VIEW),
    Command("narrower-text", ("<",), "widen_text(-4)", "Narrower text", _VIEW),
    Command("wider-text", (">",), "widen_text(4)", "Wider text", _VIEW),
    Command("theme", ("T",), "theme", "Choose the colours", _VIEW),
    Command("information", ("i",), "information", "About this article, and why this sentence", _APP),
    Command("language", ("l",), "language", "Choose the article's language", _APP),
    Command("open", ("o",), "open", "Open another article", _APP),
    Command("reload", ("r",), "reload", "Read the article's source again", _APP),
    Command("library", ("L",), "library", "What you read before, and sample articles", _APP),
    Command("palette", (":", "Ctrl+P"), "palette", "Find a command by name", _APP),
    Command("help", ("?", "F1"), "help", "These keys", _APP),
    Command("leave", ("q",), "leave", "Close what is over the article; else quit", _APP),
    Command("escape", ("Esc",), "escape", "Stop the work in hand, or undo /, s, h, z or S", _APP),
)

SECTION_NUMBERS = range(1, 10)

QUIT_KEY = "Q"
"""Quits from anywhere but a prompt, so it is the app's own binding and not the screen's."""


def default_keys() -> dict[str, tuple[Key, ...]]:
    """The keys of everything that a key does, unless the user says otherwise, by the names of the commands."""
    return {name: keys for name, keys, _ in listed_keys()}


def listed_keys() -> Iterator[tuple[str, tuple[Key, ...], str]]:
    """The name, the keys and the description of everything that a key does."""
    for command in COMMANDS:
        yield command.id, tuple(map(key_typed, command.keys)), command.description
    for number in SECTION_NUMBERS:
        yield section_command(number), (key_typed(str(number)),), _to_section(number)
    yield "quit", (key_typed(QUIT_KEY),), "Quit at once"


def section_command(number: int) -> str:
    """The name of the command that goes to a section of the top level."""
    return f"section-{number}"


def _to_section(number: int) -> str:
    return f"To top-level section {number}"


def reader_bindings() -> list[Binding]:
    """The bindings of the reader's screen."""
    return [*_command_bindings(), *_number_bindings()]


def _command_bindings() -> Iterator[Binding]:
    for command in COMMANDS:
        keys = ",".join(key_typed(key).textual for key in command.keys) or NO_KEY
        yield Binding(
            keys, command.action, command.description, show=False, id=command.id, tooltip=command.description
        )


def _number_bindings() -> Iterator[Binding]:
    for number in SECTION_NUMBERS:
        yield Binding(
            str(number),
            f"go_to_section({number})",
            _to_section(number),
            show=False,
            id=section_command(number),
        )
