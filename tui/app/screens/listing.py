"""The part of the reader's screen that lists articles to choose from."""

from collections.abc import Sequence
from pathlib import Path

from tui.app.screens.navigation import NavigationScreen
from tui.article.errors import StandfirstError


class ListingScreen(NavigationScreen):
    """Lists the articles of a folder, several files or the samples, and has the chosen one opened."""

    def __init__(self) -> None:
        super().__init__()
        self._listed: tuple[str, tuple[Path, ...]] | None = None

    # What the opening part decides

    @property
    def has_something(self) -> bool:
        """Whether an article is shown, or is about to be."""
        raise NotImplementedError

    def open_path(self, path: Path) -> None:
        """Open a file, or list the articles of a folder."""
        raise NotImplementedError

    def refuse(self, reason: str) -> None:
        """Say why something was not opened."""
        raise NotImplementedError

    # Listing

    @property
    def has_list(self) -> bool:
        """Whether there is a list to go back to, other than that of the samples."""
        return self._listed is not None

    def list_folder(self, folder: Path) -> None:
        """Let the reader choose from the articles of a folder, or say why there is nothing to choose from."""
        from tui.article.clean import clean_line
        from tui.sources.folders import articles_in

        try:
            self._list(clean_line(str(folder)), articles_in(folder))
        except StandfirstError as error:
            self.refuse(str(error))

    def list_files(self, files: Sequence[str | Path]) -> None:
        """Let the reader choose from files and folders that were named."""
        self._list("Articles", files)

    def list_samples(self) -> None:
        """Let the reader choose from the sample articles."""
        from tui.sources.samples import sample_articles

        self._list("Sample articles", sample_articles())

    def list_again(self) -> None:
        """The list that the article came from, or the sample articles."""
        if self._listed is None:
            self.list_samples()
        else:
            self._list(*self._listed)

    def _list(self, title: str, paths: Sequence[Path]) -> None:
        from tui.app.screens.articles import ArticlesDialog

        self._listed = (title, tuple(paths))
        dialog = ArticlesDialog(title, paths, None, lambda: self.has_something)
        self.app.push_screen(dialog, self._open_chosen)

    def _open_chosen(self, path: str | None) -> None:
        if path is not None:
            self.open_path(Path(path))
        elif not self.has_something:
            self.app.exit()
