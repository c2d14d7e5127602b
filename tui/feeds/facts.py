"""The facts of an item, as lists show them."""

from datetime import datetime

from tui.document.stats import WORDS_PER_MINUTE, reading_minutes
from tui.export.facts import reading_time
from tui.feeds.kept import Item
from tui.text.phrases import age_phrase


def item_facts(item: Item, age: str, words_per_minute: int = WORDS_PER_MINUTE) -> str:
    """Return the feed, the minutes, the age and the state of an item on one line.

    Args:
        item: The item.
        age: How old it is, in words.
        words_per_minute: The reading speed.
    """
    facts = [item.source] if item.source else []
    if item.words is not None:
        facts.append(reading_time(reading_minutes(item.words, words_per_minute)))
    facts.append(age)
    if item.is_kept:
        facts.append("later")
    facts += [f"#{tag}" for tag in item.tags[:MAX_TAGS]]
    return " · ".join(facts)


class Ages:
    """The ages of items in words; each day is looked up once.

    Args:
        now: The time; None for that of the clock.
    """

    def __init__(self, now: datetime | None = None) -> None:
        self._now = now or datetime.now().astimezone()
        self._midnight = self._now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp() * 1000
        self._phrases: dict[int, str] = {}

    def of(self, item: Item) -> str:
        """Return the age of an item, such as ``today`` or ``3 days ago``."""
        day = int((self._midnight - item.published_at) // _DAY)
        if day not in self._phrases:
            self._phrases[day] = age_phrase(item.published, self._now)
        return self._phrases[day]


MAX_TAGS = 3
"""The tags of an item that lists show; all of them are found."""

_DAY = 24 * 60 * 60 * 1000
