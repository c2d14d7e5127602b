"""The header: what is being read, and the facts about it."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.export.cells import fitted, most_cells

_LEAST_TITLE = 16


class TitleLine(Widget):
    """One line: the article's title on the left, facts on the right. Facts give way, the last one last."""

    DEFAULT_CSS = """
    TitleLine {
        height: 1;
        padding: 0 1;
    }
    """

    title: reactive[str] = reactive("")
    facts: reactive[tuple[str, ...]] = reactive(())

    def render(self) -> Content:
        """The title cut to what room the facts leave it."""
        width = self.content_size.width
        facts = self._facts_that_fit(width)
        room = max(0, width - most_cells(facts) - 2) if facts else width
        title = fitted(self.title, room)
        space = " " * max(0, width - most_cells(title) - most_cells(facts))
        return Content.assemble((title, "bold"), space, facts)

    def _facts_that_fit(self, width: int) -> str:
        facts = list(self.facts)
        wanted = min(most_cells(self.title), _LEAST_TITLE)
        while facts and wanted + 2 + most_cells(" · ".join(facts)) > width:
            facts.pop(0)
        return " · ".join(facts)
