"""Imported once by the process that all warm worker processes are forked from: loads what they need."""

from tui.reader.worker import server
from tui.summary.import_stubs import stub_unused_imports

stub_unused_imports()
server._warm_up()
