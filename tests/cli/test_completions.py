import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from benchmarks.terminal import TerminalSession
from tests.cli.conftest import Standfirst
from tui.cli.commands import COMPLETE_VARIABLE, SUBCOMMANDS
from tui.cli.completions import MARKER, SHELLS
from tui.cli.main import run
from tui.language.detect import LANGUAGES
from tui.summary.methods import METHODS

Suggested = Callable[..., list[str]]

PLACES = {
    "bash": "data/bash-completion/completions/standfirst",
    "zsh": "data/zsh/site-functions/_standfirst",
    "fish": "config/fish/completions/standfirst.fish",
    "powershell": "config/powershell/standfirst.ps1",
    "nushell": "config/nushell/autoload/standfirst.nu",
    "elvish": "config/elvish/lib/standfirst-completion.elv",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Empty folders of the user."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("BASH_COMPLETION_USER_DIR", raising=False)
    return tmp_path


@pytest.fixture
def suggested(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Suggested:
    """Return a function that lists the suggestions for the last of some words."""

    def ask(*words: str, shell: str = "bash") -> list[str]:
        monkeypatch.setenv(COMPLETE_VARIABLE, f"{shell}_complete")
        monkeypatch.setenv("COMP_WORDS", "\n".join(["standfirst", *words]))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        with pytest.raises(SystemExit) as left:
            run([])
        assert left.value.code == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        return captured.out.splitlines()

    return ask


def plain(values: Sequence[str]) -> list[str]:
    return [f"plain,{value}" for value in values]


def test_a_command_a_file_or_an_option_can_come_first(suggested: Suggested) -> None:
    assert suggested("") == ["file,", *plain(sorted(SUBCOMMANDS))]
    assert suggested("su") == ["file,su", "plain,summarize"]
    options = suggested("--")
    assert {"plain,--plain", "plain,--method", "plain,--version", "plain,--help"} <= set(options)
    assert len(options) == len(set(options))


@pytest.mark.parametrize(
    "words", [["-m"], ["read", "-m"], ["summarize", "--method"], ["outline", "x", "--method", "="]]
)
def test_methods_are_suggested(suggested: Suggested, words: list[str]) -> None:
    assert suggested(*words, "") == plain([*METHODS])
    assert suggested(*words, "l") == plain([name for name in METHODS if name.startswith("l")])
    assert suggested(*words, "lex") == plain(["lex-rank"])


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["--language", ""], LANGUAGES),
        (["summarize", "--language", "swe"], ["swedish"]),
        (["-n", "1"], ["10", "10%", "100w", "150w"]),
        (["summarize", "x.md", "--format", "m"], ["markdown"]),
        (["outline", "--format", ""], ["text", "markdown", "json"]),
        (["--theme", "standfirst-d"], ["standfirst-dark"]),
        (["summarize", "--forc"], ["--force"]),
        (["x.md", "--pl"], ["--plain"]),
        (["completions", ""], SHELLS),
        (["completions", "fish", "--in"], ["--install"]),
    ],
)
def test_values_are_suggested(suggested: Suggested, words: list[str], values: Sequence[str]) -> None:
    assert suggested(*words) == plain(values)


@pytest.mark.parametrize(
    "words",
    [["read"], ["summarize", "a.md"], ["outline"], ["--plain"], ["summarize", "-o"], ["a.md", "--debug"]],
)
def test_the_shell_finds_files_itself(suggested: Suggested, words: list[str]) -> None:
    assert suggested(*words, "re") == ["file,re"]


def test_zsh_and_fish_get_the_meaning_of_values(suggested: Suggested) -> None:
    assert suggested("-m", "ls", shell="zsh") == ["plain", "lsa", "Latent semantic analysis"]
    assert "".join(suggested("-n", "15", shell="zsh")).endswith("at most 150 words")


@pytest.mark.parametrize("shell", ["powershell", "nushell", "elvish"])
def test_shells_that_speak_json_get_values_and_files(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shell: str
) -> None:
    monkeypatch.chdir(home)
    (home / "a report.md").touch()
    (home / "articles").mkdir()
    (home / "articles" / "one.md").touch()
    (home / ".hidden").touch()

    def ask(*words: str) -> list[dict[str, str]]:
        monkeypatch.setenv(COMPLETE_VARIABLE, f"{shell}_complete")
        monkeypatch.setenv("COMP_WORDS", json.dumps(words))
        with pytest.raises(SystemExit):
            run([])
        found: list[dict[str, str]] = json.loads(capsys.readouterr().out)
        return found

    def values(*words: str) -> list[str]:
        return [item["value"] for item in ask(*words)]

    assert values("summ") == ["summarize"]
    assert ask("summarize", "-m", "ls") == [{"value": "lsa", "description": "Latent semantic analysis"}]
    assert values("outline", "--language", "swe") == ["swedish"]
    assert values("read", "a") == ["a report.md", "articles/"]
    assert values("read", "articles/") == ["articles/one.md"]
    assert values("read", "nowhere/") == []
    assert values("read", "") == ["a report.md", "articles/"]
    assert values("read", ".h") == [".hidden"]
    assert {"summarize", "a report.md"} <= set(values())


def test_completing_starts_no_log(suggested: Suggested, tmp_path: Path) -> None:
    assert suggested("--debug", str(tmp_path / "log"), "--pl") == ["plain,--plain"]
    assert not (tmp_path / "log").exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_printed_or_installed_where_the_shell_looks(
    standfirst: Standfirst, home: Path, shell: str
) -> None:
    printed = standfirst("completions", shell)
    assert (printed.status, printed.err) == (0, "")
    assert COMPLETE_VARIABLE in printed.out
    assert not any(home.iterdir())
    for _ in range(2):
        installed = standfirst("completions", shell, "--install")
        assert (installed.status, installed.err) == (0, "")
        assert installed.out.startswith(f"Wrote {home / PLACES[shell]}.\n")
        assert (home / PLACES[shell]).read_text() == printed.out


def test_the_shell_is_the_users_own_unless_named(
    standfirst: Standfirst, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/usr/local/bin/zsh")
    assert standfirst("completions").out == standfirst("completions", "zsh").out
    for value in ("/bin/sh", ""):
        monkeypatch.setenv("SHELL", value)
        ended = standfirst("completions")
        assert ended.status == 2
        assert "bash, zsh, fish, powershell, nushell or elvish" in ended.err
    for value, shell in (("/usr/bin/pwsh", "powershell"), ("/usr/bin/nu", "nushell")):
        monkeypatch.setenv("SHELL", value)
        assert standfirst("completions").out == standfirst("completions", shell).out


def test_a_file_written_by_hand_is_replaced_only_when_asked(standfirst: Standfirst, home: Path) -> None:
    file = home / PLACES["fish"]
    file.parent.mkdir(parents=True)
    file.write_bytes(b"# mine \xff\n")
    refused = standfirst("completions", "fish", "--install")
    assert refused.status == 2
    assert "--force" in refused.err
    assert file.read_bytes() == b"# mine \xff\n"
    assert standfirst("completions", "fish", "--install", "--force").status == 0
    assert file.read_text().startswith(MARKER)
    assert standfirst("completions", "fish", "--force").status == 2


def test_a_folder_that_cannot_be_made_is_one_line(standfirst: Standfirst, home: Path) -> None:
    (home / "data").write_text("no folder")
    ended = standfirst("completions", "bash", "--install")
    assert ended.status == 1
    assert re.fullmatch(r"standfirst: Cannot install .+\n", ended.err)


def test_variables_with_relative_paths_are_ignored(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    monkeypatch.setattr(Path, "home", lambda: home)
    assert SHELLS["zsh"].path == home / ".local/share/zsh/site-functions/_standfirst"
    assert SHELLS["fish"].path == home / ".config/fish/completions/standfirst.fish"
    monkeypatch.setenv("BASH_COMPLETION_USER_DIR", str(home / "mine"))
    assert SHELLS["bash"].path == home / "mine/completions/standfirst"


# --- in real shells

ASKED = (
    "standfirst summ",
    "standfirst summarize --method lex",
    "standfirst outline --language swe",
    "standfirst read a",
)


@pytest.fixture
def program(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program standfirst on the PATH, in a folder with an article to complete."""
    program = home / "bin" / "standfirst"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tui "$@"\n')
    program.chmod(0o755)
    (home / "a report.md").write_text("Text.")
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.chdir(home)
    return program


def completes(shell: TerminalSession) -> None:
    """Type words and tabs, and check the completed line."""
    for typed, shown in (
        ("standfirst summ\t--met\tlex\t", "standfirst summarize --method lex-rank"),
        ("standfirst outline --language swe\t", "standfirst outline --language swedish"),
        ("standfirst read a\\ r\t", r"standfirst read a\\ report.md"),
    ):
        for keys in re.findall(r"[^\t]+\t?", typed):
            shell.send(keys)
            shell.drain(0.3)
        shell.send("\x01echo '\x05'\r")  # to the line's beginning and end: the line itself is printed
        shell.wait_for(rf"\r\n{shown} ?\r")
        shell.drain(0.05)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_a_real_bash_completes(standfirst: Standfirst, program: Path, home: Path) -> None:
    assert standfirst("completions", "bash", "--install").status == 0
    (home / ".bashrc").write_text(
        f"PS1='> '\nbind 'set enable-bracketed-paste off'\n. {home / PLACES['bash']}\n"
    )
    with TerminalSession(["bash", "--rcfile", str(home / ".bashrc"), "-i"]) as shell:
        shell.wait_for("> ")
        completes(shell)


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh")
def test_a_real_zsh_completes(
    standfirst: Standfirst, program: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = standfirst("completions", "zsh", "--install")
    told = re.search(r"fpath\+=\(.*\)", installed.out)
    assert told is not None
    monkeypatch.setenv("ZDOTDIR", str(home))
    settings = (
        "PS1='> '",
        "bindkey -e",
        "unset zle_bracketed_paste",
        told[0],
        "autoload -U compinit",
        "compinit -u",
    )
    (home / ".zshrc").write_text("".join(f"{line}\n" for line in settings))
    with TerminalSession(["zsh", "--no-globalrcs", "-i"]) as shell:
        shell.wait_for("> ")
        completes(shell)


@pytest.mark.skipif(shutil.which("pwsh") is None, reason="there is no PowerShell")
def test_a_real_powershell_completes(standfirst: Standfirst, program: Path, home: Path) -> None:
    assert standfirst("completions", "powershell", "--install").status == 0
    script = "; ".join(
        f"(TabExpansion2 '{line}' {len(line)}).CompletionMatches | ForEach-Object {{ $_.CompletionText }}"
        for line in ASKED
    )
    command = ["pwsh", "-NoProfile", "-Command", f". '{home / PLACES['powershell']}'; {script}"]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines() == ["summarize", "lex-rank", "swedish", "'a report.md'"]


@pytest.mark.skipif(shutil.which("nu") is None, reason="there is no Nushell")
def test_a_real_nushell_completes(standfirst: Standfirst, program: Path, home: Path) -> None:
    assert standfirst("completions", "nushell", "--install").status == 0
    asked = "; ".join(
        f"print (do $env.config.completions.external.completer {json.dumps(line.split(' '))}).0.value"
        for line in ASKED
    )
    command = ["nu", "--no-config-file", "-c", f"source '{home / PLACES['nushell']}'; {asked}"]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines() == ["summarize", "lex-rank", "swedish", '"a report.md"']


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
def test_a_real_fish_completes(standfirst: Standfirst, program: Path) -> None:
    assert standfirst("completions", "fish", "--install").status == 0
    script = "; ".join(f"complete --do-complete '{line}'" for line in ASKED)
    ended = subprocess.run(["fish", "-c", script], capture_output=True, text=True, check=True)
    assert [line.split("\t")[0] for line in ended.stdout.splitlines()] == [
        "summarize",
        "lex-rank",
        "swedish",
        "a report.md",
    ]
