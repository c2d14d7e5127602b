"""The article beside the comparison of the methods."""

from tui.document.model import Article
from tui.reader.rows.line_index import LineIndex, LineItem
from tui.reader.widgets.article_pane import ArticlePane


class ComparedArticle(ArticlePane):
    """Shows an article that another pane has laid out already: wrapping a book takes longer than a picture may."""

    def show_laid_out(self, article: Article, flow: LineIndex[LineItem], place: int) -> None:
        """Show an article at a place of its text, in lines that are known if the pane turns out to be as wide.

        Args:
            article: The article.
            flow: Its text in lines; they are used, and settled, by this pane alone.
            place: An offset of the text.
        """
        self._article, self._place = article, place
        self._items, self.flow = flow.items, flow
        self.rows_changed()
