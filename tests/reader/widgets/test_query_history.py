"""The queries of a session, recalled one after the other."""

from tui.reader.widgets.search_bar import QueryHistory


def test_earlier_queries_are_recalled_and_what_was_typed_comes_back() -> None:
    queries = QueryHistory()
    for query in ("whale", "ship", "whale", "sea"):
        queries.keep(query)
    queries.begin("")
    recalled = [queries.recall(-1, "la")]
    for step in (-1, -1, -1, 1, 1, 1, 1):
        recalled.append(queries.recall(step, recalled[-1]))
    assert recalled == ["sea", "whale", "ship", "ship", "whale", "sea", "la", "la"]


def test_what_is_changed_after_it_was_recalled_is_a_new_beginning() -> None:
    queries = QueryHistory()
    queries.keep("whale")
    queries.keep("ship")
    assert queries.recall(-1, "") == "ship"
    assert queries.recall(-1, "ships") == "ship"
    assert queries.recall(1, "ship") == "ships"


def test_without_any_query_what_is_typed_stays() -> None:
    assert QueryHistory().recall(-1, "sea") == "sea"
    assert QueryHistory().recall(1, "sea") == "sea"
