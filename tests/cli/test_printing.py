"""The options that commands which print something have in common."""

import json
from collections.abc import Sequence
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Standfirst
from tui.cli.main import standfirst as group

PRINTING = ["summarize", "outline", "keywords", "marks", "library", "methods", "read"]
COMMANDS = [
    ["summarize", "ARTICLE"],
    ["outline", "ARTICLE"],
    ["read", "ARTICLE"],
    ["methods"],
    ["keywords", "ARTICLE"],
]


def filled(command: Sequence[str], article: Path) -> list[str]:
    return [str(article) if word == "ARTICLE" else word for word in command]


def options_of(name: str) -> dict[str, click.Option]:
    command = group.get_command(click.Context(group), name)
    assert command is not None
    return {
        written: option
        for option in command.params
        if isinstance(option, click.Option)
        for written in (*option.opts, *option.secondary_opts)
    }


@pytest.mark.parametrize("command", PRINTING)
def test_all_have_the_same_options(command: str) -> None:
    wanted = "-f --format --json -o --output --force -w --width -p --pager --no-pager --color -q --quiet"
    assert set(wanted.split()) <= set(options_of(command))


def test_batch_has_those_that_mean_something_there(standfirst: Standfirst, article: Path) -> None:
    batch = ["batch", "--jobs", "1", "-n", "2"]
    plain = standfirst(*batch, article)
    assert (plain.status, len(json.loads(plain.out)["summary"])) == (0, 2)
    for option in (["-q"], ["--format", "json"], ["-f", "json"], ["--json"], ["-o", "-"]):
        assert standfirst(*batch, *option, article).out == plain.out
    empty = article.with_name("empty")
    empty.mkdir()
    assert "There are no articles" in standfirst(*batch, empty).err
    assert standfirst(*batch, "-q", empty).err == ""
    assert standfirst(*batch, "--format", "html", article).status == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_a_hyphen_is_standard_output(
    standfirst: Standfirst, article: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    words = [*filled(command, article), *(["--plain"] if "read" in command else [])]
    printed = standfirst(*words)
    assert printed.status == 0
    assert standfirst(*words, "-o", "-") == printed
    assert not Path("-").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_gets_the_format_of_its_ending(
    standfirst: Standfirst, article: Path, command: list[str]
) -> None:
    file = article.with_name("out.json")
    ended = standfirst(*filled(command, article), "-o", file)
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    assert all(json.loads(line) for line in file.read_text().splitlines())
    assert standfirst(*filled(command, article), "-o", file).status == 2
    assert standfirst(*filled(command, article), "--force", "-o", file, "-f", "txt").status == 0
    assert not file.read_text().startswith("{")


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_ending_names_the_known_ones(
    standfirst: Standfirst, article: Path, command: list[str]
) -> None:
    ended = standfirst(*filled(command, article), "-o", article.with_name("out.xyz"))
    assert (ended.status, ended.out) == (2, "")
    assert "“out.xyz” names no format. End it in " in ended.err
    assert ".txt" in ended.err
    assert (".html" in ended.err) == ("summarize" in command)


@pytest.mark.parametrize("command", COMMANDS)
def test_json_has_an_option_of_its_own(standfirst: Standfirst, article: Path, command: list[str]) -> None:
    words = filled(command, article)
    expected = standfirst(*words, "--format", "json")
    assert expected.status == 0
    assert json.loads(expected.out.splitlines()[0])
    assert standfirst(*words, "--json") == standfirst(*words, "--json", "-f", "json") == expected
    refused = standfirst(*words, "--json", "--format", "text")
    assert refused.status == 2
    assert "--json is --format json, but --format is text" in refused.err


@pytest.mark.parametrize("command", COMMANDS[:3])
def test_an_ending_names_a_format_too(standfirst: Standfirst, article: Path, command: list[str]) -> None:
    words = filled(command, article)
    markdown = standfirst(*words, "--format", "markdown")
    assert "# The bridge at Orsk" in markdown.out
    assert standfirst(*words, "--format", "md") == standfirst(*words, "-f", "MD") == markdown


def test_styles_are_as_wanted(standfirst: Standfirst, article: Path) -> None:
    assert "\x1b[1m" in standfirst("outline", "--color", "always", article).out
    assert "\x1b" not in standfirst("outline", "--color", "auto", article).out
    assert standfirst("outline", "--color", "sometimes", article).status == 2


def test_an_outline_is_markdown_too(standfirst: Standfirst, article: Path) -> None:
    lines = standfirst("outline", "-n", "0", "-f", "markdown", article).out.splitlines()
    assert lines[0] == "# The bridge at Orsk"
    assert lines[-3:] == [
        "- **What the engineers found**",
        "  - **The second pier**",
        "- **What comes next**",
    ]
    assert "  - The second pier leans by four degrees." not in lines
    assert "    - The second pier leans by four degrees." in standfirst("outline", "-f", "md", article).out


def test_an_article_is_markdown_and_json_too(standfirst: Standfirst, article: Path) -> None:
    record = json.loads(standfirst("read", "--json", article).out)
    assert record["text"][slice(*(record["blocks"][0][name] for name in ("start", "end")))].startswith(
        "The old"
    )
    assert [entry["title"] for entry in record["outline"]][1:3] == [
        "What the engineers found",
        "The second pier",
    ]
    markdown = standfirst("--format", "markdown", article, "--section", "2").out
    assert markdown.startswith("# The bridge at Orsk\n")
    assert "\n## What comes next\n\nA new bridge" in markdown
    assert "engineers" not in markdown
    assert standfirst("read", "--json", "--section", "2", article).status == 2


@pytest.mark.parametrize(
    "option", [["-q"], ["-p"], ["--no-pager"], ["-w", "60"], ["--color", "never"], ["--force"]]
)
def test_the_reader_has_no_use_for_them(standfirst: Standfirst, article: Path, option: list[str]) -> None:
    ended = standfirst("read", *option, article)
    assert ended.status == 2
    assert "can be used only with --plain" in ended.err
