import pytest

from tests.cli.conftest import Standfirst


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["summarize", "--metod"], "--method"),
        (["summarize", "--lang"], "--language"),
        (["summarize", "--markdown"], "--format markdown"),
        (["read", "--stdin"], "-"),
        (["--widht"], "--width"),
    ],
)
def test_the_option_that_was_meant_is_named(standfirst: Standfirst, arguments: list[str], meant: str) -> None:
    ended = standfirst(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert f"There is no option “{arguments[-1]}”. Did you mean “{meant}”?" in ended.err


@pytest.mark.parametrize(
    "arguments", [["summarize", "--file"], ["batch", "--sections-only"], ["serve", "--html"], ["--x"]]
)
def test_an_option_that_only_shares_letters_is_not(standfirst: Standfirst, arguments: list[str]) -> None:
    ended = standfirst(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert f"There is no option “{arguments[-1]}”." in ended.err
    assert "Did you mean" not in ended.err


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("version", "--version"),
        ("cat", "read --plain"),
        ("info", "outline"),
        ("history", "library"),
        ("Outlien", "outline"),
    ],
)
def test_a_command_of_another_program_leads_to_ours(standfirst: Standfirst, word: str, meant: str) -> None:
    ended = standfirst(word)
    assert ended.status == 2
    assert f"no command “{word}”. Did you mean “{meant}”?" in ended.err
