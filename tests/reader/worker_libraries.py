"""Imported once by the process that all warm child processes are forked from: loads what they need."""

from tui.reader.worker import server
from tui.summary.import_stubs import spare_unused_libraries

spare_unused_libraries()
server._warm_up()
