from tui.reader.article_load import Fetching
from tui.reader.worker.protocol import Fetched


def test_whoever_listens_late_hears_the_latest_first() -> None:
    heard: list[Fetched] = []
    fetching = Fetching()
    fetching.tell(Fetched(1, None))
    fetching.tell(Fetched(2, None))
    fetching.listen(heard.append)
    fetching.tell(Fetched(3, 3))
    assert heard == [Fetched(2, None), Fetched(3, 3)]


def test_nothing_is_heard_of_what_does_not_come_from_the_web() -> None:
    heard: list[Fetched] = []
    Fetching().listen(heard.append)
    assert heard == []
