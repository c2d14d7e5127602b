"""Load the libraries of the worker processes; imported once by the process that they are forked from."""

from tui.reader.worker import server
from tui.summary.import_stubs import stub_unused_imports

stub_unused_imports()
server._warm_up()
