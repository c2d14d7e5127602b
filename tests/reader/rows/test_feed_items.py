"""The entries of items of feeds, those of one story under the first."""

from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.kept import Item
from tui.reader.rows.feed_items import ItemRows


def item(number: int, story: int) -> Item:
    return Item(number, "", f"Item {number}", "Feed", "", 0, None, "", True, False, False, (), (), story)


@given(st.lists(st.integers(1, 9), max_size=20), st.frozensets(st.integers(1, 9)))
def test_every_item_is_listed_once_and_stories_stand_together(
    stories: list[int], opened: frozenset[int]
) -> None:
    items = [item(number + 1, story) for number, story in enumerate(stories)]
    entries = ItemRows(items, opened).entries()
    story_of = {str(each.number): each.story for each in items}
    order = [story_of[entry.id] for entry in entries]
    assert sorted(entry.id for entry in entries) == sorted(story_of)
    assert order == sorted(stories, key=stories.index)
    shown = [entry for entry in entries if not entry.is_only_found]
    assert len(shown) + sum(entry.folded for entry in entries) == len(items)
    assert all(
        not entry.is_only_found and not entry.folded for entry in entries if story_of[entry.id] in opened
    )
