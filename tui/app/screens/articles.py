"""The list of articles to open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.message import Message

from tui.app.background import in_daemon_thread
from tui.app.layout.choices import Choice
from tui.app.screens.choice import ChoiceDialog
from tui.article.clean import clean_line
from tui.article.errors import StandfirstError
from tui.export.facts import article_facts, facts_line


class ArticlesDialog(ChoiceDialog):
    """Lists files; its result is the path of the chosen one, or None.

    Args:
        title: Where the files are.
        paths: The files. One that is named twice is listed once.
        language: Sumy's name of their language; None to find it out.
        is_something_under: Tells whether an article is open under the list; else only q closes it.
    """

    @dataclass
    class Described(Message):
        """What a file is has been found out."""

        choice: Choice

    def __init__(
        self,
        title: str,
        paths: Sequence[Path],
        language: str | None,
        is_something_under: Callable[[], bool],
    ) -> None:
        self._paths = tuple(dict.fromkeys(paths))
        super().__init__(title, [Choice(str(path), clean_line(path.stem), " ") for path in self._paths])
        self._language = language
        self._is_something_under = is_something_under
        self.set_class(not is_something_under(), "-nothing-under")

    def on_mount(self) -> None:
        """Fill in what the files are."""
        self._describe()

    def action_close(self) -> None:
        """Close without a choice; with no article open, Esc has nothing to go back to."""
        if self._is_something_under():
            self.dismiss(None)

    @property
    def closes_with(self) -> str:
        """The keys that close the list."""
        return "Esc close" if self._is_something_under() else "q quit"

    @work(group="titles", exit_on_error=False)
    async def _describe(self) -> None:
        for path in self._paths:
            self.post_message(self.Described(await in_daemon_thread(_described, path, self._language)))

    @on(Described)
    def _described(self, event: Described) -> None:
        event.stop()
        self.change(event.choice)


def _described(path: Path, language: str | None) -> Choice:
    from tui.sources.files import is_folder
    from tui.sources.opening import open_article

    name = clean_line(path.name)
    if is_folder(path):
        return Choice(str(path), f"{name}/", "folder")
    try:
        article = open_article(path, language=language)
    except StandfirstError as error:
        return Choice(str(path), name, str(error))
    except Exception as error:  # one odd file must not leave the others without their titles
        return Choice(str(path), name, clean_line(f"{type(error).__name__}: {error}"))
    return Choice(str(path), article.title or name, facts_line((*article_facts(article), name)))
