"""The process that decodes one picture: it reads a request from standard input, and writes the answer.

A malicious picture can harm only this process, whose memory and processor time are limited.
"""

import os
import pickle
import sys

from tui.document.errors import StandfirstError
from tui.reader.pictures.decode import shown_picture
from tui.reader.pictures.request import NotShown, PictureRequest, ShownPicture
from tui.sources.pictures import read_picture

_MAX_MEMORY = 1536 * 1024 * 1024
_MAX_SECONDS = 30


def main() -> None:
    """Answer the request on standard input."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand in the answer
    request: PictureRequest = pickle.load(sys.stdin.buffer)
    _limit_resources()
    with output:
        pickle.dump(answer(request), output, protocol=pickle.HIGHEST_PROTOCOL)


def answer(request: PictureRequest) -> ShownPicture | NotShown:
    """Return a picture as it is to be shown, or why it cannot be."""
    try:
        content = request.content or read_picture(request.picture, request.source)
        return shown_picture(request, content)
    except StandfirstError as error:
        return NotShown(str(error))
    except MemoryError:
        return NotShown("The picture needs too much memory.")
    except Exception as error:  # of a decoder
        return NotShown(f"The picture cannot be decoded ({type(error).__name__}).")


def _limit_resources() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY, _MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MAX_SECONDS, _MAX_SECONDS))


if __name__ == "__main__":
    main()
