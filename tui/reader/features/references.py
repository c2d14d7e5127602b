"""Shows what the current line refers to: its notes, sections, figures and tables, and its picture."""

from functools import partial
from typing import TYPE_CHECKING

from tui.document.model import Article
from tui.reader.features.feature import Feature
from tui.reader.features.pictures import Pictures
from tui.reader.status import StatusPart
from tui.text.cells import fit
from tui.text.phrases import count_phrase

if TYPE_CHECKING:
    from tui.reader.references import Reference, References
    from tui.reader.screen import ReaderScreen

_MAX_HINT_CELLS = 24
_ROWS_EACH = 5


class ReferencesFeature(Feature):
    """Shows notes and other places that a line of the article refers to, without leaving it."""

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self._pictures = Pictures(screen)
        self._known: References | None = None

    def status(self) -> StatusPart:
        """Return what Enter does on a line with references."""
        found = [] if self.screen.in_digest else self._here()
        if not found:
            return StatusPart()
        hint = found[0].name if len(found) == 1 else count_phrase(len(found), "reference")
        return StatusPart(enter_hint=fit(f"see {hint}", _MAX_HINT_CELLS))

    def open(self) -> bool:
        """Show what the current line of the article refers to, or else its sentence; after a choice among several.

        Returns:
            False if it refers to nothing.
        """
        found = self._here()
        if not found:
            return False
        if len(found) == 1:
            self._show(found[0])
        elif all(reference.place is None for reference in found):
            self._show_box(
                "Notes", "\n\n".join(f"{each.name[len('Note ') :]}  {each.text}" for each in found), None
            )
        else:
            self._choose(found)
        return True

    def _here(self) -> "list[Reference]":
        pane = self.screen.article_pane
        if self.session is None or pane.fold_line is not None:
            return []
        start, end = pane.line_range
        references, sentence = self._references(self.session.article), self.session.sentence_at(start)
        found = references.on_line(start, end) if start < end else []
        if not found and start < end and sentence is not None and sentence.start <= start:
            found = references.on_line(sentence.start, sentence.end)
        return found

    def _references(self, article: Article) -> "References":
        from tui.reader.references import References

        if self._known is None or self._known.article.blocks is not article.blocks:
            self._known = References(article)
        return self._known

    def _choose(self, found: "list[Reference]") -> None:
        from tui.reader.dialogs.lists import EntriesDialog
        from tui.reader.rows.entries import ListEntry

        def chosen(number: str | None) -> None:
            if number is not None:
                self._show(found[int(number)])

        entries = [
            ListEntry(str(number), reference.name, reference.text.replace("\n", " "))
            for number, reference in enumerate(found)
        ]
        self.screen.app.push_screen(
            EntriesDialog("On this line", "show", entries, rows_each=_ROWS_EACH), chosen
        )

    def _show(self, reference: "Reference") -> None:
        source = None if self.session is None else self.session.article.source
        is_on_line = reference.name == "Picture"
        if reference.has_picture and (is_on_line or self._pictures.can_show(reference.picture, source)):
            self._pictures.show(reference.picture, reference.text, source)
        else:
            self._show_box(reference.name, reference.text, reference.place)

    def _show_box(self, title: str, text: str, place: int | None) -> None:
        from tui.reader.dialogs.reference_box import ReferenceBox

        pane = self.screen.article_pane
        row = pane.content_region.y + pane.place_row
        box = ReferenceBox(title, text, row=row, column=pane.region.x, can_go=place is not None)
        self.screen.app.push_screen(box, partial(self._closed, place))

    def _closed(self, place: int | None, is_going: bool | None) -> None:
        if is_going and place is not None:
            self.screen.navigator.jump_to_place(place)
