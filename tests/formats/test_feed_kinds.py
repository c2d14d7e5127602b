from tests.growth import grows_with_size
from tui.formats.feed_kinds import FeedKind, feed_kind


def test_a_feed_is_recognised_after_comments_and_spaces() -> None:
    assert feed_kind(b"<?xml version='1.0'?>\n<!-- a > b -->\n" + b" " * 40 + b"<rss>") is FeedKind.FEED
    assert feed_kind(b"<!-- <rss> -->\n<html>") is None


def test_the_time_does_not_grow_with_the_ways_to_read_comments() -> None:
    assert grows_with_size(lambda count: feed_kind(b"<!-- a -->" * count + b"<html>"), 4)
