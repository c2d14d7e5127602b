"""The prompt for the tags of an article."""

from collections.abc import Sequence

from tui.feeds.pages import split_tags
from tui.reader.dialogs.prompts import Prompt


class TagsPrompt(Prompt[tuple[str, ...]]):
    """Asks for tags; its result is the tags, or None to leave them as they are.

    Args:
        tags: All tags of the article.
        user_tags: Those of them that the user gave it, which the prompt begins with.
    """

    FRAME_TITLE = "Tags"
    HINTS = ("Enter keep", "Esc close")
    COMPLETES_PATHS = False
    placeholder = "Tags, with commas between them"

    def __init__(self, tags: Sequence[str], user_tags: Sequence[str]) -> None:
        super().__init__(", ".join(user_tags))
        self._others = [f"#{tag}" for tag in tags if tag not in user_tags]

    @property
    def about(self) -> str:
        """The tags that cannot be changed here."""
        return f"From its feed: {' '.join(self._others)}" if self._others else ""

    def accept(self, typed: str) -> None:
        """Dismiss the prompt with the tags."""
        self.dismiss(split_tags(typed))

    def accept_nothing(self) -> None:
        """Dismiss the prompt with no tags."""
        self.dismiss(())
