"""Asks for a picture without blocking the event loop."""

import pickle
from importlib.util import find_spec
from subprocess import TimeoutExpired

from tui.document.errors import StandfirstError
from tui.reader.pictures.request import NotShown, PictureRequest, ShownPicture
from tui.reader.threads import in_daemon_thread
from tui.reader.worker.process import start_module

_CHILD = "tui.reader.pictures.child"
_MAX_SECONDS = 60.0
"""Longer than fetching and decoding may take together."""


def can_decode() -> bool:
    """Return whether the package that decodes pictures is installed."""
    return find_spec("PIL") is not None


async def load_picture(request: PictureRequest) -> ShownPicture:
    """Return a picture in the form that is asked for. Cancelling this ends the process that makes it.

    Raises:
        StandfirstError: It cannot be shown.
    """
    process = start_module(_CHILD)
    try:
        output, _ = await in_daemon_thread(process.communicate, pickle.dumps(request), _MAX_SECONDS)
    except (TimeoutExpired, OSError):
        raise StandfirstError("The picture takes too long.") from None
    finally:
        process.kill()
    try:
        answer = pickle.loads(output)
    except (EOFError, pickle.UnpicklingError):
        raise StandfirstError("The picture needs too much memory or time.") from None
    if isinstance(answer, NotShown):
        raise StandfirstError(answer.reason)
    assert isinstance(answer, ShownPicture)
    return answer
