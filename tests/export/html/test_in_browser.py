"""A page in a real browser; ``benchmarks/page_in_browser.py`` checks more of it, with more tools."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.export.html.test_page import HOSTILE
from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.export.html.page import digest_html
from tui.language.articles import build_article
from tui.summary.digests import summarize

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
TAKEN = "document.title = 'taken'"

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium")


def loaded(page: str, folder: Path) -> str:
    """Return the page's DOM once the browser has loaded it."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command = [str(BROWSER), *options, "--dump-dom", (folder / "page.html").as_uri()]
    ended = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8", timeout=600)
    return ended.stdout


def test_markup_in_an_article_does_nothing(tmp_path: Path) -> None:
    texts = [text.replace("alert(1)", TAKEN) for text in HOSTILE]
    article = build_article([Draft(kind, text, 1) for text in texts for kind in BlockKind], title="Safe")
    page = digest_html(summarize(article, "random"))
    assert loaded(page, tmp_path).count("<title>Safe</title>") == 1


def test_injected_markup_is_not_run(tmp_path: Path) -> None:
    """If the escaping were ever wrong, the page's security policy would still hold."""
    article = build_article([Draft(BlockKind.PARAGRAPH, "A sentence.")], title="Safe")
    page = digest_html(summarize(article)).replace("A sentence.", f"<script>{TAKEN}</script>")
    assert "<title>Safe</title>" in loaded(page, tmp_path)
    without = page.replace("Content-Security-Policy", "Content-Security-Hope")
    assert "<title>taken</title>" in loaded(without, tmp_path)
