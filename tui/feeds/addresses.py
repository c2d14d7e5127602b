"""The addresses by which the reader opens the items of feeds. Importing this is cheap."""

from pathlib import Path

from tui.library.data_folder import data_folder

ITEM_SCHEME = "feed-item://"


FILE_NAME = "feeds.sqlite"


def has_feeds() -> bool:
    """Return whether there is a file of feeds."""
    return (data_folder() / FILE_NAME).exists()


def item_address(number: int) -> str:
    """Return the address of the item with a number."""
    return f"{ITEM_SCHEME}{number}"


def is_item_address(source: str | Path) -> bool:
    """Return whether a source is an item of a feed."""
    return isinstance(source, str) and source.startswith(ITEM_SCHEME)


def item_number(address: str) -> int | None:
    """Return the number of the item that an address is of; None if it is of none."""
    number = address.removeprefix(ITEM_SCHEME)
    return int(number) if is_item_address(address) and number.isascii() and number.isdecimal() else None
