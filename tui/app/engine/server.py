"""The child process: reads requests on standard input, writes answers on standard output.

It ends when its standard input does, so it never outlives the reader, however that ended.
"""

import os
import pickle
import sys
import time
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from tui.app.engine.frames import (
    LENGTH,
    Failed,
    FindSentences,
    Progress,
    RankingMade,
    RankSentences,
    SentencesFound,
    UseArticle,
    pack,
)
from tui.article.build import Draft, build_article
from tui.article.model import Article, BlockKind
from tui.article.sentences import find_sentences
from tui.summary.methods import DEFAULT_METHOD
from tui.summary.rankings import rank

_SECONDS_BETWEEN_PROGRESS = 0.1


def main() -> None:
    """Answer requests until standard input ends."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    requests: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_read_requests, args=(sys.stdin.buffer, requests), daemon=True).start()
    _warm_up()
    _serve(requests, output)


def _read_requests(stream: BinaryIO, requests: "SimpleQueue[Any]") -> None:
    while True:
        head = stream.read(LENGTH.size)
        if len(head) < LENGTH.size:
            os._exit(0)  # the main thread may be deep in a calculation
        requests.put(pickle.loads(stream.read(LENGTH.unpack(head)[0])))


def _warm_up() -> None:
    """Load the libraries while the reader is still opening its article."""
    text = "The first sentence stands here. The second sentence stands here too."
    rank(build_article([Draft(BlockKind.PARAGRAPH, text)], title=""), DEFAULT_METHOD)


def _serve(requests: "SimpleQueue[Any]", output: BinaryIO) -> None:
    def send(message: Any) -> None:
        output.write(pack(message))
        output.flush()

    article: Article | None = None
    while True:
        request = requests.get()
        if isinstance(request, UseArticle):
            article = request.article
            continue
        if article is None:
            send(Failed("no article was given"))
            continue
        try:
            send(_answer(article, request, _throttled(send)))
        except Exception as error:
            send(Failed(f"{type(error).__name__}: {error}"))


def _answer(article: Article, request: Any, on_progress: Callable[[int, int], None]) -> Any:
    match request:
        case FindSentences():
            if not article.has_sentences:
                article.__dict__["sentences"] = find_sentences(article, on_progress)
            return SentencesFound(article.sentences)
        case RankSentences(method):
            return RankingMade(rank(article, method, on_progress=on_progress))
        case _:
            return Failed(f"unknown request {type(request).__name__}")


def _throttled(send: Callable[[Any], None]) -> Callable[[int, int], None]:
    sent_at = time.monotonic()

    def on_progress(done: int, total: int) -> None:
        nonlocal sent_at
        now = time.monotonic()
        if now - sent_at >= _SECONDS_BETWEEN_PROGRESS:
            sent_at = now
            send(Progress(done, total))

    return on_progress


if __name__ == "__main__":
    main()
