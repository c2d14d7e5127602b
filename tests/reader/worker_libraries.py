"""Load what the worker processes need; imported once by the process that they are forked from.

Libraries are loaded, and regular expressions compiled, where they are first used: reading some articles does both.
"""

import tempfile
from pathlib import Path

from tests.reader import warm_worker  # noqa: F401 - each process would import it, and what it needs
from tui.language.detect import detect_language
from tui.language.references_back import refers_back
from tui.library.library import Library
from tui.reader.worker import server
from tui.reader.worker.requests import FindSentences, RankSentences
from tui.sources.folders import sample_articles
from tui.sources.open import open_article
from tui.summary.import_stubs import stub_unused_imports
from tui.summary.methods import DEFAULT_METHOD

stub_unused_imports()
server._warm_up()
refers_back("It is.", "english")
detect_language("Short texts take a model that is slow to load.")
for path in sample_articles():
    if path.suffix in {".txt", ".md", ".html"}:
        article = open_article(path)
        article = FindSentences(topics=True).answer(article, lambda *_: None).added_to(article)
        RankSentences(DEFAULT_METHOD).answer(article, lambda *_: None)
with tempfile.TemporaryDirectory() as folder:
    Library(Path(folder)).close()
