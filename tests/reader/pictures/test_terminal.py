"""Replies of terminals, none of which is taken for keys."""

import pytest

from tui.reader.pictures.request import Graphics, Protocol
from tui.reader.pictures.terminal import GraphicsReplies, ask_graphics

KITTY = "\x1b_Gi=7302;OK\x1b\\\x1bP>|kitty(0.40.0)\x1b\\\x1b[6;36;17t\x1b[?62;52;c"
WEZTERM = "\x1bP>|WezTerm 20240203\x1b\\\x1b[6;20;10t\x1b[?65;4;6;18;22c"
XTERM = "\x1bP>|XTerm(390)\x1b\\\x1b[6;13;6t\x1b[?64;1;2;4;6;9;15;18;21;22c"
PLAIN = "\x1b[?62;22c"
REFUSING = "\x1b_Gi=7302;ENOTSUP:no\x1b\\\x1b[6;0;0t\x1b[?6c"


@pytest.mark.parametrize(
    ("replies", "graphics"),
    [
        (KITTY, Graphics(Protocol.KITTY, 17, 36)),
        (WEZTERM, Graphics(Protocol.ITERM, 10, 20)),
        (XTERM, Graphics(Protocol.SIXEL, 6, 13)),
        (PLAIN, Graphics()),
        (REFUSING, Graphics()),
    ],
)
def test_what_a_terminal_can_show(replies: str, graphics: Graphics) -> None:
    for cut in range(len(replies) + 1):
        known = GraphicsReplies()
        typed = known.typed("j" + replies[:cut]) + known.typed(replies[cut:] + "k\x1b[A")
        assert (typed, known.graphics, known.is_complete) == ("jk\x1b[A", graphics, True)


class Driver:
    """Replies at once."""

    def __init__(self, reply: str) -> None:
        self._reply = reply

    def ask(self, question: str, replies: GraphicsReplies) -> None:
        assert question.endswith("\x1b[c")
        replies.typed(self._reply)


async def test_a_terminal_is_asked_if_its_driver_can() -> None:
    assert await ask_graphics(Driver(XTERM)) == Graphics(Protocol.SIXEL, 6, 13)
    assert await ask_graphics(object()) == Graphics()


async def test_a_terminal_that_does_not_reply_gets_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.reader.pictures.terminal._MAX_SECONDS", 0.01)
    assert await ask_graphics(Driver("")) == Graphics()
