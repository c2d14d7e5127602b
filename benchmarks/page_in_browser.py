"""Find the errors in the HTML pages of sample articles, and of one full of markup, in Chromium.

    python benchmarks/page_in_browser.py [SOURCE…] [--pictures FOLDER]

Each page is opened at 1200, 800 and 320 pixels, light and dark, and looked at by axe-core; each link has to lead
somewhere, Tab and Enter through the article, and the page may ask for nothing. Needs Chromium, Node and npm, which
gets puppeteer-core and axe-core into a folder that is thrown away; without one of them it says so and leaves. Ends with
status 1 if something is wrong.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.export.registry import suggested_name, write_digest
from tui.sources.folders import sample_articles
from tui.sources.open import article_from_bytes, open_article
from tui.summary.digests import summarize

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("puppeteer-core", "axe-core")
SAMPLES = ("tides.md", "nordsee-deiche.md", "counting-the-unseen.pdf")
HOSTILE = """\
# `<script>document.title = 'taken'</script>` "quotes" & 'entities' &amp;lt;

`<script>fetch('https://example.org/a')</script>` opens this. [A link](javascript:alert(1)) and
`"><svg onload=alert(2)>` follow. Here `<img src=https://example.org/b onerror=alert(3)>` stands.

## `</style><script>alert(4)</script>`

- `<iframe src=https://example.org/c></iframe>` is the first item.
- [A link](https://example.org/?a=1&b='2'%22%3E%3Cscript%3Ealert(5)%3C/script%3E) is the second.

> `</article></body></html><script>alert(6)</script>` is a quotation.

    </code></pre><meta http-equiv="refresh" content="0;url=https://example.org/d">

| `<b onmouseover=alert(7)>` | many |
| --- | --- |
| javascript:alert(8) | 9 |

### `<base href=https://example.org/e>`

A word of some length stands here: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.
"""


def main() -> None:
    """Make the pages, check them, and print the errors."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="articles to look at instead of the samples"
    )
    parser.add_argument(
        "--pictures", type=Path, metavar="FOLDER", help="where a picture of each look is kept"
    )
    arguments = parser.parse_args()
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    if browser is None or missing:
        print("skipped:", "there is no Chromium" if browser is None else f"there is no {missing[0]}")
        return
    with tempfile.TemporaryDirectory() as folder:
        if not _install(Path(folder)):
            print(f"skipped: npm could not get {' and '.join(PACKAGES)}")
            return
        pages = list(_pages(arguments.sources, Path(folder)))
        found = _look(browser, Path(folder), pages, arguments.pictures)
    print(*found["problems"], sep="\n", end="\n" if found["problems"] else "")
    print(f"{len(pages)} pages, {found['checks']:,} checks, {len(found['problems'])} problems")
    sys.exit(1 if found["problems"] else 0)


def _install(folder: Path) -> bool:
    (folder / "package.json").write_text("{}")
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


def _pages(sources: Sequence[str], folder: Path) -> Iterator[Path]:
    named = sources or [str(path) for path in sample_articles() if path.name in SAMPLES]
    for article in [*map(open_article, named), article_from_bytes(HOSTILE.encode(), "hostile.md")]:
        path = folder / suggested_name(article, "html")
        write_digest(summarize(article, length=6), path)
        yield path


def _look(browser: str, folder: Path, pages: Sequence[Path], pictures: Path | None) -> dict[str, object]:
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    program = Path(__file__).with_suffix(".mjs")
    command = ["node", program, browser, folder, pictures.resolve() if pictures else "", *pages]
    answer = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(answer.stdout)


if __name__ == "__main__":
    main()
