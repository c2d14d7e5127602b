import asyncio
from collections.abc import AsyncIterator

import pytest

from tui.app.engine.client import Engine, EngineError
from tui.article.build import Draft, build_article
from tui.article.errors import StandfirstError
from tui.article.model import Article, BlockKind
from tui.article.sentences import find_sentences
from tui.summary.rankings import rank

TEXT = "Ships steered by a fire on a hill. The fire was kept by a ship's keeper. A keeper burns oil."


def article(text: str = TEXT, paragraphs: int = 1) -> Article:
    return build_article([Draft(BlockKind.PARAGRAPH, text)] * paragraphs, title="Fires")


def ignore(done: int, total: int) -> None:
    pass


@pytest.fixture
async def engine() -> AsyncIterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


async def test_it_gives_what_would_be_found_here(engine: Engine) -> None:
    given = article()
    found = await engine.with_sentences(given, ignore)
    assert found.sentences == find_sentences(given)
    assert found.text == given.text
    for method in ("lex-rank", "luhn"):
        assert await engine.ranking(found, method, ignore) == rank(found, method)


async def test_a_second_article_takes_the_place_of_the_first(engine: Engine) -> None:
    first = await engine.with_sentences(article(), ignore)
    second = await engine.with_sentences(article("Another one. It is short."), ignore)
    assert len((await engine.ranking(second, "luhn", ignore)).order) == 2
    assert len((await engine.ranking(first, "luhn", ignore)).order) == len(first.sentences)


async def test_progress_is_reported(engine: Engine) -> None:
    reported: list[tuple[int, int]] = []
    long = article(TEXT * 50, paragraphs=400)
    found = await engine.with_sentences(long, lambda done, total: reported.append((done, total)))
    await engine.ranking(found, "lex-rank", lambda done, total: reported.append((done, total)))
    assert reported
    assert all(0 <= done <= total for done, total in reported)


async def test_a_cancelled_request_leaves_the_engine_usable(engine: Engine) -> None:
    long = article(TEXT * 50, paragraphs=400)
    task = asyncio.create_task(engine.with_sentences(long, ignore))
    await asyncio.sleep(0.7)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    found = await engine.with_sentences(article(), ignore)
    assert len(found.sentences) == 3


async def test_a_process_that_was_killed_is_an_error_and_then_replaced(engine: Engine) -> None:
    await engine.with_sentences(article(), ignore)
    child = engine._child
    assert child is not None
    long = article(TEXT * 50, paragraphs=400)
    task = asyncio.create_task(engine.with_sentences(long, ignore))
    await asyncio.sleep(0.1)
    child.kill()
    with pytest.raises(EngineError):
        await task
    assert (await engine.with_sentences(article(), ignore)).has_sentences


async def test_an_unknown_method_is_an_error(engine: Engine) -> None:
    found = await engine.with_sentences(article(), ignore)
    with pytest.raises(StandfirstError, match="no-such-method"):
        await engine.ranking(found, "no-such-method", ignore)
    assert (await engine.ranking(found, "luhn", ignore)).method == "luhn"
