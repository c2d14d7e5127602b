"""Everything that is printed goes through the functions that make it harmless to a terminal."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import tui

ROOT = Path(tui.__file__).parent

WRITERS = {
    "print",
    *(
        f"click.{name}"
        for name in ("echo", "secho", "echo_via_pager", "prompt", "confirm", "pause", "progressbar")
    ),
    *(
        "os.write",
        "os.writev",
        "os.system",
        "input",
        "pprint",
        "Console",
        "warnings.warn",
        "warnings.showwarning",
    ),
    *("logging.FileHandler", "logging.StreamHandler", "logging.basicConfig", "faulthandler.enable"),
    *(f"traceback.print_{what}" for what in ("exc", "exception", "last", "stack", "tb")),
}
STREAMS = {f"sys.{stream}" for stream in ("stdout", "stderr", "__stdout__", "__stderr__")}
HARMLESS = {"isatty", "fileno", "encoding", "flush"}

ALLOWED = {
    ("cli/output.py", "sys.stdout"): "the function itself, for standard output",
    ("cli/diagnostics.py", "click.echo"): "the function itself, for standard error",
    ("cli/read.py", "sys.__stderr__"): "only asks whether it is closed",
    ("cli/log.py", "logging.FileHandler"): "with a formatter that cleans",
    ("cli/log.py", "sys.stdout"): "only asks whether it is a terminal",
    ("cli/log.py", "sys.stderr"): "only asks whether it is a terminal",
    ("batch/progress.py", "Console"): "shows nothing but numbers",
    ("batch/results_file.py", "os.write"): "a file",
    ("formats/pdf/forked.py", "os.write"): "a pipe: the answer of a process to its parent",
    ("formats/pdf/reader.py", "sys.stdout"): "the answer of a process to its parent, in ASCII",
    ("reader/background.py", "os.write"): "a constant: the question for the terminal's colours",
    ("reader/terminal.py", "sys.__stderr__"): "only sets its encoding: what the screen writes is clean",
}


def ways_to_print(source: str) -> Iterator[str]:
    """Yield what a module writes to the terminal or a log with, including what it only imports or passes on."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ({f"{node.module}.{name.name}" for name in node.names} & (WRITERS | STREAMS))
        elif isinstance(node, ast.Name | ast.Attribute):
            name = ast.unparse(node)
            parent = parents[node]
            if name in STREAMS:
                is_asked = isinstance(parent, ast.Compare) or (
                    isinstance(parent, ast.Attribute) and parent.attr in HARMLESS
                )
                if not is_asked:
                    yield name
            elif name in WRITERS:
                yield name


@cache
def found() -> set[tuple[str, str]]:
    return {
        (path.relative_to(ROOT).as_posix(), way)
        for path in ROOT.rglob("*.py")
        for way in ways_to_print(path.read_text(encoding="utf-8"))
    }


def test_nothing_is_printed_around_the_functions_that_clean_it() -> None:
    assert found() - ALLOWED.keys() == set(), "print with Output().add or print_error"


def test_every_exception_is_needed() -> None:
    assert ALLOWED.keys() - found() == set()


@pytest.mark.parametrize(
    ("source", "way"),
    [
        ("print(name)", "print"),
        ("click.echo(name)", "click.echo"),
        ("from click import echo", "click.echo"),
        ("map(click.secho, names)", "click.secho"),
        ("sys.stderr.write(name)", "sys.stderr"),
        ("partial(show, sys.stdout)", "sys.stdout"),
        ("from sys import stdout as out", "sys.stdout"),
        ("os.write(2, name)", "os.write"),
        ("traceback.print_exc()", "traceback.print_exc"),
        ("logging.StreamHandler()", "logging.StreamHandler"),
    ],
)
def test_a_way_around_is_found(source: str, way: str) -> None:
    assert list(ways_to_print(source)) == [way]


@pytest.mark.parametrize(
    "source", ["sys.stdout.isatty()", "sys.stdout is None", "fingerprint(name)", "os.read(2)"]
)
def test_what_does_not_print_is_no_way(source: str) -> None:
    assert list(ways_to_print(source)) == []
