"""Printed text is in reading order: for screen readers, ``less``, mail and logs."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.conftest import ARTICLE, Standfirst
from tui.cli.printing import MIN_LINE_WIDTH
from tui.sources.folders import sample_articles
from tui.text.wrap import MIN_WIDTH

SAMPLES = sample_articles()
COMMANDS = [("read", "--plain"), ("summarize",), ("summarize", "--explain"), ("outline",)]
NO_TEXT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
BOX = re.compile("[\u2500-\u259f]")
ATTACK = (
    "\x1b[31m\x1b]0;gone\x07\x1bP1$r\x1b\\ \x9b31m \x08\x0b\x0c\x0e\x7f \u202e\u2066\u2069\u2028\u2029\ufeff"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / f"a{ATTACK.replace('/', '')[:30]}b.md"
    blocks = (
        f"# Title {ATTACK}",
        f"It {ATTACK} begins.",
        f"## Part {ATTACK}",
        f"- It {ATTACK} lasts.",
        f"> So {ATTACK} it is.",
        f"```\ncode {ATTACK}\n```",
        f"| a{ATTACK} | b |\n|-|-|\n| c | d |",
        ARTICLE * 4,
    )
    path.write_text("\n\n".join(blocks))
    return path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_sample_and_a_hostile_file_print_nothing_but_text(
    standfirst: Standfirst, hostile: Path, command: tuple[str, ...]
) -> None:
    for source in (hostile, *(SAMPLES if command in COMMANDS[:2] else ())):
        ended = standfirst(*command, source)
        assert ended.status == 0
        assert ended.out.strip()
        assert not NO_TEXT.search(ended.out + ended.err), source.name
        assert not BOX.search(ended.out), source.name


def test_cat_shows_nothing_but_text(hostile: Path) -> None:
    """``cat -v`` shows a control character after a caret, and one of the C1 set after ``M-BM-^``."""
    sources = shlex.join(map(str, (*SAMPLES[:3], hostile)))
    program = f"{shlex.quote(sys.executable)} -m tui"
    script = f"({program} read --plain {sources}; {program} summarize {sources}) | cat -v"
    shown = subprocess.run(["bash", "-c", script], capture_output=True, check=True).stdout.decode("ascii")
    assert "Summary" in shown
    assert not re.search(r"(?<!M-)\^", shown)
    assert "M-BM-^" not in shown


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_line_of_prose_is_wider_than_asked_for(standfirst: Standfirst, command: tuple[str, ...]) -> None:
    for name in ("while-i-am-away.rtf", "cacao.txt", "keeper-interview.txt"):
        source = next(path for path in SAMPLES if path.name == name)
        narrow = standfirst(*command, "--width", "40", source).out
        assert max(map(cell_len, narrow.splitlines())) <= 40
        assert narrow.split() == standfirst(*command, source).out.split()


def test_the_smallest_width_is_the_one_that_text_is_wrapped_to(standfirst: Standfirst, article: Path) -> None:
    assert MIN_LINE_WIDTH == MIN_WIDTH
    assert standfirst("outline", "--width", str(MIN_WIDTH), article).status == 0
    assert standfirst("outline", "--width", str(MIN_WIDTH - 1), article).status == 2


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_several_articles_are_separated(
    standfirst: Standfirst, article: Path, command: tuple[str, ...]
) -> None:
    alone = standfirst(*command, article).out
    assert standfirst(*command, article, article).out == f"{alone}\n\n\n{alone}"
    assert "\n\n\n\n" not in alone


@pytest.mark.parametrize("option", [["--width", "40"], ["--quiet"], ["--pager"]])
def test_options_of_printed_text_are_refused_by_the_reader(
    standfirst: Standfirst, article: Path, option: list[str]
) -> None:
    ended = standfirst("read", article, *option)
    assert ended.status == 2
    assert f"{option[0]} can be used only with --plain." in ended.err


def test_quiet_omits_notes_but_not_errors(standfirst: Standfirst, article: Path) -> None:
    missing = article.with_name("missing.txt")
    told = standfirst("summarize", "--length", "1w", article, missing)
    assert ["note:" in line for line in told.err.splitlines()] == [True, False]
    quiet = standfirst("summarize", "-q", "--length", "1w", article, missing)
    assert (quiet.status, quiet.out) == (told.status, told.out) == (1, told.out)
    assert quiet.err == told.err.splitlines(keepends=True)[1]


def test_quiet_omits_problems_of_settings(
    standfirst: Standfirst, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = article.with_name("settings.toml")
    settings.write_text('method = "magic"\n')
    monkeypatch.setenv("STANDFIRST_CONFIG", str(settings))
    for command in COMMANDS:
        assert "magic" in standfirst(*command, article).err or command == ("read", "--plain")
        assert standfirst(*command, "--quiet", article).err == ""
