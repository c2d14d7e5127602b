"""The command palette: every command, every section by its heading, every link by its text."""

import asyncio
from collections.abc import Iterator
from functools import partial
from itertools import islice

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from tui.document.model import Link
from tui.document.sections import section_name
from tui.reader.commands import COMMANDS
from tui.reader.screen import ReaderScreen
from tui.text.cells import fit

_MAX_DISCOVERED = 200
_ENTRIES_PER_SLICE = 100
_MAX_LINK_CELLS = 80

PaletteEntry = tuple[str, str, IgnoreReturnCallbackType]
"""A title, a line of help and what to call."""


class _EntryProvider(Provider):
    """Provides entries. Their titles are text, never markup."""

    @property
    def reader(self) -> ReaderScreen | None:
        """The reader's screen; None if a dialog is over it, where the palette is empty."""
        return self.screen if isinstance(self.screen, ReaderScreen) else None

    def entries(self) -> Iterator[PaletteEntry]:
        raise NotImplementedError

    async def discover(self) -> Hits:
        for title, help_text, callback in islice(self.entries(), _MAX_DISCOVERED):
            yield DiscoveryHit(Content(title), callback, text=title, help=help_text)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for number, (title, help_text, callback) in enumerate(self.entries()):
            if number % _ENTRIES_PER_SLICE == 0:
                await asyncio.sleep(0)
            score, offsets = matcher.fuzzy_search.match(query, title)
            if score > 0:
                shown = Content(title)
                for offset in offsets:
                    shown = shown.stylize(matcher.match_style, offset, offset + 1)
                yield Hit(score, shown, callback, text=title, help=help_text)


class KeyCommands(_EntryProvider):
    def entries(self) -> Iterator[PaletteEntry]:
        reader = self.reader
        for command in COMMANDS:
            if reader is not None and command.id != "palette":
                keys = reader.app.keymap.keys(command.id)
                shown = f"Key {' or '.join(keys)}" if keys else "No key"
                yield command.description, shown, partial(reader.run_command, command)
        if reader is not None:
            for key, user_command in reader.app.keymap.user_commands:
                run = partial(reader.pipe.run_user_command, user_command)
                yield user_command.description, f"Key {key.shown}", run


class SectionCommands(_EntryProvider):
    def entries(self) -> Iterator[PaletteEntry]:
        reader = self.reader
        if reader is not None and reader.session is not None:
            for section in reader.session.article.sections:
                jump = partial(reader.navigator.jump_to, section)
                yield section_name(section), "Go to this section", jump


class LinkCommands(_EntryProvider):
    def entries(self) -> Iterator[PaletteEntry]:
        reader = self.reader
        if reader is None or reader.session is None:
            return
        links: dict[tuple[str, str], Link] = {}
        for link in reader.session.article.links:
            links.setdefault((link.text, link.address), link)
        for link in links.values():
            # The palette takes this line for markup; in an address, only brackets around a host could be that.
            target = f"Link to {fit(link.address, _MAX_LINK_CELLS)}".replace("[", r"\[")
            yield fit(link.text, _MAX_LINK_CELLS), target, partial(reader.links.show, link)
