"""Questions to an article, as users write them."""

from tui.document.arguments import require
from tui.document.errors import UsageError
from tui.text.sanitize import clean_line

MAX_QUESTION = 500
"""The characters of a question that count."""


def check_question(about: str) -> str:
    """Return a question without what a terminal would act on, as one line.

    Raises:
        UsageError: It is no string, or has no word.
    """
    require(about, str, "about", "a question, or words")
    line = clean_line(about).strip()[:MAX_QUESTION]
    if not any(map(str.isalnum, line)):
        raise UsageError("Nothing is asked. Write a question, or the words to look for.")
    return line
