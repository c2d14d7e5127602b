"""The worker process: reads requests from standard input, and writes answers to standard output.

It ends when its standard input does, so it never outlives the reader, however that ended.
"""

import gc
import os
import pickle
import sys
import time
import traceback
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from tui.document.build import Draft
from tui.document.errors import FeedError, StandfirstError
from tui.document.model import Article, BlockKind
from tui.feeds.addresses import is_item_address
from tui.language.articles import build_article
from tui.reader.worker.protocol import (
    LENGTH,
    Answered,
    DownloadProgressed,
    InternalFailure,
    Opened,
    OpenSource,
    RequestFailed,
    UseArticle,
    WarmUp,
    WorkProgress,
    pack,
)
from tui.reader.worker.requests import ArticleRequest, SentencesFound
from tui.reader.worker.resume import ResumeLookup
from tui.sources.open import open_article, preview_article
from tui.summary.import_stubs import stub_unused_imports
from tui.summary.methods import DEFAULT_METHOD
from tui.summary.rankings import rank

_PROGRESS_SECONDS = 0.1


def main() -> None:
    """Answer requests until standard input ends."""
    gc.disable()  # until the libraries are loaded: there is nothing to collect, and a tenth of the time to save
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    stub_unused_imports()
    requests: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_read_requests, args=(sys.stdin.buffer, requests), daemon=True).start()
    _Server(requests, output).serve()


def _read_requests(stream: BinaryIO, requests: "SimpleQueue[Any]") -> None:
    while True:
        head = stream.read(LENGTH.size)
        if len(head) < LENGTH.size:
            os._exit(0)  # the main thread may be deep in a calculation
        requests.put(pickle.loads(stream.read(LENGTH.unpack(head)[0])))


class _Server:
    """Answers requests one after the other, all about the same article until another one is sent."""

    def __init__(self, requests: "SimpleQueue[Any]", output: BinaryIO) -> None:
        self._requests = requests
        self._output = output
        self._article: Article | None = None
        self._sent_at = 0.0

    def serve(self) -> None:
        """Handle requests one after the other; load the libraries as soon as none is waiting."""
        while True:
            self._handle(self._requests.get())
            if self._requests.empty():
                with suppress(Exception):  # the request that needs the libraries will report what is wrong
                    _warm_up()

    def _handle(self, request: Any) -> None:
        if isinstance(request, UseArticle):
            self._article = request.article
            return
        if isinstance(request, WarmUp):
            return
        try:
            self._send(self._answer(request))
        except StandfirstError as error:
            self._send(RequestFailed(str(error), isinstance(error, FeedError)))
        except Exception as error:
            self._send(InternalFailure(f"{type(error).__name__}: {error}", traceback.format_exc()))

    def _answer(self, request: OpenSource | ArticleRequest[Any]) -> Any:
        if isinstance(request, OpenSource):
            return self._open(request)
        if self._article is None:
            return InternalFailure("no article was sent")
        answer = request.answer(self._article, self._report)
        if isinstance(answer, SentencesFound):
            self._article = answer.added_to(self._article)
        return Answered(answer)

    def _open(self, request: OpenSource) -> Opened:
        if is_item_address(request.source):
            return self._open_item(request)
        lookup = (
            ResumeLookup(request.source, request.language, request.encoding) if request.with_history else None
        )
        part = None if lookup is None else lookup.part()
        if part is None and isinstance(request.source, Path):
            preview = preview_article(request.source, language=request.language, encoding=request.encoding)
            part = None if preview is None else Opened.counted(preview, whole=False)
        if part is not None:
            self._send(part)
        article = open_article(
            request.source,
            language=request.language,
            encoding=request.encoding,
            on_fetched=self._report_download,
        )
        opened = Opened.counted(article, whole=True) if lookup is None else lookup.whole(article)
        self._article = opened.article
        return opened

    def _open_item(self, request: OpenSource) -> Opened:
        """Open an item of a feed. Its history is that of its page."""
        from tui.feeds.articles import open_item

        article = open_item(
            str(request.source),
            language=request.language,
            encoding=request.encoding,
            on_fetched=self._report_download,
        )
        lookup = ResumeLookup(article.source, request.language) if request.with_history else None
        opened = Opened.counted(article, whole=True) if lookup is None else lookup.whole(article)
        self._article = opened.article
        return opened

    def _report(self, done: int, total: int) -> None:
        if self._is_report_due():
            self._send(WorkProgress(done, total))

    def _report_download(self, done: int, total: int | None) -> None:
        if done == total or self._is_report_due():
            self._send(DownloadProgressed(done, total))

    def _is_report_due(self) -> bool:
        now = time.monotonic()
        if now - self._sent_at < _PROGRESS_SECONDS:
            return False
        self._sent_at = now
        return True

    def _send(self, message: Any) -> None:
        self._output.write(pack(message))
        self._output.flush()


@cache
def _warm_up() -> None:
    text = "The first sentence stands here. The second sentence stands here too."
    rank(build_article([Draft(BlockKind.PARAGRAPH, text)], title=""), DEFAULT_METHOD)
    gc.freeze()
    gc.enable()


if __name__ == "__main__":
    main()
