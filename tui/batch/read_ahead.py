"""A thread that reads the input ahead of the work, within bounds."""

from collections import deque
from collections.abc import Iterable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Condition, Thread

from tui.batch.worker import Item
from tui.pipeline import Record

_MAX_ITEMS = 256
_MAX_CHARACTERS = 4 * 1024 * 1024


class ReadAhead:
    """A bounded queue that a thread fills from the input, so that a slow input delays no result."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.wakeup: Connection
        """Becomes readable when items are available, or the input has ended, after the queue was empty."""
        self.wakeup, self._wakeup_writer = Pipe(duplex=False)
        self._records = records
        self._items: deque[Item] = deque()
        self._characters = 0
        self._changed = Condition()
        self._is_awaited = False
        self._is_stopped = False
        self._has_ended = False
        self._failure: BaseException | None = None
        Thread(target=self._read, daemon=True).start()

    def __len__(self) -> int:
        """The number of available items. After 0, ``wakeup`` becomes readable when that changes."""
        with self._changed:
            self._is_awaited = not self._items and not self._has_ended
            return len(self._items)

    def is_exhausted(self) -> bool:
        """Return whether the input has ended and every item was taken."""
        with self._changed:
            return self._has_ended and not self._items

    def raise_failure(self) -> None:
        """Raise the exception that reading the input ended with, if it did."""
        if self._failure is not None:
            raise self._failure

    def pop(self) -> Item:
        """Remove and return the next item. There must be one."""
        with self._changed:
            item = self._items.popleft()
            self._characters -= item.characters
            self._changed.notify()
            return item

    def clear_wakeup(self) -> None:
        """Consume the message that made ``wakeup`` readable."""
        self.wakeup.recv_bytes()

    def stop(self) -> None:
        with self._changed:
            self._is_stopped = True
            self._changed.notify()

    def _read(self) -> None:
        try:
            for number, record in enumerate(self._records):
                self._put(Item(number, record))
                if self._is_stopped:
                    break
        except BaseException as error:
            self._failure = error
        with self._changed:
            self._has_ended = True
            self._wake()

    def _put(self, item: Item) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._is_stopped or not self._is_full)
            self._items.append(item)
            self._characters += item.characters
            self._wake()

    @property
    def _is_full(self) -> bool:
        return len(self._items) >= _MAX_ITEMS or self._characters >= _MAX_CHARACTERS

    def _wake(self) -> None:
        if self._is_awaited:
            self._is_awaited = False
            self._wakeup_writer.send_bytes(b".")
