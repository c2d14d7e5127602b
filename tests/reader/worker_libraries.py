"""Load the libraries of the worker processes; imported once by the process that they are forked from."""

from tests.reader import warm_worker  # noqa: F401 - each process would import it, and what it needs
from tui.language.references_back import refers_back
from tui.reader.worker import server
from tui.sources.open import article_from_bytes
from tui.summary.import_stubs import stub_unused_imports

stub_unused_imports()
server._warm_up()
refers_back("It is.", "english")
for name in ("a.txt", "a.md", "a.html"):
    article_from_bytes(b"# A title\n\nThe first sentence stands here. The second stands here too.", name)
