"""The modules that imports and commands load, each in a fresh interpreter."""

import json
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution

import pytest

HEAVY = {
    *("nltk", "sumy", "numpy", "chardet", "textual", "punkt", "markdown_it", "requests"),
    *("py3langid", "stopwordsiso", "trafilatura", "lxml", "pypdfium2", "urllib3", "pyphen", "PIL"),
}
MOST_FOR_FIRST_PAINT = 495
"""Modules, of which a bare Textual app loads 370."""
MOST_FOR_A_SUMMARY = 485
"""Modules, of which numpy, Markdown’s parser and Click have 150."""
COMMAND = "from tui.__main__ import main; import sys; sys.argv = ['standfirst', *{arguments!r}]; main()"


def loaded_after(program: str) -> set[str]:
    """Return the modules that a program has loaded at its end; stubs of modules have no specification."""
    lines = [
        "import atexit, json, sys",
        "loaded = lambda: sorted(name for name, module in sys.modules.items() if vars(module).get('__spec__'))",
        "show = lambda: print(json.dumps(loaded()), file=sys.stderr)",
        "atexit.register(show)",
        program,
    ]
    ended = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True
    )
    return set(json.loads(ended.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["methods"],
        ["read", "--help"],
        ["summarize", "--help"],
        ["outline", "-h"],
        ["batch", "-h"],
    ],
)
def test_a_command_that_reads_nothing_loads_nothing_heavy(arguments: list[str]) -> None:
    loaded = loaded_after(COMMAND.format(arguments=arguments))
    assert "tui" in loaded
    assert not loaded & HEAVY


def test_importing_the_package_loads_nothing_but_itself() -> None:
    before = loaded_after("pass")
    loaded = loaded_after("import tui") - before
    assert {name for name in loaded if name.partition(".")[0] not in sys.stdlib_module_names} == {"tui"}


@pytest.mark.parametrize(
    "module",
    ["tui.pipeline", "tui.reader.startup", "tui.sources.open", "tui.summary.digests", "tui.language.detect"],
)
def test_modules_that_request_work_do_not_load_what_does_it(module: str) -> None:
    assert not loaded_after(f"import {module}") & HEAVY


def test_the_first_paint_loads_neither_parsers_nor_the_library_nor_click() -> None:
    loaded = loaded_after("import tui.__main__, tui.cli.plain_read, tui.reader.run, tui.reader.app")
    assert "textual.app" in loaded
    lazy = {
        "click",
        "html",
        "sqlite3",
        "tomllib",
        "importlib.metadata",
        "tui.text.numbering",
        "tui.library.library",
        "tui.feeds.kept",
        "tui.feeds.store",
        "tui.formats.registry",
        "tui.reader.feed_fetcher",
        "tui.reader.features.heat",
        "tui.reader.rows.tables",
        "tui.language.detect",
        "tui.reader.pictures.client",
        "tui.reader.pictures.terminal",
        "tui.sources.pictures",
    }
    assert not loaded & ((HEAVY - {"textual"}) | lazy)
    assert not {name for name in loaded if name.startswith("tui.reader.dialogs")}
    assert len(loaded) < MOST_FOR_FIRST_PAINT


def test_printing_an_article_needs_no_sentences() -> None:
    program = COMMAND.format(arguments=["read", "--plain", sample()])
    assert not loaded_after(program) & (HEAVY - {"markdown_it"})


def test_the_command_line_never_loads_the_terminal_interface_to_print() -> None:
    program = COMMAND.format(arguments=["summarize", sample()])
    loaded = loaded_after(program)
    assert "nltk" in loaded
    unused = {
        *("regex", "nltk.internals", "nltk.probability", "numpy._typing", "numpy._core._add_newdocs"),
        *("ctypes", "pickle", "tempfile", "xml", "punkt.training", "punkt.inference"),
    }
    assert not loaded & ({"textual", "py3langid", "stopwordsiso"} | unused)
    assert len(loaded) < MOST_FOR_A_SUMMARY


def test_the_parent_process_of_a_batch_loads_nothing_heavy() -> None:
    program = COMMAND.format(arguments=["batch", "--limit", "1", sample()])
    assert not loaded_after(program) & HEAVY


def test_scipy_is_not_installed() -> None:
    with pytest.raises(PackageNotFoundError):
        distribution("scipy")


def sample() -> str:
    """Return the path of a sample article."""
    from tui.sources.folders import sample_articles

    return next(str(path) for path in sample_articles() if path.suffix == ".md")
