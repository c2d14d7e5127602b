"""``python -m tui`` and the command ``standfirst``."""

import gc
import os
import sys

from tui.cli.commands import COMPLETE_VARIABLE, is_read_command

_SCREEN = 2


def main() -> None:
    """Do what the command line says and leave with its exit status."""
    try:
        if is_read_command(sys.argv[1:]) and os.isatty(_SCREEN) and COMPLETE_VARIABLE not in os.environ:
            _hurry()
        from tui.cli.main import run

        status = run()
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def _hurry() -> None:
    """Let the child process of the reader start while this one loads what it needs for itself."""
    gc.disable()  # until the first picture: loading makes nothing to collect, and looking takes a tenth of the time
    from tui.reader.worker.process import prestart

    prestart()


if __name__ == "__main__":
    main()
