import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Annotated, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library import columns as values
from tui.library.anchors import TextAnchor
from tui.text.sanitize import clean_line

ANYTHING = st.one_of(
    st.none(),
    st.text(),
    st.binary(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.sampled_from(["a\nb", "\x1b]0;x\x07", "\u202e", 0, -1, 2**31, 1e308]),
)


@given(ANYTHING)
def test_any_stored_value_becomes_valid(value: object) -> None:
    assert values.to_line(value) == clean_line(values.to_line(value))
    anchor = values.from_row(TextAnchor, dict.fromkeys(("place", "share", "before", "after"), value))
    assert len(anchor.prefix) <= 40
    assert values.to_source(value) is None or isinstance(value, bytes)
    assert 0 <= values.to_count(value) < 2**31
    assert 0 <= values.to_fraction(value) <= 1
    assert values.to_moment(value).tzinfo is not None


@given(st.text(min_size=1).filter(lambda text: text.isprintable()), st.integers(0, 2**31 - 1))
def test_valid_values_stay_as_they_are(text: str, number: int) -> None:
    assert values.to_text(text) == text
    assert values.to_line(text) == " ".join(text.split())
    assert values.to_count(number) == number
    assert values.to_fraction(1 / (number + 1)) == 1 / (number + 1)


@given(st.binary(min_size=1))
def test_a_path_of_any_bytes_is_kept(name: bytes) -> None:
    source = name.decode(errors="surrogateescape")
    assert values.to_source(values.to_source_bytes(source)) == source


@given(st.integers(0, 4_102_444_800_000))
def test_a_moment_is_in_milliseconds(milliseconds: int) -> None:
    assert values.to_moment(milliseconds) == datetime(1970, 1, 1, tzinfo=UTC) + timedelta(
        milliseconds=milliseconds
    )
    assert values.to_milliseconds(values.to_moment(milliseconds)) == milliseconds


class Owner(NamedTuple):
    name: Annotated[values.Line, "owner"]
    age: values.OptionalCount = None


class Boat(NamedTuple):
    name: values.Line
    built: values.Moment
    owner: Annotated[Owner | None, values.Embedded(Owner, is_optional=True)] = None
    length: Annotated[int, values.SqlColumn(values.to_count, expression="length(name)")] = 0


BUILT = datetime(2026, 11, 22, 12, 30, 0, 125_000, UTC)


@pytest.fixture
def boats() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute(
            "CREATE TABLE boat (age INTEGER, owner TEXT, built INTEGER, name TEXT PRIMARY KEY)"
        )
        yield connection


@pytest.mark.parametrize("owner", [None, Owner("Ann"), Owner("Ben", 30)])
def test_a_record_comes_back_whatever_the_order_of_the_columns(
    boats: sqlite3.Connection, owner: Owner | None
) -> None:
    kept = values.to_row(Boat("Skua", BUILT, owner))
    boats.execute(values.insert_into("boat", kept), kept)
    row = boats.execute(f"SELECT {values.select_list(Boat)} FROM boat").fetchone()
    assert values.from_row(Boat, row) == Boat("Skua", BUILT, owner, length=4)
    boats.execute(f"UPDATE boat SET {values.assignments(['age', 'owner'])}", {"owner": "Eve", "age": 7})
    assert boats.execute("SELECT owner, age FROM boat").fetchone()[:] == ("Eve", 7)


def test_a_row_that_is_there_is_ignored_or_replaced_as_asked(boats: sqlite3.Connection) -> None:
    for age, or_else in ((1, "ABORT"), (2, "IGNORE"), (3, "REPLACE")):
        kept = values.to_row(Boat("Skua", BUILT, Owner("Ann", age)))
        boats.execute(values.insert_into("boat", kept, or_else=or_else), kept)
        assert boats.execute("SELECT age FROM boat").fetchall()[0]["age"] == (3 if age == 3 else 1)
    with pytest.raises(sqlite3.IntegrityError):
        boats.execute(values.insert_into("boat", kept), kept)
