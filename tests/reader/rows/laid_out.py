"""The text of an article as its pane shows it."""

from tui.document.model import Article
from tui.reader.rows.article_items import article_items
from tui.reader.rows.line_index import LineIndex


def lines(article: Article, width: int) -> list[str]:
    """Return the rows of an article without its gutter and its gaps, by their text and indent."""
    index = LineIndex(article_items(article), width)
    while index.ensure_wrapped(0, index.rows):
        pass
    shown = []
    for row in range(index.rows):
        ref = index.locate(row)
        if ref.line >= 0:
            item, start, end = index.text_row(ref)
            indent = item.subsequent_indent if ref.line else item.initial_indent
            shown.append((indent + item.text[start:end]).rstrip())
    return shown
