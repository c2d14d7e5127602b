"""The information dialog's lines about the current sentence."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.reader.support import reader, until, write_article
from tui.document.model import Article, Section, Sentence
from tui.export.facts import describe_reasons
from tui.reader.dialogs.information import Information
from tui.reader.screen import ReaderScreen
from tui.reader.worker.client import WorkerClient, WorkerError
from tui.reader.worker.requests import ExplainSentence

WAITING = "Comparing the methods …"


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path)


def said(pilot: Pilot[str]) -> str:
    """Return the whole text of the dialog."""
    assert isinstance(pilot.app.screen, Information)
    return str(pilot.app.screen.query_one(Static).content)


async def asked(pilot: Pilot[str]) -> list[str]:
    """Open the dialog, and return its lines about the sentence once they are there."""
    await pilot.press("i")
    await until(pilot, lambda: isinstance(pilot.app.screen, Information) and WAITING not in said(pilot))
    lines = said(pilot).splitlines()
    return lines[lines.index("Why this sentence:") + 1 :]


def expected(screen: ReaderScreen, sentence: Sentence) -> list[str]:
    assert screen.session is not None and screen.session.digest is not None
    facts = describe_reasons(screen.session.digest.reasons(sentence))
    return [f"“{sentence.text}”", *(f"• {fact}" for fact in facts), ""]


async def test_the_digests_current_sentence_is_explained(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("j", "j")
        current = screen.digest_pane.current
        assert isinstance(current, Sentence) and current.index > 0
        assert (await asked(pilot))[:6] == expected(screen, current)


@pytest.mark.parametrize("keys", ["tab J J", "J J"])
async def test_elsewhere_the_sentence_at_the_articles_place_is(article_path: Path, keys: str) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press(*keys.split())
        await pilot.pause()
        assert not screen.in_digest or isinstance(screen.digest_pane.current, Section)
        assert screen.session is not None
        here = screen.session.sentence_at(screen.article_pane.place)
        assert here is not None and here.index > 0
        assert (await asked(pilot))[:6] == expected(screen, here)


async def test_a_second_look_is_at_another_sentence(article_path: Path) -> None:
    async with reader(article_path) as (pilot, _):
        first = await asked(pilot)
        await pilot.press("escape", "j", "j")
        assert (await asked(pilot))[0] != first[0]


async def test_without_a_digest_only_the_article_is_described(
    article_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def wait_forever(*_: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(WorkerClient, "ask", wait_forever)
    async with reader(article_path, summarized=False) as (pilot, screen):
        await until(pilot, lambda: screen.session is not None and screen.session.article.has_sentences)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(pilot.app.screen, Information))
        assert "Title: The lamp" in said(pilot)
        assert "Why this sentence" not in said(pilot)


async def test_the_ranking_in_hand_is_not_given_up_for_a_reason(
    article_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    async def wait_forever(*_: object) -> None:
        begun.set()
        await asyncio.Event().wait()

    async with reader(article_path) as (pilot, _):
        monkeypatch.setattr(WorkerClient, "ask", wait_forever)
        await pilot.press("m")
        await until(pilot, begun.is_set)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(pilot.app.screen, Information))
        assert "Why this sentence" not in said(pilot)


def before_explaining(monkeypatch: pytest.MonkeyPatch, act: Callable[[], Awaitable[object]]) -> None:
    """Let something happen whenever the worker process is asked to explain a sentence."""
    ask = WorkerClient.ask

    async def act_and_ask(client: WorkerClient, article: Article, request: Any, *rest: Any) -> Any:
        if isinstance(request, ExplainSentence):
            await act()
        return await ask(client, article, request, *rest)

    monkeypatch.setattr(WorkerClient, "ask", act_and_ask)


@pytest.mark.parametrize("error", [WorkerError("The process [ended]."), RuntimeError("The process [ended].")])
async def test_what_went_wrong_is_said(
    article_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    async def fail() -> None:
        raise error

    before_explaining(monkeypatch, fail)
    async with reader(article_path) as (pilot, _):
        assert "The process [ended]." in (await asked(pilot))[1]


async def test_what_comes_after_the_panel_is_closed_changes_nothing(
    article_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = asyncio.Event()
    before_explaining(monkeypatch, gate.wait)
    async with reader(article_path) as (pilot, screen):
        await pilot.press("i")
        await until(pilot, lambda: isinstance(pilot.app.screen, Information))
        assert WAITING in said(pilot)
        await pilot.press("escape")
        gate.set()
        await until(pilot, lambda: not any(worker.group == "explain" for worker in screen.workers))
        assert pilot.app.screen is screen


async def test_the_keywords_come_with_the_reasons(article_path: Path) -> None:
    async with reader(article_path) as (pilot, _):
        await asked(pilot)
        line = next(line for line in said(pilot).splitlines() if line.startswith("Keywords: "))
        assert "lamp" in line


async def test_the_article_is_measured_at_the_users_pace(tmp_path: Path) -> None:
    path = write_article(tmp_path, f"A title\n\n{'The keeper trusted the lamp. ' * 40}\n")
    async with reader(path, settings="pace = 100") as (pilot, _):
        await asked(pilot)
        await until(pilot, lambda: "measuring …" not in said(pilot))
        lines = said(pilot).splitlines()
        assert "Length: 200 words · 40 sentences · 2 min at 100 words a minute" in lines
        assert any(line.startswith("Readability: 83, easy (Flesch reading ease;") for line in lines)
