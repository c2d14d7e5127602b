import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Ended, Standfirst
from tests.test_imports import COMMAND, loaded_after
from tui.cli import read
from tui.library.choices import keep_choice
from tui.reader import run
from tui.reader.commands import default_keys
from tui.reader.list_commands import listed_list_keys
from tui.reader.startup import ReaderOptions
from tui.settings.file import parse_settings
from tui.settings.table import Settings, UserCommand
from tui.sources.folders import sample_articles
from tui.summary.lengths import DEFAULT_LENGTH
from tui.summary.methods import DEFAULT_METHOD


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the environment names, which does not exist yet."""
    path = tmp_path / "config.toml"
    monkeypatch.setenv("STANDFIRST_CONFIG", str(path))
    return path


# standfirst config


def test_the_defaults_are_printed_as_a_settings_file(standfirst: Standfirst, file: Path) -> None:
    file.touch()
    ended = standfirst("config", "--print")
    assert (ended.status, ended.err) == (0, "")
    saved = parse_settings(ended.out.encode(), file)
    defaults = {**default_keys(), **{command: keys for command, keys, _ in listed_list_keys()}}
    keys = {command: tuple(key.written for key in keys) for command, keys in defaults.items()}
    assert not saved.problems
    assert saved.settings == Settings(None, DEFAULT_METHOD, str(DEFAULT_LENGTH), keys=keys)
    assert all("#" in line for line in ended.out.split("[keys]\n")[1].splitlines() if line)


def test_what_is_in_force_is_printed_as_a_settings_file(
    standfirst: Standfirst, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(
        'pace = 300\nmethod = "luhn"\n[keys]\nlonger = ["f4", "+"]\nopen = []\n[commands]\nO = "xargs dict"\n'
    )
    monkeypatch.setenv("STANDFIRST_METHOD", "lsa")
    ended = standfirst("config", "--print")
    assert (ended.status, ended.err) == (0, "")
    saved = parse_settings(ended.out.encode(), file)
    assert not saved.problems
    settings = saved.settings
    assert (settings.method, settings.words_per_minute, settings.text_width) == ("lsa", 300, 74)
    assert (settings.keys["longer"], settings.keys["shorter"]) == (("f4", "+"), ("-",))
    assert settings.commands == {"O": UserCommand("xargs dict")}
    lines = ended.out.splitlines()
    assert lines[lines.index('method = "lsa"') - 1] == "# Set by STANDFIRST_METHOD."
    assert lines[lines.index("pace = 300") - 1] == f"# Set by {file}, line 1."


def test_each_value_comes_with_its_origin(
    standfirst: Standfirst, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('length = 7\npace = 238\nmouse = 5\nmthod = 3\n\n[keys]\nlonger = "O"\n')
    monkeypatch.setenv("STANDFIRST_METHOD", "lsa")
    monkeypatch.setenv("STANDFIRST_TEXT_WIDTH", "60")
    monkeypatch.setenv("NO_COLOR", "1")
    keep_choice("theme", "nord")
    ended = standfirst("config")
    assert ended.status == 0
    assert ended.err == f"standfirst: {file} has 2 problems: “standfirst config --check” lists them.\n"
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert lines == [
        'theme = "nord" # T in the reader',
        'method = "lsa" # STANDFIRST_METHOD',
        f"length = 7 # {file}, line 1",
        "# language is not set",
        "context = 0 # the default",
        "article-share = 50 # the default",
        "text-width = 60 # STANDFIRST_TEXT_WIDTH",
        f"pace = 238 # {file}, line 2",
        "mouse = true # the default",
        "colours = false # NO_COLOR",
        "history = true # the default",
        "topics = true # the default",
        "spoilers = true # the default",
        "keep-text = false # the default",
        "# speech-command is not set",
        "# speech-rate is not set",
        "",
        "[keys]",
        f'longer = "O" # {file}',
    ]
    assert tomllib.loads(ended.out)["text-width"] == 60


def test_a_wrong_value_in_the_environment_is_not_in_force(
    standfirst: Standfirst, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANDFIRST_METHOD", "magic")
    for arguments in ([], ["--print"]):
        ended = standfirst("config", *arguments)
        assert (ended.status, ended.out) == (2, "")
        assert ended.err.startswith("standfirst: STANDFIRST_METHOD: There is no method “magic”.")


def test_a_file_that_is_not_toml_leaves_the_defaults(standfirst: Standfirst, file: Path) -> None:
    file.write_text("pace = ")
    assert tomllib.loads(standfirst("config", "--print").out)["pace"] == 238
    assert tomllib.loads(standfirst("config").out)["pace"] == 238


def test_the_file_is_edited_and_checked(
    standfirst: Standfirst, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANDFIRST_CONFIG", str(tmp_path / "new" / "config.toml"))
    file = tmp_path / "new" / "config.toml"
    monkeypatch.delenv("VISUAL", raising=False)
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\ncp "$2" seen\necho "pace = $1" > "$2"\n')
    editor.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITOR", f"'{editor}' 300")
    ended = standfirst("config", "--edit")
    assert (ended.status, ended.out, ended.err) == (0, f"{file}: no mistakes.\n", "")
    begun = (tmp_path / "seen").read_text()
    assert tomllib.loads(begun) == {"keys": {}}
    assert '\n# method = "blend"\n' in begun
    assert file.read_text() == "pace = 300\n"
    monkeypatch.setenv("EDITOR", f"'{editor}' 3")
    ended = standfirst("config", "--edit")
    assert ended.status == 1
    assert "line 1: “pace” is 3" in ended.out
    assert (tmp_path / "seen").read_text() == "pace = 300\n"


def test_an_editor_that_fails_is_told(
    standfirst: Standfirst, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    assert "No editor is set" in standfirst("config", "--edit").err
    assert not file.exists()
    monkeypatch.setenv("EDITOR", "false")
    ended = standfirst("config", "--edit")
    assert ended.status == 1
    assert "false exited with status 1" in ended.err
    monkeypatch.setenv("STANDFIRST_CONFIG", "")
    assert (
        standfirst("config", "--edit").err
        == "standfirst: No settings are read: STANDFIRST_CONFIG is empty.\n"
    )


def test_the_printed_defaults_have_no_problems(standfirst: Standfirst, file: Path) -> None:
    file.write_text(standfirst("config", "--print").out)
    ended = standfirst("config", "--check")
    assert (ended.status, ended.out, ended.err) == (0, f"{file}: no mistakes.\n", "")


def test_the_path_is_printed_even_if_there_is_no_file(standfirst: Standfirst, file: Path) -> None:
    ended = standfirst("config", "--path")
    assert (ended.status, ended.out, ended.err) == (0, f"{file}\n", "")


def test_there_is_no_path_if_no_file_is_read(standfirst: Standfirst) -> None:
    ended = standfirst("config", "--path")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == "standfirst: No settings are read: STANDFIRST_CONFIG is empty.\n"
    ended = standfirst("config", "--check")
    assert (ended.status, ended.out) == (0, "There is no settings file, so the defaults apply.\n")


def test_every_problem_is_listed_with_its_line(standfirst: Standfirst, file: Path) -> None:
    file.write_text(
        'theme = "purple"\nmethod = "lexrnak"\nlength = "many"\nlanguage = "klingon"\npace = 0\nmthod = 1\n'
        '[keys]\nnext-section = "j"\nlonger = "O"\nshorter = "O"\nnxt = "v"\n'
    )
    ended = standfirst("config", "--check")
    assert (ended.status, ended.err) == (1, "")
    expected = [
        "There is no theme “purple”. The themes are: ",
        "There is no method “lexrnak”. Did you mean lex-rank?",
        "“many” is not a length: ",
        "The language “klingon” is not known.",
        "“pace” is 0, but it takes a whole number from 20 to 5,000.",
        "“mthod” is not a setting. Did you mean “method”?",
        '“j” is a key of “line-down” already. To take it from there, write line-down = ["down"] too.',
        "“O” is a key of “longer” already. A key does one thing.",
        "“nxt” is not a command. ",
    ]
    lines = ended.out.splitlines()
    assert len(lines) == len(expected)
    for line, number, what in zip(lines, [1, 2, 3, 4, 5, 6, 8, 10, 11], expected, strict=True):
        assert line.startswith(f"{file}, line {number}: {what}")


def test_a_file_that_is_not_toml(standfirst: Standfirst, file: Path) -> None:
    file.write_text("pace = 1\ntheme = nord")
    ended = standfirst("config", "--check")
    assert ended.status == 1
    assert ended.out.startswith(f"{file}, line 2: This is not valid TOML")


@pytest.mark.parametrize(
    "arguments", [["--edit", "--path"], ["--print", "--check"], ["--path", "--check", "--print"], ["x"]]
)
def test_one_thing_at_a_time(standfirst: Standfirst, arguments: list[str]) -> None:
    ended = standfirst("config", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.count("\n") == 1


# Precedence


def summarized(standfirst: Standfirst, article: Path, *options: str) -> tuple[str, str, str, str]:
    """Return the method, the length and the language of a summary, and standard error."""
    ended = standfirst("summarize", "--format", "json", *options, article)
    assert ended.status == 0
    record = json.loads(ended.out)
    return record["method"], record["length"], record["language"], ended.err


def test_the_file_overrides_the_defaults(standfirst: Standfirst, article: Path, file: Path) -> None:
    assert summarized(standfirst, article)[:3] == (DEFAULT_METHOD, "5", "english")
    file.write_text('method = "LexRank"\nlength = "50%"\nlanguage = "de"')
    assert summarized(standfirst, article) == ("lex-rank", "50%", "german", "")


def test_the_environment_overrides_the_file_and_options_override_both(
    standfirst: Standfirst, article: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('method = "lex-rank"\nlength = 3')
    monkeypatch.setenv("STANDFIRST_METHOD", "luhn")
    monkeypatch.setenv("STANDFIRST_LENGTH", "20w")
    monkeypatch.setenv("STANDFIRST_LANGUAGE", "dutch")
    assert summarized(standfirst, article) == ("luhn", "20w", "dutch", "")
    assert summarized(standfirst, article, "-m", "kl")[:3] == ("kl", "20w", "dutch")
    assert summarized(standfirst, article, "-n", "2", "--language", "english")[:3] == ("luhn", "2", "english")


def test_an_outline_is_made_with_the_method_of_the_file(standfirst: Standfirst, file: Path) -> None:
    article = next(path for path in sample_articles() if path.name == "tides.md")
    outline = ("outline", "--gists", "2", article)
    file.write_text('method = "random"')
    assert standfirst(*outline).out == standfirst(*outline, "-m", "random").out
    assert standfirst(*outline).out != standfirst(*outline, "-m", "lex-rank").out


def test_mistakes_in_the_file_are_reported_and_ignored(
    standfirst: Standfirst, article: Path, file: Path
) -> None:
    file.write_text('\nmethod = "magic"')
    *used, said = summarized(standfirst, article)
    assert used == [DEFAULT_METHOD, "5", "english"]
    assert said.startswith(f"standfirst: {file}, line 2: There is no method “magic”.")
    assert said.count("\n") == 1
    file.write_text("length = 0\nmouse = 5\nlanguage = 3")
    assert summarized(standfirst, article)[3] == (
        f"standfirst: {file} has 3 problems: “standfirst config --check” lists them.\n"
    )
    assert standfirst("outline", article).err.startswith(f"standfirst: {file} has 2 problems")
    assert standfirst("--plain", article).err.startswith(f"standfirst: {file} has ")


def test_a_wrong_value_in_the_environment_is_wrong_usage(
    standfirst: Standfirst, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANDFIRST_METHOD", "magic")
    for command in ("summarize", "outline", "read"):
        ended = standfirst(command, article)
        assert (ended.status, ended.out) == (2, "")
        assert ended.err.startswith("standfirst: STANDFIRST_METHOD: There is no method “magic”.")
    assert standfirst("summarize", "-m", "luhn", article).status == 0


@pytest.mark.parametrize("command", ["read", "summarize", "outline"])
def test_the_help_names_the_environment_and_does_not_read_the_file(
    standfirst: Standfirst, command: str, file: Path
) -> None:
    file.write_text('method = "luhn"')
    shown = " ".join(standfirst(command, "--help").out.split())
    assert "[env var: STANDFIRST_METHOD; default: blend]" in shown
    assert "come from the environment or your settings: see “standfirst config --help”." in shown


def test_the_file_is_not_read_for_the_help(file: Path) -> None:
    file.write_text("pace = 1")
    for command in (["--help"], ["read", "--help"], ["methods"]):
        assert not loaded_after(COMMAND.format(arguments=command)) & {"tomllib", "platformdirs"}


def test_without_a_file_tomllib_is_not_loaded(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STANDFIRST_CONFIG")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    loaded = loaded_after(COMMAND.format(arguments=["--plain", str(article)]))
    assert "platformdirs" in loaded
    assert "tomllib" not in loaded


# The options of the reader


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[ReaderOptions]:
    """The options that the reader would have been opened with."""
    requests: list[ReaderOptions] = []
    monkeypatch.setattr(run, "run_reader", requests.append)
    monkeypatch.setattr(read, "attach_tty", lambda: None)
    return requests


def test_the_reader_gets_the_settings(
    standfirst: Standfirst,
    article: Path,
    file: Path,
    asked: list[ReaderOptions],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file.write_text('method = "lsa"\ntheme = "nord"\npace = 300\ntext-width = 40\nlength = "no"\nmouse = 3')
    monkeypatch.setenv("STANDFIRST_TEXT_WIDTH", "50")
    monkeypatch.setenv("STANDFIRST_LANGUAGE", "da")
    assert standfirst(article) == Ended(0, "", "")
    (request,) = asked
    assert (request.method, str(request.length), request.language, request.theme) == (
        "lsa",
        "5",
        "danish",
        None,
    )
    settings = request.settings_file.settings
    assert (settings.theme, settings.words_per_minute, settings.text_width, settings.mouse) == (
        "nord",
        300,
        50,
        True,
    )
    assert [problem.line for problem in request.settings_file.problems] == [5, 6]


def test_the_reader_gets_a_theme_from_the_environment(
    standfirst: Standfirst, article: Path, asked: list[ReaderOptions], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANDFIRST_THEME", "nord")
    standfirst(article)
    standfirst("--theme", "dracula", article)
    assert [request.theme for request in asked] == ["nord", "dracula"]


def test_the_reader_does_not_start_with_a_wrong_value_in_the_environment(
    standfirst: Standfirst, article: Path, asked: list[ReaderOptions], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANDFIRST_MOUSE", "perhaps")
    ended = standfirst(article)
    assert ended == Ended(2, "", "standfirst: STANDFIRST_MOUSE is “perhaps”, but it takes true or false.\n")
    assert not asked


def test_names_from_the_environment_are_harmless(
    standfirst: Standfirst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "\x1b]0;title\x07\x9b31m\u202e.toml"
    path.write_text('no_such = 1\n"\\u001b[31m" = 2\n', encoding="utf-8")
    monkeypatch.setenv("STANDFIRST_CONFIG", str(path))
    shown = standfirst("config", "--path").out + standfirst("config", "--check").out
    assert str(tmp_path) in shown
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
