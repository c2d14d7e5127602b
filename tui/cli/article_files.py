"""Files of their own for the digests of several articles, in one folder."""

from pathlib import Path

from tui.article.clean import clean_line
from tui.article.errors import UsageError
from tui.article.model import Article
from tui.export.digest_files import suggested_name
from tui.export.files import write_file


class ArticleFiles:
    """Writes each article's digest to a file that is called after the article.

    Args:
        folder: Where the files are to be.
        format_: The format of all of them.
        overwrite: Whether files that were there before are replaced.
    """

    def __init__(self, folder: Path, format_: str, overwrite: bool) -> None:
        self._folder = folder
        self._format = format_
        self._overwrite = overwrite
        self._taken: set[str] = set()

    def add(self, article: Article, text: str) -> None:
        """Write a file.

        Args:
            article: Whose digest it is.
            text: All of the file.

        Raises:
            UsageError: A file of its name was there before and is not to be replaced.
            StandfirstError: The system did not let it be written.
        """
        path = self._folder / self._free_name(article)
        if path.exists() and not self._overwrite:
            raise UsageError(
                f"{clean_line(str(path))} exists already. Move it away, or replace it with --force."
            )
        write_file(path, text, overwrite=self._overwrite)

    def _free_name(self, article: Article) -> str:
        """The article's name, with a number where one before it has the same."""
        name = Path(suggested_name(article, self._format))
        number = 1
        free = name.name
        while free in self._taken:
            number += 1
            free = f"{name.stem}-{number}{name.suffix}"
        self._taken.add(free)
        return free
