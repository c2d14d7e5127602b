import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as running
from hypothesis import strategies as st

from tui.document.errors import UsageError
from tui.settings.file import (
    Problem,
    SettingsFile,
    parse_settings,
    read_settings_file,
    settings_path,
)
from tui.settings.table import SETTINGS, Settings, with_environment
from tui.settings.template import CommandKeys, settings_template

FILE = Path("/home/reader/config.toml")


def read(text: str) -> SettingsFile:
    return parse_settings(text.encode(), FILE)


def problems_of(text: str) -> list[str]:
    """Return the problems of a file, without its name."""
    return [str(problem).removeprefix(str(FILE)).removeprefix(", ") for problem in read(text).problems]


# The content of a file


def test_everything_has_a_default() -> None:
    assert read("") == SettingsFile(path=FILE)
    assert read("# nothing\n\n[keys]\n").settings == Settings()


def test_every_setting_is_read() -> None:
    text = """
        theme = "nord"
        method = "lsa"
        length = "20%"
        language = "german"
        context = 2
        article-share = 70
        text-width = 0
        pace = 300
        mouse = false
        colours = false
        history = false
        topics = false
        spoilers = false
        keep-text = true
        speech-command = "say"
        speech-rate = 200
        [keys]
        next-section = ["J", "]"]
        longer = "+"
        open = []
    """
    file = read(text)
    keys = {"next-section": ("J", "]"), "longer": ("+",), "open": ()}
    assert not file.problems
    assert file.settings == Settings(
        "nord",
        "lsa",
        "20%",
        "german",
        2,
        70,
        0,
        300,
        False,
        False,
        False,
        False,
        False,
        True,
        "say",
        200,
        keys,
    )


@pytest.mark.parametrize(("given", "length"), [("7", "7"), ('"7"', "7"), ('"150w"', "150w"), ("-3", "-3")])
def test_a_length_may_be_a_number(given: str, length: str) -> None:
    assert read(f"length = {given}").settings.length == length


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter() -> None:
    file = parse_settings(b"\xef\xbb\xbfmouse = false\r\n\r\npace = 1\r\n", FILE)
    assert not file.settings.mouse
    assert file.problems[0].line == 3


def test_every_field_is_a_setting_with_a_comment() -> None:
    assert [*(setting.field for setting in SETTINGS), "keys", "commands"] == [*Settings._fields]
    assert all(setting.comment.endswith(".") for setting in SETTINGS)
    names = [setting.name for setting in SETTINGS]
    assert names[:4] == ["theme", "method", "length", "language"]
    assert names[4:] == [
        "context",
        "article-share",
        "text-width",
        "pace",
        "mouse",
        "colours",
        "history",
        "topics",
        "spoilers",
        "keep-text",
        "speech-command",
        "speech-rate",
    ]
    assert [setting.variable for setting in SETTINGS[5:7]] == [
        "STANDFIRST_ARTICLE_SHARE",
        "STANDFIRST_TEXT_WIDTH",
    ]


# Mistakes in a file


def test_an_unknown_name() -> None:
    assert problems_of('\nmthod = "lsa"') == ["line 2: “mthod” is not a setting. Did you mean “method”?"]
    assert problems_of("Text_Width = 40") == [
        "line 1: “Text_Width” is not a setting. Did you mean “text-width”?"
    ]
    names = (
        "theme, method, length, language, context, article-share, text-width, pace, mouse, colours, history, topics, "
        "spoilers, keep-text, speech-command, speech-rate, keys, commands"
    )
    assert problems_of("[window]\nwidth = 3") == [
        f"line 1: “window” is not a setting. The settings are: {names}."
    ]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("theme = 3", "“theme” is 3, but it takes text in quotes."),
        ('language = " "', "“language” is empty, but it takes text in quotes."),
        ("theme = []", "“theme” is a list, but it takes text in quotes."),
        (
            "length = true",
            '“length” is true, but it takes a number of sentences, or "20%", "150w" or "3min".',
        ),
        (
            "length = 2.5",
            '“length” is a number with a fraction, but it takes a number of sentences, or "20%", "150w" or "3min".',
        ),
        ("article-share = 90", "“article-share” is 90, but it takes a whole number from 30 to 80."),
        ("text-width = 29", "“text-width” is 29, but it takes a whole number from 30 to 1,000, or 0."),
        ("pace = -1", "“pace” is -1, but it takes a whole number from 20 to 5,000."),
        ("pace = true", "“pace” is true, but it takes a whole number from 20 to 5,000."),
        (f"pace = {10**50}", "“pace” is a huge number, but it takes a whole number from 20 to 5,000."),
        ('mouse = "no"', "“mouse” is “no”, but it takes true or false."),
        ("mouse = 1979-05-27", "“mouse” is a date or a time, but it takes true or false."),
        ("mouse = {a = 1}", "“mouse” is a table, but it takes true or false."),
        ("keys = 5", "“keys” is a table: write a line [keys], and under it the keys of each command."),
        ("[keys]\nlonger = 5", '“longer” is 5, but it takes keys in quotes, such as "J" or ["J", "]"].'),
        ("keys.longer = [5]", '“longer” is a list, but it takes keys in quotes, such as "J" or ["J", "]"].'),
        ("[keys]\npace = 5", "“pace” is a setting, not a command: it belongs above the line [keys]."),
    ],
)
def test_an_invalid_value(line: str, wrong: str) -> None:
    file = read(line)
    assert [problem.message for problem in file.problems] == [wrong]
    assert file.problems[0].line == line.count("\n") + 1
    assert file.settings == Settings()


def test_mistakes_leave_the_rest_of_the_file_active() -> None:
    file = read('pace = 0\nmouse = false\nnonsense = 1\n[keys]\nlonger = 1\nshorter = "x"')
    assert file.settings == Settings(mouse=False, keys={"shorter": ("x",)})
    assert [problem.line for problem in file.problems] == [1, 3, 5]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a = 1\ntheme = nord", "line 2: … Invalid value. Text needs quotes."),
        ("pace = 1\npace = 2\n", "line 2: … Cannot overwrite a value."),
        ("pace = [1,\n2\n\n", "line 2: … Unclosed array."),
        ("pace", "line 1: … Expected '=' after a key in a key/value pair."),
        ("a = " + "[" * 5000, "… its lists are nested too deeply."),
    ],
)
def test_a_file_that_is_not_toml(text: str, wrong: str) -> None:
    expected = wrong.replace("…", "This is not valid TOML, so all settings are ignored:")
    assert [line.removeprefix(": ") for line in problems_of(text)] == [expected]
    assert read(text).settings == Settings()


def test_a_file_that_is_not_utf_8() -> None:
    (problem,) = parse_settings("mouse = false\n# gr\xfcn".encode("latin-1"), FILE).problems
    assert (problem.line, problem.message) == (2, "This is not UTF-8, so all settings are ignored.")


def test_a_file_that_is_too_large() -> None:
    (problem,) = parse_settings(b"#" * 70_000, FILE).problems
    assert problem.message == "This is larger than 64 KB, so it is ignored."


def test_a_problem_is_one_harmless_line() -> None:
    problem = Problem(Path("/tmp/a\nb\x1b/config.toml"), 1200, "“\x1b[31m”\nis not.")
    assert str(problem) == "/tmp/a b\ufffd/config.toml, line 1,200: “\ufffd[31m” is not."
    assert problem.brief() == "config.toml, line 1,200: “\ufffd[31m” is not."


def test_the_summary_of_the_problems() -> None:
    assert read("a = 1").summary(brief=True).startswith("config.toml, line 1: “a” is not a setting.")
    assert read("a = 1\nb = 2").summary() == f"{FILE} has 2 problems: “standfirst config --check” lists them."


def test_a_value_that_does_not_exist_is_ignored() -> None:
    def refuse(value: str) -> None:
        raise UsageError(f"There is no {value}.")

    file = read('\nmethod = "magic"\npace = 1')
    assert file.validated("method", str) is file
    assert file.validated("theme", refuse) is file
    checked = file.validated("method", refuse)
    assert checked.settings.method is None
    assert [(problem.line, problem.message[:17]) for problem in checked.problems] == [
        (2, "There is no magic"),
        (3, "“pace” is 1, but "),
    ]


VALUES = st.one_of(
    st.sampled_from(
        ["true", "false", "5", "0", "-1", "88", "1e3", "inf", "[]", "{}", "1979-05-27", '"""\na\n"""']
    ),
    st.sampled_from(['"20%"', '"nord"', '["J", "]"]', "[1]", "[[]]", "{a = 1}", "0xffffffffffffffffffffff"]),
)
NAMES = st.one_of(
    st.sampled_from([setting.name for setting in SETTINGS]),
    st.sampled_from(["keys", "keys.longer", '"a b"', "x.y.z", "[keys]\nshorter", "[[x]]\na", "mthod"]),
)
DOCUMENTS = st.lists(st.tuples(NAMES, VALUES), max_size=6).map(
    lambda lines: "\n".join(f"{name} = {value}" for name, value in lines)
)


@running(deadline=None)
@given(st.one_of(DOCUMENTS, st.text(max_size=60)).map(str.encode) | st.binary(max_size=60))
@example(b"a" + b".a" * 1500 + b" = 1")
@example(b"x = " + b"{a = " * 3000)
@example(b"pace = 0x" + b"f" * 20_000)
@example(b"a = 1\n" * 2 + b"[a]\n" * 3)
def test_any_file_gives_settings_and_problems(data: bytes) -> None:
    file = parse_settings(data, FILE)
    lines = data.decode("utf-8", "replace").split("\n")
    assert all(problem.line is None or 1 <= problem.line <= len(lines) for problem in file.problems)
    assert all("\n" not in str(problem) for problem in file.problems)
    for setting in SETTINGS:
        value = getattr(file.settings, setting.field)
        assert value == getattr(Settings(), setting.field) or setting.read(value) == value
    assert all(isinstance(key, str) for keys in file.settings.keys.values() for key in keys)


@running(deadline=None)
@given(DOCUMENTS)
def test_a_problem_is_on_the_line_of_the_name_that_it_quotes(text: str) -> None:
    for problem in read(text).problems:
        if problem.line is not None and problem.message.startswith("“"):
            name = problem.message[1 : problem.message.index("”")]
            assert name in text.split("\n")[problem.line - 1]


# The path of the file


def test_the_environment_names_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("pace = 100")
    monkeypatch.setenv("STANDFIRST_CONFIG", str(path))
    assert settings_path() == path
    assert read_settings_file().settings.words_per_minute == 100
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STANDFIRST_CONFIG", "mine.toml")
    assert settings_path() == path


def test_an_empty_name_means_that_no_file_is_read() -> None:
    assert os.environ["STANDFIRST_CONFIG"] == ""
    assert settings_path() is None
    assert read_settings_file() == SettingsFile()


def test_the_default_file_is_in_the_folder_of_the_users_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("STANDFIRST_CONFIG")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = settings_path()
    assert path is not None
    assert path.is_relative_to(tmp_path)
    assert path.name == "config.toml"
    assert path.parent.name == "standfirst"
    assert read_settings_file() == SettingsFile()


def test_a_file_that_is_named_must_exist(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STANDFIRST_CONFIG", str(tmp_path / "none.toml"))
    (problem,) = read_settings_file().problems
    assert str(problem) == f"{tmp_path}/none.toml: There is no such file, but STANDFIRST_CONFIG names it."


def test_a_file_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STANDFIRST_CONFIG", str(tmp_path))
    (problem,) = read_settings_file().problems
    assert problem.message.startswith("The settings cannot be read: ")
    monkeypatch.setenv("STANDFIRST_CONFIG", "a" * 5000)
    (problem,) = read_settings_file().problems
    assert problem.message.startswith("The settings cannot be read: ")


# The environment


def test_the_environment_overrides_the_file() -> None:
    environment = {
        "STANDFIRST_ARTICLE_SHARE": "30",
        "STANDFIRST_TEXT_WIDTH": "0",
        "STANDFIRST_PACE": " 100 ",
        "STANDFIRST_MOUSE": "no",
        "STANDFIRST_COLOURS": "True",
        "STANDFIRST_HISTORY": "",
        "STANDFIRST_METHOD": "luhn",
    }
    file = Settings(method="lsa", words_per_minute=400, colours=False, history=False, keys={"longer": ("x",)})
    expected = file._replace(split_percent=30, text_width=0, words_per_minute=100, mouse=False, colours=True)
    assert with_environment(file, environment) == expected


@pytest.mark.parametrize(
    ("name", "value", "takes"),
    [
        ("PACE", "fast", "a whole number from 20 to 5,000"),
        ("PACE", "9" * 30, "a whole number from 20 to 5,000"),
        ("MOUSE", "1", "true or false"),
    ],
)
def test_a_wrong_value_in_the_environment_is_wrong_usage(name: str, value: str, takes: str) -> None:
    with pytest.raises(UsageError) as raised:
        with_environment(Settings(), {f"STANDFIRST_{name}": value})
    assert str(raised.value) == f"STANDFIRST_{name} is “{value}”, but it takes {takes}."


# The template


def test_the_template_has_the_defaults() -> None:
    defaults = Settings(theme="nord", method="lsa", length="5")
    commands = [
        CommandKeys("longer", ("+", '"'), "Longer"),
        CommandKeys("shorter", ("\\",), "Shorter"),
        CommandKeys("open", (), "Open"),
    ]
    text = settings_template(defaults, commands)
    file = read(text)
    keys = {"longer": ("+", '"'), "shorter": ("\\",), "open": ()}
    assert not file.problems
    assert file.settings == defaults._replace(keys=keys)
    assert "\nlength = 5\n" in text
    assert '\n# language = "german"\n' in text
    assert all(f"# {setting.comment}\n" in text for setting in SETTINGS)
