from tui.reader.worker.client import DownloadProgress
from tui.reader.worker.protocol import DownloadProgressed


def test_whoever_listens_late_hears_the_latest_first() -> None:
    heard: list[DownloadProgressed] = []
    progress = DownloadProgress()
    progress.report(DownloadProgressed(1, None))
    progress.report(DownloadProgressed(2, None))
    progress.listen(heard.append)
    progress.report(DownloadProgressed(3, 3))
    assert heard == [DownloadProgressed(2, None), DownloadProgressed(3, 3)]


def test_nothing_is_heard_of_what_does_not_come_from_the_web() -> None:
    heard: list[DownloadProgressed] = []
    DownloadProgress().listen(heard.append)
    assert heard == []
