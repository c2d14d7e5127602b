"""What a list offers, and which of it fits what was typed."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple


class ListEntry(NamedTuple):
    """One entry of a list."""

    id: str
    title: str
    detail: str = ""
    """What else is shown of it."""
    also: str = ""
    """What else than its title it is found by."""

    @property
    def searched(self) -> str:
        """What is compared with the words that are typed."""
        return folded(f"{self.title} {self.also}")


def folded(text: str) -> str:
    """A text without what one need not type to find it: capitals, accents, ligatures."""
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in parted if not unicodedata.combining(character))


def fitting(folded_texts: Iterable[str], typed: str) -> list[int]:
    """Which texts hold every word that was typed, anywhere in them.

    Args:
        folded_texts: The texts, already folded.
        typed: What was typed, as it was typed.

    Returns:
        The texts' positions, in their order; all of them for nothing typed.
    """
    words = folded(typed).split()
    return [position for position, text in enumerate(folded_texts) if all(word in text for word in words)]
