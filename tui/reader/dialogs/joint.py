"""The dialog with one summary of several articles."""

import json
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from textual import on, work
from textual.binding import BindingType

from tui.export.facts import tellers_line
from tui.reader.dialogs.dialog import Dialog
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.list_commands import list_command_bindings
from tui.reader.rows.entries import SENTENCE_ROWS, ListEntry
from tui.reader.shell_command import run_shell
from tui.text.phrases import count_phrase

SideBySide = Callable[[Sequence[str], str], None]
"""Shows two articles side by side, given their sources, at some words of the first one."""


class PickedSentence(NamedTuple):
    """The chosen sentence, and the article that it is in."""

    source: str
    text: str


class _Line(NamedTuple):
    """A sentence of the summary, and the source of another article to put beside its own."""

    picked: PickedSentence
    beside: str | None


class JointDialog(Dialog[PickedSentence]):
    """Lists the sentences that summarise several articles, by story; its result is the chosen one, or None.

    The summary is made by ``standfirst digest`` in a process of its own, which is killed if the dialog is closed.

    Args:
        sources: The paths and addresses of the articles.
        options: The options of the command, such as its method and length.
        side_by_side: Shows two articles side by side.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *list_command_bindings("one summary"),
    ]

    def __init__(self, sources: Sequence[str], options: Sequence[str], side_by_side: SideBySide) -> None:
        self.filtered_list = FilteredList(
            "One summary",
            "go there",
            lambda: (*self.hint("joint-compare", "side by side"), *self.hint("find", "find"), "Esc close"),
        )
        super().__init__(self.filtered_list)
        self.filtered_list.entries.placeholder = f"Reading {count_phrase(len(sources), 'article')} …"
        self._command = [sys.executable, "-P", "-m", "tui", "digest", "--json", *options, "--", *sources]
        self._side_by_side = side_by_side
        self._lines: list[_Line] = []

    def on_mount(self) -> None:
        self.filtered_list.show([])
        self._summarize()

    @work(exclusive=True, group="joint", exit_on_error=False)
    async def _summarize(self) -> None:
        made = await run_shell(shlex.join(self._command), "")
        self.call_later(self._show, made.output, made.errors)

    def _show(self, output: str, errors: str) -> None:
        self.filtered_list.show_note(errors.strip())
        try:
            digest: Mapping[str, Any] = json.loads(output)
        except ValueError:
            self.filtered_list.entries.placeholder = "There is no summary of these articles."
            self.filtered_list.show([])
            return
        self.filtered_list.set_title(f"One summary of {count_phrase(len(digest['articles']), 'article')}")
        self.filtered_list.show(list(self._entries(digest)))

    def _entries(self, digest: Mapping[str, Any]) -> Iterator[ListEntry]:
        articles = digest["articles"]
        names = [article["title"] or article["source"] or "" for article in articles]
        for story in digest["stories"]:
            for line in story["summary"]:
                teller, text = line["article"], line["text"]
                others = [names[repeat["article"]] for repeat in line["repeats"]]
                told_by = tellers_line(names[teller], others, len(story["articles"]))
                yield ListEntry(str(len(self._lines)), text, told_by, told_by, title_rows=SENTENCE_ROWS)
                alike = (
                    *(repeat["article"] for repeat in line["repeats"]),
                    *story["articles"],
                    *range(len(articles)),
                )
                beside = next((articles[each]["source"] for each in alike if each != teller), None)
                self._lines.append(_Line(PickedSentence(articles[teller]["source"], text), beside))

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        event.stop()
        self.dismiss(self._lines[int(event.entry.id)].picked)

    def action_compare(self) -> None:
        """Show the article of the current sentence beside another one: one that says the same, if there is one."""
        current = self.filtered_list.current
        line = None if current is None else self._lines[int(current)]
        if line is not None and line.beside is not None:
            self._side_by_side((line.picked.source, line.beside), line.picked.text)
