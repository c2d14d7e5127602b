import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.reader.warm_worker import WarmProcess
from tui.document.build import Draft
from tui.document.errors import StandfirstError
from tui.document.model import Article, BlockKind, Sentence
from tui.language.articles import build_article
from tui.language.sentences import find_sentences
from tui.reader.worker import client as worker_client
from tui.reader.worker.client import WorkerClient, WorkerError
from tui.reader.worker.requests import AnswerQuestion, ExplainSentence, RankSentences
from tui.summary.answers import answer
from tui.summary.digests import Digest, digest, summarize
from tui.summary.keywords import keywords
from tui.summary.rankings import rank

TEXT = "Ships steered by a fire on a hill. The fire was kept by a ship's keeper. A keeper burns oil."


def article(text: str = TEXT, paragraphs: int = 1) -> Article:
    return build_article([Draft(BlockKind.PARAGRAPH, text)] * paragraphs, title="Fires")


def explain(digest: Digest, sentence: Sentence) -> ExplainSentence:
    return ExplainSentence(sentence.index, digest.ranking, digest.length, digest.section)


@pytest.fixture
async def client() -> AsyncIterator[WorkerClient]:
    client = WorkerClient()
    yield client
    client.close()


async def test_it_gives_what_would_be_found_here(client: WorkerClient) -> None:
    given = article()
    found = await client.with_sentences(given)
    assert found.sentences == find_sentences(given)
    assert found.text == given.text
    for method in ("lex-rank", "luhn"):
        assert await client.ask(found, RankSentences(method)) == rank(found, method)


@pytest.mark.parametrize("section", [None, 0])
async def test_a_sentence_is_explained_as_it_would_be_here(client: WorkerClient, section: int | None) -> None:
    found = await client.with_sentences(article())
    made = digest(found, await client.ask(found, RankSentences("luhn")), "40%", section=section)
    for sentence in found.sentences:
        assert await client.ask(found, explain(made, sentence)) == (made.reasons(sentence), keywords(found))


async def test_a_sentence_is_explained_by_a_process_that_did_not_rank_it(client: WorkerClient) -> None:
    found = article()
    made = summarize(found, "luhn", 1)
    assert (await client.ask(found, explain(made, found.sentences[2]))).reasons == made.reasons(
        found.sentences[2]
    )


async def test_a_question_is_answered_as_it_would_be_here(client: WorkerClient) -> None:
    found = await client.with_sentences(article())
    word = found.sentences[0].text.split()[1]
    assert await client.ask(found, AnswerQuestion(word)) == answer(found, word)


async def test_a_second_article_takes_the_place_of_the_first(client: WorkerClient) -> None:
    first = await client.with_sentences(article())
    second = await client.with_sentences(article("Another one. It is short."))
    assert len((await client.ask(second, RankSentences("luhn"))).order) == 2
    assert len((await client.ask(first, RankSentences("luhn"))).order) == len(first.sentences)


async def test_progress_is_reported(client: WorkerClient) -> None:
    reported: list[tuple[int, int]] = []
    long = article(TEXT * 50, paragraphs=150)
    found = await client.with_sentences(long, lambda done, total: reported.append((done, total)))
    await client.ask(found, RankSentences("lex-rank"), lambda done, total: reported.append((done, total)))
    assert reported
    assert all(0 <= done <= total for done, total in reported)


async def begun(client: WorkerClient, paragraphs: int = 2000) -> "asyncio.Task[Article]":
    """Start a request, and wait until it is being worked on."""
    at_work = asyncio.Event()
    loop = asyncio.get_running_loop()
    long = article(TEXT * 50, paragraphs)
    task = asyncio.create_task(
        client.with_sentences(long, lambda done, total: loop.call_soon_threadsafe(at_work.set) and None)
    )
    await at_work.wait()
    return task


async def test_a_cancelled_request_leaves_the_client_usable(client: WorkerClient) -> None:
    task = await begun(client)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    found = await client.with_sentences(article())
    assert len(found.sentences) == 3


def end_process(client: WorkerClient) -> None:
    """End the process as the system does when memory is short."""
    assert client._worker is not None
    client._worker._process.kill()


async def test_a_process_that_was_ended_is_replaced_and_asked_once_more(client: WorkerClient) -> None:
    task = await begun(client, paragraphs=100)
    end_process(client)
    assert (await task).has_sentences
    found = await client.with_sentences(article())
    end_process(client)
    assert await client.ask(found, RankSentences("luhn")) == rank(found, "luhn")


async def test_a_process_that_ends_twice_is_an_error_and_then_replaced(
    client: WorkerClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[WarmProcess] = []

    def start_another() -> WarmProcess:
        started.append(WarmProcess())
        started[-1].kill()
        return started[-1]

    task = await begun(client)
    with monkeypatch.context() as patched:
        patched.setattr(worker_client, "worker_process", start_another)
        end_process(client)
        with pytest.raises(WorkerError, match="ended unexpectedly"):
            await task
    assert len(started) == 1
    assert (await client.with_sentences(article())).has_sentences


async def test_opening_goes_on_when_the_process_is_ended(client: WorkerClient, tmp_path: Path) -> None:
    path = tmp_path / "fires.txt"
    path.write_text(TEXT, encoding="utf-8")
    opening = client.open(path, None)
    end_process(client)
    assert (await asyncio.wrap_future(opening.whole)).article.text == TEXT


async def test_a_file_is_opened(client: WorkerClient, tmp_path: Path) -> None:
    path = tmp_path / "fires.txt"
    path.write_text(TEXT, encoding="utf-8")
    opening = client.open(path, None)
    opened = await asyncio.wrap_future(opening.first)
    assert opened.whole
    assert opened.article.text == TEXT
    assert (await asyncio.wrap_future(opening.whole)).article is opened.article


async def test_the_beginning_of_a_long_file_comes_first(client: WorkerClient, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join([TEXT] * 5000), encoding="utf-8")
    opening = client.open(path, None)
    first = await asyncio.wrap_future(opening.first)
    whole = await asyncio.wrap_future(opening.whole)
    assert not first.whole
    assert whole.whole
    assert whole.article.text.startswith(first.article.text)


async def test_a_file_that_cannot_be_opened_says_why(client: WorkerClient, tmp_path: Path) -> None:
    opening = client.open(tmp_path / "missing.txt", None)
    for future in (opening.first, opening.whole):
        with pytest.raises(StandfirstError, match="no such file"):
            await asyncio.wrap_future(future)


async def test_opening_another_file_ends_the_work_on_the_first(client: WorkerClient, tmp_path: Path) -> None:
    task = await begun(client)
    path = tmp_path / "fires.txt"
    path.write_text(TEXT, encoding="utf-8")
    opened = await asyncio.wrap_future(client.open(path, None).whole)
    assert opened.article.text == TEXT
    with pytest.raises(WorkerError):
        await task


async def test_an_unknown_method_is_an_error(client: WorkerClient) -> None:
    found = await client.with_sentences(article())
    with pytest.raises(StandfirstError, match="no-such-method"):
        await client.ask(found, RankSentences("no-such-method"))
    assert (await client.ask(found, RankSentences("luhn"))).method == "luhn"
