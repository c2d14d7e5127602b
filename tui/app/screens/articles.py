"""The list of articles to open."""

from collections.abc import Sequence
from pathlib import Path

from textual import work

from tui.app.background import in_daemon_thread
from tui.app.screens.choice import Choice, ChoiceDialog
from tui.article.clean import clean_line
from tui.article.errors import StandfirstError
from tui.export.facts import article_facts, facts_line


class ArticlesDialog(ChoiceDialog):
    """Lists files; its result is the path of the chosen one, or None.

    Args:
        title: Where the files are.
        paths: The files.
        nothing_under: Whether no article is open, so that only q closes the list.
    """

    def __init__(self, title: str, paths: Sequence[Path], *, nothing_under: bool) -> None:
        super().__init__(title, [Choice(str(path), clean_line(path.stem), " ") for path in paths])
        self._paths = paths
        self._nothing_under = nothing_under
        self.set_class(nothing_under, "-nothing-under")

    def on_mount(self) -> None:
        """Fill in what the files are."""
        self._read_titles()

    def action_close(self) -> None:
        """Close without a choice; with no article open, Esc has nothing to go back to."""
        if not self._nothing_under:
            self.dismiss(None)

    @property
    def closes_with(self) -> str:
        """The keys that close the list."""
        return "q quit" if self._nothing_under else "Esc close"

    @work(group="titles", exit_on_error=False)
    async def _read_titles(self) -> None:
        for path in self._paths:
            self.change(await in_daemon_thread(_described, path))


def _described(path: Path) -> Choice:
    from tui.sources.opening import open_article

    name = clean_line(path.name)
    try:
        article = open_article(path)
    except StandfirstError as error:
        return Choice(str(path), name, str(error))
    return Choice(str(path), article.title or name, facts_line((*article_facts(article), name)))
