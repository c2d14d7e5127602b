import json
from pathlib import Path

import pytest

from tests.cli.conftest import Standfirst

TEXT = "The painter Ann Lee was born in Leeds in 1901.\n\nAs Lee said, she liked the town.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_names_are_printed_by_kind(standfirst: Standfirst, story: Path) -> None:
    ended = standfirst("names", story)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "People",
        "  Ann Lee (2)",
        "",
        "Places",
        "  Leeds",
        "",
        "Dates",
        "  1901",
    ]


def test_some_kinds_can_be_chosen_and_json_has_the_places(standfirst: Standfirst, story: Path) -> None:
    record = json.loads(standfirst("names", "--json", "--kind", "person", "--kind", "date", story).out)
    assert [(entry["kind"], entry["text"], entry["detail"]) for entry in record["names"]] == [
        ("person", "Ann Lee", None),
        ("date", "1901", "1901"),
    ]
    assert record["names"][0]["mentions"][0] == {"sentence": 0, "start": 12, "end": 19}
