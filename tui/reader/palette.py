"""What the command palette offers: every command of the keys, every section by its heading, every link by its text."""

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
from tui.reader.features.links import LinkingScreen
from tui.reader.navigator import NavigationScreen
from tui.text.cells import fit

_DISCOVERED = 200
_ENTRIES_A_TURN = 100
_LONGEST_LINK = 80

Entry = tuple[str, str, IgnoreReturnCallbackType]


class _Entries(Provider):
    """Offers entries of a title, a line of help and a callback. Titles are text, never markup."""

    def entries(self) -> Iterator[Entry]:
        """What there is to offer now."""
        raise NotImplementedError

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for title, help_text, callback in islice(self.entries(), _DISCOVERED):
            yield DiscoveryHit(Content(title), callback, text=title, help=help_text)

    async def search(self, query: str) -> Hits:
        """What fits the words that were typed."""
        matcher = self.matcher(query)
        for number, (title, help_text, callback) in enumerate(self.entries()):
            if number % _ENTRIES_A_TURN == 0:
                await asyncio.sleep(0)
            score, offsets = matcher.fuzzy_search.match(query, title)
            if score > 0:
                shown = Content(title)
                for offset in offsets:
                    shown = shown.stylize(matcher.match_style, offset, offset + 1)
                yield Hit(score, shown, callback, text=title, help=help_text)


class KeyCommands(_Entries):
    """Everything that a key does."""

    def entries(self) -> Iterator[Entry]:
        """The commands, each with its key; none over a dialog, which they are not for."""
        screen = self.screen
        if not isinstance(screen, NavigationScreen):
            return
        for command in COMMANDS:
            if command.id != "palette":
                keys = screen.app.keymap.keys(command.id)
                shown = f"Key {' or '.join(keys)}" if keys else "No key"
                yield command.description, shown, partial(screen.run_action, command.action)


class SectionCommands(_Entries):
    """The sections of the article."""

    def entries(self) -> Iterator[Entry]:
        """The sections, in reading order."""
        screen = self.screen
        if not isinstance(screen, NavigationScreen) or screen.reading is None:
            return
        for section in screen.reading.article.sections:
            yield section_name(section), "Go to this section", partial(screen.jump_to, section)


class LinkCommands(_Entries):
    """The links of the article, by their text."""

    def entries(self) -> Iterator[Entry]:
        """The links, in reading order; those of the same words to the same page once."""
        screen = self.screen
        if not isinstance(screen, LinkingScreen) or screen.reading is None:
            return
        links: dict[tuple[str, str], Link] = {}
        for link in screen.reading.article.links:
            links.setdefault((link.text, link.address), link)
        for link in links.values():
            # The palette takes this line for markup; of an address, only brackets around a host could be that.
            leads = f"Link to {fit(link.address, _LONGEST_LINK)}".replace("[", r"\[")
            yield fit(link.text, _LONGEST_LINK), leads, partial(screen.show_link, link)
