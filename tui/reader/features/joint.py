"""One summary of several articles: those marked in a list, or all of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.reader.features.feature import Feature

if TYPE_CHECKING:
    from tui.reader.dialogs.joint import PickedSentence

_MIN_ARTICLES = 2
_MAX_ARTICLES = 200


class JointFeature(Feature):
    """Shows what several articles say, and opens the article of a sentence there."""

    def show_list(self) -> None:
        """Summarise the list that the article was chosen from."""
        self.show(self.screen.pickers.listed, lambda: None)

    def show(self, sources: Sequence[str | Path], closed: Callable[[], object]) -> None:
        """Summarise some articles as one.

        Args:
            sources: Their paths and addresses; only the first 200 are read.
            closed: Called if no sentence was chosen.
        """
        from tui.reader.dialogs.joint import JointDialog

        if len(sources) < _MIN_ARTICLES:
            self.screen.show_message(
                "One summary needs several articles: open a folder, or mark some in a list."
            )
            closed()
            return
        listed = [*map(str, sources[:_MAX_ARTICLES])]
        dialog = JointDialog(listed, self._options(), self.screen.sides.show)

        def chosen(picked: "PickedSentence | None") -> None:
            if picked is None:
                closed()
            else:
                self.screen.loader.open_at(picked.source, picked.text)

        self.screen.app.push_screen(dialog, chosen)

    def _options(self) -> list[str]:
        options = self.screen.startup.options
        method, length = options.method, options.length
        if self.session is not None:
            method, length = self.session.method, self.session.length
        language = [] if options.language is None else ["--language", options.language]
        return ["--method", method, "--length", str(length), *language]
