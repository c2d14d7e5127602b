"""What libraries log, as messages of this program. Importing this is cheap: every command does it."""

import sys
import warnings
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

from tui.cli.diagnostics import print_error

if TYPE_CHECKING:
    from logging import LogRecord

_MAX_LINE = 300


def clean_library_messages() -> None:
    """From now on, print what libraries log as messages of this program: their text can be that of a source."""
    warnings.showwarning = _ignore  # Python's own warnings are for developers
    if "logging" in sys.modules:
        _clean(sys.modules["logging"])
    else:
        sys.meta_path.insert(0, _LoggingFinder())


def _ignore(*warning: Any, **place: Any) -> None:
    pass


class _LoggingFinder:
    """Finds ``logging`` when something loads it, so that commands that log nothing need not wait for it."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name != "logging":
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def load_and_clean(module: ModuleType) -> None:
                load(module)
                _clean(module)

            vars(spec.loader)["exec_module"] = load_and_clean
        return spec


def _clean(logging: Any) -> None:
    logging.lastResort = logging.Handler(logging.WARNING)
    logging.lastResort.emit = print_line


def print_line(record: "LogRecord") -> None:
    """Print a warning or error as one line on standard error, without a traceback."""
    message = record.getMessage()
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        # After an empty line, aiohttp's errors quote the request.
        message += f": {type(error).__name__}: {error}".partition("\n\n")[0]
    print_error(" ".join(message.split())[:_MAX_LINE].rstrip(":.") + ".")
