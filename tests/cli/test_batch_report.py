import json
from pathlib import Path

import pytest

from tests.cli.conftest import Standfirst


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    texts = [f"The harbour froze in winter {number}. Ships waited." if number else "" for number in range(9)]
    path.write_text(
        "".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(texts))
    )
    return path


def test_a_report_lists_all_articles_also_of_earlier_runs(
    standfirst: Standfirst, news: Path, tmp_path: Path
) -> None:
    named = ("batch", "--jobs", "1", news)
    whole, resumed, results = (tmp_path / name for name in ("whole.html", "resumed.html", "digests.jsonl"))
    assert standfirst(*named, "--report", whole).status == 1
    standfirst(*named, "--limit", "4", "--output", results)
    assert standfirst(*named, "--output", results, "--resume", "--report", resumed).status == 1
    assert whole.read_text() == resumed.read_text()
    assert "8 articles" in whole.read_text()
    assert "1 could not be digested" in whole.read_text()


def test_a_report_replaces_a_file_only_when_asked(standfirst: Standfirst, news: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text("mine")
    refused = standfirst("batch", news, "--report", report)
    assert (refused.status, refused.out) == (2, "")
    assert report.read_text() == "mine"
    standfirst("batch", "--jobs", "1", news, "--report", report, "--force")
    assert report.read_text().startswith("# Digests")
    assert standfirst("batch", news, "--report", news, "--force").status == 2


def test_a_run_that_stops_writes_no_report(standfirst: Standfirst, news: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    assert standfirst("batch", "--jobs", "1", "--errors", "stop", news, "--report", report).status == 1
    assert not report.exists()
