"""The entries of the palette, which are commands, sections by headings and links by their text; and finding in them."""

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tui.document.model import Link
from tui.document.sections import section_name
from tui.reader.commands import COMMANDS
from tui.reader.rows.entries import search_key
from tui.reader.screen import ReaderScreen
from tui.text.cells import fit

COMMAND_GROUP, SECTION_GROUP, LINK_GROUP = GROUPS = ("Commands", "Sections", "Links")
_WITHOUT_ARTICLE = frozenset(
    {"open", "library", "everywhere", "reading-list", "side-by-side", "theme", "help", "leave"}
)
"""The commands that need no article, by their ids."""
_MAX_LINK_CELLS = 80
_WORDS = re.compile(r"\w+")
_STARTS, _IS_WORD, _STARTS_WORD, _HAS, _HAS_LETTERS = range(5)
"""How well an entry matches, best first."""


class PaletteEntry(NamedTuple):
    """Something to run from the palette."""

    group: str
    title: str
    detail: str
    run: Callable[[], Awaitable[None] | None]
    keywords: str = ""
    """More words by which it is found."""
    keeps_dialogs: bool = False
    """True if the dialogs under the palette stay open when it is run."""
    short_title: str = ""
    """A title to show where the other one does not fit; empty if there is none."""


def palette_entries(reader: ReaderScreen) -> list[PaletteEntry]:
    """Return what can be run now, by groups in the order of ``GROUPS``."""
    entries = [*_commands(reader)]
    if reader.session is None:
        return entries
    for section in reader.session.article.sections:
        jump = partial(reader.navigator.jump_to, section)
        entries.append(PaletteEntry(SECTION_GROUP, section_name(section), "", jump))
    links: dict[tuple[str, str], Link] = {}
    for link in reader.session.article.links:
        links.setdefault((link.text, link.address), link)
    entries += [
        PaletteEntry(
            LINK_GROUP, fit(link.text, _MAX_LINK_CELLS), link.address, partial(reader.links.show, link)
        )
        for link in links.values()
    ]
    return entries


def _commands(reader: ReaderScreen) -> Iterator[PaletteEntry]:
    for command in COMMANDS:
        needs_article = command.id not in _WITHOUT_ARTICLE
        if command.id == "palette" or (needs_article and reader.session is None):
            continue
        yield PaletteEntry(
            COMMAND_GROUP,
            command.description,
            "  ".join(reader.app.keymap.keys(command.id)),
            partial(reader.run_command, command),
            command.id.replace("-", " "),
            keeps_dialogs=not needs_article,
            short_title=command.name,
        )
    for key, user_command in reader.app.keymap.user_commands if reader.session is not None else ():
        run = partial(reader.pipe.run_user_command, user_command)
        yield PaletteEntry(COMMAND_GROUP, user_command.description, key.shown, run)


class Finder:
    """Finds entries by what is typed. The same text always finds the same entries in the same order.

    Args:
        entries: The entries, by groups.
    """

    def __init__(self, entries: Sequence[PaletteEntry]) -> None:
        self.entries = entries
        self._titles = [search_key(entry.title) for entry in entries]
        self._keys = [
            f"{title} {search_key(entry.keywords)}"
            for title, entry in zip(self._titles, entries, strict=True)
        ]

    def find(self, typed: str) -> tuple[list[int], int | None]:
        """Return the indexes of the entries that match, and that of the best one; all, and None, if nothing was typed.

        In each group, entries with the typed words come before those with words that begin with them or contain them.
        Only if no entry of any group does, those are found that have the typed letters in their order.
        """
        query = " ".join(search_key(typed).split())
        if not query:
            return [*range(len(self.entries))], None
        quality = {
            index: found
            for index in range(len(self._keys))
            if (found := self._match(index, query)) is not None
        }
        if not quality:
            letters = re.compile(".*?".join(map(re.escape, query.replace(" ", ""))))
            quality = {
                index: _HAS_LETTERS for index, title in enumerate(self._titles) if letters.search(title)
            }
        order = sorted(
            quality, key=lambda index: (GROUPS.index(self.entries[index].group), quality[index], index)
        )
        return order, min(order, key=quality.__getitem__, default=None)

    def _match(self, index: int, query: str) -> int | None:
        key, words = self._keys[index], query.split()
        if not all(word in key for word in words):
            return None
        if self._titles[index].startswith(query):
            return _STARTS
        own = _WORDS.findall(key)
        if all(word in own for word in words):
            return _IS_WORD
        return _STARTS_WORD if all(any(one.startswith(word) for one in own) for word in words) else _HAS
