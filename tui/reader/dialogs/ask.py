"""The prompt for a question to the article."""

from tui.reader.dialogs.prompts import Prompt
from tui.reader.widgets.search_bar import QueryHistory
from tui.summary.questions import check_question


class AskPrompt(Prompt[str]):
    """Asks for a question; its result is the question, empty to show the summary again, or None.

    Args:
        history: The questions asked before.
    """

    FRAME_TITLE = "Ask the article"
    HINTS = ("Enter ask", "↑ earlier", "Esc close")
    COMPLETES_PATHS = False
    placeholder = "A question, or words"

    def __init__(self, history: QueryHistory) -> None:
        super().__init__(history=history)

    @property
    def about(self) -> str:
        """The title of the answer."""
        return "The answer is made of the article's own sentences."

    def accept(self, typed: str) -> None:
        """Dismiss the prompt with the question."""
        question = check_question(typed)
        self.keep_in_history(question)
        self.dismiss(question)

    def accept_nothing(self) -> None:
        """Dismiss the prompt with no question."""
        self.dismiss("")
