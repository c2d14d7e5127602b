import subprocess
import sys

LIBRARY = r"""
import logging, warnings
from tui.cli.library_messages import clean_library_messages

clean_library_messages()
try:
    raise ValueError("the reason\n\x1b[2Jof it")
except ValueError:
    logging.getLogger("some.library").exception("bad \x1b]0;title\x07 %s", "input")
logging.getLogger("some.library").info("details")
warnings.warn("careful \x9b31m")
"""


def test_what_libraries_log_is_a_line_of_this_program() -> None:
    ended = subprocess.run([sys.executable, "-c", LIBRARY], capture_output=True, text=True, check=True)
    line = "standfirst: bad \ufffd]0;title\ufffd input: ValueError: the reason \ufffd[2Jof it."
    assert (ended.stdout, ended.stderr.splitlines()) == ("", [line])
