"""The prompt for a note on a marked part of the text."""

from tui.reader.dialogs.prompts import Prompt
from tui.text.phrases import quoted


class NotePrompt(Prompt[str]):
    """Asks for a note; its result is the text, empty to remove the note, or None.

    Args:
        marked: The part that the note is on.
        note: The note to begin with.
    """

    FRAME_TITLE = "Note"
    HINTS = ("Enter keep", "Esc close")
    COMPLETES_PATHS = False
    placeholder = "A line about this"

    def __init__(self, marked: str, note: str) -> None:
        super().__init__(note)
        self._marked = marked

    @property
    def about(self) -> str:
        """The part that the note is on."""
        return f"On {quoted(self._marked)}"

    def accept(self, typed: str) -> None:
        """Dismiss the prompt with the note."""
        self.dismiss(typed)

    def accept_nothing(self) -> None:
        """Dismiss the prompt with no note."""
        self.dismiss("")
