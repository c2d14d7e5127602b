import re
from importlib import metadata
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Standfirst
from tui.cli import main as command_line
from tui.cli.main import run
from tui.cli.main import standfirst as group

COMMANDS = ["read", "summarize", "outline", "methods", "config"]


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_shows_examples_and_every_command(standfirst: Standfirst, option: str) -> None:
    ended = standfirst(option)
    assert ended.status == 0
    assert ended.err == ""
    assert "standfirst summarize report.md" in ended.out
    for command in COMMANDS:
        assert re.search(rf"^  {command} +[A-Z]", ended.out, re.MULTILINE)


def test_help_shows_the_options_that_need_no_command(standfirst: Standfirst) -> None:
    shown = standfirst("--help").out
    assert all(option in shown for option in ("--method", "--length", "--plain", "--theme", "--version"))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_has_help_that_fits(standfirst: Standfirst, command: str, option: str) -> None:
    ended = standfirst(command, option)
    assert ended.status == 0
    assert ended.out.startswith(f"Usage: standfirst {command}")
    assert max(map(len, ended.out.splitlines())) <= 96


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(command: str) -> None:
    found = group.get_command(click.Context(group), command)
    assert found is not None
    for parameter in found.params:
        assert isinstance(parameter, click.Argument) or parameter.help


def test_the_versions_are_the_installed_ones(standfirst: Standfirst, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", lambda name: f"9.8.7 of {name}")
    shown = (
        "standfirst 9.8.7 of standfirst\nTextual 9.8.7 of textual, Sumy 9.8.7 of sumy, NLTK 9.8.7 of nltk\n"
    )
    assert standfirst("--version").out == standfirst("-V").out == shown


def test_read_is_run_if_no_command_is_named(standfirst: Standfirst, article: Path) -> None:
    expected = standfirst("read", "--plain", article).out
    assert "The second pier leans" in expected
    assert standfirst("--plain", article).out == expected
    assert standfirst(article, "--plain").out == expected
    assert standfirst("-m", "luhn", article, "-n", "3", "--plain").out == expected


def test_a_command_wins_over_a_file_of_its_name(
    standfirst: Standfirst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("methods").write_text("The methods of the survey were simple. Everybody was asked.")
    assert "lex-rank" in standfirst("methods").out
    assert "Everybody was asked" in standfirst("./methods", "--plain").out
    assert "Everybody was asked" in standfirst("read", "methods", "--plain").out
    assert "Everybody was asked" in standfirst("read", "--plain", "methods").out
    refused = standfirst("--plain", "methods")
    assert refused.status == 2
    assert "write ./methods" in refused.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["summarize", "--nonsense", "ARTICLE"],
        ["summarize", "--method", "magic", "ARTICLE"],
        ["summarize", "--length", "many", "ARTICLE"],
        ["summarize", "--length", "0", "ARTICLE"],
        ["summarize", "--language", "klingonish", "ARTICLE"],
        ["summarize", "--format", "pdf", "ARTICLE"],
        ["summarize", "--section", "nowhere", "ARTICLE"],
        ["summarize"],
        ["outline", "--gists", "4", "ARTICLE"],
        ["outline", "--depth", "0", "ARTICLE"],
        ["outline", "--section", "nowhere", "ARTICLE"],
        ["read", "--plain"],
        ["--plain", "--section", "9", "ARTICLE"],
        ["-m", "magic", "ARTICLE"],
        ["methods", "extra"],
        ["-"],
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    standfirst: Standfirst, article: Path, arguments: list[str]
) -> None:
    ended = standfirst(*(str(article) if argument == "ARTICLE" else argument for argument in arguments))
    assert (ended.status, ended.out) == (2, "")
    assert re.fullmatch(r"standfirst: .+\n", ended.err)


@pytest.mark.parametrize("command", [["summarize"], ["outline"], ["read", "--plain"]])
def test_an_unreadable_source_is_one_line_and_status_1(
    standfirst: Standfirst, tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "nothing here").mkdir()
    for name in ("missing.txt", "empty.txt", "binary.txt", "nothing here", "missing.txt/inside"):
        ended = standfirst(*command, tmp_path / name)
        assert (ended.status, ended.out) == (1, ""), name
        assert re.fullmatch(r"standfirst: .+\n", ended.err)
    assert standfirst(*command, "/dev/null").status == 1


def test_what_a_message_quotes_is_harmless(standfirst: Standfirst) -> None:
    for arguments in (["summarize", "\x1b[31mred\n\u202e.txt"], ["--\x1b[31m"], ["-m", "\x1b]0;x\x07", "a"]):
        ended = standfirst(*arguments)
        assert ended.status in (1, 2)
        assert re.fullmatch(r"standfirst: [^\x00-\x1f\x7f-\x9f\u202e]+\n", ended.err)


def test_an_internal_error_is_one_line(
    standfirst: Standfirst, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by\nnothing")

    monkeypatch.setattr("tui.cli.summarize.digest_source", broken)
    ended = standfirst("summarize", article)
    assert ended.status == 1
    assert re.fullmatch(
        r"standfirst: Internal error: ZeroDivisionError: by nothing.*--debug FILE.*\n", ended.err
    )
    log = article.with_name("log")
    ended = standfirst("summarize", article, "--debug", log)
    assert "log" in ended.err
    assert "Traceback" not in ended.err
    assert "Traceback" in log.read_text()


def test_an_interrupt_is_quiet(
    monkeypatch: pytest.MonkeyPatch, article: Path, standfirst: Standfirst
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.cli.summarize.digest_source", interrupted)
    ended = standfirst("summarize", article)
    assert ended.status == 130
    assert ended.err.strip() == ""


def test_the_entry_point_exits_with_the_status(monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.__main__ import main

    monkeypatch.setattr(command_line, "run", lambda: 7)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 7
    assert run is not command_line.run


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("sumarize", "summarize"), ("Methods", "methods"), ("outlien", "outline"), ("confg", "config")],
)
def test_a_misspelt_command_is_an_error_with_a_suggestion(
    standfirst: Standfirst, typed: str, meant: str
) -> None:
    ended = standfirst(typed, "report.md")
    assert ended.status == 2
    assert ended.out == ""
    assert f"no command “{typed}”. Did you mean “{meant}”?" in ended.err


def test_a_file_may_be_named_almost_like_a_command(
    standfirst: Standfirst, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sumarize").write_bytes(article.read_bytes())
    assert standfirst("sumarize", "--plain").out == standfirst(article, "--plain").out


def test_other_words_are_neither_commands_nor_files(standfirst: Standfirst) -> None:
    for arguments in (["lighthouse"], ["lighthouse", "--plain"], ["lighthouse", "report.md"]):
        ended = standfirst(*arguments)
        assert ended.status == 2
        assert "There is no file and no command “lighthouse”. See" in ended.err


def test_a_path_where_nothing_is_comes_before_the_terminal(
    standfirst: Standfirst, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for sources in (["brigde.md"], ["./brigde.md"], [str(article), "brigde.md"]):
        ended = standfirst(*sources)
        assert (ended.status, ended.out) == (1, "")
        assert ended.err.startswith("standfirst: Cannot read brigde.md: there is no such file. Did you mean ")
    ended = standfirst("www.example.org")
    assert ended.status == 1
    assert "write https://www.example.org." in ended.err
    ended = standfirst("--theme", "nosuch", article)
    assert ended.status == 2
    assert "no theme “nosuch”" in ended.err


def test_a_file_address_is_a_path(standfirst: Standfirst, tmp_path: Path, article: Path) -> None:
    spaced = tmp_path / "ein Ärger?.md"
    spaced.write_bytes(article.read_bytes())
    plain = standfirst("--plain", spaced).out
    assert "The second pier" in plain
    assert standfirst("--plain", spaced.as_uri()).out == plain
    elsewhere = standfirst("summarize", "file://elsewhere/bridge.md")
    assert elsewhere.status == 1
    assert "Give the path of the file" in elsewhere.err
