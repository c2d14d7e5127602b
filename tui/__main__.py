"""``python -m tui`` and the command ``standfirst``."""

import sys


def main() -> None:
    """Do what the command line says and leave with its exit status."""
    try:
        from tui.cli.main import run

        status = run()
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
