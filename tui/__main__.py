"""``python -m tui`` and the command ``standfirst``."""

import gc
import os
import sys

from tui.cli.commands import COMPLETE_VARIABLE, is_read_command

_STDERR = 2
_INTERRUPTED = 130
_GC_THRESHOLD = 100_000
"""The number of new objects that starts a search for garbage: imports and short commands leave none."""


def main() -> None:
    """Run the command line, and exit with its status."""
    _occupy_closed_streams()
    try:
        status = _run()
    except KeyboardInterrupt:
        status = _INTERRUPTED
    sys.exit(status)


def _run() -> int:
    is_reader = is_read_command(sys.argv[1:]) and os.isatty(_STDERR) and COMPLETE_VARIABLE not in os.environ
    if is_reader:
        _prestart_worker()
    else:
        gc.set_threshold(_GC_THRESHOLD)
    from tui.cli.library_messages import clean_library_messages

    clean_library_messages()
    if is_reader:
        from tui.cli.plain_read import open_plainly

        if (status := open_plainly(sys.argv[1:])) is not None:
            return status
    from tui.cli.main import run

    return run()


def _occupy_closed_streams() -> None:
    """Open the null device where a standard stream is closed.

    Otherwise the next file that is opened takes its place, and what a library or a child process writes to standard
    error stands in that file.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        os.set_inheritable(descriptor, True)
    os.close(descriptor)


def _prestart_worker() -> None:
    """Start the reader's worker process, which loads its modules while this process loads Textual."""
    gc.disable()  # until the first paint: imports leave no garbage, and searching for it takes a tenth of the time
    from tui.reader.worker.process import prestart

    prestart()


if __name__ == "__main__":
    main()
