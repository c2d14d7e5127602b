"""Colors code once it is in view."""

from typing import Any

from textual.worker import Worker

from tui.document.model import Article, Block
from tui.reader.local_links import LocalLinks
from tui.reader.rows.code_colors import code_parts, language_of
from tui.reader.rows.text_styles import TextStyles
from tui.reader.threads import in_daemon_thread
from tui.reader.widgets.line_view import LineView


def colored_styles(article: Article, view: LineView[Any]) -> TextStyles:
    """Return the styles of an article, whose listings get colours once the view paints them.

    That is done in a thread, since loading Pygments takes longer than a frame.
    """

    def code_seen(block: Block) -> None:
        if (language := language_of(block)) and view.is_running:

            async def color() -> None:
                styles.color(block, await in_daemon_thread(code_parts, block, language))
                view.repaint()

            _: Worker[None] = view.run_worker(color, group="code", exit_on_error=False)

    styles = TextStyles(article.blocks, LocalLinks(article).leads_somewhere, code_seen)
    return styles
