import asyncio
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reader import shell_command
from tui.reader.shell_command import plain_output, run_shell


async def test_a_command_gets_the_text_and_answers() -> None:
    answer = await run_shell("tr a-z A-Z; echo two >&2; exit 3", "café\n")
    assert answer == ("CAFé\n", "two\n", 3, False)


async def test_a_text_that_is_not_read_is_no_failure() -> None:
    assert await run_shell("exec true", "a" * 3_000_000) == ("", "", 0, False)


async def test_a_long_text_goes_through() -> None:
    answer = await run_shell("wc -c", "a" * 3_000_000)
    assert answer.output.strip() == "3000000"


async def test_too_much_output_is_cut_and_the_command_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell_command, "MAX_OUTPUT_BYTES", 1_000)
    answer = await run_shell("yes", "")
    assert answer.is_cut
    assert len(answer.output) == 1_000


async def test_what_is_left_in_the_background_is_not_waited_for() -> None:
    answer = await run_shell("echo done; sleep 600 & echo $! >&2", "")
    assert answer.output == "done\n"
    os.kill(int(answer.errors), 9)


async def test_cancelling_kills_all_processes(tmp_path: Path) -> None:
    started = tmp_path / "started"
    work = asyncio.ensure_future(
        run_shell(f"(echo $$ > {started}.part; mv {started}.part {started}; sleep 600) | cat", "")
    )
    deadline = time.monotonic() + 600
    while not started.exists():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    group = int(started.read_text())
    while True:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            break
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b[1;31mred\x1b[0m\r\n", "red\n"),
        ("\x1b]0;title\x07a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "alink"),
        ("N\x08NA\x08AME\n", "NAME\n"),
        ("a\tb", "a       b"),
        ("\x1b(Bplain\x1bM\x9b", "plain\ufffd"),
    ],
)
def test_only_text_is_shown(written: str, shown: str) -> None:
    assert plain_output(written) == shown


@given(st.text(st.sampled_from("ab\x1b[]0;m\x07\\\x08\r\n\t\x9b\u202e"), max_size=40))
def test_no_control_character_is_left(written: str) -> None:
    assert not set(plain_output(written)) & set("\x1b\x07\x08\r\t\x9b\u202e")
