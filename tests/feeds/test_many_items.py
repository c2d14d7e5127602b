"""A large feed on a server that misbehaves: nothing is lost, nothing is there twice, and each failure is one line."""

from contextlib import closing
from functools import partial
from pathlib import Path

from tests.feeds.many_items import Clock, fetch, run
from tests.sources.web_server import serving
from tui.feeds.store import FeedStore

COUNT = 2_000


def test_nothing_is_lost(tmp_path: Path) -> None:
    with serving() as server, closing(FeedStore(tmp_path, clock=Clock())) as store:
        results = [*run(COUNT, server, partial(fetch, store))]
        gists = {item.gist for item in store.items()}
    assert {result.step.name: result.failures for result in results if result.failures} == {}
    assert len(results) == len({result.step.name for result in results}) == 13
    changed = {*results[7].fetched.titles}
    assert {f"New: Story {number}" for number in range(0, COUNT * 9 // 10, 10)} <= changed
    assert f"Story {COUNT - 1}" in changed  # no longer named, but not read
    assert "The pier at Ölmütz & Söhne has moved." in gists
    assert "Frost été &unknown; & ice" in gists
