"""The facts of an item, as lists show them."""

from datetime import datetime

from tui.document.stats import WORDS_PER_MINUTE, reading_minutes
from tui.export.facts import facts_line, reading_time
from tui.feeds.kept import Item
from tui.text.phrases import age_phrase


def item_facts(item: Item, words_per_minute: int = WORDS_PER_MINUTE, now: datetime | None = None) -> str:
    """Return the feed, the minutes, the age and the state of an item on one line.

    Args:
        item: The item.
        words_per_minute: How fast the reader reads.
        now: The time; None for that of the clock.
    """
    minutes = "" if item.words is None else reading_time(reading_minutes(item.words, words_per_minute))
    facts = (
        item.source,
        minutes,
        age_phrase(item.published, now or datetime.now().astimezone()),
        "later" if item.is_kept else "",
        *(f"#{tag}" for tag in item.tags[:MAX_TAGS]),
    )
    return facts_line(tuple(filter(None, facts)))


MAX_TAGS = 3
"""The tags of an item that lists show; all of them are found."""
