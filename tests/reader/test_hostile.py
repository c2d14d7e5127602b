"""The output to a terminal while hostile articles are read: no control sequence but the reader's own."""

import base64
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from benchmarks.terminal import ESCAPE, TerminalSession
from tests.formats.epub.make_book import entry, make_book, nav, page
from tests.formats.office.make_odt import heading, make_text, paragraph
from tui.cli.main import run
from tui.text.sanitize import clean_text

COMMAND = [sys.executable, "-m", "tui"]
DIGEST_IS_THERE = r"· \d+ of \d+"

SIGN = "31337"
"""A number in every control sequence of the articles, and in none of the reader's."""
SEQUENCES = (
    f"\x1b[{SIGN}m\x1b]0;{SIGN}\x07\x1b]52;c;{SIGN}\x07\x1b]8;;http://{SIGN}\x1b\\\x1bP{SIGN}\x1b\\\x1b_{SIGN}\x1b\\"
    f"\x9b{SIGN}m\x9d0;{SIGN}\x9c\x08\x07\x00\x7f\x0e\u202e\u2066\u2069\u200e\u2028\u2029\ufffe"
)
MARKUP = f"[bold]{SIGN}[/] [@click=app.quit]{SIGN}[/] [link=http://x]{SIGN}[/link] [/] ["
NASTY = f"Keeper {SEQUENCES} {MARKUP}"
TEXT = f"The {NASTY} lit the lamp. He slept below it {SEQUENCES} every night. Nobody came, {MARKUP} said the log."
FILLER = "The sea was calm that night, and the ships went by without a sign. " * 40
IN_XML = "&#x202e;&#x2066;&#x85;&#x9b;31337m" + MARKUP.replace("&", "&amp;").replace("<", "&lt;")
PARAGRAPHS = "\n\n".join([FILLER, TEXT, FILLER])

CONTROL = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]", re.DOTALL)


def _plain() -> bytes:
    return f"{NASTY}\n\n{PARAGRAPHS}\n\nCHAPTER I. {NASTY}\n\n{PARAGRAPHS}\n".encode()


def _markdown() -> bytes:
    head = f"---\ntitle: {NASTY}\nauthor: {NASTY}\ndate: {SEQUENCES}\n---\n"
    blocks = (f"# {NASTY}", PARAGRAPHS, f"## {NASTY}", f"- {TEXT}", f"```\n{NASTY}\n```", PARAGRAPHS)
    return (head + "\n\n".join(blocks)).encode()


def _web_page() -> bytes:
    meta = f'<title>{NASTY}</title><meta name="author" content="{SEQUENCES}&#27;[{SIGN}m"><html lang="{SEQUENCES}">'
    body = (
        f"<h1>{NASTY}</h1><p>{TEXT}</p><h2>&#27;[{SIGN}m&#x9b;{NASTY}</h2>"
        + f"<p>{TEXT} &#x202e;</p><p>{FILLER}</p>" * 3
    )
    return f"<!doctype html>{meta}<article>{body}</article>".encode()


def _mail() -> bytes:
    encoded = f"=?utf-8?b?{base64.b64encode(NASTY.encode()).decode()}?="
    head = f"From: {encoded} <a@b.example>\nSubject: {encoded}\nDate: Mon, 2 Mar 2020 10:00:00 +0100\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{PARAGRAPHS}\n\n> {TEXT}\n\n{PARAGRAPHS}\n".encode()


def _book() -> bytes:
    chapters = {
        f"{n}.xhtml": page(f"<h1>{IN_XML} {n}</h1>", f"<p>The {IN_XML} lit the lamp.</p>" * 9) for n in (1, 2)
    }
    contents = nav("".join(entry(f"{IN_XML} {number}", name) for number, name in enumerate(chapters, 1)))
    return make_book(chapters, contents=contents)


def _open_document() -> bytes:
    return make_text(
        (heading(IN_XML) + paragraph(f"The {IN_XML} lit the lamp.") * 5) * 2,
        meta=f"<dc:title>{IN_XML}</dc:title>",
    )


def _rich_text() -> bytes:
    words = rf"The \'1b[{SIGN}m\'9b{SIGN}m\u8238?keeper\u27?[{SIGN}m lit the lamp. " * 9
    head = rf"{{\info{{\title \'1b[{SIGN}m\u8238?}}}}\pard\outlinelevel0 \'1b[{SIGN}m One\par"
    return rf"{{\rtf1\ansi{head}\pard {words}\par}}".encode()


def _pdf() -> bytes:
    packed = BytesIO()
    canvas = Canvas(packed)
    canvas.setTitle(NASTY)
    canvas.setAuthor(SEQUENCES)
    for line in range(20):
        canvas.drawString(
            72, 780 - 20 * line, f"The keeper {SIGN} \x1b[{SIGN}m lit the lamp in year {line}. \u202e"
        )
    canvas.save()
    return packed.getvalue()


MAKERS = {
    "txt": _plain,
    "md": _markdown,
    "html": _web_page,
    "eml": _mail,
    "epub": _book,
    "odt": _open_document,
    "rtf": _rich_text,
    "pdf": _pdf,
}  # fmt: skip

KINDS = [*MAKERS]
KEYS = (
    *("J", ")", "\t", "j", "y", "i", ESCAPE, "S", "L", ESCAPE, "o", ESCAPE),
    *("/", "lamp", "\r", "s", "h", ESCAPE, ESCAPE, ESCAPE, "\t"),
)
"""Keys that show all that the reader can show of an article; the last ones undo the others."""

TITLE = b"\x1b]2;"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


class Recorded(TerminalSession):
    """A terminal session that keeps everything it receives."""

    received = b""

    def read(self, timeout: float) -> bytes:
        chunk = super().read(timeout)
        self.received += chunk
        return chunk


def require_harmless(received: bytes) -> None:
    """Assert that every control sequence is the reader's own, and that there is only text between them."""
    for sequence in CONTROL.findall(received):
        if sequence.startswith(TITLE):
            title = sequence.removeprefix(TITLE).removesuffix(b"\x1b\\").decode()
            assert clean_text(title) == title
        else:
            assert SIGN.encode() not in sequence
    text = CONTROL.sub(b"", received).decode().replace("\r", "")
    assert clean_text(text) == text


def hostile_file(folder: Path, kind: str) -> Path:
    path = folder / f"a\x1b[{SIGN}m\x1b]0;{SIGN}\x07\u202e [bold] [].{kind}"
    path.write_bytes(MAKERS[kind]())
    return path


@pytest.mark.parametrize("kinds", [KINDS[::2], KINDS[1::2]], ids=" ".join)
def test_what_the_terminal_receives(tmp_path: Path, kinds: list[str]) -> None:
    paths = [str(hostile_file(tmp_path, kind)) for kind in kinds]
    with Recorded([*COMMAND, *paths]) as session:
        session.wait_for("Enter open")
        for to_next in ("\r", *"p" * (len(paths) - 1)):
            session.send(to_next)
            session.wait_for(DIGEST_IS_THERE)
            for key in KEYS:
                session.send(key)
                session.drain(0.1)
        session.send("p")
        session.wait_for("the last article of the list")
        session.send("Q")
        session.wait_for_end()
        assert session.process.returncode == 0
    require_harmless(session.received)


@pytest.mark.parametrize("kind", MAKERS)
def test_what_commands_print(tmp_path: Path, kind: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = str(hostile_file(tmp_path, kind))
    for arguments in (
        ["summarize", path],
        ["summarize", "--format", "markdown", path],
        ["summarize", "--format", "json", "--with-text", path],
        ["outline", path],
        ["read", "--plain", path],
    ):
        status = run(arguments)
        printed, said = capsysbinary.readouterr()
        assert status == 0, said
        require_harmless(printed)
        require_harmless(said)


def test_what_is_said_of_what_cannot_be_read(tmp_path: Path) -> None:
    missing = f"{tmp_path}/\x1b[{SIGN}m\u202e{MARKUP.replace('/', '')}.txt"
    binary = hostile_file(tmp_path, "txt")
    binary.write_bytes(bytes(range(256)) * 9)
    for arguments in (
        ["summarize", missing],
        ["summarize", str(binary)],
        ["summarize", "--method", NASTY, missing],
        ["read", f"http://{NASTY}/"],
    ):
        ended = subprocess.run(
            [*COMMAND, *(argument.replace("\0", "") for argument in arguments)],
            capture_output=True,
            check=False,
        )
        assert ended.returncode in (1, 2)
        assert ended.stderr
        require_harmless(ended.stderr)


def test_what_the_reader_says_of_what_cannot_be_read(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The keeper lit the lamp. He slept below it. Nobody came.")
    broken = hostile_file(tmp_path, "epub")
    broken.write_bytes(b"PK\x03\x04" + NASTY.encode())
    with Recorded([*COMMAND, str(article)]) as session:
        session.wait_for(DIGEST_IS_THERE)
        session.send("o")
        session.drain()
        session.send(f"{tmp_path}/\x1b[200~{NASTY}\x1b[201~\r")
        session.wait_for("Not opened")
        session.send(ESCAPE)
        session.drain()
        session.send("Q")
        session.wait_for_end()
    require_harmless(session.received)
    with Recorded([*COMMAND, str(tmp_path)]) as session:
        session.wait_for("binary|damaged|broken|ZIP|epub")
        session.drain(0.5)
        session.send("Q")
        session.wait_for_end()
    require_harmless(session.received)
