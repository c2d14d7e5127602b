"""The commands of the reader: one table, from which the bindings, the help, the palette and the settings are made."""

import re
from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding

from tui.reader.key_names import Key, key_typed

if TYPE_CHECKING:
    from tui.reader.screen import ReaderScreen

Run = Callable[["ReaderScreen"], Awaitable[None] | None]


class Counted:
    """An action that takes a count typed before its key, as in ``5j``."""

    def __init__(self, act: Callable[["ReaderScreen", int], None], default: int = 1) -> None:
        self.act = act
        self.default = default

    def __call__(self, screen: "ReaderScreen") -> None:
        """Act without a count."""
        self.act(screen, self.default)


class Command(NamedTuple):
    """One thing that a key does."""

    id: str
    keys: tuple[str, ...]
    """As they are typed, the one to show first; none if only the palette has it."""
    run: Run
    description: str
    group: str

    @property
    def name(self) -> str:
        """The beginning of its description, up to a mark such as a comma."""
        return _CLAUSE_END.split(self.description, maxsplit=1)[0]


_CLAUSE_END = re.compile(r"[,;:] ")

NO_KEY = "no-key"
"""The key, for Textual, of a command without one: no terminal sends it."""


def _group(title: str, *rows: tuple[str, str, Run, str]) -> Iterator[Command]:
    for command_id, keys, run, description in rows:
        yield Command(command_id, tuple(keys.split()), run, description, title)


COMMANDS: tuple[Command, ...] = (
    *_group(
        "Moving",
        (
            "line-down",
            "j ↓",
            Counted(lambda s, n: s.pane.move_lines(n)),
            "Line down; in the digest, the next item",
        ),
        (
            "line-up",
            "k ↑",
            Counted(lambda s, n: s.pane.move_lines(-n)),
            "Line up; in the digest, the previous item",
        ),
        ("page-down", "Space f PgDn", Counted(lambda s, n: s.navigator.move_pages(n)), "Page down"),
        ("page-up", "b PgUp", Counted(lambda s, n: s.navigator.move_pages(-n)), "Page up"),
        ("half-page-down", "d", Counted(lambda s, n: s.navigator.move_pages(n / 2)), "Half a page down"),
        ("half-page-up", "u", Counted(lambda s, n: s.navigator.move_pages(-n / 2)), "Half a page up"),
        (
            "next-paragraph",
            "} W",
            Counted(lambda s, n: s.navigator.move_paragraphs(n)),
            "To the next paragraph",
        ),
        (
            "previous-paragraph",
            "{ B",
            Counted(lambda s, n: s.navigator.move_paragraphs(-n)),
            "To the previous paragraph, or the start of this one",
        ),
        ("scroll-right", "→", lambda s: s.navigator.scroll_sideways(0.5), "Scroll wide code to the right"),
        ("scroll-left", "←", lambda s: s.navigator.scroll_sideways(-0.5), "Scroll wide code to the left"),
        ("top", "g Home", lambda s: s.navigator.go_to_end(top=True), "To the top"),
        ("end", "G End", lambda s: s.navigator.go_to_end(top=False), "To the end"),
        ("switch-pane", "Tab Shift+Tab", lambda s: s.navigator.switch_pane(), "To the other pane"),
    ),
    *_group(
        "Jumping",
        ("next-section", "J ]", Counted(lambda s, n: s.navigator.next_section(n)), "To the next section"),
        (
            "previous-section",
            "K [",
            Counted(lambda s, n: s.navigator.previous_section(n)),
            "To the previous section",
        ),
        (
            "next-sentence",
            ") .",
            Counted(lambda s, n: s.navigator.next_sentence(n)),
            "Next summary sentence",
        ),
        (
            "previous-sentence",
            "( ,",
            Counted(lambda s, n: s.navigator.previous_sentence(n)),
            "Previous summary sentence",
        ),
        ("follow", "Enter", lambda s: s.navigator.follow(), "From the digest to the text, and back"),
        (
            "percent",
            "%",
            Counted(lambda s, n: s.navigator.go_to_percent(n), default=0),
            "To a part of the article, as in 50%",
        ),
        ("back", "Backspace Ctrl+O", Counted(lambda s, n: s.navigator.go_back(n)), "Undo the last jump"),
        (
            "forward",
            "Ctrl+R",
            Counted(lambda s, n: s.navigator.go_forward(n)),
            "Repeat the undone jump",
        ),
        ("jumps", "", lambda s: s.navigator.list_jumps(), "List the places jumped from"),
        (
            "go-to-place",
            "'",
            lambda s: s.places.go_to_place(),
            "To a place with a name: a letter follows; '' back",
        ),
        ("name-place", '"', lambda s: s.places.name_place(), "Name this place: a letter follows"),
        ("places", "", lambda s: s.places.list_places(), "List the places with names"),
        (
            "links",
            "F",
            lambda s: s.links.show_letters(),
            "Letters at the links: follow one, or copy it after Y",
        ),
        ("find", "/", lambda s: s.find.open(), "Find in the article; in the digest, show only what matches"),
        ("next-match", "n", Counted(lambda s, n: s.find.walk(n)), "To the next match"),
        ("previous-match", "N", Counted(lambda s, n: s.find.walk(-n)), "To the previous match"),
    ),
    *_group(
        "The summary",
        ("longer", "+", Counted(lambda s, n: s.summary.lengthen(n)), "A longer summary"),
        ("shorter", "-", Counted(lambda s, n: s.summary.shorten(n)), "A shorter summary"),
        (
            "first-length",
            "=",
            Counted(lambda s, n: s.summary.set_length(n), default=0),
            "The length it was started with, or of a count: 7=",
        ),
        ("next-method", "m", lambda s: s.summary.next_method(), "The next method"),
        ("choose-method", "M", lambda s: s.summary.choose_method(), "Choose a method from a list"),
        ("compare", "c", lambda s: s.comparison.open(), "Compare what the methods choose"),
        (
            "section-alone",
            "S",
            lambda s: s.summary.toggle_section(),
            "Summarise this section alone, or all again",
        ),
        ("changes", "U", lambda s: s.changes.show(), "What is new since you read it"),
        ("ask", "A", lambda s: s.ask.ask(), "Ask the article: the sentences that answer a question"),
        ("aloud", "V", lambda s: s.aloud.toggle(), "Read the summary aloud, or the article from here on"),
        (
            "facets",
            "H",
            lambda s: s.facets.show(),
            "Only results, aims, limits, claims or figures; R, A, L, C, F in the margin",
        ),
        (
            "context",
            "C",
            Counted(lambda s, n: s.summary.show_context(n), default=0),
            "Context: above “He also said …” the sentence before, and back",
        ),
        ("mark", "x", lambda s: s.highlights.toggle(), "Mark this sentence, or remove its mark"),
        (
            "note",
            "a",
            lambda s: s.highlights.annotate(),
            "Write a note on this sentence, or on the selection",
        ),
        ("marks", "X", lambda s: s.highlights.show_list(), "List the marked sentences, with their notes"),
        (
            "select",
            "v",
            lambda s: s.selecting.start(),
            "Select from the keyboard: h j k l w e b ( ) { } 0 $ extend",
        ),
        ("find-selection", "*", lambda s: s.find.find_selection(), "Find what is selected"),
        ("copy-item", "y", lambda s: s.clipboard.copy_item(), "Copy this sentence, or what is selected"),
        ("copy-digest", "Y", lambda s: s.clipboard.copy_digest(), "Copy the whole digest"),
        ("copy-to-file", "", lambda s: s.clipboard.copy_to_file(), "Write the last copy to a file"),
        ("pipe", "| !", lambda s: s.pipe.ask(), "Pipe to a command: this sentence, section or article"),
        ("write", "w", lambda s: s.clipboard.write_digest(), "Write the digest to a file"),
    ),
    *_group(
        "The view",
        ("skim", "s", lambda s: s.skim.toggle(), "Fold the article to its summary, and back"),
        ("heat", "h", lambda s: s.heat.cycle(), "How important sentences are: by rank, by agreement, off"),
        ("fold", "t", lambda s: s.navigator.toggle_outline(), "Fold or unfold the outline"),
        ("one-pane", "z", lambda s: s.navigator.toggle_zoom(), "One pane over the whole screen, and back"),
        (
            "stacked",
            "Z",
            lambda s: s.navigator.toggle_stacked(),
            "The summary above the text, in a narrow terminal, and back",
        ),
        ("narrower-text", "<", lambda s: s.navigator.widen_text(-4), "Narrower text"),
        ("wider-text", ">", lambda s: s.navigator.widen_text(4), "Wider text"),
        ("theme", "T", lambda s: s.app.action_change_theme(), "Choose the colours"),
    ),
    *_group(
        "Articles and the program",
        (
            "information",
            "i",
            lambda s: s.summary.show_information(),
            "About this article, and why this sentence",
        ),
        (
            "names",
            "I",
            lambda s: s.names.show(),
            "People, places, terms, dates and figures in this article; of a selection, its mentions",
        ),
        ("language", "l", lambda s: s.summary.choose_language(), "Choose the article's language"),
        ("encoding", "", lambda s: s.loader.choose_encoding(), "Choose the article's encoding"),
        ("open", "o", lambda s: s.loader.ask(), "Open another article"),
        ("edit", "e", lambda s: s.editor.open(), "Open in your editor, at this line of the file"),
        ("reload", "r", lambda s: s.loader.reload(), "Read the article's source again"),
        (
            "next-article",
            "p",
            lambda s: s.pickers.open_neighbour(1),
            "The next article, of the folder or list",
        ),
        ("previous-article", "P", lambda s: s.pickers.open_neighbour(-1), "The previous article of it"),
        ("library", "L", lambda s: s.pickers.list_library(), "What you read before, and sample articles"),
        (
            "joint-digest",
            "D",
            lambda s: s.joint.show_list(),
            "One summary of this list: of all of it, or of what x marked there",
        ),
        (
            "side-by-side",
            "",
            lambda s: s.sides.show_marked(),
            "Side by side: the two articles that x marked in the list",
        ),
        ("everywhere", "E", lambda s: s.everywhere.find(), "Find words in all that you read"),
        ("feeds", "R", lambda s: s.feeds.show(), "What is new in your feeds, and what is kept for later"),
        ("page-feed", "", lambda s: s.feeds.show_page_feed(), "The feed of this page"),
        ("later", "", lambda s: s.later.toggle(), "Keep this article for later, or no longer"),
        ("reading-list", "", lambda s: s.feeds.show(view="later"), "What is kept for later"),
        ("tags", "", lambda s: s.later.tag(), "The tags of this article"),
        ("palette", ": Ctrl+P", lambda s: s.app.action_command_palette(), "Find a command by name"),
        ("suspend", "Ctrl+Z", lambda s: s.editor.suspend(), "Back to the shell; its fg continues here"),
        ("help", "? F1", lambda s: s.pickers.show_help(), "These keys"),
        (
            "leave",
            "q",
            lambda s: s.pickers.leave(),
            "Close what is over the article; else back to its list, or quit",
        ),
        (
            "escape",
            "Esc",
            lambda s: s.escape(),
            "Stop the work or the voice, or undo /, s, h, A, z or S",
        ),
    ),
)
"""All commands, by group. A row has the id, the keys, the function, which is called with the screen, and the text."""

QUIT_KEY = "Q"
"""Quits from anywhere but a prompt, so it is the app's own binding and not the screen's."""


def _digit_command(digit: int, name: str, description: str) -> Command:
    return Command(name, (str(digit),), lambda s: s.counts.type_digit(digit), description, "Jumping")


SECTION_COMMANDS = tuple(
    _digit_command(number, f"section-{number}", f"To top-level section {number}") for number in range(1, 10)
)
"""A command for each of the first top-level sections; the help shows them as one."""

DIGIT_COMMANDS = (*SECTION_COMMANDS, _digit_command(0, "zero", "The zero of a number, as in 50%"))
"""The commands that collect a count, which all others take."""

_BY_ID = {command.id: command for command in (*COMMANDS, *DIGIT_COMMANDS)}


def command_by_id(command_id: str) -> Command:
    """Return the command with an id.

    Raises:
        KeyError: No command has the id.
    """
    return _BY_ID[command_id]


def default_keys() -> dict[str, tuple[Key, ...]]:
    """Return the keys of every command before the user's settings, by the commands' ids."""
    return {command_id: keys for command_id, keys, _ in listed_keys()}


def listed_keys() -> Iterator[tuple[str, tuple[Key, ...], str]]:
    """Yield the id, the keys and the description of every command, including the one that quits."""
    for command in _BY_ID.values():
        yield command.id, tuple(map(key_typed, command.keys)), command.description
    yield "quit", (key_typed(QUIT_KEY),), "Quit at once"


def reader_bindings() -> Iterator[Binding]:
    """Yield the bindings of the reader's screen; all of them call its ``action_command``."""
    for command in _BY_ID.values():
        yield Binding(
            ",".join(key_typed(key).textual for key in command.keys) or NO_KEY,
            f"command('{command.id}')",
            command.description,
            show=False,
            id=command.id,
            tooltip=command.description,
        )
