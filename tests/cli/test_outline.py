import json
from pathlib import Path

from tests.cli.conftest import Standfirst
from tests.summary.themes import long_text


def test_sections_are_nested_with_their_gists(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("outline", article)
    assert (ended.status, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "The bridge at Orsk"
    titles = ["(opening)", "1. What the engineers found", "  1.1. The second pier", "2. What comes next"]
    places = [lines.index(title) for title in titles]
    assert places == sorted(places)
    assert all(lines[place + 1].startswith("  ") for place in places)


def test_without_gists_there_are_headings_alone(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("outline", "--gists", "0", article)
    assert ended.out.splitlines()[3:] == [
        "(opening)",
        "1. What the engineers found",
        "  1.1. The second pier",
        "2. What comes next",
    ]


def test_depth_leaves_out_what_is_deeper(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("outline", "--depth", "1", "--gists", "0", article)
    assert ended.out.splitlines()[3:] == ["(opening)", "1. What the engineers found", "2. What comes next"]


def test_more_gists_are_more_sentences(standfirst: Standfirst, article: Path) -> None:
    record = json.loads(standfirst("outline", "--gists", "3", "--format", "json", article).out)
    gists = {entry["title"]: len(entry["gist"]) for entry in record["outline"]}
    assert gists == {
        None: 2,
        "What the engineers found": 3,
        "The second pier": 2,
        "What comes next": 2,
    }


def test_json_is_the_record_without_a_summary(standfirst: Standfirst, article: Path) -> None:
    record = json.loads(standfirst("outline", "--format", "json", "--depth", "1", article).out)
    sizes = {"words", "sentences", "reading_minutes"}
    assert set(record) == {"source", "title", "language", *sizes, "warnings", "outline"}
    assert [entry["title"] for entry in record["outline"]] == [
        None,
        "What the engineers found",
        "What comes next",
    ]


def test_several_sources_are_json_lines(standfirst: Standfirst, article: Path) -> None:
    out = standfirst("outline", "--format", "json", article, article).out
    assert [json.loads(line)["title"] for line in out.splitlines()] == ["The bridge at Orsk"] * 2


def test_a_section_comes_with_those_below_it(standfirst: Standfirst, article: Path) -> None:
    for section in ("1", "what the"):
        out = standfirst("outline", "--gists", "0", "--section", section, article).out
        assert out.splitlines()[3:] == ["1. What the engineers found", "  1.1. The second pier"]
    out = standfirst("outline", "--gists", "0", "--section", "1.1", article).out
    assert out.splitlines()[3:] == ["  1.1. The second pier"]


def test_depth_counts_from_the_section_that_is_asked_for(standfirst: Standfirst, article: Path) -> None:
    out = standfirst("outline", "--gists", "0", "--section", "1", "--depth", "1", article).out
    assert out.splitlines()[3:] == ["1. What the engineers found"]
    out = standfirst("outline", "--gists", "0", "--section", "1.1", "--depth", "1", article).out
    assert out.splitlines()[3:] == ["  1.1. The second pier"]


def test_json_of_a_section_has_its_indices_in_the_whole_article(
    standfirst: Standfirst, article: Path
) -> None:
    record = json.loads(standfirst("outline", "--format", "json", "--section", "1.1", article).out)
    assert [(entry["section"], entry["parent"]) for entry in record["outline"]] == [(2, 1)]


def test_topics_stand_for_the_sections_of_a_long_text_without_headings(
    standfirst: Standfirst, tmp_path: Path
) -> None:
    path = tmp_path / "long.txt"
    path.write_text(long_text(), encoding="utf-8")
    record = json.loads(standfirst("outline", "--gists", "0", "--json", path).out)
    titles = [entry["title"] for entry in record["outline"]]
    assert len(titles) > 2
    assert all(entry["found"] for entry in record["outline"])
    ended = standfirst("outline", "--gists", "0", "--section", "2", path)
    assert ended.out.splitlines()[-1] == f"2. ≈ {titles[1]}"
    ended = standfirst("outline", "--gists", "0", "--no-topics", path)
    assert ended.out.splitlines()[-1] == "(opening)"
