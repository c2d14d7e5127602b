"""Reading the input ahead of the work, within bounds."""

from collections import deque
from collections.abc import Iterable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Condition, Thread

from tui.batch.worker import Record
from tui.batch.worker_process import Item

_MOST_RECORDS = 256
_MOST_CHARACTERS = 4 * 1024 * 1024


class ReadAhead:
    """Takes records from wherever they come in a thread of its own: so a slow input holds up no result.

    Args:
        records: The input. It is read as far ahead as some hundred records or a few million characters.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self.waker: Connection
        """Has something to be read once there are items again, or will be none, after there were none."""
        self.waker, self._bell = Pipe(duplex=False)
        self._records = records
        self._items: deque[Item] = deque()
        self._weight = 0
        self._changed = Condition()
        self._is_missed = False
        self._stopped = False
        self._ended = False
        self._failure: BaseException | None = None
        Thread(target=self._read, daemon=True).start()

    def __len__(self) -> int:
        """How many items are there to be taken now. If none are, ``waker`` tells when that has changed."""
        with self._changed:
            self._is_missed = not self._items and not self._ended
            return len(self._items)

    def is_over(self) -> bool:
        """Whether all of the input was taken, or as much as could be read."""
        with self._changed:
            return self._ended and not self._items

    def check(self) -> None:
        """See that the input was read to its end.

        Raises:
            BaseException: Whatever reading it raised.
        """
        if self._failure is not None:
            raise self._failure

    def take(self) -> Item:
        """The next item. There must be one."""
        with self._changed:
            item = self._items.popleft()
            self._weight -= item.weight
            self._changed.notify()
            return item

    def hear(self) -> None:
        """Forget the call of ``waker``."""
        self.waker.recv_bytes()

    def stop(self) -> None:
        """Read no more."""
        with self._changed:
            self._stopped = True
            self._changed.notify()

    def _read(self) -> None:
        try:
            for number, record in enumerate(self._records):
                self._put(Item(number, record))
                if self._stopped:
                    break
        except BaseException as error:
            self._failure = error
        with self._changed:
            self._ended = True
            self._call()

    def _put(self, item: Item) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or not self._is_full)
            self._items.append(item)
            self._weight += item.weight
            self._call()

    @property
    def _is_full(self) -> bool:
        return len(self._items) >= _MOST_RECORDS or self._weight >= _MOST_CHARACTERS

    def _call(self) -> None:
        if self._is_missed:
            self._is_missed = False
            self._bell.send_bytes(b".")
